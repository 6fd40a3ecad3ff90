import { isDay, type Day } from '../day.js';
import type { JudgedReferential } from '../decisive.js';
import type { Dossier, Evidence } from '../dossier.js';
import type { ErrorParams, Place, Problem } from '../error.js';
import { closeImplications, judgeEach, type Judgement } from '../judge.js';
import { readDossier, type JudgedDossier } from '../judge-dossier.js';
import { nearest } from '../nearest.js';
import type { Vocabulary } from '../referential.js';
import type { EntryReview } from './campaign.js';

/** What an auditor wrote of one requirement or evidence of a dossier, and where. */
export interface WrittenReview {
  readonly review: EntryReview;
  /** Of the file examined, when the auditor recorded it. */
  readonly sha256?: string;
  readonly place: Place;
}

/** A dossier once it was examined. */
export interface Examination {
  /** What stands on the day of the campaign: one of each requirement and evidence, in order. */
  readonly reviews: readonly EntryReview[];
  /** The referentials as they were given, judged again with what was refused worth a declaration; none when no review stands. */
  readonly judged: readonly JudgedReferential[];
  /** Reviews that do not count, and why. */
  readonly warnings: readonly Problem[];
}

/** What was examined, in the order it is shown: requirements first, for a requirement and an evidence may bear the same name. */
function subjectOf({ requirement, evidence }: Pick<EntryReview, 'requirement' | 'evidence'>): string {
  return requirement === undefined ? `2\u0000${evidence ?? ''}` : `1\u0000${requirement}`;
}

/** Says why each review that does not count does not, and keeps the others. */
class Sorter {
  readonly warnings: Problem[] = [];
  private readonly requirements: ReadonlySet<string>;

  constructor(
    private readonly dossier: Dossier,
    private readonly day: Day,
    judged: readonly JudgedReferential[],
  ) {
    this.requirements = new Set(judged.flatMap(({ compiled }) => compiled.requirements.map(({ requirement }) => requirement.id)));
  }

  private warn(code: string, params: ErrorParams, place: Place): void {
    this.warnings.push({ code, params, place, severity: 'warning' });
  }

  /** Whether it speaks of something of this dossier, on a day that has come. */
  counts({ review: { requirement, evidence, date }, place }: WrittenReview): boolean {
    const [id, known, code] = requirement === undefined ? [evidence ?? '', Object.keys(this.dossier.evidence), 'review/unknown-evidence'] : [requirement, [...this.requirements], 'review/unknown-requirement'];
    if (!known.includes(id)) this.warn(code, { id, nearest: nearest(id, known) ?? '' }, place);
    else if (date > this.day) this.warn('review/later', { id, date, day: this.day }, place);
    else return true;
    return false;
  }

  /** The review as it stands: of the same file, as far as anybody can tell, or of one that has changed. */
  standing({ review, sha256, place }: WrittenReview): EntryReview {
    const now = review.evidence === undefined ? undefined : this.dossier.evidence[review.evidence]?.sha256;
    if (sha256 === undefined || now === undefined || now.toLowerCase() === sha256.toLowerCase()) return review;
    this.warn('review/changed', { id: review.evidence ?? '' }, place);
    return { ...review, changed: true };
  }
}

interface Refused {
  readonly requirements: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
}

/** A refused requirement is worth a declaration, whatever supports it. */
function lowered(judgements: ReadonlyMap<string, Judgement>, { requirements }: Refused): Map<string, Judgement> {
  const result = new Map(judgements);
  for (const id of requirements) {
    const judgement = result.get(id);
    if (judgement && judgement.grade > 1) result.set(id, { ...judgement, grade: 1, basis: 'declared' });
  }
  return result;
}

function withoutStrength({ evidence, ...dossier }: Dossier, { evidence: ids }: Refused): Dossier {
  return { ...dossier, evidence: Object.fromEntries(Object.entries(evidence).map(([id, each]): [string, Evidence] => [id, ids.has(id) ? { ...each, refused: true } : each])) };
}

/** Judged from the start: an implication must neither lend what a refused evidence was worth, nor raise a refused requirement. */
function judgedAgain({ inputs, judged }: JudgedDossier, vocabulary: Vocabulary, refused: Refused): JudgedReferential[] {
  const read = readDossier(judged.map(({ compiled }) => compiled), vocabulary, withoutStrength(inputs.dossier, refused), inputs.day);
  return read.ordered.map((compiled) => ({ compiled, judgements: [...lowered(closeImplications(lowered(judgeEach(compiled.requirements, read.inputs), refused)), refused).values()] }));
}

/**
 * What an auditor's reviews make of a dossier (scoring, "Evidence grade"): what is refused is worth a declaration, grade 1. Nothing else
 * moves: what is accepted or to complete changes no figure, and the dossier, its declared and its proven levels stay as they were judged.
 * Of several reviews of one thing, the latest on the day stands. Nothing is judged again unless something is refused.
 */
export function examine(dossier: JudgedDossier, vocabulary: Vocabulary, written: readonly WrittenReview[]): Examination {
  const sorter = new Sorter(dossier.inputs.dossier, dossier.inputs.day, dossier.judged);
  const latest = new Map<string, WrittenReview>();
  for (const each of written) {
    if (!sorter.counts(each)) continue;
    const known = latest.get(subjectOf(each.review));
    if (!known || known.review.date < each.review.date) latest.set(subjectOf(each.review), each);
  }
  const reviews = [...latest.values()].map((each) => sorter.standing(each)).sort((a, b) => (subjectOf(a) < subjectOf(b) ? -1 : 1));
  const refusals = reviews.filter(({ state, changed }) => state === 'refused' && changed === undefined);
  const refused: Refused = { requirements: new Set(refusals.flatMap(({ requirement }) => requirement ?? [])), evidence: new Set(refusals.flatMap(({ evidence }) => evidence ?? [])) };
  const judged = reviews.length === 0 ? [] : refusals.length === 0 ? dossier.judged : judgedAgain(dossier, vocabulary, refused);
  return { reviews, judged, warnings: sorter.warnings.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0)) };
}

/** What a schema cannot say of an auditor's file: a day that does not exist, a review of nothing or of two things, two of one thing on one day. */
export function checkReviews(reviews: readonly EntryReview[]): Problem[] {
  const problems: Problem[] = [];
  const refuse = (code: string, params: ErrorParams, path: Place['path'] = []): void => void problems.push({ code, params, place: { path: ['reviews', ...path] }, severity: 'error' });
  const seen = new Set<string>();
  reviews.forEach((review, index) => {
    const { requirement, evidence, date } = review;
    if (!isDay(date)) refuse('dossier/impossible-day', { value: date }, [index, 'date']);
    if ((requirement === undefined) === (evidence === undefined)) {
      refuse('review/subject', {}, [index]);
      return;
    }
    const once = `${date}\u0000${subjectOf(review)}`;
    if (seen.has(once)) refuse('review/same-day', { id: requirement ?? evidence ?? '', date }, [index]);
    seen.add(once);
  });
  return problems;
}
