import type { CompiledReferential } from './compile.js';
import type { Day } from './day.js';
import type { JudgedReferential } from './decisive.js';
import type { Dossier } from './dossier.js';
import { readInputs, type Inputs } from './inputs.js';
import { judgeAll } from './judge.js';
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

/** Reads what a dossier states on one day for checked, compiled referentials. */
export function readDossier(referentials: readonly CompiledReferential[], vocabulary: Vocabulary, dossier: Dossier, day: Day): ReadDossier {
  const ordered = [...referentials].sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
  const questionFacts = new Map(ordered.flatMap((each) => [...each.questionFacts]));
  return { inputs: readInputs(dossier, vocabulary, questionFacts, day), ordered };
}

/** Judges every requirement of checked, compiled referentials on one day, before anything is made of the judgements. */
export function judgeDossier(referentials: readonly CompiledReferential[], vocabulary: Vocabulary, dossier: Dossier, day: Day, suppositions?: Suppositions): JudgedDossier {
  const { inputs, ordered } = readDossier(referentials, vocabulary, dossier, day);
  const judged = ordered.map((compiled) => {
    const judgements = judgeAll(compiled.requirements, inputs);
    return { compiled, judgements: suppositions === undefined ? judgements : supposing(judgements, suppositions) };
  });
  return { inputs, judged };
}
