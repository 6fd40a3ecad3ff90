import { colon } from '../../i18n/format.js';
import { ladderStrip, STRIP_WIDTH } from '../figures/ladder-strip.js';
import { markFigure } from '../figures/marks.js';
import { PALETTE, TONES } from '../figures/palette.js';
import { requirementRuns } from '../figures/requirement-runs.js';
import { unreadLines, type ActionRow, type Mark, type Note, type ReportModel, type ThemeReport } from '../model.js';
import { PAGE, STYLES, type Pen, type TextStyle } from './pen.js';

const { left: LEFT, width494: WIDTH } = PAGE;
const RIGHT = LEFT + WIDTH;
const NAMES = 129;
const TITLES = { normal: { size: 24, line: 28 }, long: { size: 17, line: 20.5 }, longest: { size: 12, line: 15.5 } } as const;

/** How much room page one gives: the tighter ones cut long texts, so that it stays one page. */
interface Density {
  /** Lines a fact of the verdict, then a text of an action, may take. */
  readonly facts: number;
  readonly lines: number;
  /** Lines the product's name, and what is contradicted or set aside, may take. */
  readonly nameLines: number;
  readonly doubtLines: number;
  /** Lines each reason for having no verdict may take, and those beside a ladder. */
  readonly unreadLines: number;
  readonly targetLines: number;
  readonly gap: number;
  readonly compact: boolean;
}

const DENSITIES: readonly [Density, ...Density[]] = [
  { facts: 3, lines: 4, nameLines: 4, doubtLines: 6, unreadLines: 3, targetLines: 4, gap: 13, compact: false },
  { facts: 2, lines: 2, nameLines: 3, doubtLines: 4, unreadLines: 2, targetLines: 4, gap: 8, compact: false },
  { facts: 2, lines: 1, nameLines: 3, doubtLines: 3, unreadLines: 2, targetLines: 4, gap: 7, compact: true },
  { facts: 2, lines: 1, nameLines: 3, doubtLines: 2, unreadLines: 2, targetLines: 3, gap: 6, compact: true },
  { facts: 1, lines: 1, nameLines: 2, doubtLines: 2, unreadLines: 2, targetLines: 3, gap: 6, compact: true },
  { facts: 1, lines: 1, nameLines: 2, doubtLines: 2, unreadLines: 1, targetLines: 3, gap: 4, compact: true },
];

/** Product, kind, day: on top of every document. */
export function drawHeader(pen: Pen, { header: said, lang }: ReportModel, nameLines = 4): void {
  const right = 150;
  const width = WIDTH - right - 14;
  const title: TextStyle = { ...TITLES[said.size], weight: 'bold', maxLines: nameLines };
  const titleHeight = pen.height(said.product, width, title);
  const subtitle = { ...STYLES.body, maxLines: Math.min(nameLines, 3) };
  const height = titleHeight + pen.height(said.subtitle, width, subtitle);
  pen.text(said.product, LEFT, pen.y, width, title, 'H1');
  pen.text(said.subtitle, LEFT, pen.y + titleHeight, width, subtitle);
  pen.text(`${said.assessedOn} ${said.day}`, RIGHT - right, pen.y + height - 24.5, right, { ...STYLES.body, weight: 'semibold', align: 'right' });
  pen.text(said.selfAssessment, RIGHT - right - 30, pen.y + height - 10.5, right + 30, { ...STYLES.note, align: 'right' });
  pen.y += height + 7;
  pen.rule(pen.y, PALETTE.ink, 1.25);
  const remarks = said.editions.flatMap((edition) => edition.remarks.map((remark) => `${edition.title}${colon(lang)}${remark}`)).join(' · ');
  if (remarks !== '') pen.y += pen.text(remarks, LEFT, pen.y + 4, WIDTH, { ...STYLES.note, maxLines: 2 }) + 4;
  pen.y += 10.5;
}

function mark(pen: Pen, kind: Mark, size: number, x: number, y: number): void {
  pen.figure(markFigure(kind, size), x, y);
}

