import type { Basis, Reason, SetAsideBy, Status } from './assessment.js';
import type { CompiledRequirement } from './compile.js';
import type { ConditionContext, Truth } from './condition.js';
import type { Day } from './day.js';
import type { Grade } from './dossier.js';
import { questionOfKey, type Inputs } from './inputs.js';
import { decidedBy } from './profile.js';
import type { Interval } from './referential.js';
import type { Standing } from './level.js';

/** The status of one requirement, and why. */
export interface Judgement {
  readonly compiled: CompiledRequirement;
  readonly status: Status;
  readonly grade: Grade;
  readonly basis: Basis;
  readonly why: Reason;
  readonly setAsideBy?: SetAsideBy;
  readonly open: readonly string[];
  readonly items: readonly string[];
  readonly inForceNow: boolean;
  readonly counted: boolean;
}

/** `ungraded`: only the status matters, as when levels alone are asked; the grade of what is decided is then 1. */
export type Options = NonNullable<Parameters<Inputs['context']>[0]> & { readonly ungraded?: boolean };

const BASES: readonly Basis[] = ['none', 'declared', 'documented', 'probed', 'attested'];

/** Both days included; without `from`, no text dates it and it is never in force. */
export function isInForce(interval: Interval | undefined, day: Day): boolean {
  return interval?.from !== undefined && interval.from <= day && (interval.until === undefined || day <= interval.until);
}

/** After its last day a requirement counts nowhere. */
export function isOver(interval: Interval | undefined, day: Day): boolean {
  return interval?.until !== undefined && interval.until < day;
}

/** What a condition gives when everything below a grade is read as unknown. */
export interface FloorReading {
  readonly floor: Grade;
  readonly truth: Truth;
}

/** The greatest grade for which `test` still gives `expected` when everything below is read as unknown. `log` receives each one tried. */
export function gradeOfTruth(test: (context: ConditionContext) => Truth, expected: Truth, inputs: Inputs, options: Options = {}, log?: FloorReading[]): Grade {
  for (const floor of [4, 3, 2, 1] as const) {
    const truth = test(inputs.context({ ...options, floor }));
    log?.push({ floor, truth });
    if (truth === expected) return floor;
  }
  return 0;
}

/** The facts a requirement reads and that are measured, named by itself or put in the place of an answer. */
function measuredFacts({ use }: CompiledRequirement, inputs: Inputs): string[] {
  const facts = new Set([...use.facts, ...[...use.questions].flatMap((question) => inputs.factOf(question) ?? [])]);
  return [...facts].filter((fact) => inputs.fact(fact).from === 'finding').sort();
}

/** The points it asks of a measured list that do not hold, each a choice of the question or of the fact. */
function failingPoints({ use }: CompiledRequirement, inputs: Inputs): string[] {
  const failing = [...use.choices].flatMap(([key, choices]) => {
    const id = key.slice(key.indexOf(':') + 1);
    const fact = key.startsWith('question:') ? inputs.factOf(id) : id;
    if (fact === undefined) return [];
    const { value, unjudged = [] } = inputs.fact(fact);
    return typeof value === 'object' ? [...choices].filter((choice) => !value.includes(choice) && !unjudged.includes(choice)) : [];
  });
  return [...new Set(failing)].sort();
}

