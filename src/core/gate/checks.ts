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
  readonly referential?: string;
  readonly theme?: string;
  readonly requirement?: string;
  readonly evidence?: string;
  /** Levels, percentages, counts, days or statuses, by kind. */
  readonly expected: number | string;
  readonly found: number | string;
  /** Why it is no plain pass or failure: a waiver that counts or does not, a new rule, a baseline as bad. */
  readonly why?: Reason;
  /** Requirements that make it fail: an id, or `referential:id` when two referentials judged here share it. */
  readonly because: readonly string[];
  readonly source: readonly SourceCitation[];
}

export interface GateInputs {
  readonly waivers: readonly Waiver[];
  /** The day of the findings that lie beside the dossier; undefined when there are none. */
  readonly measuredOn?: Day;
  /** The result that nothing may be worse than. */
  readonly baseline?: Gated;
  /** The inputs of that result, judged on its day by the rules of this one: what differs is the part of the rules. */
  readonly baselineAgain?: Gated;
}

/** A check, and what compares it with a baseline. */
export interface Weighed extends Omit<GateCheck, 'because' | 'id'> {
  /** The same thing keeps it, whatever else is judged beside it. */
  readonly key: string;
  /** More is better. */
  readonly worth: number;
  readonly blamed: readonly JudgedRequirement[];
}

export const GAPS: readonly Status[] = ['unmet', 'partial', 'contradicted'];
/** From worst to best. */
export const STATUS_WORTH: Readonly<Record<Status, number>> = { unmet: 0, contradicted: 1, unknown: 2, partial: 3, 'not-applicable': 4, met: 5 };

/** A share, rounded down, so that 100 says all. */
export const percent = (part: number, whole: number): number => (whole === 0 ? 100 : Math.floor((100 * part) / whole));
/** A share that must stay small, rounded up, so that 0 says none. */
export const percentUp = (part: number, whole: number): number => (whole === 0 ? 0 : Math.ceil((100 * part) / whole));

/** What a policy asks of one theme: its exceptions, else what it asks of all. */
export function demandsOf(policy: Policy, theme: string): Demands {
  const exception = policy.exceptions !== undefined && Object.hasOwn(policy.exceptions, theme) ? policy.exceptions[theme] : undefined;
  return { ...policy, ...exception };
}

/** An id of a policy names a requirement, alone or with its referential. */
export function isNamed(name: string, { id, referential }: Pick<JudgedRequirement, 'id' | 'referential'>): boolean {
  return name === id || name === `${referential}:${id}`;
}

export const keyOf = ({ id, referential }: Pick<JudgedRequirement, 'id' | 'referential'>): string => `${referential}/${id}`;

/** The name of each thing among others: its id, with its referential when another has the same. */
export function namer(all: readonly Pick<JudgedRequirement, 'id' | 'referential'>[]): (each: Pick<JudgedRequirement, 'id' | 'referential'>) => string {
  const times = new Map<string, Set<string>>();
  for (const { id, referential } of all) times.set(id, (times.get(id) ?? new Set()).add(referential));
  return ({ id, referential }) => ((times.get(id)?.size ?? 0) > 1 ? `${referential}:${id}` : id);
}

/** Builds the checks of one policy over one assessment. */
export class Gate {
  readonly checks: Weighed[] = [];
  private readonly binding: ReadonlySet<string>;
  private readonly nameOf: ReturnType<typeof namer>;

  constructor(
    private readonly gated: Gated,
    private readonly policy: Policy,
    private readonly inputs: GateInputs,
  ) {
    this.nameOf = namer(gated.requirements);
    this.binding = new Set(gated.referentials.filter(({ status }) => status === 'in-force').map(({ id }) => id));
  }

  private add(check: Omit<Weighed, 'blamed' | 'source'> & Partial<Pick<Weighed, 'blamed' | 'source'>>): void {
    this.checks.push({ blamed: [], source: [], ...check });
  }

