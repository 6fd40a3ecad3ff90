import type { Day } from '../day.js';
import { againstBaseline } from './baseline.js';
import { Gate, namer, type CheckKind, type Gated, type GateCheck, type GateInputs, type Outcome, type Weighed } from './checks.js';
import type { Policy } from './policy.js';

export interface GateResult {
  readonly outcome: 'pass' | 'fail' | 'inconclusive';
  readonly date: Day;
  /** The worst first. */
  readonly checks: readonly GateCheck[];
}

const KINDS: readonly CheckKind[] = ['gap', 'held', 'findings', 'level', 'proven', 'coverage', 'claimed', 'evidence'];
const OUTCOMES: readonly Outcome[] = ['fail', 'inconclusive', 'new-rule', 'waived', 'known', 'pass'];

/** What names each check among the others: shorter than its key while nothing shares it. */
function identified(checks: readonly Weighed[], { requirements, themes }: Gated): GateCheck[] {
  const [requirementName, themeName] = [namer(requirements), namer(themes)];
  return checks.map(({ key, worth: _worth, blamed, ...check }) => {
    const { kind, referential, theme, requirement } = check;
    const [prefix = kind] = key.split('/');
    const id = referential === undefined ? key : `${prefix}/${requirement === undefined ? themeName({ id: theme ?? '', referential }) : requirementName({ id: requirement, referential })}`;
    return { id, ...check, because: blamed.map(requirementName) };
  });
}

function byGravity(a: GateCheck, b: GateCheck): number {
  const rank = ({ outcome, kind }: GateCheck): number => OUTCOMES.indexOf(outcome) * KINDS.length + KINDS.indexOf(kind);
  return rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Applies a policy to an assessment: pure, the same inputs give the same checks. With a baseline, only what got worse fails.
 * A waiver spares a requirement here and nowhere else: no judgement, no level moves.
 */
export function applyGate(gated: Gated, policy: Policy, inputs: GateInputs): GateResult {
  const own = new Gate(gated, policy, inputs).run();
  const checks = inputs.baseline === undefined ? own : againstBaseline(own, { gated, policy, baseline: inputs.baseline, ...(inputs.baselineAgain === undefined ? {} : { again: inputs.baselineAgain }) });
  // Nothing asked, or nothing judged of what is asked, is no success.
  const outcome = checks.some((each) => each.outcome === 'fail') ? 'fail' : checks.length === 0 || checks.some((each) => each.outcome === 'inconclusive') ? 'inconclusive' : 'pass';
  return { outcome, date: gated.date, checks: identified(checks, gated).sort(byGravity) };
}
