import { markFigure } from '../figures/marks.js';
import { PALETTE, TONES } from '../figures/palette.js';
import type { Section } from '../model.js';
import { drawBlocks } from '../pdf/blocks.js';
import { pdfDocument } from '../pdf/document.js';
import type { Widths } from '../pdf/lines.js';
import { PAGE, STYLES, type Pen, type TextStyle } from '../pdf/pen.js';
import type { ReportAssets } from '../reporter.js';
import type { LetterReporter } from './reporter.js';
import type { LetterModel } from './types.js';

const { left: LEFT, width494: WIDTH } = PAGE;
const RIGHT_COLUMN = 210;
/** Room under a section's title without which it would end a page. */
const FIRST_LINES = 96;

/** The product's name, smaller as it grows longer. */
function titleStyle(name: string): TextStyle {
  return name.length <= 44 ? { ...STYLES.title, maxLines: 2 } : name.length <= 90 ? { ...STYLES.title, size: 15, line: 19, maxLines: 3 } : { ...STYLES.title, size: 12, line: 15.5, maxLines: 4 };
}

/** Who writes, to whom, when; then of what. */
function drawHead(pen: Pen, { header }: LetterModel): void {
  const left = WIDTH - RIGHT_COLUMN - 16;
  const x = LEFT + WIDTH - RIGHT_COLUMN;
  const sender: TextStyle = { ...STYLES.lead, weight: 'semibold', maxLines: 3 };
  let y = pen.y;
  y += pen.text(header.sender, LEFT, y, left, sender);
  y += pen.text(header.campaign, LEFT, y, left, { ...STYLES.body, color: PALETTE.ink2, maxLines: 3 });
  let right = pen.y;
  right += pen.text(header.day, x, right, RIGHT_COLUMN, { ...STYLES.body, line: 15.75, align: 'right' });
  right += pen.text(header.to, x, right, RIGHT_COLUMN, { ...STYLES.body, weight: 'semibold', align: 'right', maxLines: 3 });
  pen.y = Math.max(y, right) + 18;
  pen.y += pen.text(header.subject, LEFT, pen.y, WIDTH, { ...STYLES.body, color: PALETTE.ink2 });
  pen.y += pen.text(header.product, LEFT, pen.y, WIDTH, titleStyle(header.product), 'H1');
  pen.y += pen.text(header.subtitle, LEFT, pen.y, WIDTH, { ...STYLES.body, maxLines: 2 }) + 6;
  pen.rule(pen.y, PALETTE.ink, 1.25);
  pen.y += 10;
}

function drawLead(pen: Pen, { lead, header }: LetterModel): void {
  lead.forEach((text, index) => {
    pen.y += pen.text(text, LEFT, pen.y, WIDTH, index === 0 ? STYLES.body : { ...STYLES.small, line: 11.5 }) + 5;
  });
  pen.y += pen.text(header.reply, LEFT, pen.y, WIDTH, { ...STYLES.body, weight: 'semibold' }) + 5;
}

function drawVerdict(pen: Pen, { verdict }: LetterModel): void {
  if (verdict === null) return;
  pen.doc.outline.addItem(verdict.words);
  pen.figure(markFigure(verdict.mark, 12), LEFT, pen.y + 4.5);
  pen.y += pen.text(verdict.words, LEFT + 18, pen.y, WIDTH - 18, { ...STYLES.title, size: 16, line: 20, color: TONES[verdict.tone] }, 'H2') + 2;
  for (const text of [verdict.sentence, verdict.proven]) pen.y += pen.text(text, LEFT + 18, pen.y, WIDTH - 18, { ...STYLES.body, color: PALETTE.ink2, maxLines: 3 });
}

function drawSection(pen: Pen, { title, blocks }: Section): void {
  if (!pen.ensure(FIRST_LINES)) pen.y += 12;
  pen.doc.outline.addItem(title);
  pen.y += pen.text(title, LEFT, pen.y, WIDTH, STYLES.h2, 'H2') + 3;
  drawBlocks(pen, blocks);
}

/** The letters of a campaign share most of their words. */
const measured = new WeakMap<ReportAssets, Widths>();
const MOST_MEASURED = 50_000;

function widthsFor(assets: ReportAssets): Widths {
  const known = measured.get(assets);
  if (known && known.size < MOST_MEASURED) return known;
  const widths: Widths = new Map();
  measured.set(assets, widths);
  return widths;
}

/** The letter as a PDF to send: tagged, titled, bookmarked, its fonts inside, the same bytes for the same dossier on the same day. */
export const pdfLetter: LetterReporter = {
  id: 'pdf',
  extension: 'pdf',
  binary: true,
  render: (letter, assets) =>
    pdfDocument(
      letter,
      assets,
      (pen) => {
        drawHead(pen, letter);
        drawLead(pen, letter);
        drawVerdict(pen, letter);
        for (const each of letter.sections) drawSection(pen, each);
      },
      widthsFor(assets),
    ),
};
