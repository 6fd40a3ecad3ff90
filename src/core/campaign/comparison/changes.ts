import type { CampaignHead } from '../campaign.js';
import { changedNames } from '../fingerprint.js';
import type { CampaignCause, DossierChanges } from './comparison.js';
import type { ReadRecord } from './record.js';
import type { AlignedEditions } from './rules.js';

const PRODUCT_FIELDS = ['name', 'version', 'vendor', 'kind'] as const;

const sameNames = (before: readonly string[], after: readonly string[]): boolean => before === after || (before.length === after.length && before.every((name, index) => name === after[index]));

/** Which names are stated otherwise; the same names with the same prints need no reading. */
function changed(oldNames: readonly string[], before: string | undefined, newNames: readonly string[], after: string | undefined, sameHeads: boolean): readonly string[] {
  return sameHeads && before === after ? [] : changedNames({ names: oldNames, prints: before }, { names: newNames, prints: after });
}

/** Compares what two campaigns state, dossier by dossier. */
export class ChangesReader {
  private readonly sameQuestions: boolean;
  private readonly sameFacts: boolean;

  constructor(
    private readonly before: CampaignHead,
    private readonly after: CampaignHead,
  ) {
    this.sameQuestions = sameNames(before.questions, after.questions);
    this.sameFacts = sameNames(before.facts, after.facts);
  }

  /** What is not the same in one dossier. */
  of(old: ReadRecord, now: ReadRecord, rules: readonly AlignedEditions[]): DossierChanges {
    const { before, after } = this;
    const lossKey = ({ evidence, loss }: ReadRecord['losses'][number]): string => `${loss} ${evidence}`;
    const [oldLosses, newLosses] = [old, now].map(({ losses }) => new Set(losses.map(lossKey)));
    const [oldReviews, newReviews] = [old, now].map(({ reviews }) => new Map(reviews.map(({ of, state }) => [of, state])));
    const reviewed = [...new Set([...(oldReviews?.keys() ?? []), ...(newReviews?.keys() ?? [])])].sort();
    return {
      product: PRODUCT_FIELDS.filter((field) => old.product[field] !== now.product[field]).map((field) => ({ field, from: old.product[field] ?? null, to: now.product[field] ?? null })),
      questions: changed(before.questions, old.answered, after.questions, now.answered, this.sameQuestions),
      facts: changed(before.facts, old.measured, after.facts, now.measured, this.sameFacts),
      lost: now.losses.filter((each) => oldLosses?.has(lossKey(each)) !== true),
      regained: old.losses.filter((each) => newLosses?.has(lossKey(each)) !== true),
      referentials: rules.filter(({ same }) => !same).map(({ id, from, to }) => ({ id, from: from?.edition ?? null, to: to?.edition ?? null })),
      reviews: reviewed.flatMap((of) => {
        const [from, to] = [oldReviews?.get(of) ?? null, newReviews?.get(of) ?? null];
        return from === to ? [] : [{ of, from, to }];
      }),
    };
  }
}

export const isProfile = (question: string): boolean => question.startsWith('profile.');

/** The causes that some change of a dossier may be. */
export function causesOf(changes: DossierChanges): CampaignCause[] {
  const { product, questions, facts, lost, regained, referentials, reviews } = changes;
  const found: readonly (readonly [CampaignCause, boolean])[] = [
    ['product', product.length > 0],
    ['profile', questions.some(isProfile)],
    ['answer', !questions.every(isProfile)],
    ['measure', facts.length > 0],
    ['evidence', lost.length + regained.length > 0],
    ['referential', referentials.length > 0],
    ['review', reviews.length > 0],
  ];
  return found.filter(([, holds]) => holds).map(([cause]) => cause);
}
