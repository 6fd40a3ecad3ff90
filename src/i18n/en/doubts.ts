import type { SameKeys } from '../catalogue.js';
import { counted } from '../format.js';
import type { doubts as reference } from '../fr/doubts.js';

const n = (count: number, one: string, many: string): string => counted(count, one, many, 'en');

export const doubts: SameKeys<typeof reference> = {
  options: { reprobe: 'reads the artefacts with the probes again instead of believing findings.json, and shows what differs' },
  columns: { losses: 'evidence that no longer counts', lost: 'findings that no longer count', reprobed: 'findings replayed, different', passedOver: 'artefacts not read again', sameIdentity: 'other dossiers of the same product' },
  losses: { expired: 'expired', absent: 'file absent', altered: 'file changed', 'not-digested': 'no digest', incomplete: 'neither file nor date' },
  loss: (evidence: string, why: string): string => `${evidence} (${why})`,
  shared: (products: number): string => `${n(products, 'product claimed', 'products claimed')} by several dossiers`,
  claimedBy: (product: string, dossiers: number, keys: string): string => `${product}: ${n(dossiers, 'dossier', 'dossiers')} (${keys})`,
  sameProduct: (others) => `${n(others, 'other dossier presents', 'other dossiers present')} this same product.`,
  reprobed: (findings: number): string => `Findings replayed: ${n(findings, 'different', 'different')}`,
  differences: (dossier: string, findings: number): string => `${dossier}: ${n(findings, 'different finding', 'different findings')}`,
  differs: (fact: string, was: string, is: string): string => `${fact}: findings.json says ${was}, the artefacts show ${is}`,
  notShown: (fact: string, was: string): string => `${fact}: findings.json says ${was}, no artefact read again shows it`,
  leftOut: (fact: string, is: string): string => `${fact}: findings.json says nothing of it, the artefacts show ${is}`,
  more: (count: number): string => `and ${n(count, 'other', 'others')}, in the JSON file`,
  yes: 'yes',
  no: 'no',
  absent: 'absent',
  nothing: 'no point',
  unjudged: (value: string, points: string): string => `${value} (not judged: ${points})`,
  reasons: {
    'probe/real-identity': 'artefacts said to be test ones bear a real identity',
    'artefact/named-after-identity': 'the name of a file bears a matricule',
    'probe/failed': 'a probe could not read them',
    other: 'they are beyond the limits, or cannot be read',
  },
  passedOver: (artefacts: number, why: string): string => `${n(artefacts, 'artefact not read again', 'artefacts not read again')}: ${why}`,
};
