import type { Bounds, Verdict } from '../../assessment.js';
import type { StandingLetter } from '../campaign.js';
import type { Direction, Move, Standing } from './comparison.js';

/** From the worst to the best; neither of the two that do not judge. */
const LETTERS: readonly StandingLetter[] = ['u', 'c', 'p', 'm', 'M'];
const VERDICTS: readonly Verdict[] = ['non-compliant', 'compliant'];

function judgedDirection(from: number, to: number, undecided: { readonly from: boolean; readonly to: boolean }): Direction {
  if (undecided.from) return 'decided';
  if (undecided.to) return 'undecided';
  return to > from ? 'up' : 'down';
}

/** Which way a requirement went; null when it stands the same, or is judged on neither side. */
export function standingDirection(from: Standing, to: Standing): Direction | null {
  const judged = (letter: Standing): boolean => letter !== null && letter !== '-' && letter !== '.';
  if (from === to || (!judged(from) && !judged(to))) return null;
  if (!judged(from)) return 'entered';
  if (!judged(to)) return 'left';
  return judgedDirection(LETTERS.indexOf(from as StandingLetter), LETTERS.indexOf(to as StandingLetter), { from: from === '?', to: to === '?' });
}

/** Which way an interval went: `decided` when it narrows, `undecided` when it widens; both bounds move otherwise. */
export function levelMove(from: Bounds | null, to: Bounds | null): Move<Bounds | null> | null {
  if (from === null || to === null) return from === to ? null : { from, to, direction: from === null ? 'entered' : 'left' };
  if (from.low === to.low && from.high === to.high) return null;
  const narrows = to.low >= from.low && to.high <= from.high;
  const widens = to.low <= from.low && to.high >= from.high;
  return { from, to, direction: narrows ? 'decided' : widens ? 'undecided' : to.low > from.low ? 'up' : 'down' };
}

export function provenMove(from: number | null, to: number | null): Move<number | null> | null {
  if (from === to) return null;
  return { from, to, direction: from === null ? 'entered' : to === null ? 'left' : to > from ? 'up' : 'down' };
}

export function verdictMove(from: Verdict, to: Verdict): Move<Verdict> | null {
  if (from === to) return null;
  if (from === 'none-opposable' || to === 'none-opposable') return { from, to, direction: from === 'none-opposable' ? 'entered' : 'left' };
  return { from, to, direction: judgedDirection(VERDICTS.indexOf(from), VERDICTS.indexOf(to), { from: from === 'undetermined', to: to === 'undetermined' }) };
}

/** The same of what is proven, where `undetermined` is what is not proven: to lose a proven compliance is a fall, whatever is declared. */
export function provenVerdictMove(from: Verdict, to: Verdict): Move<Verdict> | null {
  if (from === 'compliant' && to === 'undetermined') return { from, to, direction: 'down' };
  if (from === 'undetermined' && to === 'compliant') return { from, to, direction: 'up' };
  return verdictMove(from, to);
}
