import { isRead, type ReadEntry } from '../../../core/campaign/campaign.js';
import { byAudit, First } from '../../../core/campaign/figures.js';
import { PAGE, STYLES, type Pen } from '../../pdf/pen.js';
import type { CampaignModel } from '../model.js';
import { drawMethod, drawUnreadable } from './closing.js';
import { drawingOf } from './context.js';
import { drawHeatTable } from './heat-table.js';
import { drawPageOne } from './page-one.js';
import { drawPageTwo } from './page-two.js';
import { drawProductPage } from './product-page.js';

/** Products that have a page, and those in the table: beyond, a document takes more memory than the rest of a campaign, and nobody turns its pages. The workbook has them all. */
export const BOUNDS = { pages: 500, rows: 2000 } as const;

/** The first products by {@link byAudit}, the others counted and not kept. */
function firstProducts({ report }: CampaignModel, most: number): readonly ReadEntry[] {
  const first = new First<ReadEntry>(most, byAudit);
  for (const entry of report.campaign.entries) if (isRead(entry)) first.add(entry);
  return first.items();
}

const pageName = (index: number): string => `produit-${index + 1}`;

/** The whole document: two pages of synthesis, the table of all products, a page for each, what could not be read, the method. */
export function drawCampaign(pen: Pen, model: CampaignModel, bounds: { readonly pages: number; readonly rows: number } = BOUNDS): void {
  const drawing = drawingOf(pen, model);
  const { own, said } = drawing;
  const { outline } = pen.doc;
  const { read } = model.figures;
  const products = firstProducts(model, bounds.rows);
  const paged = products.slice(0, bounds.pages);
  outline.addItem(said(own.pdf.synthesis));
  drawPageOne(drawing);
  drawPageTwo(drawing);
  if (products.length > 0) drawHeatTable(drawing, products, read, (index) => (index < paged.length ? pageName(index) : undefined));
  if (read > paged.length) {
    pen.ensure(60);
    pen.y += pen.text(said(own.pdf.pagesBound(paged.length, read)), PAGE.left, pen.y, PAGE.width494, { ...STYLES.body, maxLines: 4 });
  }
  const chapter = paged.length === 0 ? undefined : outline.addItem(said(own.pdf.products));
  paged.forEach((entry, index) => {
    pen.newPage();
    pen.nameThisPage(pageName(index));
    chapter?.addItem(said(model.product(entry)));
    drawProductPage(drawing, entry);
  });
  if (model.figures.unreadable.length === 0) pen.newPage();
  drawUnreadable(drawing);
  drawMethod(drawing);
}