function verdict(pen: Pen, { verdict: said }: ReportModel, { facts }: Density): void {
  mark(pen, said.mark, 14, LEFT, pen.y + 5.5);
  pen.y += pen.text(said.words, LEFT + 19, pen.y, WIDTH - 19, { ...STYLES.title, color: TONES[said.tone] }, 'H2') + 4;
  said.facts.forEach((fact, index) => {
    const reference = { ...STYLES.small, align: 'right' } as const;
    const room = Math.min(200, pen.widthOf(fact.reference, reference) + 4);
    const width = WIDTH - 22 - room - 8;
    const style = { ...STYLES.lead, maxLines: facts };
    pen.text(`${index + 1}`, LEFT + 5, pen.y, 14, { ...STYLES.lead, weight: 'bold' });
    const height = pen.text(fact.text, LEFT + 22, pen.y, width, style);
    pen.text(fact.reference, RIGHT - room, pen.y + 3, room, { ...reference, maxLines: 2 });
    pen.y += height;
  });
  pen.y += 2;
  for (const text of [said.more, said.sentence, said.proven]) {
    if (text !== '') pen.y += pen.text(text, LEFT + 22, pen.y, WIDTH - 22, { ...STYLES.body, color: PALETTE.ink2, maxLines: 2 });
  }
}

function opposables(pen: Pen, { opposables: said }: ReportModel, { gap }: Density): void {
  pen.y += gap;
  if (said.total === 0) {
    pen.y += pen.text(said.alt, LEFT, pen.y, WIDTH, { ...STYLES.body, color: PALETTE.ink2 });
    return;
  }
  pen.y += pen.text(`${said.title}, ${said.scale}`, LEFT, pen.y, WIDTH, { ...STYLES.body, weight: 'semibold' }) + 3.5;
  const figure = requirementRuns(said, WIDTH);
  pen.figure(figure, LEFT, pen.y);
  pen.y += figure.height;
}

function targetLines({ target, noTarget, distance, remark }: ThemeReport): { readonly note: Note; readonly strong: boolean }[] {
  const lines = target ? [{ note: { text: target.title }, strong: true }, { note: { text: target.when }, strong: false }] : [{ note: { text: noTarget }, strong: true }];
  return [...lines, ...[distance, remark].map((note) => ({ note: { tone: 'quiet' as const, ...note }, strong: false }))].filter(({ note }) => note.text !== '');
}

function theme(pen: Pen, said: ThemeReport, density: 'normal' | 'compact', most: number): void {
  const figure = ladderStrip(said.strip, density);
  const name: TextStyle = { ...STYLES.body, line: 12.25, weight: 'semibold', maxLines: 3 };
  const nameHeight = pen.height(said.title, NAMES - 10, name);
  const targets = targetLines(said).slice(0, most);
  const height = Math.max(figure.height, nameHeight + 14, 12 + (targets.length - 1) * 10.75) + (density === 'compact' ? 5 : 9);
  pen.rule(pen.y, PALETTE.hair, 0.5);
  const top = pen.y + (density === 'compact' ? 3 : 6);
  pen.text(said.title, LEFT, top, NAMES - 10, name, 'H3');
  mark(pen, said.verdict.mark, 8, LEFT, top + nameHeight + 3);
  pen.text(said.verdict.words, LEFT + 11, top + nameHeight, NAMES - 15, { ...STYLES.small, line: 12.5, color: TONES[said.verdict.tone], maxLines: 2 });
  pen.figure(figure, LEFT + NAMES, top);
  let y = top;
  for (const { note, strong } of targets) {
    const style: TextStyle = strong ? { size: 9.5, line: 12, weight: 'semibold', maxLines: 1 } : { size: 8.5, line: 10.75, color: TONES[note.tone ?? 'plain'], maxLines: 1 };
    y += pen.text(note.text, LEFT + NAMES + STRIP_WIDTH + 3, y, WIDTH - NAMES - STRIP_WIDTH - 3, style);
  }
  pen.y += height;
}

function themes(pen: Pen, model: ReportModel, { gap, compact, unreadLines: most, targetLines: beside }: Density): void {
  pen.y += gap;
  pen.y += pen.text(model.words.themes, LEFT, pen.y, WIDTH, STYLES.h2, 'H2') + 3.5;
  for (const each of model.themes.slice(0, model.pageOne.themes)) theme(pen, each, compact ? 'compact' : model.pageOne.density, beside);
  for (const text of unreadLines(model)) pen.y += pen.text(text, LEFT, pen.y, WIDTH, { ...STYLES.note, maxLines: most }) + 1;
  if (model.pageOne.moreThemes !== '') pen.y += pen.text(model.pageOne.moreThemes, LEFT, pen.y, WIDTH, STYLES.note);
}

