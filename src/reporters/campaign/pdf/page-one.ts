import type { ReadEntry } from '../../../core/campaign/campaign.js';
import { dayInWords } from '../../../i18n/format.js';
import { PALETTE } from '../../figures/palette.js';
import { regionTiles } from '../../figures/region-tiles.js';
import { themeSteps } from '../../figures/theme-steps.js';
import type { VerdictPart } from '../../figures/verdict-bar.js';
import { verdictShare, verdictSwatch } from '../../figures/verdict-share.js';
import type { Cell } from '../../model.js';
import { PAGE, STYLES, type TextStyle } from '../../pdf/pen.js';
import type { Drawing } from './context.js';
import { drawRows } from './rows.js';

const { left: LEFT, width494: WIDTH } = PAGE;
const MAP = 196;
const COLUMN = WIDTH - MAP - 22;
const MAP_LEFT = LEFT + WIDTH - MAP;
/** Themes drawn on page one, three in a row. */
export const STEPS_FIRST = 6;
/** Dossiers without a region, and commitments. */
const BELOW_MAP = 82;
const HEADING: TextStyle = { size: 11, line: 14.5, weight: 'bold', maxLines: 1 };
const INTRO: TextStyle = { size: 7.5, line: 9.75, color: PALETTE.ink2, maxLines: 3 };

function header({ pen, model, words, said, lang }: Drawing): void {
  const { title, campaign } = model.report;
  const { received, read, verdicts, vendors } = model.figures;
  const style: TextStyle = { size: 22, line: 26, weight: 'bold', maxLines: 2 };
  pen.y += pen.text(said(title), LEFT, pen.y, WIDTH, style, 'H1');
  const line = `${words.subtitle(dayInWords(campaign.date, lang))} · ${words.received(received, read, verdicts.unreadable, vendors)}`;
  pen.y += pen.text(said(line), LEFT, pen.y, WIDTH, { ...STYLES.body, color: PALETTE.ink2, maxLines: 2 }) + 5;
  pen.rule(pen.y, PALETTE.ink, 1.25);
  pen.y += 8;
}

/** The parts of the bar, as the page of the campaign counts them. */
function partsOf({ model, words: { verdict } }: Drawing): VerdictPart[] {
  const { verdicts } = model.figures;
  const declared = verdicts.compliant - verdicts.proven;
  const parts: VerdictPart[] = [
    { count: verdicts.proven, label: verdict.proven(verdicts.proven), drawn: 'proven' },
    { count: declared, label: verdict.declared(declared), drawn: 'declared' },
    { count: verdicts.undetermined, label: verdict.undetermined(verdicts.undetermined), drawn: 'undetermined' },
    { count: verdicts['non-compliant'], label: verdict.fails(verdicts['non-compliant']), drawn: 'fails' },
    { count: verdicts['none-opposable'], label: verdict.none(verdicts['none-opposable']), drawn: 'none' },
    { count: verdicts.unreadable, label: verdict.unreadable(verdicts.unreadable), drawn: 'unreadable' },
  ];
  return parts.filter(({ count }) => count > 0);
}

function verdicts(drawing: Drawing): void {
  const { pen, words, said } = drawing;
  const parts = partsOf(drawing);
  pen.y += pen.text(said(words.verdicts), LEFT, pen.y, WIDTH, HEADING, 'H2') + 2;
  if (parts.length === 0) return;
  pen.figure(verdictShare(parts, WIDTH, 14, parts.map(({ label }) => said(label)).join(', ')), LEFT, pen.y);
  pen.y += 18;
  const width = WIDTH / 3;
  parts.forEach(({ label, drawn }, index) => {
    const x = LEFT + (index % 3) * width;
    const y = pen.y + Math.floor(index / 3) * 12.5;
    pen.figure(verdictSwatch(drawn), x, y + 1.5);
    pen.text(said(label), x + 19, y, width - 22, { size: 8.5, line: 12, weight: 'semibold', maxLines: 1, color: drawn === 'fails' ? PALETTE.brick : drawn === 'none' || drawn === 'unreadable' ? PALETTE.ink2 : PALETTE.petrol });
  });
  pen.y += Math.ceil(parts.length / 3) * 12.5 + 8;
}

/** Small multiples, three in a row. */
export function drawSteps(drawing: Drawing, from: number, count: number): void {
  const { pen, model, words, said } = drawing;
  const width = (WIDTH - 26) / 3;
  const shown = model.figures.steps.slice(from, from + count);
  for (let first = 0; first < shown.length; first += 3) {
    const row = shown.slice(first, first + 3).map((steps) => {
      const { theme, rungs, judged } = steps;
      const alt = words.stepsAlt(theme.title, rungs.map(({ level, proven, declared, possible }) => words.stepAlt(level, proven, declared, possible)));
      const target = theme.target ? words.target(theme.target.level, theme.target.official) : '';
      return themeSteps(steps, { proven: words.proven, declared: words.declared, possible: words.possible, rung: words.rung, judged: said(words.judged(judged)), target: said(target) }, width, said(alt));
    });
    const height = Math.max(...row.map((figure) => figure.height));
    pen.ensure(height);
    row.forEach((figure, index) => pen.figure(figure, LEFT + index * (width + 13), pen.y));
    pen.y += height + 5;
  }
}

function steps(drawing: Drawing): void {
  const { pen, model, words, own, said } = drawing;
  const rest = model.figures.steps.length - STEPS_FIRST;
  pen.y += pen.text(said(words.steps), LEFT, pen.y, WIDTH, HEADING, 'H2');
  pen.y += pen.text(said(model.figures.steps.length === 0 ? own.pdf.noStep : words.stepsIntro), LEFT, pen.y, WIDTH, { ...INTRO, maxLines: 2 }) + 4;
  drawSteps(drawing, 0, STEPS_FIRST);
  if (rest > 0) pen.y += pen.text(said(own.pdf.moreThemes(rest)), LEFT, pen.y, WIDTH, INTRO) + 3;
}

