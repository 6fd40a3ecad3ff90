import { compileCondition, emptyUse, type ConditionContext, type Gate } from './condition.js';
import type { Dossier, Value } from './dossier.js';
import type { Vocabulary } from './referential.js';

/** Compiled once a vocabulary: every dossier reads through them. */
const compiledGates = new WeakMap<Vocabulary['profile'], ReadonlyMap<string, Gate>>();

/** The profile questions that are not always asked, ready for conditions. */
export function gatesOf({ profile }: Pick<Vocabulary, 'profile'>): ReadonlyMap<string, Gate> {
  const known = compiledGates.get(profile);
  if (known) return known;
  const gates = new Map<string, Gate>();
  for (const { id, when, otherwise } of profile) {
    if (when === undefined || otherwise === undefined) continue;
    const use = emptyUse();
    gates.set(id, { asked: compileCondition(when, {}, use), otherwise, reads: [...use.profile] });
  }
  compiledGates.set(profile, gates);
  return gates;
}

/**
 * The answers that decide what a profile question reads: its own when it is asked or may be, else those that keep it from
 * being asked.
 */
export function decidedBy(id: string, context: ConditionContext): readonly string[] {
  const gate = context.gates?.get(id);
  return gate && gate.asked(context) === 'false' ? [...new Set(gate.reads.flatMap((read) => decidedBy(read, context)))] : [id];
}

/** What is read when these profile questions are: themselves, and what their gates read. */
export function readThrough(ids: Iterable<string>, gates: ReadonlyMap<string, Gate>): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (id: string): void => {
    if (reached.has(id)) return;
    reached.add(id);
    gates.get(id)?.reads.forEach(visit);
  };
  for (const id of ids) visit(id);
  return reached;
}

/** A profile question that the other answers keep from being asked: which ones, and what it reads meanwhile. */
export interface NotAsked {
  readonly by: readonly string[];
  readonly otherwise: Value;
}

/** The profile questions that a profile keeps from being asked. Their gates read no clock: the day plays no part. */
export function notAskedIn(profile: Dossier['profile'], vocabulary: Pick<Vocabulary, 'profile'>): ReadonlyMap<string, NotAsked> {
  const gates = gatesOf(vocabulary);
  const context: ConditionContext = {
    day: '',
    floor: 0,
    gates,
    profile: (id) => (Object.hasOwn(profile, id) ? profile[id] : undefined),
    question: () => undefined,
    fact: () => undefined,
    statedOn: () => undefined,
    list: () => ({ complete: false, grade: 0, items: [] }),
  };
  const result = new Map<string, NotAsked>();
  for (const [id, { asked, otherwise }] of gates) if (asked(context) === 'false') result.set(id, { by: decidedBy(id, context), otherwise });
  return result;
}