  /** What a theme as a whole is asked. It is spared when every requirement that makes it fail is. */
  private addOf(theme: AssessedTheme, check: Pick<Weighed, 'kind' | 'outcome' | 'expected' | 'found' | 'worth' | 'blamed'>): void {
    const { id, referential } = theme;
    const waived = check.outcome === 'pass' ? undefined : this.sparedBy(check.blamed);
    this.add({ key: `${check.kind}/${referential}/${id}`, referential, theme: id, ...check, ...(waived === undefined ? {} : { outcome: 'waived', why: waived }) });
  }

  /** The first waiver of requirements that all have one that counts. */
  private sparedBy(blamed: readonly JudgedRequirement[]): Reason | undefined {
    const waivers = blamed.map((each) => this.waiver(each));
    return waivers.every(({ spares }) => spares) ? waivers[0]?.why : undefined;
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
  private waiver(judged: JudgedRequirement): { readonly spares: boolean; readonly why?: Reason } {
    const name = this.nameOf(judged);
    const named = this.inputs.waivers.filter(({ requirement }) => isNamed(requirement, judged));
    // Two referentials have this id: whoever approved it meant one of them.
    const own = named.filter(({ requirement }) => requirement !== judged.id || name === judged.id);
    if (named.length > own.length && own.length === 0) return { spares: false, why: { code: 'waiver-ambiguous', params: { requirement: name } } };
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
    const { id, referential, theme, status, source } = requirement;
    const { spares, why } = passes ? { spares: false } : known ? { spares: false, why: { code: 'known-gap', params: {} } } : this.waiver(requirement);
    this.add({ key: `${kind}/${keyOf(requirement)}`, kind, outcome: passes ? 'pass' : known ? 'known' : spares ? 'waived' : 'fail', referential, theme, requirement: id, expected, found: status, blamed: passes ? [] : [requirement], source, worth: STATUS_WORTH[status], ...(why === undefined ? {} : { why }) });
  }

  /** Whether a requirement is still what the policy wants kept of it. What the profile or a role sets aside asks nothing; what a person claims does. */
  private isKept({ status, setAsideBy }: JudgedRequirement, expected: 'met' | 'partial'): boolean {
    return status === 'met' || (expected === 'partial' && status === 'partial') || (status === 'not-applicable' && setAsideBy !== 'claim');
  }

  private get asked(): readonly { readonly name: string; readonly expected: 'met' | 'partial' }[] {
    const { held = [], partly = [] } = this.policy;
    return [...held.map((name) => ({ name, expected: 'met' as const })), ...partly.map((name) => ({ name, expected: 'partial' as const }))];
  }

  /** A gap that the policy knows, unless it is worse than what the same policy wants kept. */
  private isKnown(judged: JudgedRequirement): boolean {
    const lost = this.asked.some(({ name, expected }) => isNamed(name, judged) && !this.isKept(judged, expected));
    return !lost && this.policy.knownGaps?.some((name) => isNamed(name, judged)) === true;
  }

  /** Opposable gaps, one check each beyond what a theme is allowed; then what must stay held. No requirement is told twice. */
  requirementChecks(): void {
    const told = new Set<JudgedRequirement>();
    for (const theme of this.themes) {
      const allowed = demandsOf(this.policy, theme.id).opposableGaps;
      if (allowed === undefined) continue;
      const gaps = this.in(theme).filter((each) => each.opposable && each.inForceNow && GAPS.includes(each.status));
      const unspared = gaps.filter((each) => !this.isKnown(each) && !this.waiver(each).spares);
      if (unspared.length <= allowed) this.add({ key: `gaps/${theme.referential}/${theme.id}`, kind: 'gap', outcome: 'pass', referential: theme.referential, theme: theme.id, expected: allowed, found: unspared.length, worth: -unspared.length });
      for (const gap of unspared.length > allowed ? gaps : gaps.filter((each) => !unspared.includes(each))) {
        told.add(gap);
        this.requirement('gap', gap, 'met', false, this.isKnown(gap));
      }
    }
    for (const { name, expected } of this.asked) {
      for (const each of this.requirements.filter((one) => isNamed(name, one))) {
        if (told.has(each)) continue;
        told.add(each);
        this.requirement('held', each, expected, this.isKept(each, expected));
      }
    }
  }

  /** Those that a line of their own stops, or a waiver spares there. */
  private get toldAlone(): ReadonlySet<JudgedRequirement> {
    return new Set(this.checks.flatMap(({ requirement, outcome, blamed }) => (requirement !== undefined && (outcome === 'fail' || outcome === 'waived') ? blamed : [])));
  }

  /** Of what may make a figure too low, what is told already when that is enough to explain it: nothing that was so before is blamed. */
  private blame(candidates: readonly JudgedRequirement[], explains: (few: readonly JudgedRequirement[]) => boolean): readonly JudgedRequirement[] {
    const alone = this.toldAlone;
    const few = candidates.filter((each) => alone.has(each));
    return few.length > 0 && explains(few) ? few : candidates;
  }

  /** What keeps a theme below a rung: the requirements of its ladder, else one that caps it, else what is claimed without object. */
  private below(theme: AssessedTheme, rung: number, fails: (each: JudgedRequirement) => boolean): readonly JudgedRequirement[] {
    const counted = this.in(theme).filter((each) => each.counted);
    const failing = counted.filter((each) => each.status !== 'not-applicable' && fails(each));
    // A direct ladder is climbed by its rung alone: those below are passed.
    const own = theme.mode === 'direct' ? failing.filter(({ level }) => level === rung) : [];
    const rungs = own.length > 0 ? own : failing.filter(({ level }) => level !== null && level <= rung);
    if (rungs.length > 0) return rungs;
    const alone = this.toldAlone;
    const capping = failing.filter((each) => each.level === null && alone.has(each));
    const claimed = counted.filter((each) => each.setAsideBy === 'claim' && !each.proven);
    return capping.length > 0 ? capping : this.blame(claimed, () => true);
  }

  levelChecks(): void {
    for (const [id, { declared, proven }] of Object.entries(this.policy.levels ?? {})) {
      const asked = [{ kind: 'level' as const, expected: declared }, { kind: 'proven' as const, expected: proven }];
      const themes = this.themes.filter((each) => each.id === id);
      for (const { kind, expected } of asked) {
        if (expected === undefined) continue;
        // Its rule set is not judged, or as a draft or a past edition: nothing says that the level is kept.
        if (themes.length === 0) this.add({ key: `${kind}/${id}`, kind, outcome: 'inconclusive', theme: id, expected, found: 'not-judged', why: { code: 'theme-not-judged', params: {} }, worth: -1 });
        for (const theme of themes) this.level(theme, kind, expected);
      }
    }
  }

  private level(theme: AssessedTheme, kind: 'level' | 'proven', expected: number): void {
    // Nothing on its rungs binds the product any more: there is no level to reach.
    if (theme.level === null) {
      this.addOf(theme, { kind, outcome: 'pass', expected, found: 'not-applicable', worth: expected, blamed: [] });
      return;
    }
    const { low, high } = theme.level;
    const found = kind === 'level' ? low : (theme.proven ?? 0);
    const outcome = found >= expected ? 'pass' : kind === 'level' && high >= expected ? 'inconclusive' : 'fail';
    const blamed = outcome === 'pass' ? [] : this.below(theme, expected, (each) => (kind === 'level' ? each.status !== 'met' : !each.proven));
    this.addOf(theme, { kind, outcome, expected, found, worth: found, blamed });
  }

  shareChecks(): void {
    for (const theme of this.themes) {
      const { coverage, claimedNotApplicable } = demandsOf(this.policy, theme.id);
      const { applicable, unknown, 'not-applicable': aside } = theme.counts;
      if (coverage !== undefined) {
        const found = percent(applicable - unknown, applicable);
        const open = this.in(theme).filter((each) => each.status === 'unknown');
        const blamed = found >= coverage ? [] : this.blame(open, (few) => percent(applicable - unknown + few.length, applicable) >= coverage);
        this.addOf(theme, { kind: 'coverage', outcome: found >= coverage ? 'pass' : 'fail', expected: coverage, found, blamed, worth: found });
      }
      if (claimedNotApplicable !== undefined) {
        const whole = applicable + aside.claimed;
        const found = percentUp(aside.claimed, whole);
        const claimed = this.in(theme).filter((each) => each.setAsideBy === 'claim');
        const blamed = found <= claimedNotApplicable ? [] : this.blame(claimed, (few) => percentUp(aside.claimed - few.length, whole) <= claimedNotApplicable);
        this.addOf(theme, { kind: 'claimed', outcome: found <= claimedNotApplicable ? 'pass' : 'fail', expected: claimedNotApplicable, found, blamed, worth: -found });
      }
    }
  }

  /** Each evidence that supports a held requirement, against the strictest theme that asks. */
  evidenceChecks(): void {
    const { date: day, inputs } = this.gated;
    const strictest = new Map<string, { readonly age: Duration; readonly limit: Day; readonly by: JudgedRequirement[] }>();
    for (const each of this.requirements.filter(({ status }) => status === 'met')) {
      const age = demandsOf(this.policy, each.theme).evidenceAge;
      if (age === undefined) continue;
      for (const id of each.evidence) {
        const stated = Object.hasOwn(inputs.evidence, id) ? inputs.evidence[id]?.date : undefined;
        const limit = stated === undefined ? '' : addDuration(stated, age);
        const known = strictest.get(id);
        if (!known || limit < known.limit) strictest.set(id, { age, limit, by: [...(known?.by ?? []), each] });
        else known.by.push(each);
      }
    }
    for (const [id, { age, limit, by }] of strictest) {
      const fresh = limit !== '' && day <= limit;
      const found = (Object.hasOwn(inputs.evidence, id) ? inputs.evidence[id]?.date : undefined) ?? '';
      const waived = fresh ? undefined : this.sparedBy(by);
      this.add({ key: `evidence/${id}`, kind: 'evidence', outcome: fresh ? 'pass' : waived ? 'waived' : 'fail', evidence: id, expected: age, found, blamed: fresh ? [] : by, worth: fresh ? 1 : 0, ...(waived === undefined ? {} : { why: waived }) });
    }
  }

  findingsChecks(): void {
    const { findings } = this.policy;
    if (findings === undefined) return;
    const { facts } = this.gated.inputs;
    const { measuredOn } = this.inputs;
    const add = (key: string, outcome: Outcome, expected: string, found: string, code?: string): void =>
      this.add({ key, kind: 'findings', outcome, expected, found, worth: outcome === 'pass' ? 2 : outcome === 'inconclusive' ? 1 : 0, ...(code === undefined ? {} : { why: { code, params: {} } }) });
    if (findings.required === true) {
      const lost = (each: Finding): boolean => each.state !== undefined && each.state !== 'verified';
      if (facts.length === 0) add('findings', 'inconclusive', 'required', 'none', 'findings-absent');
      for (const each of facts.filter(lost)) add(`findings/${each.fact}`, 'fail', 'required', each.state ?? '', `finding-${each.state ?? ''}`);
      for (const each of facts.filter((one) => !lost(one) && one.outcome === 'could-not-measure')) add(`findings/${each.fact}`, 'inconclusive', 'required', 'could-not-measure', 'finding-not-measured');
      if (facts.length > 0 && facts.every((each) => !lost(each) && each.outcome !== 'could-not-measure')) add('findings', 'pass', 'required', 'verified');
    }
    if (findings.age !== undefined && measuredOn !== undefined) {
      const fresh = measuredOn <= this.gated.date && this.gated.date <= addDuration(measuredOn, findings.age);
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
