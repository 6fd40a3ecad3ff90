import type { EntryCommitment, EntryReview, ReadEntry, UnreadableEntry } from '../../../core/campaign/campaign.js';
import { daysBetween } from '../../../core/day.js';
import type { OverdueCounts } from '../../../core/campaign/figures.js';
import { catalogue } from '../../../i18n/index.js';
import type { CampaignModel } from '../model.js';
import { dayCell, numberCell, textCell } from './cells.js';
import type { Column } from './sheet.js';

/** What is promised in words: a level of a theme, a requirement, else the name of the commitment. */
function promised({ theme, level, requirement }: EntryCommitment, model: CampaignModel): string {
  if (theme !== undefined) return catalogue(model.report.lang).campaign.level(model.theme(theme), level ?? 0);
  return requirement === undefined ? '' : model.requirement(requirement);
}

/** What is opposable and late, one row a requirement. */
export function overdueColumns(model: CampaignModel, dayFormat: string): readonly Column<OverdueCounts>[] {
  const { campaign: { columns }, campaignFile: { columns: own } } = catalogue(model.report.lang);
  return [
    { title: own.reference, width: 22, cell: ({ id }) => textCell(model.requirements.get(id)?.reference ?? id) },
    { title: columns.requirement, width: 70, cell: ({ id }) => textCell(model.requirements.get(id)?.title ?? '') },
    { title: columns.theme, width: 36, cell: ({ id }) => textCell(model.theme(model.requirements.get(id)?.theme ?? '')) },
    { title: columns.dossiers, width: 12, cell: ({ dossiers }) => numberCell(dossiers) },
    { title: own.oldest, width: 16, cell: ({ since }) => dayCell(since, dayFormat) },
    { title: own.daysLate, width: 12, cell: ({ since, days }) => (since === null ? null : numberCell(days)) },
  ];
}

export interface CommitmentRow {
  readonly entry: ReadEntry;
  readonly commitment: EntryCommitment;
}

/** What was promised, one row a commitment. */
export function commitmentColumns(model: CampaignModel, dayFormat: string): readonly Column<CommitmentRow>[] {
  const { lang, campaign: { date } } = model.report;
  const { campaign: { columns }, campaignFile: { columns: own, commitmentStates, basis } } = catalogue(lang);
  return [
    { title: columns.dossier, width: 24, cell: ({ entry }) => textCell(entry.key) },
    { title: columns.product, width: 30, cell: ({ entry }) => textCell(model.product(entry)) },
    { title: columns.vendor, width: 24, cell: ({ entry }) => textCell(model.vendor(entry)) },
    { title: columns.region, width: 10, cell: ({ entry }) => textCell(model.region(entry)) },
    { title: own.commitment, width: 14, cell: ({ commitment }) => textCell(commitment.id) },
    { title: own.what, width: 60, cell: ({ commitment }) => textCell(promised(commitment, model)) },
    { title: own.due, width: 14, cell: ({ commitment }) => dayCell(commitment.due, dayFormat) },
    { title: own.commitmentState, width: 12, cell: ({ commitment }) => textCell(commitmentStates[commitment.state]) },
    { title: own.basis, width: 12, cell: ({ commitment }) => textCell(commitment.basis === null ? '' : basis[commitment.basis]) },
    { title: own.daysLate, width: 12, cell: ({ commitment }) => (commitment.state === 'missed' ? numberCell(daysBetween(commitment.due, date)) : null) },
  ];
}

export interface ReviewRow {
  readonly entry: ReadEntry;
  readonly review: EntryReview;
}

/** What the auditor examined, one row a review. */
export function reviewColumns(model: CampaignModel, dayFormat: string): readonly Column<ReviewRow>[] {
  const { campaign: { columns }, campaignFile: { columns: own, evidence, reviews } } = catalogue(model.report.lang);
  return [
    { title: columns.dossier, width: 24, cell: ({ entry }) => textCell(entry.key) },
    { title: columns.product, width: 30, cell: ({ entry }) => textCell(model.product(entry)) },
    { title: own.point, width: 60, cell: ({ review }) => textCell(review.requirement === undefined ? evidence(review.evidence ?? '') : model.requirement(review.requirement)) },
    { title: own.review, width: 14, cell: ({ review }) => textCell(reviews[review.state]) },
    { title: own.comment, width: 60, cell: ({ review }) => textCell([review.comment ?? '', ...(review.changed === undefined ? [] : [catalogue(model.report.lang).review.changed])].filter((each) => each !== '').join(', ')) },
    { title: own.role, width: 20, cell: ({ review }) => textCell(review.by) },
    { title: own.day, width: 14, cell: ({ review }) => dayCell(review.date, dayFormat) },
  ];
}

/** Dossiers nobody could read, each with its cause. */
export function unreadableColumns(model: CampaignModel): readonly Column<UnreadableEntry>[] {
  const { campaign: { columns }, campaignFile: { columns: own } } = catalogue(model.report.lang);
  return [
    { title: columns.dossier, width: 30, cell: ({ key }) => textCell(key) },
    { title: columns.product, width: 30, cell: (entry) => textCell(model.announced(entry).product) },
    { title: columns.vendor, width: 24, cell: (entry) => textCell(model.announced(entry).vendor) },
    { title: columns.region, width: 10, cell: (entry) => textCell(model.region(entry)) },
    { title: columns.category, width: 20, cell: ({ category }) => textCell(category ?? '') },
    { title: columns.actor, width: 14, cell: ({ actor }) => textCell(actor ?? '') },
    { title: columns.cause, width: 100, cell: (entry) => textCell(model.cause(entry)) },
    { title: own.code, width: 26, cell: ({ problems }) => textCell(problems.map(({ code }) => code).join(', ')) },
  ];
}