function place({ model, words }: Drawing, entry: ReadEntry): string {
  return [model.vendor(entry), model.category(entry), model.region(entry) || words.dash].filter((each) => each !== '').join(' · ');
}

/** Whom to audit first: `most` of them. */
function audit(drawing: Drawing, most: number): void {
  const { pen, model, words, own, said } = drawing;
  pen.y += pen.text(said(words.audit), LEFT, pen.y, COLUMN, HEADING, 'H2');
  const audited = model.figures.audit.slice(0, most);
  pen.y += pen.text(said(audited.length === 0 ? own.pdf.auditNone : words.auditIntro), LEFT, pen.y, COLUMN, INTRO) + 3;
  if (audited.length === 0) return;
  const rows = audited.map((entry, index): Cell[] => [
    { text: `${index + 1}`, strong: true },
    { text: said(model.product(entry)), strong: true, notes: [{ text: said(place(drawing, entry)) }] },
    { text: `${entry.distance}` },
    entry.overdue.length === 0 ? { text: '0' } : { text: `${entry.overdue.length}`, mark: 'unmet', tone: 'fails' },
    { text: entry.users === undefined ? words.dash : `${entry.users}` },
  ]);
  const { columns } = words;
  drawRows(pen, LEFT, [{ title: columns.rank, width: 16 }, { title: columns.product, width: COLUMN - 156 }, { title: columns.distance, width: 54, align: 'right' }, { title: own.pdf.late, width: 41, align: 'right' }, { title: columns.users, width: 45, align: 'right' }], rows);
  pen.y += 6;
}

/** What is opposable and late: `most` requirements, the most widespread first. */
function overdue({ pen, model, words, own, said }: Drawing, most: number): void {
  const { overdue: all } = model.figures;
  pen.y += pen.text(said(words.overdue), LEFT, pen.y, COLUMN, HEADING, 'H2');
  pen.y += pen.text(said(all.length === 0 ? own.pdf.overdueNone : words.overdueIntro), LEFT, pen.y, COLUMN, INTRO) + 3;
  if (all.length === 0) return;
  const rows = all.slice(0, most).map(({ id, dossiers, days, since }): Cell[] => [{ text: said(model.requirement(id)) }, { text: `${dossiers}`, mark: 'unmet', tone: 'fails' }, { text: said(since === null ? words.noDate : words.days(days)) }]);
  drawRows(pen, LEFT, [{ title: words.columns.requirement, width: COLUMN - 98 }, { title: words.columns.dossiers, width: 44, align: 'right' }, { title: words.columns.since, width: 54, align: 'right' }], rows);
  if (all.length > most) pen.y += pen.text(said(own.pdf.onNextPage(all.length - most)), LEFT, pen.y + 2, COLUMN, INTRO);
}

/** The map, as large as its column and what is below it leave. */
function map({ pen, model, words, said }: Drawing, foot: number): void {
  const { regions, elsewhere } = model.figures;
  pen.y += pen.text(said(words.map), MAP_LEFT, pen.y, MAP, HEADING, 'H2');
  pen.y += pen.text(said(words.mapIntro), MAP_LEFT, pen.y, MAP, INTRO) + 5;
  const alt = words.mapAlt(regions.filter(({ read }) => read > 0).map(({ region, read, nonCompliant }) => `${region.name} ${nonCompliant}/${read}`));
  const figure = regionTiles(regions, words.overseas, said(alt));
  const scale = Math.min(1, MAP / figure.width, (foot - pen.y - BELOW_MAP) / figure.height);
  pen.figure(figure, MAP_LEFT, pen.y, scale);
  pen.y += figure.height * scale + 3;
  if (elsewhere > 0) pen.y += pen.text(said(words.elsewhere(elsewhere)), MAP_LEFT, pen.y, MAP, INTRO);
  pen.y += 7;
}

function commitments({ pen, model, words, own, said }: Drawing): void {
  const { heldProven, heldDeclared, missed, pending } = model.figures.commitments;
  const all = heldProven + heldDeclared + missed + pending;
  pen.y += pen.text(said(words.commitments(all)), MAP_LEFT, pen.y, MAP, HEADING, 'H2');
  pen.y += pen.text(said(all === 0 ? words.noCommitment : `${own.pdf.states(heldProven, heldDeclared, missed, pending)}.`), MAP_LEFT, pen.y, MAP, { size: 8.5, line: 11.25, maxLines: 3 });
}

/** How many rows each list of page one has, the roomiest first. */
const DENSITIES = [[10, 8], [9, 6], [8, 5], [7, 5], [6, 4], [5, 4], [5, 3], [4, 3], [3, 2]] as const;

function columns(drawing: Drawing, [audited, late]: readonly [number, number], room: number): void {
  const { pen } = drawing;
  const top = pen.y;
  audit(drawing, audited);
  overdue(drawing, late);
  const left = pen.y;
  pen.y = top;
  map(drawing, top + room);
  commitments(drawing);
  pen.y = Math.max(left, pen.y);
}

/** Page one, for a director general: verdicts, rungs, whom to audit first, what is late, where, what was promised. One page, whatever there is. */
export function drawPageOne(drawing: Drawing): void {
  const { pen } = drawing;
  header(drawing);
  verdicts(drawing);
  steps(drawing);
  pen.y += 3;
  const room = PAGE.bottom - pen.y;
  const fits = (density: readonly [number, number]): boolean => pen.rehearse(() => columns(drawing, density, room)) - PAGE.top <= room;
  columns(drawing, DENSITIES.find(fits) ?? [3, 2], room);
}
