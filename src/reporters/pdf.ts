import { dumbbell } from './figures/dumbbell.js';
import { ladderStrip } from './figures/ladder-strip.js';
import { markFigure } from './figures/marks.js';
import { PALETTE, TONES } from './figures/palette.js';
import type { ReportModel, Section, ThemeReport } from './model.js';
import { drawBlocks, sectionTitle } from './pdf/blocks.js';
import { pdfDocument } from './pdf/document.js';
import { drawHeader, drawPageOne } from './pdf/page-one.js';
import { PAGE, STYLES, type Pen } from './pdf/pen.js';
import type { Reporter } from './reporter.js';

const { left: LEFT, width494: WIDTH } = PAGE;

function drawTheme(pen: Pen, theme: ThemeReport): void {
  pen.newPage();
  sectionTitle(pen, theme.title);
  pen.figure(markFigure(theme.verdict.mark, 9), LEFT, pen.y + 3);
  pen.y += pen.text(`${theme.verdict.words} · ${theme.edition}`, LEFT + 13, pen.y, WIDTH - 13, { ...STYLES.body, color: TONES[theme.verdict.tone] }) + 8;
  const strip = ladderStrip(theme.strip);
  pen.figure(strip, LEFT, pen.y);
  pen.figure({ ...dumbbell(theme), alt: '' }, LEFT + 262, pen.y + strip.height - 30);
  pen.y += strip.height + 8;
  for (const { term, text } of theme.facts) {
    pen.text(term, LEFT, pen.y, 96, { ...STYLES.body, size: 9, line: 12.75, color: PALETTE.ink2 });
    pen.y += pen.text(text, LEFT + 100, pen.y, WIDTH - 100, { ...STYLES.body, size: 9, line: 12.75, maxLines: 6 }) + 1;
  }
  pen.y += 4;
  drawBlocks(pen, theme.blocks);
}

function drawSection(pen: Pen, section: Section): void {
  // A section begins on this page when its title and a few lines fit, unless it asks for a page.
  if (section.page !== undefined && pen.y > PAGE.top) pen.newPage();
  else if (!pen.ensure(130)) pen.y += 14;
  sectionTitle(pen, section.title);
  drawBlocks(pen, section.blocks);
}

/** Sections in order; what follows one that has pages of its own begins on another. */
function drawSections(pen: Pen, sections: readonly Section[]): void {
  sections.forEach((section, index) => {
    if (sections[index - 1]?.page === 'alone' && section.page === undefined) pen.newPage();
    drawSection(pen, section);
  });
}

function drawReport(pen: Pen, model: ReportModel): void {
  pen.doc.outline.addItem(model.words.pageOne);
  drawPageOne(pen, model);
  for (const theme of model.themes) drawTheme(pen, theme);
  drawSections(pen, model.sections);
}

function drawEngagement(pen: Pen, model: ReportModel): void {
  drawHeader(pen, model);
  for (const section of model.sections) {
    pen.doc.outline.addItem(section.title);
    pen.y += pen.text(section.title, LEFT, pen.y, WIDTH, { ...STYLES.title, maxLines: 2 }, 'H2') + 3;
    drawBlocks(pen, section.blocks);
  }
}

/** The report as a PDF: tagged, titled, bookmarked, with its fonts inside, and the same bytes for the same input. */
export const pdfReporter: Reporter = {
  id: 'pdf',
  extension: 'pdf',
  binary: true,
  title: { fr: 'PDF balisé, à imprimer et à signer', en: 'Tagged PDF, to print and to sign' },
  render: (model, assets) =>
    pdfDocument(model, assets, (pen) => {
      if (model.document === 'engagement') drawEngagement(pen, model);
      else drawReport(pen, model);
    }),
};
