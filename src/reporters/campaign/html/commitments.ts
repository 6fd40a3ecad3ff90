import { commitmentMarks, promisesByMark, type PromiseDrawn } from '../../figures/commitment-marks.js';
import { toSvg } from '../../figures/svg.js';
import { rest, section, table } from './section.js';
import type { CampaignView } from './view.js';

const MOST = 10;

/** Promises, a mark each, then those that were not kept, the oldest first. */
export function commitments(view: CampaignView): string {
  const { words, model } = view;
  const { heldProven, heldDeclared, missed, pending, late } = model.figures.commitments;
  const all = heldProven + heldDeclared + missed + pending;
  if (all === 0) return section(view, 'commitments', words.commitments(0), words.noCommitment, '');
  const states: readonly (readonly [PromiseDrawn, number, string, string])[] = [
    ['held-proven', heldProven, words.commitmentStates.heldProven, 'stands'],
    ['held-declared', heldDeclared, words.commitmentStates.heldDeclared, 'stands'],
    ['missed', missed, words.commitmentStates.missed, 'fails'],
    ['pending', pending, words.commitmentStates.pending, 'quiet'],
  ];
  const by = promisesByMark(states.map(([, count]) => count));
  const list = states.map(([drawn, count, state, tone]) => `<li class="${tone}"><b>${view.number(count)}</b><span>${view.said(state)}</span>${count === 0 ? '<span></span>' : toSvg(commitmentMarks(drawn, count, by), 'marks')}</li>`);
  const rows = late.slice(0, MOST).map(({ entry, commitment, days }) => [`${view.link(entry)}<span class="small quiet">${view.said(words.promised(view.promised(commitment), view.day(commitment.due)))}</span>`, `<span class="fails">${view.said(words.days(days))}</span>`]);
  const missedTable = rows.length === 0 ? '' : `<h3>${view.said(words.missedFirst)}</h3>${table(view, words.missedFirst, [{ title: words.columns.product }, { title: words.columns.late, numeric: true }], rows)}${rest(view, missed - MOST)}`;
  return section(view, 'commitments', words.commitments(all), by === 1 ? '' : words.marks.oneFor(by), `<ul class="promises">${list.join('')}</ul>${missedTable}`);
}
