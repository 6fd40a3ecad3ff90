import type { Basis, Reason, SetAsideBy, Status } from './assessment.js';
import type { CompiledRequirement } from './compile.js';
import type { ConditionContext, Truth } from './condition.js';
import type { Day } from './day.js';
import type { Grade, Role } from './dossier.js';
import { questionOfKey, type Applicability, type Inputs } from './inputs.js';
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
  readonly setAsideBy?: SetAsideBy | undefined;
  readonly open: readonly string[];
  readonly items: readonly string[];
  readonly inForceNow: boolean;
  readonly counted: boolean;
}

/** `ungraded`: only the status matters, as when levels alone are asked; the grade of what is decided is then 1. */
export type Options = NonNullable<Parameters<Inputs['context']>[0]> & { readonly ungraded?: boolean };

const NOTHING: readonly string[] = [];
/** Nothing supposed, everything read: how a dossier is judged, but for what people try. */
const AS_STATED: Options = {};
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

/**
 * The greatest grade for which `test` still gives `expected`, what it gives without a floor, when everything below is read as unknown.
 * `log` receives each floor, for whoever wants to redo it.
 */
export function gradeOfTruth(test: (context: ConditionContext) => Truth, expected: Truth, inputs: Inputs, options: Options = AS_STATED, log?: FloorReading[]): Grade {
  for (const floor of [4, 3, 2, 1] as const) {
    // Nothing stated has that strength: what is read is what the floor above read. The lowest floor hides nothing.
    if (log === undefined && floor === 1) return 1;
    if (log === undefined && floor !== 4 && !inputs.supports(floor)) continue;
    const truth = test(options === AS_STATED ? inputs.atFloor(floor) : inputs.context(reading(options, floor, options.open, options.failing)));
    log?.push({ floor, truth });
    if (truth === expected) return floor;
  }
  return 0;
}

const onProfileAlone = ({ use }: CompiledRequirement['applies'][number]): boolean => use.questions.size === 0 && use.facts.size === 0 && use.lists.size === 0;

function readApplicability(applies: CompiledRequirement['applies'], inputs: Inputs, options: Options): Applicability {
  const open: string[] = [];
  let profile: Set<string> | undefined;
  let truth: Truth = 'true';
  for (const { holds, use } of applies) {
    const own = holds(inputs.context(reading(options, options.floor, open, options.failing)));
    if (own === 'false') {
      const context = inputs.context(options);
      truth = 'false';
      profile ??= new Set();
      for (const id of use.profile) for (const decides of decidedBy(id, context)) profile.add(decides);
    } else if (own === 'unknown' && truth === 'true') truth = 'unknown';
  }
  return { truth, open: open.length === 0 ? NOTHING : [...new Set(open)], profile: profile === undefined ? NOTHING : [...profile].sort() };
}

