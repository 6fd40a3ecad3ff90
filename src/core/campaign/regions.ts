/** One ARS: its region by the official geographical code (INSEE, COG), and where its tile stands on the map. */
export interface Region {
  /** INSEE code of the region. */
  readonly code: string;
  /** The three letters shown on its tile. */
  readonly label: string;
  readonly name: string;
  /** Column and row of the tile; regions overseas stand on a row of their own. */
  readonly column: number;
  readonly row: number;
}

/** The eighteen regions, from north to south, then overseas. One ARS each (Code de la santé publique, L. 1431-1; region codes: INSEE, Code officiel géographique). */
export const REGIONS: readonly Region[] = [
  { code: '32', label: 'HDF', name: 'Hauts-de-France', column: 2, row: 0 },
  { code: '28', label: 'NOR', name: 'Normandie', column: 1, row: 1 },
  { code: '11', label: 'IDF', name: 'Île-de-France', column: 2, row: 1 },
  { code: '44', label: 'GES', name: 'Grand Est', column: 3, row: 1 },
  { code: '53', label: 'BRE', name: 'Bretagne', column: 0, row: 2 },
  { code: '52', label: 'PDL', name: 'Pays de la Loire', column: 1, row: 2 },
  { code: '24', label: 'CVL', name: 'Centre-Val de Loire', column: 2, row: 2 },
  { code: '27', label: 'BFC', name: 'Bourgogne-Franche-Comté', column: 3, row: 2 },
  { code: '75', label: 'NAQ', name: 'Nouvelle-Aquitaine', column: 1, row: 3 },
  { code: '84', label: 'ARA', name: 'Auvergne-Rhône-Alpes', column: 2, row: 3 },
  { code: '76', label: 'OCC', name: 'Occitanie', column: 2, row: 4 },
  { code: '93', label: 'PAC', name: 'Provence-Alpes-Côte d’Azur', column: 3, row: 4 },
  { code: '94', label: 'COR', name: 'Corse', column: 4, row: 5 },
  { code: '01', label: 'GUA', name: 'Guadeloupe', column: 0, row: 6 },
  { code: '02', label: 'MTQ', name: 'Martinique', column: 1, row: 6 },
  { code: '03', label: 'GUY', name: 'Guyane', column: 2, row: 6 },
  { code: '04', label: 'REU', name: 'La Réunion', column: 3, row: 6 },
  { code: '06', label: 'MAY', name: 'Mayotte', column: 4, row: 6 },
];

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

/** Every way to write each region, made plain once. */
const WRITTEN = new Map(REGIONS.flatMap((region) => [region.code, plain(region.label), plain(region.name)].map((written) => [written, region] as const)));
const LONGEST_NAME = 100;

/** A region by its INSEE code, its three letters or its name, however it is written. */
export function regionOf(text: string): Region | undefined {
  return text.length > LONGEST_NAME ? undefined : (WRITTEN.get(text) ?? WRITTEN.get(plain(text)));
}
