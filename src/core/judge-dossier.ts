import type { CompiledReferential } from './compile.js';
import type { Day } from './day.js';
import type { JudgedReferential } from './decisive.js';
import type { Dossier } from './dossier.js';
import { isActive, readInputs, type Inputs } from './inputs.js';
import { closeImplications, judgeEach, judgeEachAgain, type Judgement } from './judge.js';
import type { Vocabulary } from './referential.js';
import { supposing, type Suppositions } from './suppose.js';

export interface JudgedDossier {
  readonly inputs: Inputs;
  /** By id, then edition. */
  readonly judged: readonly JudgedReferential[];
}

const name = ({ referential }: CompiledReferential): string => `${referential.id}\u0000${referential.edition}`;

/** Referentials in their order, and what the dossier states of what they read. */
export interface ReadDossier {
  readonly inputs: Inputs;
  /** By id, then edition. */
  readonly ordered: readonly CompiledReferential[];
}

interface Rules {
  readonly given: readonly CompiledReferential[];
  readonly ordered: readonly CompiledReferential[];
  readonly questionFacts: ReadonlyMap<string, string>;
}

/** The last rules used, by their first: thousands of dossiers are judged by the same ones. */
const lastRules = new WeakMap<CompiledReferential, Rules>();

function rulesOf(given: readonly CompiledReferential[]): Rules {
  const [first] = given;
  const known = first && lastRules.get(first);
  if (known?.given.length === given.length && known.given.every((each, index) => each === given[index])) return known;
  const ordered = [...given].sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
  const rules = { given: [...given], ordered, questionFacts: new Map(ordered.flatMap((each) => [...each.questionFacts])) };
  if (first) lastRules.set(first, rules);
  return rules;
}

/** Reads what a dossier states on one day for checked, compiled referentials. */
export function readDossier(referentials: readonly CompiledReferential[], vocabulary: Vocabulary, dossier: Dossier, day: Day): ReadDossier {
  const { ordered, questionFacts } = rulesOf(referentials);
  return { inputs: readInputs(dossier, vocabulary, questionFacts, day), ordered };
}

interface Judged {
  readonly referentials: readonly CompiledReferential[];
  readonly vocabulary: Vocabulary;
  readonly suppositions: Suppositions | undefined;
  readonly day: Day;
  readonly result: JudgedDossier;
  /** Before implications and suppositions, referential by referential. */
  readonly own: readonly ReadonlyMap<string, Judgement>[];
}

/** The questions and lists of one dossier that two days do not read alike: their evidence has lost its strength, their items come or go. */
function changedBetween(before: Inputs, after: Inputs): ReadonlySet<string> {
  const { answers, lists } = after.dossier;
  const differs = (evidence: readonly string[] | undefined): boolean => (evidence ?? []).some((id) => before.gradeOf([id]) !== after.gradeOf([id]));
  return new Set([
    ...Object.entries(answers).flatMap(([id, { evidence }]) => (differs(evidence) ? [id] : [])),
    ...Object.entries(lists).flatMap(([id, { evidence, items = [] }]) => (differs(evidence) || items.some((item) => differs(item.evidence) || isActive(item, before.day) !== isActive(item, after.day)) ? [id] : [])),
  ]);
}

/**
 * The last judgement of each dossier. One is judged again for every day to come, from the same rules and answers, and nothing
 * but the day has changed: the same arguments give the same result, whether it is kept or not.
 */
const last = new WeakMap<Dossier, Judged>();

const closed = (own: ReadonlyMap<string, Judgement> = new Map()): readonly Judgement[] => [...closeImplications(own).values()];

/** The same for a dossier that is judged once, as in a campaign: nothing of it is kept. */
export function judgeDossierOnce(referentials: readonly CompiledReferential[], vocabulary: Vocabulary, dossier: Dossier, day: Day): JudgedDossier {
  const { inputs, ordered } = readDossier(referentials, vocabulary, dossier, day);
  return { inputs, judged: ordered.map((compiled) => ({ compiled, judgements: closed(judgeEach(compiled.requirements, inputs)) })) };
}

/** Judges every requirement of checked, compiled referentials on one day, before anything is made of the judgements. */
export function judgeDossier(referentials: readonly CompiledReferential[], vocabulary: Vocabulary, dossier: Dossier, day: Day, suppositions?: Suppositions): JudgedDossier {
  const { inputs, ordered } = readDossier(referentials, vocabulary, dossier, day);
  const kept = last.get(dossier);
  const same = kept?.vocabulary === vocabulary && kept.referentials.length === ordered.length && kept.referentials.every((each, index) => each === ordered[index]) ? kept : undefined;
  if (same?.day === day && same.suppositions === suppositions) return same.result;
  const changed = same && changedBetween(same.result.inputs, inputs);
  const own = ordered.map(({ requirements }, index) => {
    const before = same?.own[index];
    return before === undefined || changed === undefined ? judgeEach(requirements, inputs) : judgeEachAgain(requirements, inputs, before, changed);
  });
  const judged = ordered.map((compiled, index) => {
    const judgements = closed(own[index]);
    return { compiled, judgements: suppositions === undefined ? judgements : supposing(judgements, suppositions) };
  });
  const result = { inputs, judged };
  last.set(dossier, { referentials: ordered, vocabulary, suppositions, day, result, own });
  return result;
}
