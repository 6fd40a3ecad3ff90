import type { Assessment, AssessedTheme, JudgedRequirement, Reason, SourceCitation, Status } from '../assessment.js';
import { addDuration, type Day, type Duration } from '../day.js';
import type { Finding, Waiver } from '../dossier.js';
import type { Demands, Policy } from './policy.js';

/** The parts of an assessment a gate reads: those of a published result too, so that a baseline is judged alike. */
export type Gated = Pick<Assessment, 'date' | 'referentials' | 'themes' | 'requirements' | 'inputs'>;

export type Outcome = 'fail' | 'inconclusive' | 'waived' | 'new-rule' | 'known' | 'pass';
export type CheckKind = 'gap' | 'held' | 'findings' | 'level' | 'proven' | 'coverage' | 'claimed' | 'evidence';

/** One line of a policy, asked of one thing: what was expected, what was found. */
export interface GateCheck {
  /** `gap/EXI-03`, `level/auth-pro`, `findings`. The same thing keeps its id from one run to the next. */
  readonly id: string;
  readonly kind: CheckKind;
  readonly outcome: Outcome;
  readonly theme?: string;
  readonly requirement?: string;
  readonly evidence?: string;
  /** Levels, percentages, counts, days or statuses, by kind. */
  readonly expected: number | string;
  readonly found: number | string;
  /** Why it is no plain pass or failure: a waiver that counts or does not, a new rule, a baseline as bad. */
  readonly why?: Reason;
  /** Requirements that make it fail. */
  readonly because: readonly string[];
  readonly source: readonly SourceCitation[];
}

export interface GateResult {
  readonly outcome: 'pass' | 'fail' | 'inconclusive';
  readonly date: Day;
  /** The worst first. */
  readonly checks: readonly GateCheck[];
}

export interface GateInputs {
  readonly waivers: readonly Waiver[];
  /** The day of the findings that lie beside the dossier; undefined when there are none. */
  readonly measuredOn?: Day;
  /** The result that nothing may be worse than. */
  readonly baseline?: Gated;
}

/** A check, and what it is worth to compare with a baseline: more is better. */
type Weighed = GateCheck & { readonly worth: number };

const GAPS: readonly Status[] = ['unmet', 'partial', 'contradicted'];
/** From worst to best. */
const STATUS_WORTH: Readonly<Record<Status, number>> = { unmet: 0, contradicted: 1, unknown: 2, partial: 3, 'not-applicable': 4, met: 5 };
const KINDS: readonly CheckKind[] = ['gap', 'held', 'findings', 'level', 'proven', 'coverage', 'claimed', 'evidence'];
const OUTCOMES: readonly Outcome[] = ['fail', 'inconclusive', 'new-rule', 'waived', 'known', 'pass'];

const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((100 * part) / whole));

/** What a policy asks of one theme: its exceptions, else what it asks of all. */
export function demandsOf(policy: Policy, theme: string): Demands {
  const exception = policy.exceptions !== undefined && Object.hasOwn(policy.exceptions, theme) ? policy.exceptions[theme] : undefined;
  return { ...policy, ...exception };
}

/** An id of a policy names a requirement, alone or with its referential. */
export function isNamed(name: string, { id, referential }: Pick<JudgedRequirement, 'id' | 'referential'>): boolean {
  return name === id || name === `${referential}:${id}`;
}

/** Builds the checks of one policy over one assessment. */
class Gate {
  readonly checks: Weighed[] = [];
  private readonly binding: ReadonlySet<string>;

  constructor(
    private readonly gated: Gated,
    private readonly policy: Policy,
    private readonly inputs: GateInputs,
  ) {
    this.binding = new Set(gated.referentials.filter(({ status }) => status === 'in-force').map(({ id }) => id));
  }

  private add(check: Omit<Weighed, 'because' | 'source'> & Partial<Pick<Weighed, 'because' | 'source'>>): void {
    this.checks.push({ because: [], source: [], ...check });
  }

  /** Drafts and past editions bind nobody: they never stop a release. */
  private get themes(): readonly AssessedTheme[] {
    return this.gated.themes.filter(({ referential }) => this.binding.has(referential));
  }

  private get requirements(): readonly JudgedRequirement[] {
    return this.gated.requirements.filter(({ referential }) => this.binding.has(referential));
  }

  private in(theme: AssessedTheme): readonly JudgedRequirement[] {
    return this.requirements.filter((each) => each.theme === theme.id && each.referential === theme.referential);
  }