/** Judges one requirement by its own conditions, before implications (scoring, "Judgement, first that fits"). */
export function judge(compiled: CompiledRequirement, inputs: Inputs, options: Options = {}): Judgement {
  const { requirement } = compiled;
  const inForceNow = isInForce(requirement.inForce, inputs.day);
  const base = { compiled, inForceNow, counted: requirement.counts !== 'when-in-force' || inForceNow, items: [] as readonly string[], open: [] as readonly string[] };
  const none = { grade: 0 as Grade, basis: 'none' as Basis };

  if (!requirement.binds.some((role) => inputs.dossier.roles.includes(role))) {
    return { ...base, ...none, status: 'not-applicable', setAsideBy: 'role', why: { code: 'bound-elsewhere', params: { roles: requirement.binds } } };
  }
  const applicability: string[] = [];
  const parts = compiled.applies.map(({ holds, use }) => ({ truth: holds(inputs.context({ ...options, open: applicability })), use }));
  if (parts.some(({ truth }) => truth === 'false')) {
    const context = inputs.context(options);
    const profile = new Set(parts.filter(({ truth }) => truth === 'false').flatMap(({ use }) => [...use.profile].flatMap((id) => decidedBy(id, context))));
    return { ...base, ...none, status: 'not-applicable', setAsideBy: 'profile', why: { code: 'set-aside-by-profile', params: { profile: [...profile].sort() } } };
  }
  if (parts.some(({ truth }) => truth === 'unknown')) {
    const keys = [...new Set(applicability)];
    return { ...base, ...none, status: 'unknown', open: keys, why: { code: 'profile-unknown', params: { open: keys } } };
  }

  const open: string[] = [];
  const failing: string[] = [];
  const truth = compiled.met(inputs.context({ ...options, open, failing }));
  const keys = [...new Set(open)];
  if (truth === 'not-applicable') {
    return { ...base, ...none, status: 'not-applicable', setAsideBy: 'list', why: { code: 'nothing-in-list', params: { lists: [...compiled.use.lists].sort() } } };
  }
  if (truth === 'unknown' && keys.length > 0) {
    const claims = keys.map((key) => {
      const question = questionOfKey(key);
      return question === undefined ? undefined : inputs.claim(question);
    });
    if (claims.every((claim) => claim !== undefined)) {
      const grade = Math.min(...claims.map((claim) => claim.grade)) as Grade;
      return { ...base, status: 'not-applicable', setAsideBy: 'claim', grade, basis: BASES[grade] ?? 'none', open: keys, why: { code: 'claimed', params: { reasons: claims.map((claim) => claim.reason), questions: keys } } };
    }
  }
  if (inputs.hasFacts && truth !== 'true' && compiled.met(inputs.context({ ...options, facts: false })) === 'true') {
    const facts = measuredFacts(compiled, inputs);
    const grade = inputs.dossier.findings.some((finding) => facts.includes(finding.fact) && finding.grade >= 3) ? 3 : 1;
    return { ...base, status: 'contradicted', grade, basis: BASES[grade] ?? 'none', items: [...new Set(failing)], why: { code: 'contradicted-by-fact', params: { facts, points: failingPoints(compiled, inputs) } } };
  }
  if (truth === 'unknown') {
    const skips = keys.flatMap((key) => {
      const reason = inputs.skipped(questionOfKey(key) ?? '');
      return reason === undefined ? [] : [reason];
    });
    const why: Reason = skips.length > 0 ? { code: 'skipped', params: { reasons: skips, open: keys } } : { code: 'unanswered', params: { open: keys } };
    return { ...base, ...none, status: 'unknown', open: keys, why };
  }
  const partial = truth === 'false' && compiled.partial?.(inputs.context(options)) === 'true';
  const status: Status = truth === 'true' ? 'met' : partial ? 'partial' : 'unmet';
  const grade = options.ungraded === true ? 1 : gradeOfTruth((partial ? compiled.partial : undefined) ?? compiled.met, partial ? 'true' : truth, inputs, options);
  const items = status === 'met' ? [] : [...new Set(failing)];
  return { ...base, status, grade, basis: BASES[grade] ?? 'none', items, why: { code: items.length > 0 ? 'unmet-items' : status, params: items.length > 0 ? { items } : {} } };
}

/** What one implication changed. */
export interface ImplicationEffect {
  readonly from: string;
  readonly to: string;
  readonly effect: 'deduced' | 'lifted' | 'contradicted';
}