const EFFORT = { x: RIGHT - 154, width: 58 } as const;
const DUE = { x: RIGHT - 80, width: 80 } as const;

function action(pen: Pen, said: ActionRow, rank: number, { lines }: Density): void {
  const width = EFFORT.x - LEFT - 15 - 10;
  const title: TextStyle = { ...STYLES.body, line: 12.25, weight: 'semibold', maxLines: lines };
  const why = { ...STYLES.note, maxLines: lines };
  const titleHeight = pen.height(said.title, width, title);
  const height = Math.max(titleHeight + pen.height(said.why, width, why), 22.75) + 7;
  pen.rule(pen.y, PALETTE.hair, 0.5);
  const y = pen.y + 4;
  pen.text(`${rank}`, LEFT, y, 12, { ...STYLES.body, line: 12.25, weight: 'bold' });
  pen.text(said.title, LEFT + 15, y, width, title, 'H3');
  pen.text(said.why, LEFT + 15, y + titleHeight, width, why);
  pen.text(said.effort, EFFORT.x, y, EFFORT.width, { ...STYLES.body, line: 12.25, align: 'right' });
  pen.text(said.effortRange, EFFORT.x, y + 12.25, EFFORT.width, { ...STYLES.note, align: 'right' });
  pen.text(said.deadline.text, DUE.x, y, DUE.width, { ...STYLES.body, line: 12.25, color: TONES[said.deadline.tone ?? 'plain'], maxLines: 1 });
  pen.text(said.deadlineNote.text, DUE.x, y + 12.25, DUE.width, { ...STYLES.note, color: TONES[said.deadlineNote.tone ?? 'quiet'], maxLines: 1 });
  pen.y += height;
}

function actions(pen: Pen, model: ReportModel, density: Density): void {
  const { words, pageOne } = model;
  pen.y += density.gap;
  const top = pen.y;
  pen.y += pen.text(words.actions, LEFT, pen.y, 200, STYLES.h2, 'H2') + 3.5;
  if (model.actions.length === 0) {
    pen.y += pen.text(words.noActions, LEFT, pen.y, WIDTH, STYLES.body);
    return;
  }
  pen.text(words.personDays, EFFORT.x - 20, top + 6, EFFORT.width + 20, { ...STYLES.note, align: 'right' });
  pen.text(words.deadline, DUE.x, top + 6, DUE.width, STYLES.note);
  model.actions.slice(0, pageOne.actions).forEach((each, index) => action(pen, each, index + 1, density));
}

function doubts(pen: Pen, model: ReportModel, { gap, doubtLines }: Density): void {
  pen.y += gap;
  const column = (WIDTH - 21) / 2;
  const style: TextStyle = { size: 8.75, line: 12.25, maxLines: doubtLines };
  const top = pen.y;
  const contradicted = model.contradictions.length > 0;
  let leftY = top;
  if (contradicted) mark(pen, 'contradicted', 10, LEFT, top + 2);
  leftY += pen.text(model.contradictionsHeading, LEFT + (contradicted ? 14 : 0), leftY, column - 14, { ...STYLES.h3, color: contradicted ? PALETTE.brick : PALETTE.ink, maxLines: 1 }, 'H2');
  for (const each of model.contradictions.slice(0, model.pageOne.contradictions)) leftY += pen.text(`${each.text} ${each.depends}`, LEFT, leftY, column, style);
  for (const text of [model.contradictionsNone, model.pageOne.moreContradictions]) leftY += pen.text(text, LEFT, leftY, column, style);
  const x = LEFT + column + 21;
  let rightY = top + pen.text(model.setAside.heading, x, top, column, { ...STYLES.h3, maxLines: 1 }, 'H2');
  rightY += pen.text(model.setAside.sentence, x, rightY, column, style);
  pen.y = Math.max(leftY, rightY);
}

function drawWith(pen: Pen, model: ReportModel, density: Density): void {
  drawHeader(pen, model, density.nameLines);
  verdict(pen, model, density);
  opposables(pen, model, density);
  themes(pen, model, density);
  actions(pen, model, density);
  doubts(pen, model, density);
}

/** Page one, on one page: as roomy as a rehearsal shows that it fits. */
export function drawPageOne(pen: Pen, model: ReportModel): void {
  const fits = (density: Density): boolean => pen.rehearse(() => drawWith(pen, model, density)) <= PAGE.bottom;
  drawWith(pen, model, DENSITIES.find(fits) ?? (DENSITIES.at(-1) as Density));
}
