import type { Assessment, Bounds, Reason, Status, Verdict } from '../assessment.js';
import type { CompiledReferential } from '../compile.js';
import type { Day } from '../day.js';
import type { Dossier } from '../dossier.js';
import { evaluate } from '../evaluate.js';
import type { Vocabulary } from '../referential.js';

/** What a comparison reads of a result: enough to judge its inputs again. */
export type Comparable = Pick<Assessment, 'calculation' | 'date' | 'product' | 'profile' | 'roles' | 'referentials' | 'verdict' | 'verdictProven' | 'themes' | 'requirements' | 'inputs'>;

/**
 * What moves a result, in the order it is told apart: the rules, the passing of time (what expires, what comes into force), what the
 * product is, its evidence, what was measured, what was answered.
 */
export const CAUSES = ['referential', 'time', 'profile', 'evidence', 'measure', 'answer'] as const;
export type Cause = (typeof CAUSES)[number];

/** One figure that moved, and by what: the parts add up from `from` to `to`. */
export interface Change<Value> {
  readonly from: Value;
  readonly to: Value;
  readonly causes: readonly { readonly cause: Cause; readonly from: Value; readonly to: Value }[];
}

export interface RequirementChange {
  readonly id: string;
  readonly referential: string;
  readonly theme: string;
  readonly reference?: string;
  readonly title: string;
  readonly opposable: boolean;
  /** Why it stands as it does in the newer result. */
  readonly why: Reason;
  /** Null when it is the same; a status is null where the rule does not exist. */
  readonly status: Change<Status | null> | null;
  readonly proven: Change<boolean | null> | null;
}

export interface ThemeChange {
  readonly id: string;
  readonly referential: string;
  readonly title: string;
  readonly verdict: Change<Verdict | null> | null;
  readonly level: Change<Bounds | null> | null;
  readonly proven: Change<number | null> | null;
}

export interface Comparison {
  readonly from: Pick<Comparable, 'date' | 'product' | 'referentials'>;
  readonly to: Pick<Comparable, 'date' | 'product' | 'referentials'>;
  readonly verdict: Change<Verdict> | null;
  readonly verdictProven: Change<Verdict> | null;
  /** Themes of which something moved, in the order of their ids. */
  readonly themes: readonly ThemeChange[];
  /** Requirements whose status or proof moved: what got worse first. */
  readonly requirements: readonly RequirementChange[];
  /** Questions and lists whose answer is not the same, then the evidence, then the facts. */
  readonly answers: readonly string[];
  readonly evidence: readonly string[];
  readonly facts: readonly string[];
  /** Evidence that both results hold and that ended between their days. */
  readonly expired: readonly { readonly id: string; readonly until: Day }[];
}

export interface Rules {
  readonly referentials: readonly CompiledReferential[];
  readonly vocabulary: Vocabulary;
}

type Inputs = Pick<Dossier, 'profile' | 'roles' | 'answers' | 'lists' | 'evidence' | 'findings'>;

function inputsOf({ profile, roles, inputs }: Comparable): Inputs {
  return { profile, roles, answers: inputs.answers, lists: inputs.lists, evidence: inputs.evidence, findings: inputs.facts };
}

function judged({ referentials, vocabulary }: Rules, product: Comparable['product'], inputs: Inputs, day: Day): Comparable {
  const dossier: Dossier = { product, referentials: [], commitments: [], waivers: [], efforts: {}, ...inputs };
  return evaluate(referentials, vocabulary, dossier, day, { ahead: false });
}

/** The inputs of a result, judged on its day by other rules. */
export function judgedAgain(result: Comparable, rules: Rules): Comparable {
  return judged(rules, result.product, inputsOf(result), result.date);
}

interface Step {
  /** What the step changed; the first has none. */
  readonly cause: Cause | null;
  readonly result: Comparable;
}

