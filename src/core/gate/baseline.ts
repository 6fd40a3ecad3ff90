import type { JudgedRequirement } from '../assessment.js';
import { Gate, keyOf, STATUS_WORTH, type Gated, type Weighed } from './checks.js';
import type { Policy } from './policy.js';

export interface BaselineCase {
  readonly gated: Gated;
  readonly policy: Policy;
  readonly baseline: Gated;
  /** The inputs of the baseline, judged by the rules of the result. */
  readonly again?: Gated;
}

/** What of a rule a published result shows: a newer edition that changes it changes what is asked. */
function ruleOf({ level, force, opposable, inForce, binds, minEvidence }: JudgedRequirement): string {
  return JSON.stringify([level, force, opposable, inForce.from ?? '', inForce.until ?? '', [...binds].sort(), minEvidence]);
}

/** The requirements that a baseline did not ask, or asked otherwise, because its editions were others. */
function newRules({ gated, baseline, again }: BaselineCase): ReadonlySet<string> {
  const digests = new Map(baseline.referentials.map(({ id, digest }) => [id, digest]));
  const changed = new Set(gated.referentials.filter(({ id, digest }) => digests.get(id) !== digest).map(({ id }) => id));
  const before = new Map(baseline.requirements.map((each) => [keyOf(each), each]));
  const anew = new Map((again?.requirements ?? []).map((each) => [keyOf(each), each]));
  return new Set(
    gated.requirements.filter((each) => {
      if (!changed.has(each.referential)) return false;
      const old = before.get(keyOf(each));
      // What a condition asks is not published: the same inputs judged otherwise tell that it changed.
      const now = anew.get(keyOf(each)) ?? old;
      return old === undefined || ruleOf(old) !== ruleOf(each) || now?.status !== old.status || now.proven !== old.proven;
    }).map(keyOf),
  );
}

/** Whether a requirement is worse than it was, as a kind of check looks at it. */
function isWorse(kind: Weighed['kind'], now: JudgedRequirement, old: JudgedRequirement | undefined): boolean {
  if (old === undefined) return true;
  if (kind === 'proven') return old.proven && !now.proven;
  if (kind === 'claimed') return old.setAsideBy !== 'claim';
  if (kind === 'coverage') return old.status !== 'unknown';
  return STATUS_WORTH[now.status] < STATUS_WORTH[old.status];
}

/** A failure that the baseline had already, or that a newer edition makes, is told apart. Of one that it had not, only what got worse is blamed. */
function comparedWith(check: Weighed, before: Weighed | undefined, fresh: ReadonlySet<string>, { policy, baseline }: BaselineCase): Weighed {
  if (check.outcome !== 'fail' && check.outcome !== 'inconclusive') return check;
  const old = new Map(baseline.requirements.map((each) => [keyOf(each), each]));
  const ofRules = check.blamed.filter((each) => fresh.has(keyOf(each)));
  const worse = check.blamed.filter((each) => !fresh.has(keyOf(each)) && isWorse(check.kind, each, old.get(keyOf(each))));
  const known = before !== undefined && before.outcome !== 'pass' && before.outcome !== 'waived' && before.worth <= check.worth;
  if (ofRules.length > 0 && worse.length === 0 && !(known && ofRules.length < check.blamed.length)) return { ...check, outcome: policy.newRules === 'fail' ? 'fail' : 'new-rule', blamed: ofRules, why: { code: 'new-rule', params: {} } };
  if (known) return { ...check, outcome: 'known', why: { code: 'as-in-baseline', params: {} } };
  return worse.length > 0 ? { ...check, blamed: worse } : check;
}

/** A requirement the baseline's own checks did not tell: its status there. */
function statusBefore(check: Weighed, baseline: Gated): Weighed | undefined {
  const old = check.requirement === undefined ? undefined : baseline.requirements.find((each) => each.id === check.requirement && each.referential === check.referential);
  return old === undefined ? undefined : { ...check, outcome: old.status === 'met' ? 'pass' : 'fail', worth: STATUS_WORTH[old.status] };
}

/** The checks of a result, beside what the same policy says of an older one. */
export function againstBaseline(checks: readonly Weighed[], compared: BaselineCase): Weighed[] {
  const { policy, baseline } = compared;
  const before = new Map(new Gate(baseline, policy, { waivers: [] }).run().map((each) => [each.key, each]));
  const fresh = newRules(compared);
  return checks.map((check) => comparedWith(check, before.get(check.key) ?? statusBefore(check, baseline), fresh, compared));
}
