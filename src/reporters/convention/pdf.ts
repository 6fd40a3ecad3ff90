import { markFigure } from '../figures/marks.js';
import { PALETTE } from '../figures/palette.js';
import type { Block } from '../model.js';
import { drawBlock } from '../pdf/blocks.js';
import { pdfDocument } from '../pdf/document.js';
import { LANDSCAPE, PORTRAIT, STYLES, type Pen } from '../pdf/pen.js';
import { drawTable, startOfTable } from '../pdf/table.js';
import type { ConventionBlock, ConventionDocument, ConventionSection } from './document.js';
import type { ConventionReporter } from './reporter.js';

const TITLE = { ...STYLES.h2, size: 12.5, line: 17, maxLines: 2 } as const;
const PARAGRAPH = { ...STYLES.body, size: 9, line: 12.75 } as const;

const drawn = (block: Exclude<ConventionBlock, { readonly kind: 'table' }>): Block => (block.kind === 'form' ? { kind: 'figure', figure: block.figure } : block);

/** What the last page of a table holds at least: a row alone is overlooked. */
const LAST_ROWS = 3;

/** Shorter than this part of a page, a table stands whole. */
const WHOLE = 0.4;

/** How much of these blocks must stand with what announces them: words before a table or a figure, and its beginning. */
function lead(pen: Pen, blocks: readonly ConventionBlock[]): number {
  const [first, ...others] = blocks;
  if (!first) return 0;
  switch (first.kind) {
    case 'heading':
      return STYLES.h3.line + 9 + lead(pen, others);
    case 'paragraph':
      return pen.height(first.text, pen.sheet.inner, PARAGRAPH) + 5 + lead(pen, others);
    case 'table': {
      const whole = pen.rehearse(() => drawTable(pen, first)) - pen.sheet.top;
      return whole < (pen.sheet.bottom - pen.sheet.top) * WHOLE ? whole : startOfTable(pen, first);
    }
    case 'figure':
    case 'form':
      return first.figure.height + 8;
    case 'list':
    case 'terms':
      return 60;
  }
}

function drawBlocks(pen: Pen, blocks: readonly ConventionBlock[]): void {
  blocks.forEach((block, index) => {
    if (block.kind === 'heading' || block.kind === 'paragraph') pen.ensure(lead(pen, blocks.slice(index)));
    if (block.kind === 'table') drawTable(pen, block, LAST_ROWS);
    else drawBlock(pen, drawn(block));
  });
}

function drawTitle(pen: Pen, title: string): void {
  pen.rule(pen.y, PALETTE.ink, 1);
  pen.y += 6;
  pen.y += pen.text(title, pen.sheet.left, pen.y, pen.sheet.inner, TITLE, 'H2') + 3;
}

const TITLE_HEIGHT = 9 + TITLE.line;
const GAP = 9;

/** How tall a section is, when it stands on one page. */
function heightOf(pen: Pen, { title, blocks }: ConventionSection): number {
  const reached = pen.rehearse(() => {
    drawTitle(pen, title);
    drawBlocks(pen, blocks);
  });
  return reached - pen.sheet.top;
}

function drawSection(pen: Pen, section: ConventionSection, next: ConventionSection | undefined): void {
  const sheet = section.sheet === 'landscape' ? LANDSCAPE : PORTRAIT;
  if (pen.sheet !== sheet || section.newPage) pen.newPage(sheet);
  const together = section.withNext && next ? heightOf(pen, section) + GAP + heightOf(pen, next) : TITLE_HEIGHT + lead(pen, section.blocks);
  if (pen.y > sheet.top && !pen.ensure(GAP + together)) pen.y += GAP;
  pen.doc.outline.addItem(section.title);
  drawTitle(pen, section.title);
  drawBlocks(pen, section.blocks);
}

function drawHead(pen: Pen, { title, subtitle, draft, warnings }: ConventionDocument): void {
  const { left, inner } = pen.sheet;
  const aside = 150;
  pen.text(draft, left + inner - aside, pen.y + 8, aside, { ...STYLES.body, weight: 'semibold', align: 'right' });
  pen.y += pen.text(title, left, pen.y, inner - aside - 14, { ...STYLES.title, size: 22, line: 27 }, 'H1');
  pen.y += pen.text(subtitle, left, pen.y, inner, STYLES.lead) + 8;
  for (const warning of warnings) {
    const style = { ...STYLES.body, weight: 'semibold', color: PALETTE.brick } as const;
    pen.figure(markFigure('unmet', 9), left, pen.y + 3);
    pen.y += pen.text(warning, left + 14, pen.y, inner - 14, style);
  }
  if (warnings.length > 0) pen.y += 8;
}

/** The convention as a PDF to sign: tagged, bookmarked, its fonts inside, the same bytes for the same campaign. */
export const pdfConvention: ConventionReporter = {
  id: 'pdf',
  extension: 'pdf',
  binary: true,
  render(document, { lang, day, tool, assets }) {
    const { documentTitle, sections, footer } = document;
    const identity = { lang, title: documentTitle, date: day, tool, footer: { referentials: documentTitle, result: `${tool.name} ${tool.version}`, notice: footer.notice, initials: footer.initials } };
    return pdfDocument(identity, assets, (pen) => {
      drawHead(pen, document);
      sections.forEach((section, index) => drawSection(pen, section, sections[index + 1]));
    });
  },
};
