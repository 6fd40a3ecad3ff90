import type { EntryCommitment, ReadEntry } from '../../../core/campaign/campaign.js';
import { daysBetween } from '../../../core/day.js';
import { dayInWords } from '../../../i18n/format.js';
import { catalogue } from '../../../i18n/index.js';
import { markFigure } from '../../figures/marks.js';
import { PALETTE, TONES } from '../../figures/palette.js';
import type { Mark, Tone } from '../../model.js';
import { PAGE, type Pen, type TextStyle } from '../../pdf/pen.js';
import { differenceText } from '../doubts.js';
import type { Drawing } from './context.js';
import { promised } from './page-two.js';

const { left: LEFT, width494: WIDTH } = PAGE;
const HEADING: TextStyle = { size: 9.5, line: 13, weight: 'bold', maxLines: 1 };
const ITEM: TextStyle = { size: 8.5, line: 11.25, maxLines: 1 };
const ASIDE = 188;
const INDENT = 11;
const AFTER = 5;

interface Item {
  readonly text: string;
  /** At the right: since when, for when, by whom. */
  readonly aside?: string;
  readonly mark?: Mark;
  readonly tone?: Tone;
}

interface List {
  readonly title: string;
  readonly tone?: Tone;
  readonly items: readonly Item[];
}

function commitmentItem({ model, words, own, lang }: Drawing, commitment: EntryCommitment): Item {
  const { state, basis, due } = commitment;
  const days = daysBetween(due, model.report.campaign.date);
  const said = state === 'held' ? `${own.commitmentStates.held}, ${own.basis[basis === 'proven' ? 'proven' : 'declared']}` : state === 'missed' ? `${own.commitmentStates.missed}, ${words.days(days)}` : own.commitmentStates.pending;
  return { text: promised(commitment, model, words.level), aside: `${own.pdf.dueOn(dayInWords(due, lang, 'short'))}, ${said}`, mark: state === 'held' ? 'met' : state === 'missed' ? 'unmet' : 'unknown', ...(state === 'missed' ? { tone: 'fails' as const } : {}) };
}

function listsOf(drawing: Drawing, { overdue, contradictions, commitments, reviews = [], losses, lost, reprobed }: ReadEntry): List[] {
  const { model, words, own, lang } = drawing;
  const { date } = model.report.campaign;
  const { pdf } = own;
  const { doubts, review } = catalogue(lang);
  const since = (day: string | null): string => (day === null ? words.noDate : pdf.since(dayInWords(day, lang, 'short'), words.days(daysBetween(day, date))));
  return [
    { title: pdf.overdue(overdue.length), ...(overdue.length > 0 ? { tone: 'fails' as const } : {}), items: overdue.map((each) => ({ text: model.requirement(each.id), aside: since(each.since), mark: 'unmet' as const })) },
    { title: pdf.contradictions(contradictions.length), ...(contradictions.length > 0 ? { tone: 'fails' as const } : {}), items: contradictions.map((id) => ({ text: model.requirement(id), mark: 'contradicted' as const })) },
    { title: pdf.commitments(commitments.length), items: commitments.map((each) => commitmentItem(drawing, each)) },
    ...(reviews.length === 0
      ? []
      : [
          {
            title: pdf.reviews(reviews.length),
            items: reviews.map(({ requirement, evidence, state, comment, by, date: day, changed }): Item => ({
              text: [requirement === undefined ? own.evidence(model.text(evidence ?? '')) : model.requirement(requirement), model.text(comment ?? ''), changed === undefined ? '' : review.changed].filter((each) => each !== '').join(' : '),
              aside: pdf.review(own.reviews[state], model.text(by), dayInWords(day, lang, 'short')),
              mark: state === 'accepted' ? 'met' : state === 'refused' ? 'unmet' : 'unknown',
              ...(state === 'refused' ? { tone: 'fails' as const } : {}),
            })),
          },
        ]),
    ...(losses.length === 0 ? [] : [{ title: pdf.losses(losses.length), items: losses.map(({ evidence, loss }): Item => ({ text: own.evidence(model.text(evidence)), aside: pdf.loss[loss], mark: 'unknown' as const })) }]),
    ...(reprobed === undefined || reprobed.differs.length === 0 ? [] : [{ title: doubts.reprobed(reprobed.differs.length), tone: 'fails' as const, items: reprobed.differs.map((each): Item => ({ text: differenceText(each, model), mark: 'contradicted' as const })) }]),
    ...(lost === 0 ? [] : [{ title: words.lost(lost), items: [] }]),
  ];
}