function withImplications(judgements: ReadonlyMap<string, Judgement>, log?: ImplicationEffect[]): Map<string, Judgement> {
  const result = new Map(judgements);
  const met = [...judgements.values()].filter((judgement) => judgement.status === 'met');
  // A met requirement makes its unknown targets met, and lends its grade to those it makes or finds met.
  for (const source of met) {
    for (const id of source.compiled.implied) {
      const target = result.get(id);
      if (!target) continue;
      const deduced = target.status === 'unknown' && target.why.code !== 'profile-unknown';
      const lifted = target.status === 'met' && target.grade < source.grade;
      if (!deduced && !lifted) continue;
      log?.push({ from: source.compiled.requirement.id, to: id, effect: deduced ? 'deduced' : 'lifted' });
      result.set(id, { ...target, status: 'met', grade: source.grade, basis: 'deduced', open: [], why: { code: 'deduced', params: { from: source.compiled.requirement.id } } });
    }
  }
  // A met requirement whose implied target is explicitly not met: both are contradicted.
  const contradicted = new Map<string, string>();
  for (const source of result.values()) {
    if (source.status !== 'met') continue;
    for (const id of source.compiled.implied) {
      const target = result.get(id);
      if (!target || (target.status !== 'unmet' && target.status !== 'partial' && target.status !== 'contradicted')) continue;
      log?.push({ from: source.compiled.requirement.id, to: id, effect: 'contradicted' });
      contradicted.set(source.compiled.requirement.id, id);
      if (target.status !== 'contradicted') contradicted.set(id, source.compiled.requirement.id);
    }
  }
  for (const [id, other] of contradicted) {
    const judgement = result.get(id);
    if (judgement) result.set(id, { ...judgement, status: 'contradicted', why: { code: 'contradicted-by-implication', params: { other } } });
  }
  return result;
}

/** Judges every requirement not over on the day by its own conditions, before implications. */
export function judgeEach(requirements: readonly CompiledRequirement[], inputs: Inputs, options: Options = {}): Map<string, Judgement> {
  const judgements = new Map<string, Judgement>();
  for (const compiled of requirements) {
    if (!isOver(compiled.requirement.inForce, inputs.day)) judgements.set(compiled.requirement.id, judge(compiled, inputs, options));
  }
  return judgements;
}

/** The same on another day: what is known stands, but for its dates, of requirements that read no age and nothing that `changed`. */
export function judgeEachAgain(requirements: readonly CompiledRequirement[], inputs: Inputs, known: ReadonlyMap<string, Judgement>, changed: ReadonlySet<string>): Map<string, Judgement> {
  const judgements = new Map<string, Judgement>();
  for (const compiled of requirements) {
    const { use } = compiled;
    const { id, inForce, counts } = compiled.requirement;
    if (isOver(inForce, inputs.day)) continue;
    const stands = use.ages.length === 0 && (changed.size === 0 || ![...use.questions, ...use.lists].some((each) => changed.has(each)));
    const before = stands ? known.get(id) : undefined;
    const inForceNow = isInForce(inForce, inputs.day);
    if (before === undefined) judgements.set(id, judge(compiled, inputs));
    else judgements.set(id, before.inForceNow === inForceNow ? before : { ...before, inForceNow, counted: counts !== 'when-in-force' || inForceNow });
  }
  return judgements;
}

/** Judges every requirement not over on the day, then closes implications. */
export function judgeAll(requirements: readonly CompiledRequirement[], inputs: Inputs, options: Options = {}): Judgement[] {
  return [...closeImplications(judgeEach(requirements, inputs, options)).values()];
}

/** Closes implications over judgements already made (scoring, section 2). `log` receives what each one changed. */
export function closeImplications(judgements: ReadonlyMap<string, Judgement>, log?: ImplicationEffect[]): Map<string, Judgement> {
  return [...judgements.values()].some((judgement) => judgement.compiled.implied.length > 0) ? withImplications(judgements, log) : new Map(judgements);
}

/** How it stands for the declared run, or `undefined` when it does not apply. */
export function standing(judgement: Judgement): Standing | undefined {
  if (judgement.status === 'not-applicable') return undefined;
  if (judgement.status === 'met') return 'met';
  return judgement.status === 'unknown' ? 'unknown' : 'unmet';
}

/** Supported by at least what its requirement asks. */
export function isProven(judgement: Judgement): boolean {
  return judgement.grade >= judgement.compiled.minEvidence;
}

/** How it stands for the proven run: what is met or claimed without its evidence reads as unknown. */
export function provenStanding(judgement: Judgement): Standing | undefined {
  if (judgement.status === 'not-applicable') return judgement.setAsideBy === 'claim' && !isProven(judgement) ? 'unknown' : undefined;
  if (judgement.status === 'met') return isProven(judgement) ? 'met' : 'unknown';
  return judgement.status === 'unknown' ? 'unknown' : 'unmet';
}
