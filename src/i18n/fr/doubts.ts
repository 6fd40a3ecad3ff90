import { counted } from '../format.js';

const n = (count: number, one: string, many: string): string => counted(count, one, many, 'fr');

/** What a campaign doubts of the dossiers it received: proof that no longer counts, findings that artefacts do not show, one product claimed twice. */
export const doubts = {
  options: { reprobe: 'relit les artefacts par les sondes au lieu de croire findings.json, et montre ce qui diffère' },
  columns: { losses: 'preuves qui ne comptent plus', lost: 'constats qui ne comptent plus', reprobed: 'constats rejoués, différents', passedOver: 'artefacts non relus', sameIdentity: 'autres dossiers du même produit' },
  losses: { expired: 'expirée', absent: 'fichier absent', altered: 'fichier modifié', 'not-digested': 'sans empreinte', incomplete: 'sans fichier ni date' },
  loss: (evidence: string, why: string): string => `${evidence} (${why})`,
  shared: (products: number): string => `${n(products, 'produit présenté', 'produits présentés')} par plusieurs dossiers`,
  claimedBy: (product: string, dossiers: number, keys: string): string => `${product} : ${n(dossiers, 'dossier', 'dossiers')} (${keys})`,
  sameProduct: (others: number): string => `${n(others, 'autre dossier présente', 'autres dossiers présentent')} ce même produit.`,
  reprobed: (findings: number): string => `Constats rejoués : ${n(findings, 'différent', 'différents')}`,
  differences: (dossier: string, findings: number): string => `${dossier} : ${n(findings, 'constat différent', 'constats différents')}`,
  differs: (fact: string, was: string, is: string): string => `${fact} : findings.json dit ${was}, les artefacts montrent ${is}`,
  notShown: (fact: string, was: string): string => `${fact} : findings.json dit ${was}, aucun artefact relu ne le montre`,
  leftOut: (fact: string, is: string): string => `${fact} : findings.json n’en dit rien, les artefacts montrent ${is}`,
  more: (count: number): string => `et ${n(count, 'autre', 'autres')}, dans le fichier JSON`,
  yes: 'oui',
  no: 'non',
  absent: 'absent',
  nothing: 'aucun point',
  unjudged: (value: string, points: string): string => `${value} (non jugés : ${points})`,
  reasons: {
    'probe/real-identity': 'des artefacts dits de test portent une identité réelle',
    'artefact/named-after-identity': 'un nom de fichier porte un matricule',
    'probe/failed': 'une sonde n’a pas pu les lire',
    other: 'ils dépassent les limites, ou ne sont pas lisibles',
  },
  passedOver: (artefacts: number, why: string): string => `${n(artefacts, 'artefact non relu', 'artefacts non relus')} : ${why}`,
} as const;