  /** Whether a waiver spares a requirement, or why it does not. */
  private waiver({ id }: JudgedRequirement): { readonly spares: boolean; readonly why?: Reason } {
    const own = this.inputs.waivers.filter(({ requirement }) => requirement === id);
    const day = this.gated.date;
    const running = own.filter(({ from, until }) => from <= day && day <= until);
    const counted = running.find(({ approver }) => this.policy.approvers?.includes(approver) === true);
    if (counted) return { spares: true, why: { code: 'waived', params: { approver: counted.approver, until: counted.until } } };
    const [refused] = running;
    if (refused) return { spares: false, why: { code: 'waiver-approver', params: { approver: refused.approver } } };
    const [other] = [...own].sort((a, b) => (a.until < b.until ? 1 : -1));
    if (!other) return { spares: false };
    return { spares: false, why: other.until < day ? { code: 'waiver-expired', params: { until: other.until } } : { code: 'waiver-upcoming', params: { from: other.from } } };
  }

  private requirement(kind: 'gap' | 'held', requirement: JudgedRequirement, expected: Status, passes: boolean, known = false): void {
    const { id, theme, status, source } = requirement;
    const { spares, why } = passes ? { spares: false } : known ? { spares: false, why: { code: 'known-gap', params: {} } } : this.waiver(requirement);
    this.add({ id: `${kind}/${id}`, kind, outcome: passes ? 'pass' : known ? 'known' : spares ? 'waived' : 'fail', theme, requirement: id, expected, found: status, because: passes ? [] : [id], source, worth: STATUS_WORTH[status], ...(why === undefined ? {} : { why }) });
  }

  /** Opposable gaps, one check each beyond what a theme is allowed; then what must stay held. No requirement is told twice. */
  requirementChecks(): void {
    const told = new Set<JudgedRequirement>();
    for (const theme of this.themes) {
      const allowed = demandsOf(this.policy, theme.id).opposableGaps;
      if (allowed === undefined) continue;
      const gaps = this.in(theme).filter((each) => each.opposable && each.inForceNow && GAPS.includes(each.status));
      const isKnown = (each: JudgedRequirement): boolean => this.policy.knownGaps?.some((name) => isNamed(name, each)) === true;
      const unspared = gaps.filter((each) => !isKnown(each) && !this.waiver(each).spares);
      if (unspared.length <= allowed) this.add({ id: `gaps/${theme.id}`, kind: 'gap', outcome: 'pass', theme: theme.id, expected: allowed, found: unspared.length, worth: -unspared.length });
      for (const gap of unspared.length > allowed ? gaps : gaps.filter((each) => !unspared.includes(each))) {
        told.add(gap);
        this.requirement('gap', gap, 'met', false, isKnown(gap));
      }
    }
    const asked = [...(this.policy.held ?? []).map((name) => ({ name, expected: 'met' as const })), ...(this.policy.partly ?? []).map((name) => ({ name, expected: 'partial' as const }))];
    for (const { name, expected } of asked) {
      for (const each of this.requirements.filter((one) => isNamed(name, one))) {
        if (told.has(each)) continue;
        told.add(each);
        // What the profile or a role sets aside asks nothing; what a person claims does.
        const aside = each.status === 'not-applicable' && each.setAsideBy !== 'claim';
        this.requirement('held', each, expected, aside || each.status === 'met' || (expected === 'partial' && each.status === 'partial'));
      }
    }
  }

  levelChecks(): void {
    for (const [id, { declared, proven }] of Object.entries(this.policy.levels ?? {})) {
      const theme = this.themes.find((each) => each.id === id);
      // A theme that does not apply any more has no level to reach.
      if (!theme || theme.level === null) continue;
      const own = this.in(theme).filter((each) => each.counted && each.level !== null && each.status !== 'not-applicable');
      if (declared !== undefined) {
        const { low, high } = theme.level;
        const because = own.filter((each) => (each.level ?? 0) <= declared && each.status !== 'met').map((each) => each.id);
        this.add({ id: `level/${id}`, kind: 'level', outcome: low >= declared ? 'pass' : high >= declared ? 'inconclusive' : 'fail', theme: id, expected: declared, found: low, because: low >= declared ? [] : because, worth: low });
      }
      if (proven !== undefined) {
        const found = theme.proven ?? 0;
        const because = own.filter((each) => (each.level ?? 0) <= proven && !each.proven).map((each) => each.id);
        this.add({ id: `proven/${id}`, kind: 'proven', outcome: found >= proven ? 'pass' : 'fail', theme: id, expected: proven, found, because: found >= proven ? [] : because, worth: found });
      }
    }
  }

