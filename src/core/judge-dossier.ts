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

/** Judges every requirement of checked, compiled referentials on one day, before anything is made of the judgements. */
export function judgeDossier(referentials: readonly CompiledReferential[], vocabulary: Vocabulary, dossier: Dossier, day: Day, suppositions?: Suppositions): JudgedDossier {
  const ordered = [...referentials].sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
  const questionFacts = new Map(ordered.flatMap((each) => [...each.questionFacts]));
  const inputs = readInputs(dossier, vocabulary, questionFacts, day);
  const judged = ordered.map((compiled) => {
    const judgements = judgeAll(compiled.requirements, inputs);
    return { compiled, judgements: suppositions === undefined ? judgements : supposing(judgements, suppositions) };
  });
  return { inputs, judged };
}
