import type { SameKeys } from '../catalogue.js';
import { counted } from '../format.js';
import type { sample as reference } from '../fr/sample.js';

const n = (count: number, one: string, many: string): string => counted(count, one, many, 'en');

export const sample: SameKeys<typeof reference> = {
  arguments: { campaign: 'campaign written by campaign --format json' },
  options: {
    size: 'how many dossiers to draw',
    seed: 'seed of the draw, a whole number (by default the day of the campaign, YYYYMMDD)',
    by: 'region: as many dossiers in each region, as far as possible',
  },
  values: { size: 'number', seed: 'seed', by: 'region' },
  usage: {
    noSize: 'say how many dossiers to draw: --size 12.',
    size: (text, limit) => `“${text}” is no number of dossiers, from 1 to ${limit}.`,
    seed: (text, limit) => `“${text}” is no seed: a whole number, from 0 to ${limit}.`,
    by: (text) => `“${text}” does not say how to spread the draw: --by region.`,
  },
  title: 'Draw of the dossiers to examine',
  none: 'No dossier of this campaign declares more than it proves: there is nobody to draw.',
  columns: { rank: 'no.', dossier: 'dossier', product: 'product', vendor: 'vendor', region: 'region', category: 'category', weight: 'gap, rungs', ball: 'ball drawn', balls: 'balls in the urn', examined: 'already examined', seed: 'seed', eligible: 'dossiers in the urn', digest: 'digest of the register' },
  gap: (weight) => n(weight, 'rung', 'rungs'),
  drawnFrom: (ball, balls) => `ball ${ball} of ${balls}`,
  alreadyExamined: 'already examined',
  yes: 'yes',
  no: 'no',
  redo: 'To redo this draw',
  drawn: (drawn, eligible, balls) => `${n(drawn, 'dossier drawn', 'dossiers drawn')} among ${n(eligible, 'dossier', 'dossiers')} and ${n(balls, 'ball', 'balls')}.`,
  all: (size, eligible) => `${n(size, 'dossier asked for', 'dossiers asked for')}: ${eligible === 1 ? 'the only one with a gap is drawn' : `the ${eligible} with a gap are all drawn`}.`,
  aside: (withoutGap, unreadable) => `Not in the urn: ${n(withoutGap, 'dossier without a gap', 'dossiers without a gap')}, ${n(unreadable, 'unreadable', 'unreadable')}.`,
  rule: 'Each dossier lays in the urn as many balls as the rungs it declares and does not prove, in the order of the names. A ball is drawn, its dossier is taken, its other balls are removed, and so on.',
  byRegion: 'One urn for each region, in the order of the codes: a place to each in turn while it has dossiers left; the last places, too few for a turn, go to the regions of the greatest total gap.',
  seed: (seed) => `Seed ${seed}, generator mulberry32.`,
  digest: (digest) => `SHA-256 digest of the register (name and gap of each dossier): ${digest}`,
};
