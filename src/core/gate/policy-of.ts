import type { Status } from '../assessment.js';
import { GAPS, namer, percent, percentUp, type Gated } from './checks.js';
import type { Policy } from './policy.js';

/** A policy « as good as today »: whatever is reached must stay. Undecided levels count for what is sure. */
export function policyOf(gated: Gated): Policy {
  const binding = new Set(gated.referentials.filter(({ status }) => status === 'in-force').map(({ id }) => id));
  const themes = gated.themes.filter((each) => binding.has(each.referential) && each.level !== null);
  const requirements = gated.requirements.filter((each) => binding.has(each.referential) && each.counted);
  const nameOf = namer(requirements);
  const named = (status: Status): string[] => requirements.filter((each) => each.status === status).map(nameOf).sort();
  const claimed = themes.map(({ counts: { applicable, 'not-applicable': aside } }) => percentUp(aside.claimed, applicable + aside.claimed));
  return {
    levels: Object.fromEntries(themes.map((each) => [each.id, { declared: each.level?.low ?? 0, proven: each.proven ?? 0 }])),
    opposableGaps: 0,
    knownGaps: requirements.filter((each) => each.opposable && each.inForceNow && GAPS.includes(each.status)).map(nameOf).sort(),
    coverage: Math.min(100, ...themes.map(({ counts }) => percent(counts.applicable - counts.unknown, counts.applicable))),
    claimedNotApplicable: Math.max(0, ...claimed),
    held: named('met'),
    partly: named('partial'),
    // What could not be measured today would leave every release undecided.
    ...(gated.inputs.facts.length > 0 && gated.inputs.facts.every((each) => each.outcome !== 'could-not-measure' && (each.state === undefined || each.state === 'verified')) ? { findings: { required: true } } : {}),
    approvers: [],
    newRules: 'list',
  };
}
