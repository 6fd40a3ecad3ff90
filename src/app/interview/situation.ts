import type { Assessment } from '../../core/assessment.js';
import type { CompiledReferential } from '../../core/compile.js';
import { inputKey } from '../../core/condition.js';
import type { Day } from '../../core/day.js';
import type { Dossier } from '../../core/dossier.js';
import { evaluate } from '../../core/evaluate.js';
import { askableId, readInputs } from '../../core/inputs.js';
import type { Vocabulary } from '../../core/referential.js';
import { referentialsFor } from '../assess.js';
import { believedOn } from '../believed.js';
import type { OpenedDossier, Ports, ReferentialStore } from '../ports.js';
import { questionBook, type QuestionBook } from './question-book.js';

/** Everything the next screen depends on: the dossier as saved, the rule sets it selects, and the judgement of that day. */
export interface Situation {
  readonly opened: OpenedDossier;
  readonly dossier: Dossier;
  readonly day: Day;
  readonly vocabulary: Vocabulary;
  readonly referentials: readonly CompiledReferential[];
  readonly assessment: Assessment;
  readonly book: QuestionBook;
  /** The profile questions that a selected rule set still needs, in the vocabulary's order. */
  readonly openProfile: readonly string[];
}

/** Reads the rule sets once: an interview judges again after each answer. */
export function readOnce(store: ReferentialStore): ReferentialStore {
  let vocabulary: ReturnType<ReferentialStore['vocabulary']> | undefined;
  let shipped: ReturnType<ReferentialStore['shipped']> | undefined;
  const opened = new Map<string, ReturnType<ReferentialStore['open']>>();
  return {
    vocabulary: () => (vocabulary ??= store.vocabulary()),
    shipped: () => (shipped ??= store.shipped()),
    open: (path) => {
      const known = opened.get(path) ?? store.open(path);
      opened.set(path, known);
      return known;
    },
    check: (path, options) => store.check(path, options),
  };
}

/** The profile questions left open by what decides which rule sets, requirements and targets concern the product. */
function openProfileOf(vocabulary: Vocabulary, referentials: readonly CompiledReferential[], dossier: Dossier, day: Day, assessment: Assessment): string[] {
  const open: string[] = [];
  const context = readInputs(dossier, vocabulary, new Map(), day).context({ open });
  const shown = new Set(assessment.themes.map((theme) => `${theme.referential}/${theme.id}`));
  for (const referential of referentials) {
    referential.applies?.(context);
    for (const theme of referential.themes) {
      if (!shown.has(`${referential.referential.id}/${theme.theme.id}`)) continue;
      for (const { applies } of theme.targets) applies?.(context);
    }
  }
  const ids = new Set([...open.map(askableId), ...assessment.requirements.filter((each) => each.status === 'unknown').flatMap((each) => each.open)]);
  return vocabulary.profile.map((question) => question.id).filter((id) => ids.has(askableId(inputKey('profile', id))));
}

/** Judges an opened dossier for the interview. */
export async function situationOf(ports: Pick<Ports, 'referentials'>, read: OpenedDossier, day: Day, wanted: readonly string[] = []): Promise<Situation> {
  const opened = believedOn(read, day);
  const { dossier } = opened;
  const vocabulary = await ports.referentials.vocabulary();
  const referentials = await referentialsFor(ports, dossier, day, wanted);
  const assessment = evaluate(referentials, vocabulary, dossier, day);
  return {
    opened,
    dossier,
    day,
    vocabulary,
    referentials,
    assessment,
    book: questionBook(vocabulary, referentials, assessment.requirements),
    openProfile: openProfileOf(vocabulary, referentials, dossier, day, assessment),
  };
}