  shareChecks(): void {
    for (const theme of this.themes) {
      const { coverage, claimedNotApplicable } = demandsOf(this.policy, theme.id);
      const { applicable, unknown, 'not-applicable': aside } = theme.counts;
      if (coverage !== undefined) {
        const found = percent(applicable - unknown, applicable);
        const because = found >= coverage ? [] : this.in(theme).filter((each) => each.status === 'unknown').map((each) => each.id);
        this.add({ id: `coverage/${theme.id}`, kind: 'coverage', outcome: found >= coverage ? 'pass' : 'fail', theme: theme.id, expected: coverage, found, because, worth: found });
      }
      if (claimedNotApplicable !== undefined) {
        const whole = applicable + aside.claimed;
        const found = whole === 0 ? 0 : Math.ceil((100 * aside.claimed) / whole);
        const because = found <= claimedNotApplicable ? [] : this.in(theme).filter((each) => each.setAsideBy === 'claim').map((each) => each.id);
        this.add({ id: `claimed/${theme.id}`, kind: 'claimed', outcome: found <= claimedNotApplicable ? 'pass' : 'fail', theme: theme.id, expected: claimedNotApplicable, found, because, worth: -found });
      }
    }
  }

  /** Each evidence that supports a held requirement, against the strictest theme that asks. */
  evidenceChecks(): void {
    const { date: day, inputs } = this.gated;
    const strictest = new Map<string, { readonly age: Duration; readonly limit: Day; readonly by: string[] }>();
    for (const each of this.requirements.filter(({ status }) => status === 'met')) {
      const age = demandsOf(this.policy, each.theme).evidenceAge;
      if (age === undefined) continue;
      for (const id of each.evidence) {
        const stated = Object.hasOwn(inputs.evidence, id) ? inputs.evidence[id]?.date : undefined;
        const limit = stated === undefined ? '' : addDuration(stated, age);
        const known = strictest.get(id);
        if (!known || limit < known.limit) strictest.set(id, { age, limit, by: [...(known?.by ?? []), each.id] });
        else known.by.push(each.id);
      }
    }
    for (const [id, { age, limit, by }] of strictest) {
      const fresh = limit !== '' && day <= limit;
      const found = (Object.hasOwn(inputs.evidence, id) ? inputs.evidence[id]?.date : undefined) ?? '';
      this.add({ id: `evidence/${id}`, kind: 'evidence', outcome: fresh ? 'pass' : 'fail', evidence: id, expected: age, found, because: fresh ? [] : by, worth: fresh ? 1 : 0 });
    }
  }

  findingsChecks(): void {
    const { findings } = this.policy;
    if (findings === undefined) return;
    const { facts } = this.gated.inputs;
    const { measuredOn } = this.inputs;
    const add = (id: string, outcome: Outcome, expected: string, found: string, code?: string): void =>
      this.add({ id, kind: 'findings', outcome, expected, found, worth: outcome === 'pass' ? 2 : outcome === 'inconclusive' ? 1 : 0, ...(code === undefined ? {} : { why: { code, params: {} } }) });
    if (findings.required === true) {
      const lost = (each: Finding): boolean => each.state !== undefined && each.state !== 'verified';
      if (facts.length === 0) add('findings', 'inconclusive', 'required', 'none', 'findings-absent');
      for (const each of facts.filter(lost)) add(`findings/${each.fact}`, 'fail', 'required', each.state ?? '', `finding-${each.state ?? ''}`);
      for (const each of facts.filter((one) => !lost(one) && one.outcome === 'could-not-measure')) add(`findings/${each.fact}`, 'inconclusive', 'required', 'could-not-measure', 'finding-not-measured');
      if (facts.length > 0 && facts.every((each) => !lost(each) && each.outcome !== 'could-not-measure')) add('findings', 'pass', 'required', 'verified');
    }
    if (findings.age !== undefined && measuredOn !== undefined) {
      const fresh = this.gated.date <= addDuration(measuredOn, findings.age);
      add('findings-age', fresh ? 'pass' : 'fail', findings.age, measuredOn);
    }
  }

