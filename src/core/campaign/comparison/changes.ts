import type { CampaignHead } from '../campaign.js';
import { changedNames } from '../fingerprint.js';
import type { CampaignCause, DossierChanges } from './comparison.js';
import type { ReadRecord } from './record.js';
import type { AlignedEditions } from './rules.js';

const PRODUCT_FIELDS = ['name', 'version', 'vendor', 'kind'] as const;

const sameNames = (before: readonly string[], after: readonly string[]): boolean => before.length === after.length && before.every((name, index) => name === after[index]);

/** Compares what two campaigns state, dossier by dossier. */
export class ChangesReader {
  /** The names of the older campaign, then of the newer one; one list when they are the same, which is much faster to read. */
  private readonly questions: readonly [readonly string[], readonly string[]];
  private readonly facts: readonly [readonly string[], readonly string[]];

  constructor(before: CampaignHead, after: CampaignHead) {
    this.questions = [before.questions, sameNames(before.questions, after.questions) ? before.questions : after.questions];
    this.facts = [before.facts, sameNames(before.facts, after.facts) ? before.facts : after.facts];
  }

  /** What is not the same in one dossier. */
  of(old: ReadRecord, now: ReadRecord, rules: readonly AlignedEditions[]): DossierChanges {
    const { questions, facts } = this;
    const lossKey = ({ evidence, loss }: ReadRecord['losses'][number]): string => `${loss} ${evidence}`;
    const [oldLosses, newLosses] = [old, now].map(({ losses }) => new Set(losses.map(lossKey)));
    const [oldReviews, newReviews] = [old, now].map(({ reviews }) => new Map(reviews.map(({ of, state }) => [of, state])));
    const reviewed = [...new Set([...(oldReviews?.keys() ?? []), ...(newReviews?.keys() ?? [])])].sort();
    return {
      product: PRODUCT_FIELDS.filter((field) => old.product[field] !== now.product[field]).map((field) => ({ field, from: old.product[field] ?? null, to: now.product[field] ?? null })),
      questions: changedNames({ names: questions[0], prints: old.answered }, { names: questions[1], prints: now.answered }),
      facts: changedNames({ names: facts[0], prints: old.measured }, { names: facts[1], prints: now.measured }),
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
