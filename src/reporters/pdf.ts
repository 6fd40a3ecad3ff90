import { dumbbell } from './figures/dumbbell.js';
import { ladderStrip } from './figures/ladder-strip.js';
import { markFigure } from './figures/marks.js';
import { PALETTE, TONES } from './figures/palette.js';
import type { Block, ReportModel, Section, ThemeReport } from './model.js';
import { drawHeader, drawPageOne } from './pdf/page-one.js';
import { PAGE, Pen, STYLES } from './pdf/pen.js';
import { drawTable } from './pdf/table.js';
import type { ReportAssets, Reporter } from './reporter.js';
import { catalogue } from '../i18n/index.js';

const FONTS = { regular: 'report-sans-regular.ttf', semibold: 'report-sans-semibold.ttf', bold: 'report-sans-bold.ttf' } as const;
const { left: LEFT, width494: WIDTH } = PAGE;

type Fonts = Readonly<Record<keyof typeof FONTS, Uint8Array>>;

async function loadFonts(assets: ReportAssets): Promise<Fonts> {
  const [regular, semibold, bold] = await Promise.all([assets.font(FONTS.regular), assets.font(FONTS.semibold), assets.font(FONTS.bold)]);
  return { regular, semibold, bold };
}

async function newDocument(model: ReportModel, fonts: Fonts): Promise<PDFKit.PDFDocument> {
  const { default: PDFDocument } = await import('pdfkit');
  // The day of the assessment, so that the same input gives the same bytes.
  const day = new Date(`${model.date}T00:00:00Z`);
  const doc = new PDFDocument({
    // Our own fonts: none of the standard ones, which the bundle leaves out.
    font: '',
    size: 'A4',
    margin: 0,
    autoFirstPage: true,
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    lang: model.lang === 'fr' ? 'fr-FR' : 'en-GB',
    pdfVersion: '1.7',
    info: { Title: model.title, Author: `${model.tool.name} ${model.tool.version}`, Creator: `${model.tool.name} ${model.tool.version}`, Producer: model.tool.name, CreationDate: day, ModDate: day },
  });
  for (const [name, bytes] of Object.entries(fonts)) doc.registerFont(name, Buffer.from(bytes));
  return doc;
}

function drawBlock(pen: Pen, block: Block): void {
  switch (block.kind) {
    case 'heading':
      // A heading never ends a page.
      pen.ensure(STYLES.h3.line + 50);
      pen.y += 6;
      pen.y += pen.text(block.text, LEFT, pen.y, WIDTH, STYLES.h3, 'H3') + 3;
      return;
    case 'paragraph': {
      const style = { ...STYLES.body, size: 9, line: 12.75, color: TONES[block.tone ?? 'plain'], maxLines: 40 };
      pen.ensure(Math.min(pen.height(block.text, WIDTH, style), 200));
      pen.y += pen.text(block.text, LEFT, pen.y, WIDTH, style) + 5;
      return;
    }
    case 'list':
      pen.within('L', () => {
        for (const item of block.items) {
          const style = { ...STYLES.body, size: 9, line: 12.75, maxLines: 20 };
          pen.ensure(pen.height(item, WIDTH - 12, style));
          const top = pen.y;
          pen.tagged('Artifact', () => {
            pen.doc.rect(LEFT + 2, top + 5.2, 2.6, 2.6).fill(PALETTE.ink2);
          });
          pen.y += pen.text(item, LEFT + 12, pen.y, WIDTH - 12, style, 'LBody') + 2;
        }
      });
      pen.y += 4;
      return;
    case 'terms':
      for (const { term, text } of block.items) {
        const style = { ...STYLES.body, size: 9, line: 12.5, maxLines: 30 };
        pen.ensure(12.5 + pen.height(text, WIDTH, style) + 4);
        pen.y += pen.text(term, LEFT, pen.y, WIDTH, { ...style, weight: 'semibold' }, 'H3');
        pen.y += pen.text(text, LEFT, pen.y, WIDTH, style) + 4;
      }
      return;
    case 'figure':
      pen.ensure(block.figure.height + 8);
      pen.figure(block.figure, LEFT, pen.y + 2);
      pen.y += block.figure.height + 8;
      return;
    case 'table':
      drawTable(pen, block);
  }
}

function sectionTitle(pen: Pen, title: string): void {
  pen.rule(pen.y, PALETTE.ink, 1.25);
  pen.y += 7;
  pen.doc.outline.addItem(title);
  pen.y += pen.text(title, LEFT, pen.y, WIDTH, { ...STYLES.title, size: 16, line: 20, maxLines: 3 }, 'H2') + 3;
}

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

/** A heading never parts from the figure it announces. */
function drawBlocks(pen: Pen, blocks: readonly Block[]): void {
  blocks.forEach((block, index) => {
    const [next, second] = [blocks[index + 1], blocks[index + 2]];
    const figure = next?.kind === 'figure' ? next.figure : next?.kind === 'paragraph' && second?.kind === 'figure' ? second.figure : undefined;
    if (block.kind === 'heading' && figure) pen.ensure(STYLES.h3.line + figure.height + (next?.kind === 'figure' ? 20 : 46));
    drawBlock(pen, block);
  });
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

function footers(doc: PDFKit.PDFDocument, pen: Pen, model: ReportModel): void {
  const { count } = doc.bufferedPageRange();
  const words = catalogue(model.lang).report;
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    const top = 806;
    pen.rule(top, PALETTE.line, 0.5);
    pen.text(model.footer.referentials, LEFT, top + 3.5, WIDTH - 60, { ...STYLES.foot, maxLines: 1 }, 'Artifact');
    pen.text(`${model.footer.result} · ${model.footer.notice}`, LEFT, top + 14, WIDTH - 60, { ...STYLES.foot, maxLines: 1 }, 'Artifact');
    pen.text(words.page(page + 1, count), LEFT + WIDTH - 56, top + 3.5, 56, { ...STYLES.foot, align: 'right' }, 'Artifact');
  }
}

async function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });
}

/** The report as a PDF: tagged, titled, bookmarked, with its fonts inside, and the same bytes for the same input. */
export const pdfReporter: Reporter = {
  id: 'pdf',
  extension: 'pdf',
  binary: true,
  title: { fr: 'PDF balisé, à imprimer et à signer', en: 'Tagged PDF, to print and to sign' },
  async render(model, assets) {
    const fonts = await loadFonts(assets);
    const doc = await newDocument(model, fonts);
    const pen = new Pen(doc);
    if (model.document === 'engagement') drawEngagement(pen, model);
    else drawReport(pen, model);
    footers(doc, pen, model);
    pen.root.end();
    return collected(doc);
  },
};
