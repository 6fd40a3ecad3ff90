import type { EntryCommitment, EntryReview, ReadEntry } from '../../../core/campaign/campaign.js';
import { daysBetween } from '../../../core/day.js';
import { catalogue } from '../../../i18n/index.js';
import type { Mark } from '../../model.js';
import { differenceText } from '../doubts.js';
import type { Standings } from './standings.js';
import type { CampaignView } from './view.js';

/** Lines of one list: a stranger's dossier may hold thousands. */
const MOST = 40;

function list<Item>(view: CampaignView, title: string, items: readonly Item[], line: (item: Item) => string): string {
  if (items.length === 0) return '';
  const more = items.length > MOST ? `<li class="quiet">${view.said(view.words.sheet.more(items.length - MOST))}</li>` : '';
  return `<div><h4>${view.said(title)}</h4><ul>${items.slice(0, MOST).map((item) => `<li>${line(item)}</li>`).join('')}${more}</ul></div>`;
}

function overdueLine(view: CampaignView, entry: ReadEntry, standings: Standings, { id, since }: ReadEntry['overdue'][number]): string {
  const { words, model } = view;
  const standing = standings.of(entry, id);
  const mark: Mark = standing === 'partial' || standing === 'contradicted' ? standing : 'unmet';
  const when = since === null ? words.noDate : words.sheet.since(view.day(since), words.days(daysBetween(since, model.report.campaign.date)));
  return `${view.sprite.mark(mark)}${view.requirement(id)}<small>${view.said(`${view.report.status[mark]}, ${when}`)}</small>`;
}

function commitmentLine(view: CampaignView, commitment: EntryCommitment): string {
  const { words, model } = view;
  const { state, basis, due } = commitment;
  const states = words.sheet.commitment;
  const said = state === 'held' ? (basis === 'proven' ? states.heldProven : states.heldDeclared) : states[state];
  const late = state === 'missed' ? `, ${words.days(daysBetween(due, model.report.campaign.date))}` : '';
  const mark = state === 'pending' ? '' : view.sprite.mark(state === 'held' ? 'met' : 'unmet');
  return `${view.said(words.promised(view.promised(commitment), view.day(due)))}<small${state === 'missed' ? ' class="fails"' : ''}>${mark}${view.said(`${said}${late}`)}</small>`;
}

function reviewLine(view: CampaignView, { requirement, evidence, state, comment, by, date, changed }: EntryReview): string {
  const { words } = view;
  const what = requirement === undefined ? view.said(words.sheet.evidence('')) + view.quoted(evidence ?? '', 80) : view.requirement(requirement);
  const mark: Mark = state === 'accepted' ? 'met' : state === 'refused' ? 'unmet' : 'unknown';
  const note = comment === undefined ? '' : `<small>${view.quoted(comment, 600)}</small>`;
  return `${what}<small${state === 'refused' ? ' class="fails"' : ''}>${view.sprite.mark(mark)}${view.said(words.sheet.review[state])}, ${view.said(words.sheet.reviewedBy(by.slice(0, 80), view.day(date)))}${changed === undefined ? '' : view.said(`, ${catalogue(view.model.report.lang).review.changed}`)}</small>${note}`;
}

/** What a product's page lists: each list only when it holds something, but what is opposable, which is always said. */
export function sheetLists(view: CampaignView, entry: ReadEntry, standings: Standings): string {
  const { sheet } = view.words;
  const { overdue, contradictions, losses, commitments, reviews = [], lost, reprobed } = entry;
  const { doubts } = catalogue(view.model.report.lang);
  const differs = reprobed?.differs ?? [];
  const others = view.model.sameIdentity(entry);
  const lists = [
    overdue.length === 0 ? `<p>${view.said(sheet.noOverdue)}</p>` : list(view, sheet.overdue(overdue.length), overdue, (each) => overdueLine(view, entry, standings, each)),
    list(view, sheet.contradictions(contradictions.length), contradictions, (id) => `${view.sprite.mark('contradicted')}${view.requirement(id)}`),
    list(view, sheet.losses(losses.length), losses, ({ evidence, loss }) => `${view.quoted(evidence, 80)}<small>${view.said(sheet.loss[loss])}</small>`),
    list(view, sheet.commitments(commitments.length), commitments, (each) => commitmentLine(view, each)),
    list(view, sheet.reviews(reviews.length), reviews, (each) => reviewLine(view, each)),
    list(view, doubts.reprobed(differs.length), differs, (each) => view.said(differenceText(each, view.model))),
    others === 0 ? '' : `<p class="fails">${view.said(doubts.sameProduct(others))}</p>`,
    lost === 0 ? '' : `<p class="fails">${view.said(view.words.lost(lost))}</p>`,
  ];
  return `<div class="lists">${lists.join('')}</div>`;
}
