import type { Cell } from 'write-excel-file/node';
import type { CampaignEntry, CampaignTheme, EntryTheme, ReadEntry } from '../../../core/campaign/campaign.js';
import { REGIONS } from '../../../core/campaign/regions.js';
import { catalogue } from '../../../i18n/index.js';
import type { CampaignModel } from '../model.js';
import { dayCell, numberCell, textCell } from './cells.js';
import type { Column } from './sheet.js';

type Told = (entry: ReadEntry) => Cell;

/** What only a dossier that was read can say. */
const whenRead = (told: Told): Column<CampaignEntry>['cell'] => (entry) => (entry.read ? told(entry) : null);
const counted = ({ commitments }: ReadEntry, state: 'held' | 'missed' | 'pending'): number => commitments.filter((each) => each.state === state).length;

function oldestLate({ overdue }: ReadEntry): string | null {
  return overdue.reduce<string | null>((oldest, { since }) => (since !== null && (oldest === null || since < oldest) ? since : oldest), null);
}

function themeColumns({ id, title }: CampaignTheme, model: CampaignModel): Column<CampaignEntry>[] {
  const { campaign: words, campaignFile } = catalogue(model.report.lang);
  const column = (what: string, told: (theme: EntryTheme) => number | null | undefined): Column<CampaignEntry> => ({
    title: `${title}, ${what}`,
    width: 15,
    cell: whenRead(({ themes }) => {
      const theme = themes.find((each) => each.id === id);
      return theme?.level ? numberCell(told(theme)) : null;
    }),
  });
  const levels = [column(words.declared, ({ level }) => level?.low), column(words.possible, ({ level }) => level?.high), column(words.proven, ({ proven }) => proven ?? 0)];
  return model.figures.examined === 0 ? levels : [...levels, column(campaignFile.columns.examined, ({ examined }) => examined)];
}

/** One row a dossier, those nobody could read among them. */
export function dossierColumns(model: CampaignModel, dayFormat: string): readonly Column<CampaignEntry>[] {
  const { lang, campaign } = model.report;
  const { campaign: words, campaignFile, report } = catalogue(lang);
  const { columns } = words;
  const own = campaignFile.columns;
  return [
    { title: columns.dossier, width: 24, cell: ({ key }) => textCell(key) },
    { title: columns.product, width: 30, cell: (entry) => textCell(entry.read ? entry.product.name : model.announced(entry).product) },
    { title: own.version, width: 10, cell: whenRead(({ product }) => textCell(product.version ?? '')) },
    { title: columns.vendor, width: 24, cell: (entry) => textCell(entry.read ? model.vendor(entry) : model.announced(entry).vendor) },
    { title: columns.region, width: 26, cell: ({ region }) => textCell(REGIONS.find(({ code }) => code === region)?.name ?? '') },
    { title: own.regionCode, width: 12, cell: ({ region }) => textCell(region ?? '') },
    { title: columns.category, width: 20, cell: (entry) => textCell(entry.read ? model.category(entry) : (entry.category ?? '')) },
    { title: columns.actor, width: 14, cell: ({ actor }) => textCell(actor ?? '') },
    { title: columns.users, width: 12, cell: ({ users }) => numberCell(users) },
    { title: own.state, width: 10, cell: ({ read }) => textCell(read ? words.state.read : words.state.unreadable) },
    { title: columns.verdict, width: 24, cell: whenRead(({ verdict }) => textCell(report.verdict[verdict].declared)) },
    { title: columns.verdictProven, width: 24, cell: whenRead(({ verdictProven }) => textCell(report.verdict[verdictProven].proven)) },
    { title: columns.distance, width: 12, cell: whenRead(({ distance }) => numberCell(distance)) },
    { title: columns.overdue, width: 12, cell: whenRead(({ overdue }) => numberCell(overdue.length)) },
    { title: own.oldest, width: 14, cell: whenRead((entry) => dayCell(oldestLate(entry), dayFormat)) },
    { title: columns.contradictions, width: 12, cell: whenRead(({ contradictions }) => numberCell(contradictions.length)) },
    { title: own.held, width: 13, cell: whenRead((entry) => numberCell(counted(entry, 'held'))) },
    { title: own.missed, width: 13, cell: whenRead((entry) => numberCell(counted(entry, 'missed'))) },
    { title: own.pending, width: 13, cell: whenRead((entry) => numberCell(counted(entry, 'pending'))) },
    { title: own.losses, width: 16, cell: whenRead(({ losses }) => numberCell(losses.length)) },
    { title: own.lost, width: 16, cell: whenRead(({ lost }) => numberCell(lost)) },
    { title: own.reviews, width: 12, cell: whenRead(({ reviews }) => numberCell(reviews?.length ?? 0)) },
    { title: own.refused, width: 12, cell: whenRead(({ reviews }) => numberCell(reviews?.filter(({ state }) => state === 'refused').length ?? 0)) },
    ...campaign.themes.flatMap((theme) => themeColumns(theme, model)),
  ];
}
