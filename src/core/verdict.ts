import type { Verdict } from './assessment.js';
import type { Standing } from './level.js';

/** The verdict over applicable, opposable requirements in force (scoring, section 1). */
export function verdictOf(standings: readonly Standing[]): Verdict {
  if (standings.length === 0) return 'none-opposable';
  if (standings.includes('unmet')) return 'non-compliant';
  return standings.includes('unknown') ? 'undetermined' : 'compliant';
}

/** The verdict of several referentials together: the worst; `none-opposable` only when all are. */
export function worstVerdict(verdicts: readonly Verdict[]): Verdict {
  const order: readonly Verdict[] = ['non-compliant', 'undetermined', 'compliant'];
  return order.find((verdict) => verdicts.includes(verdict)) ?? 'none-opposable';
}