/** How many lines each item takes at most: as many as leave room for all of them. */
function linesThatFit({ pen, said }: Drawing, lists: readonly List[], room: number): number {
  const height = (most: number): number => lists.reduce((sum, { items }) => sum + HEADING.line + AFTER + items.reduce((own, item) => own + itemHeight(pen, said(item.text), item, most), 0), 0);
  return [4, 2].find((most) => height(most) <= room) ?? 1;
}

const widthOf = ({ mark, aside = '' }: Item): number => WIDTH - (mark === undefined ? 0 : INDENT) - (aside === '' ? 0 : ASIDE + 8);
const itemHeight = (pen: Pen, text: string, item: Item, most: number): number => pen.height(text, widthOf(item), { ...ITEM, maxLines: most });

/** How many items each list shows, of one line each, so that all the lists stay in a room: one more to the shortest, in turn, while it lasts. */
export function shares(lists: readonly { readonly items: readonly unknown[] }[], room: number): number[] {
  const shown = lists.map(() => 0);
  let left = room - lists.length * (HEADING.line + AFTER);
  while (left >= ITEM.line) {
    const open = shown.map((count, index) => ({ count, index })).filter(({ count, index }) => count < (lists[index]?.items.length ?? 0)).sort((a, b) => a.count - b.count || a.index - b.index)[0];
    if (!open) break;
    shown[open.index] = open.count + 1;
    left -= ITEM.line;
  }
  return shown;
}

function drawItem({ pen, said }: Drawing, item: Item, most: number): void {
  const { text, aside = '', mark, tone } = item;
  const indent = mark === undefined ? 0 : INDENT;
  if (mark !== undefined) pen.figure(markFigure(mark, 7.5), LEFT, pen.y + 1.7);
  pen.tagged('LBody', () => {
    pen.text(said(text), LEFT + indent, pen.y, widthOf(item), { ...ITEM, maxLines: most }, 'none');
    if (aside !== '') pen.text(said(aside), LEFT + WIDTH - ASIDE, pen.y, ASIDE, { ...ITEM, size: 8, align: 'right', color: TONES[tone ?? 'quiet'] }, 'none');
  });
  pen.y += itemHeight(pen, said(text), item, most);
}

/** What is late, contradicted, promised, examined and lost, down to the foot of the page: what does not fit is counted. */
export function productLists(drawing: Drawing, entry: ReadEntry): void {
  const { pen, own, said } = drawing;
  const lists = listsOf(drawing, entry);
  const room = PAGE.bottom - pen.y;
  const most = linesThatFit(drawing, lists, room);
  // A list that is cut takes one line to say so.
  const shown = most > 1 ? lists.map(({ items }) => items.length) : shares(lists, room - lists.length * ITEM.line);
  lists.forEach(({ title, tone, items }, index) => {
    const count = shown[index] ?? 0;
    const empty = items.length === 0;
    pen.rule(pen.y, PALETTE.hair, 0.5);
    pen.y += 2;
    pen.y += pen.text(said(title), LEFT, pen.y, WIDTH, { ...HEADING, color: TONES[empty ? 'quiet' : (tone ?? 'plain')], weight: empty ? 'regular' : 'bold' }, 'H3');
    if (!empty) pen.within('L', () => {
      for (const item of items.slice(0, count)) drawItem(drawing, item, most);
    });
    if (items.length > count) pen.y += pen.text(said(own.pdf.more(items.length - count)), LEFT + INDENT, pen.y, WIDTH, { ...ITEM, color: PALETTE.ink2 });
    pen.y += AFTER - 2;
  });
}