/** From one result to the other, one thing changed at each step. Results of the same rules as today are not judged again by the first. */
function stepsBetween(from: Comparable, to: Comparable, rules: Rules): Step[] {
  const before = inputsOf(from);
  const after = inputsOf(to);
  const at = (cause: Cause, inputs: Inputs, day: Day): Step => ({ cause, result: judged(rules, to.product, inputs, day) });
  const withProfile = { ...before, profile: after.profile, roles: after.roles };
  const withEvidence = { ...withProfile, evidence: after.evidence };
  const withFacts = { ...withEvidence, findings: after.findings };
  return [
    { cause: null, result: from },
    at('referential', before, from.date),
    at('time', before, to.date),
    at('profile', withProfile, to.date),
    at('evidence', withEvidence, to.date),
    at('measure', withFacts, to.date),
    at('answer', after, to.date),
    // The newer result may have been judged by other rules than today's.
    { cause: 'referential', result: to },
  ];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Which steps moved a figure, as it was published at both ends; null when it is the same. Two moves that cancel out are both told. */
function changeOf<Value>(steps: readonly Step[], read: (result: Comparable) => Value): Change<Value> | null {
  const values = steps.map(({ cause, result }) => ({ cause, value: read(result) }));
  const causes: { readonly cause: Cause; readonly from: Value; readonly to: Value }[] = [];
  values.forEach(({ cause, value }, index) => {
    const previous = values[index - 1];
    if (cause !== null && previous && !same(previous.value, value)) causes.push({ cause, from: previous.value, to: value });
  });
  const [first] = values;
  const last = values.at(-1);
  return !first || !last || (same(first.value, last.value) && causes.length === 0) ? null : { from: first.value, to: last.value, causes };
}

const WORTH: Readonly<Record<Status, number>> = { unmet: 0, contradicted: 1, partial: 2, unknown: 3, 'not-applicable': 4, met: 5 };
const worth = (status: Status | null): number => (status === null ? 4 : WORTH[status]);

function requirementChanges(steps: readonly Step[], from: Comparable, to: Comparable): RequirementChange[] {
  const keyOf = ({ id, referential }: { readonly id: string; readonly referential: string }): string => `${referential}/${id}`;
  const known = new Map([...from.requirements, ...to.requirements].map((each) => [keyOf(each), each]));
  const judgements = new Map(steps.map(({ result }) => [result, new Map(result.requirements.map((each) => [keyOf(each), each]))]));
  const changes = [...known].flatMap(([key, { id, referential, theme, reference, title, opposable, why }]): RequirementChange[] => {
    const status = changeOf<Status | null>(steps, (result) => judgements.get(result)?.get(key)?.status ?? null);
    const proven = changeOf<boolean | null>(steps, (result) => judgements.get(result)?.get(key)?.proven ?? null);
    return status || proven ? [{ id, referential, theme, ...(reference === undefined ? {} : { reference }), title, opposable, why: { code: why.code, params: why.params }, status, proven }] : [];
  });
  const gain = ({ status, proven }: RequirementChange): number => 2 * (status ? worth(status.to) - worth(status.from) : 0) + (proven ? Number(proven.to) - Number(proven.from) : 0);
  return changes.sort((a, b) => gain(a) - gain(b) || Number(b.opposable) - Number(a.opposable) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

function themeChanges(steps: readonly Step[], from: Comparable, to: Comparable): ThemeChange[] {
  const known = new Map([...from.themes, ...to.themes].map((each) => [`${each.referential}/${each.id}`, each]));
  const ordered = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  return ordered.flatMap(([, { id, referential, title }]): ThemeChange[] => {
    const theme = (result: Comparable) => result.themes.find((each) => each.id === id && each.referential === referential);
    const verdict = changeOf<Verdict | null>(steps, (result) => theme(result)?.verdict ?? null);
    const level = changeOf<Bounds | null>(steps, (result) => theme(result)?.level ?? null);
    const proven = changeOf<number | null>(steps, (result) => theme(result)?.proven ?? null);
    return verdict || level || proven ? [{ id, referential, title, verdict, level, proven }] : [];
  });
}

function differing(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((id) => !same(before[id], after[id])).sort();
}

/**
 * What moved from one result to another, and why: the inputs of the older one are judged again by today's rules, then one thing is
 * changed at a time, so that the parts add up. Pure.
 */
export function compare(from: Comparable, to: Comparable, rules: Rules): Comparison {
  const steps = stepsBetween(from, to, rules);
  const byFact = (result: Comparable): Record<string, unknown> => Object.fromEntries(result.inputs.facts.map((each) => [each.fact, each]));
  const end = ({ date, product, referentials }: Comparable): Comparison['from'] => ({ date, product, referentials });
  return {
    from: end(from),
    to: end(to),
    verdict: changeOf(steps, ({ verdict }) => verdict),
    verdictProven: changeOf(steps, ({ verdictProven }) => verdictProven),
    themes: themeChanges(steps, from, to),
    requirements: requirementChanges(steps, from, to),
    answers: [...differing(from.inputs.answers, to.inputs.answers), ...differing(from.inputs.lists, to.inputs.lists)],
    evidence: differing(from.inputs.evidence, to.inputs.evidence),
    facts: differing(byFact(from), byFact(to)),
    expired: Object.entries(to.inputs.evidence).flatMap(([id, { until }]) => (until !== undefined && Object.hasOwn(from.inputs.evidence, id) && from.date <= until && until < to.date ? [{ id, until }] : [])),
  };
}