  run(): readonly Weighed[] {
    this.requirementChecks();
    this.findingsChecks();
    this.levelChecks();
    this.shareChecks();
    this.evidenceChecks();
    return this.checks;
  }
}

/** What of a rule a published result shows: a newer edition that changes it changes what is asked. */
function ruleOf({ level, force, opposable, inForce, binds, minEvidence }: JudgedRequirement): string {
  return JSON.stringify([level, force, opposable, inForce.from ?? '', inForce.until ?? '', [...binds].sort(), minEvidence]);
}

/** The requirements that a baseline did not ask, or asked otherwise, because its editions were others. */
function newRules(gated: Gated, baseline: Gated): ReadonlySet<string> {
  const digests = new Map(baseline.referentials.map(({ id, digest }) => [id, digest]));
  const changed = new Set(gated.referentials.filter(({ id, digest }) => digests.get(id) !== digest).map(({ id }) => id));
  const before = new Map(baseline.requirements.map((each) => [`${each.referential}/${each.id}`, each]));
  return new Set(
    gated.requirements.filter((each) => {
      if (!changed.has(each.referential)) return false;
      const old = before.get(`${each.referential}/${each.id}`);
      return old === undefined || ruleOf(old) !== ruleOf(each);
    }).map(({ id }) => id),
  );
}

/** A failure that the baseline had already, or that a newer edition makes, is told apart. */
function comparedWith(check: Weighed, before: Weighed | undefined, fresh: ReadonlySet<string>, policy: Policy): Weighed {
  if (check.outcome !== 'fail' && check.outcome !== 'inconclusive') return check;
  if (check.because.length > 0 && check.because.every((id) => fresh.has(id))) return policy.newRules === 'fail' ? { ...check, outcome: 'fail', why: { code: 'new-rule', params: {} } } : { ...check, outcome: 'new-rule', why: { code: 'new-rule', params: {} } };
  if (before && before.outcome !== 'pass' && before.outcome !== 'waived' && before.worth <= check.worth) return { ...check, outcome: 'known', why: { code: 'as-in-baseline', params: {} } };
  return check;
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
  const { baseline } = inputs;
  const checks = new Gate(gated, policy, inputs).run();
  const before = baseline === undefined ? new Map<string, Weighed>() : new Map(new Gate(baseline, policy, { waivers: [] }).run().map((each) => [each.id, each]));
  const fresh = baseline === undefined ? new Set<string>() : newRules(gated, baseline);
  const known = (check: Weighed): Weighed | undefined => before.get(check.id) ?? (check.requirement === undefined || !baseline ? undefined : statusBefore(check, baseline));
  const compared = baseline === undefined ? checks : checks.map((check) => comparedWith(check, known(check), fresh, policy));
  const outcome = compared.some((each) => each.outcome === 'fail') ? 'fail' : compared.some((each) => each.outcome === 'inconclusive') ? 'inconclusive' : 'pass';
  return { outcome, date: gated.date, checks: compared.map(({ worth: _worth, ...check }) => check).sort(byGravity) };
}

/** A requirement the baseline's own checks did not tell: its status there. */
function statusBefore(check: Weighed, baseline: Gated): Weighed | undefined {
  const old = baseline.requirements.find((each) => each.id === check.requirement);
  return old === undefined ? undefined : { ...check, outcome: old.status === 'met' ? 'pass' : 'fail', worth: STATUS_WORTH[old.status] };
}

/** A policy « as good as today »: whatever is reached must stay. Undecided levels count for what is sure. */
export function policyOf(gated: Gated): Policy {
  const binding = new Set(gated.referentials.filter(({ status }) => status === 'in-force').map(({ id }) => id));
  const themes = gated.themes.filter((each) => binding.has(each.referential) && each.level !== null);
  const requirements = gated.requirements.filter((each) => binding.has(each.referential) && each.counted);
  const times = new Map<string, number>();
  for (const { id } of requirements) times.set(id, (times.get(id) ?? 0) + 1);
  const nameOf = ({ id, referential }: JudgedRequirement): string => ((times.get(id) ?? 0) > 1 ? `${referential}:${id}` : id);
  const named = (status: Status): string[] => requirements.filter((each) => each.status === status).map(nameOf).sort();
  const claimed = themes.map(({ counts }) => (counts.applicable + counts['not-applicable'].claimed === 0 ? 0 : Math.ceil((100 * counts['not-applicable'].claimed) / (counts.applicable + counts['not-applicable'].claimed))));
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
