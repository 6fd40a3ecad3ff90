import type { CampaignTheme, ReadEntry } from '../../../core/campaign/campaign.js';
import { fitText } from '../../figures/fit-text.js';
import { markFigure } from '../../figures/marks.js';
import { PALETTE, TONES } from '../../figures/palette.js';
import { hatchPath } from '../../figures/shapes.js';
import { verdictStanding } from '../../model/verdict.js';
import { sectionTitle } from '../../pdf/blocks.js';
import { PAGE, STYLES, type TextStyle } from '../../pdf/pen.js';
import type { Drawing } from './context.js';

const { left: LEFT, width494: WIDTH } = PAGE;
/** Themes beside one another; more are told in another table below. */
const THEMES_ACROSS = 5;
const ROW = 13.5;
const HEAD = 88;
const FIXED = { product: 114, category: 60, region: 27, verdict: 101, distance: 22, late: 22 } as const;
const FIXED_WIDTH = Object.values(FIXED).reduce((sum, width) => sum + width, 0);
const SMALL: TextStyle = { size: 7.5, line: 10, maxLines: 1 };
const HEAD_TEXT: TextStyle = { size: 7.5, line: 9, color: PALETTE.ink2, maxLines: 2 };
const CELL_GAP = 1.5;
/** Proven level, from none to the top of the theme: fill, and what is read on it. */
const HEAT = [['#F3F6F7', PALETTE.ink], ['#D2E3E6', PALETTE.ink], ['#A3C7CE', PALETTE.ink], ['#377786', PALETTE.paper], ['#0E5A6B', PALETTE.paper]] as const;

/** « 1 (2–3) »: proven and, when it differs, declared. */
export function shortLevels({ level, proven }: Pick<ReadEntry['themes'][number], 'level' | 'proven'>): string {
  if (!level) return '';
  const declared = level.low === level.high ? `${level.low}` : `${level.low}–${level.high}`;
  const stands = `${proven ?? 0}`;
  return declared === stands ? stands : `${stands}\u00A0(${declared})`;
}

function heatCell({ pen, words }: Drawing, entry: ReadEntry, { id, top }: CampaignTheme, x: number, width: number): void {
  const theme = entry.themes.find((each) => each.id === id);
  pen.tagged('TD', () => {
    const box = { x, y: pen.y + 0.75, w: width - CELL_GAP, h: ROW - 1.5 };
    const text: TextStyle = { ...SMALL, align: 'center' };
    if (!theme?.level) {
      pen.text(words.dash, box.x, pen.y + 1.7, box.w, { ...text, color: PALETTE.ink2 }, 'none');
      return;
    }
    const tone = top === 0 ? 0 : Math.max(0, Math.min(4, Math.round((4 * (theme.proven ?? 0)) / top)));
    const [fill, ink] = HEAT[tone] ?? HEAT[0];
    pen.shapes([{ kind: 'rect', ...box, fill }], 0, 0);
    const open = theme.level.high > theme.level.low;
    // What remains to decide: a hatched edge.
    if (open) pen.shapes([{ kind: 'rect', x: box.x + box.w - 4, y: box.y, w: 4, h: box.h, fill: PALETTE.paper }, { kind: 'path', d: hatchPath(box.x + box.w - 4, box.y, 4, box.h, 2.4), stroke: PALETTE.petrol, width: 0.9 }], 0, 0);
    pen.text(shortLevels(theme), box.x, pen.y + 1.7, box.w - (open ? 4 : 0), { ...text, weight: 'semibold', color: ink }, 'none');
  });
}

/** Titles of columns too narrow for them, read from the bottom up. */
function upright({ pen }: Drawing, text: string, x: number, width: number): void {
  pen.tagged('TH', () => {
    pen.turned(x + width / 2 - HEAD_TEXT.line - 1, pen.y + HEAD - 4, () => {
      pen.text(text, 0, 0, HEAD - 6, HEAD_TEXT, 'none');
    });
  });
}

function head(drawing: Drawing, themes: readonly CampaignTheme[], width: number): void {
  const { pen, words: { columns }, own, said } = drawing;
  pen.within('TR', () => {
    let x = LEFT;
    for (const [title, own_] of [[columns.product, FIXED.product], [columns.category, FIXED.category], [columns.region, FIXED.region], [columns.verdict, FIXED.verdict]] as const) {
      pen.text(said(title), x, pen.y + HEAD - 12, own_ - 3, { ...HEAD_TEXT, maxLines: 1 }, 'TH');
      x += own_;
    }
    for (const title of [columns.distance, own.pdf.overdueColumn]) {
      upright(drawing, said(title), x, FIXED.distance);
      x += FIXED.distance;
    }
    for (const { title } of themes) {
      upright(drawing, said(title), x, width);
      x += width;
    }
  });
  pen.y += HEAD;
}