/** Whether a requirement applies to the profile; asked once a dossier for all that share its conditions, when nothing is supposed. */
function applicabilityOf({ applies }: CompiledRequirement, inputs: Inputs, options: Options): Applicability {
  if (options.supposed !== undefined) return readApplicability(applies, inputs, options);
  let known = inputs.applicability.get(applies);
  if (!known) {
    known = readApplicability(applies, inputs, options);
    if (applies.every(onProfileAlone)) inputs.applicability.set(applies, known);
  }
  return known;
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

/** The options of a reading with what it leaves open: the same keys each time, for hundreds are made for a dossier. */
function reading({ supposed, facts, only }: Options, floor: Grade | undefined, open: string[] | undefined, failing: string[] | undefined): NonNullable<Parameters<Inputs['context']>[0]> {
  return { floor, supposed, facts, only, open, failing };
}

function isBoundTo(binds: readonly Role[], roles: readonly Role[]): boolean {
  for (const role of binds) if (roles.includes(role)) return true;
  return false;
}

/** What its condition gives, the inputs it leaves open, each once, and the items that fail it. */
function readMet({ met }: CompiledRequirement, inputs: Inputs, options: Options): { readonly truth: Truth; readonly keys: readonly string[]; readonly failing: readonly string[] } {
  if (options === AS_STATED) {
    const { context, open, failing } = inputs.asStated();
    const truth = met(context);
    return { truth, keys: open.length === 0 ? NOTHING : [...new Set(open)], failing: failing.length === 0 ? NOTHING : [...failing] };
  }
  const open: string[] = [];
  const failing: string[] = [];
  const truth = met(inputs.context(reading(options, options.floor, open, failing)));
  return { truth, keys: open.length < 2 ? open : [...new Set(open)], failing };
}

/** Judges one requirement by its own conditions, before implications (scoring, "Judgement, first that fits"). */
export function judge(compiled: CompiledRequirement, inputs: Inputs, options: Options = AS_STATED): Judgement {
  const { requirement } = compiled;
  const inForceNow = isInForce(requirement.inForce, inputs.day);
  const counted = requirement.counts !== 'when-in-force' || inForceNow;
  // One shape for all: spreading objects would cost more than judging.
  const judged = (status: Status, grade: Grade, why: Reason, open: readonly string[], setAsideBy?: SetAsideBy, items: readonly string[] = NOTHING): Judgement => ({ compiled, status, grade, basis: BASES[grade] ?? 'none', why, setAsideBy, open, items, inForceNow, counted });

  if (!isBoundTo(requirement.binds, inputs.dossier.roles)) {
    return judged('not-applicable', 0, { code: 'bound-elsewhere', params: { roles: requirement.binds } }, NOTHING, 'role');
  }
  const applicability = applicabilityOf(compiled, inputs, options);
  if (applicability.truth === 'false') return judged('not-applicable', 0, { code: 'set-aside-by-profile', params: { profile: applicability.profile } }, NOTHING, 'profile');
  if (applicability.truth === 'unknown') return judged('unknown', 0, { code: 'profile-unknown', params: { open: applicability.open } }, applicability.open);

  const { truth, keys, failing } = readMet(compiled, inputs, options);
  if (truth === 'not-applicable') {
    return judged('not-applicable', 0, { code: 'nothing-in-list', params: { lists: [...compiled.use.lists].sort() } }, NOTHING, 'list');
  }
  if (truth === 'unknown' && keys.length > 0) {
    const claims = keys.map((key) => {
      const question = questionOfKey(key);
      return question === undefined ? undefined : inputs.claim(question);
    });
    if (claims.every((claim) => claim !== undefined)) {
      const grade = Math.min(...claims.map((claim) => claim.grade)) as Grade;
      return judged('not-applicable', grade, { code: 'claimed', params: { reasons: claims.map((claim) => claim.reason), questions: keys } }, keys, 'claim');
    }
  }
  if (inputs.hasFacts && truth !== 'true' && compiled.met(inputs.context({ ...options, facts: false })) === 'true') {
    const facts = measuredFacts(compiled, inputs);
    const grade = inputs.dossier.findings.some((finding) => facts.includes(finding.fact) && finding.grade >= 3) ? 3 : 1;
    return judged('contradicted', grade, { code: 'contradicted-by-fact', params: { facts, points: failingPoints(compiled, inputs) } }, NOTHING, undefined, [...new Set(failing)]);
  }
  if (truth === 'unknown') {
    const skips = keys.flatMap((key) => {
      const reason = inputs.skipped(questionOfKey(key) ?? '');
      return reason === undefined ? [] : [reason];
    });
    return judged('unknown', 0, skips.length > 0 ? { code: 'skipped', params: { reasons: skips, open: keys } } : { code: 'unanswered', params: { open: keys } }, keys);
  }
  const partial = truth === 'false' && compiled.partial?.(inputs.context(options)) === 'true';
  const status: Status = truth === 'true' ? 'met' : partial ? 'partial' : 'unmet';
  const grade = options.ungraded === true ? 1 : gradeOfTruth((partial ? compiled.partial : undefined) ?? compiled.met, partial ? 'true' : truth, inputs, options);
  const items = status === 'met' || failing.length === 0 ? NOTHING : [...new Set(failing)];
  return judged(status, grade, items.length > 0 ? { code: 'unmet-items', params: { items } } : { code: status, params: {} }, NOTHING, undefined, items);
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
export function judgeEach(requirements: readonly CompiledRequirement[], inputs: Inputs, options: Options = AS_STATED): Map<string, Judgement> {
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
export function closeImplications(judgements: ReadonlyMap<string, Judgement>, log?: ImplicationEffect[]): ReadonlyMap<string, Judgement> {
  for (const { compiled } of judgements.values()) if (compiled.implied.length > 0) return withImplications(judgements, log);
  return judgements;
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
