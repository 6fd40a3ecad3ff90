import { catalogue, type Lang } from '../../i18n/index.js';
import { PALETTE } from '../figures/palette.js';
import type { ReportModel } from '../model.js';
import type { ReportAssets } from '../reporter.js';
import { LANDSCAPE, Pen, PORTRAIT, STYLES } from './pen.js';

const FONTS = { regular: 'report-sans-regular.ttf', semibold: 'report-sans-semibold.ttf', bold: 'report-sans-bold.ttf' } as const;

type Fonts = Readonly<Record<keyof typeof FONTS, Uint8Array>>;

/** What a document says of itself: its title, its language, the day it speaks of, who made it. */
export type DocumentIdentity = Pick<ReportModel, 'lang' | 'title' | 'date' | 'tool'>;

async function loadFonts(assets: ReportAssets): Promise<Fonts> {
  const [regular, semibold, bold] = await Promise.all([assets.font(FONTS.regular), assets.font(FONTS.semibold), assets.font(FONTS.bold)]);
  return { regular, semibold, bold };
}

async function newDocument({ lang, title, date, tool }: DocumentIdentity, fonts: Fonts): Promise<PDFKit.PDFDocument> {
  const { default: PDFDocument } = await import('pdfkit');
  // The day of the assessment, so that the same input gives the same bytes.
  const day = new Date(`${date}T00:00:00Z`);
  const maker = `${tool.name} ${tool.version}`;
  const doc = new PDFDocument({
    // Our own fonts: none of the standard ones, which the bundle leaves out.
    font: '',
    size: 'A4',
    margin: 0,
    autoFirstPage: true,
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    lang: lang === 'fr' ? 'fr-FR' : 'en-GB',
    pdfVersion: '1.7',
    info: { Title: title, Author: maker, Creator: maker, Producer: tool.name, CreationDate: day, ModDate: day },
  });
  for (const [name, bytes] of Object.entries(fonts)) doc.registerFont(name, Buffer.from(bytes));
  return doc;
}

/** Lines at the foot of each page; `initials` leaves room for those who sign to write theirs. */
export type Footer = ReportModel['footer'] & { readonly initials?: string };

const INITIALS = 120;

function drawFooters(pen: Pen, footer: Footer, lang: Lang): void {
  const { doc } = pen;
  const { count } = doc.bufferedPageRange();
  const words = catalogue(lang).report;
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    const sheet = (pen.sheet = doc.page.layout === 'landscape' ? LANDSCAPE : PORTRAIT);
    const { left, inner } = sheet;
    const top = sheet.bottom + 6;
    pen.rule(top, PALETTE.line, 0.5);
    const width = inner - 60 - (footer.initials === undefined ? 0 : INITIALS);
    pen.text(footer.referentials, left, top + 3.5, width, { ...STYLES.foot, maxLines: 1 }, 'Artifact');
    pen.text(`${footer.result} · ${footer.notice}`, left, top + 14, width, { ...STYLES.foot, maxLines: 1 }, 'Artifact');
    if (footer.initials !== undefined) {
      pen.text(footer.initials, left + width + 10, top + 14, INITIALS - 10, STYLES.foot, 'Artifact');
      pen.rule(top + 23, PALETTE.line, 0.5, left + width + 13 + pen.widthOf(footer.initials, STYLES.foot), left + inner);
    }
    pen.text(words.page(page + 1, count), left + inner - 56, top + 3.5, 56, { ...STYLES.foot, align: 'right' }, 'Artifact');
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

/** A PDF drawn by `draw`: tagged, titled, with its fonts inside and a footer on each page; the same bytes for the same input. */
export async function pdfDocument(identity: DocumentIdentity & { readonly footer: Footer }, assets: ReportAssets, draw: (pen: Pen) => void): Promise<Uint8Array> {
  const doc = await newDocument(identity, await loadFonts(assets));
  const pen = new Pen(doc);
  draw(pen);
  drawFooters(pen, identity.footer, identity.lang);
  pen.root.end();
  return collected(doc);
}