function row(drawing: Drawing, entry: ReadEntry, themes: readonly CampaignTheme[], width: number, page: string | undefined): void {
  const { pen, model, words, report, said } = drawing;
  pen.rule(pen.y, PALETTE.hair, 0.4);
  pen.within('TR', () => {
    const y = pen.y + 1.7;
    const contradicted = entry.contradictions.length > 0;
    const room = FIXED.product - 4 - (contradicted ? 10 : 0);
    const name = fitText(said(model.product(entry)), room, SMALL.size, 'semibold');
    pen.tagged('TH', () => {
      pen.text(name, LEFT, y, room, { ...SMALL, weight: 'semibold' }, 'none');
      if (contradicted) pen.shapes(markFigure('contradicted', 7).shapes, LEFT + FIXED.product - 12, y + 1);
    });
    if (page !== undefined) pen.leadTo(page, LEFT, pen.y, room, ROW);
    let x = LEFT + FIXED.product;
    pen.text(fitText(said(model.category(entry)), FIXED.category - 3, SMALL.size) || words.dash, x, y, FIXED.category - 2, SMALL, 'TD');
    x += FIXED.category;
    pen.text(model.region(entry) || words.dash, x, y, FIXED.region - 2, SMALL, 'TD');
    x += FIXED.region;
    const verdict = verdictStanding(entry.verdict, entry.verdictProven, { words: report });
    pen.tagged('TD', () => {
      pen.shapes(markFigure(verdict.mark, 7).shapes, x, y + 1.2);
      pen.text(fitText(verdict.words, FIXED.verdict - 12, SMALL.size), x + 9, y, FIXED.verdict - 11, { ...SMALL, color: TONES[verdict.tone] }, 'none');
    });
    x += FIXED.verdict;
    for (const [count, fails] of [[entry.distance, false], [entry.overdue.length, entry.overdue.length > 0]] as const) {
      pen.text(`${count}`, x, y, FIXED.distance - 6, { ...SMALL, align: 'right', ...(fails ? { weight: 'semibold', color: PALETTE.brick } : {}) }, 'TD');
      x += FIXED.distance;
    }
    themes.forEach((theme, index) => heatCell(drawing, entry, theme, x + index * width, width));
  });
  pen.y += ROW;
}

function part(drawing: Drawing, products: readonly ReadEntry[], themes: readonly CampaignTheme[], pageOf: (index: number) => string | undefined): void {
  const { pen } = drawing;
  const width = (WIDTH - FIXED_WIDTH) / Math.max(themes.length, 3);
  pen.ensure(HEAD + 4 * ROW);
  pen.within('Table', () => {
    head(drawing, themes, width);
    products.forEach((entry, index) => {
      if (pen.ensure(ROW)) head(drawing, themes, width);
      row(drawing, entry, themes, width, pageOf(index));
    });
  });
  pen.rule(pen.y, PALETTE.hair, 0.4);
  pen.y += 10;
}

/** Every product on every theme: the number is written, its tone only helps to find it. */
export function drawHeatTable(drawing: Drawing, products: readonly ReadEntry[], all: number, pageOf: (index: number) => string | undefined): void {
  const { pen, model, words, own, said } = drawing;
  const { themes } = model.report.campaign;
  if (!pen.ensure(HEAD + 160)) pen.y += 14;
  sectionTitle(pen, said(words.heatmap(all, themes.length)));
  const intro = all > products.length ? `${own.pdf.tableIntro} ${own.pdf.tableBound(products.length, all)}` : own.pdf.tableIntro;
  pen.y += pen.text(said(intro), LEFT, pen.y, WIDTH, { ...STYLES.note, maxLines: 5 }) + 4;
  const groups = Array.from({ length: Math.max(1, Math.ceil(themes.length / THEMES_ACROSS)) }, (_, index) => themes.slice(index * THEMES_ACROSS, (index + 1) * THEMES_ACROSS));
  groups.forEach((group, index) => {
    if (index > 0) pen.newPage();
    const first = index * THEMES_ACROSS;
    if (groups.length > 1) pen.y += pen.text(said(own.pdf.tablePart(first + 1, first + group.length, themes.length)), LEFT, pen.y, WIDTH, STYLES.h3, 'H3');
    part(drawing, products, group, pageOf);
  });
}
