import type { DecisiveQuestion, JudgedRequirement } from '../../core/assessment.js';
import { gatesOf, notAskedIn, readThrough } from '../../core/profile.js';
import { levelKnown } from './levels-known.js';
import { findItem } from './question-book.js';
import type { Situation } from './situation.js';
import { parseItemPath } from './target.js';

/** What is still open, by name, in the order it is to be asked. */
export interface OpenIds {
  readonly profile: readonly string[];
  /** Those that can still move a level or a verdict, the most useful first; those of a theme not yet known to within one rung before the others. */
  readonly decisive: readonly string[];
  /** The others, by rung. */
  readonly rest: readonly string[];
  /** Facts that no person is asked: a probe measures them. */
  readonly measured: readonly string[];
}

/** A question already claimed to have no object is not asked again, even while others keep its requirement open. */
function isAnswered(situation: Situation, id: string): boolean {
  const answer = Object.hasOwn(situation.dossier.answers, id) ? situation.dossier.answers[id] : undefined;
  return answer?.value !== undefined || answer?.notApplicable !== undefined;
}

/** A person can be asked it, now: a field of an item waits until its own condition holds. */
function isAskable({ book, dossier, day }: Situation, id: string): boolean {
  const target = book.target(id);
  if (target?.at !== 'field') return target !== undefined;
  const item = findItem(dossier, target.list, target.item);
  return item !== undefined && book.fieldsOf(target.list, item, day).some((field) => field.id === target.field);
}

function isUndecided(situation: Situation, theme: string | undefined): boolean {
  return situation.assessment.themes.some((each) => (theme === undefined || each.id === theme) && ((each.level !== null && each.level.low !== each.level.high) || each.verdict === 'undetermined'));
}

/** Everything the dossier leaves open, for all themes or for one. */
export function openIds(situation: Situation, theme?: string): OpenIds {
  const { assessment, book } = situation;
  const unknown = assessment.requirements.filter((each) => each.status === 'unknown' && (theme === undefined || each.theme === theme));
  const askable = (id: string): boolean => !id.startsWith('profile.') && isAskable(situation, id) && !isAnswered(situation, id);
  const profile = situation.openProfile.map((id) => `profile.${id}`);

  const candidates = assessment.decisive.filter((each) => askable(each.id) && (theme === undefined || each.themes.includes(theme)));
  const gaining = candidates.filter((each) => each.gain > 0);
  // Without any gain, no single answer moves a level: several together may, while something is undecided.
  // In their order, those of a theme still far from known first: what only refines the others follows.
  const far = new Set(assessment.themes.filter((each) => !levelKnown(each)).map((each) => each.id));
  const serves = (each: DecisiveQuestion): boolean => each.themes.some((id) => far.has(id));
  const useful = gaining.length > 0 ? gaining : isUndecided(situation, theme) ? candidates : [];
  const decisive = [...useful.filter(serves), ...useful.filter((each) => !serves(each))].map((each) => each.id);

  const rungs = new Map<string, { readonly rung: number; readonly theme: string }>();
  const rungOf = (requirement: JudgedRequirement): number => (requirement.counted ? (requirement.level ?? 98) : 99);
  for (const requirement of unknown) {
    for (const id of requirement.open) {
      if (!askable(id) || decisive.includes(id)) continue;
      const known = rungs.get(id);
      if (!known || rungOf(requirement) < known.rung) rungs.set(id, { rung: rungOf(requirement), theme: requirement.theme });
    }
  }
  const rest = [...rungs].sort(([a, one], [b, two]) => one.rung - two.rung || (one.theme < two.theme ? -1 : one.theme > two.theme ? 1 : 0) || book.order(a) - book.order(b) || (a < b ? -1 : 1)).map(([id]) => id);
  const measured = [...new Set(unknown.flatMap((each) => each.open))].filter((id) => book.target(id) === undefined).sort();
  return { profile, decisive, rest, measured };
}

/** How many screens a dossier has answered: profile, questions, lists said complete, and each item once anything is said of it. */
export function answersGiven(situation: Situation): number {
  const { dossier, book, vocabulary } = situation;
  const answers = Object.entries(dossier.answers).filter(([id, answer]) => book.questions.has(id) && (answer.value !== undefined || answer.notApplicable !== undefined)).length;
  const notAsked = notAskedIn(dossier.profile, vocabulary);
  const profile = Object.keys(dossier.profile).filter((id) => book.profile.has(id) && !notAsked.has(id)).length;
  let lists = 0;
  for (const [id, list] of Object.entries(dossier.lists)) {
    if (book.lists.has(id)) lists += (list.complete === true ? 1 : 0) + (list.items ?? []).length;
  }
  return answers + profile + lists;
}

/** The requirements that a question, a list, a field of its items or a fact helps to settle. */
export function settledBy(situation: Situation, id: string): readonly JudgedRequirement[] {
  const path = parseItemPath(id);
  const field = path ? `${path.list}.${path.field}` : undefined;
  const profile = id.startsWith('profile.') ? id.slice('profile.'.length) : undefined;
  const gates = gatesOf(situation.vocabulary);
  const uses = new Map(situation.referentials.flatMap(({ referential, requirements }) => requirements.map((each) => [`${referential.id}/${each.requirement.id}`, each] as const)));
  return situation.assessment.requirements.filter((requirement) => {
    const compiled = uses.get(`${requirement.referential}/${requirement.id}`);
    if (!compiled) return false;
    if (profile !== undefined) return readThrough([...compiled.applies.map(({ use }) => use), compiled.use].flatMap((use) => [...use.profile]), gates).has(profile);
    if (field !== undefined) return compiled.use.fields.has(field);
    return compiled.use.questions.has(id) || compiled.use.lists.has(id) || compiled.use.facts.has(id);
  });
}
