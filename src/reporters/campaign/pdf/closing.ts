import { drawBlocks, sectionTitle } from '../../pdf/blocks.js';
import { drawTable } from '../../pdf/table.js';
import type { Drawing } from './context.js';

/** Dossiers nobody could read, each with its cause. */
export function drawUnreadable({ pen, model, words, own, said }: Drawing): void {
  const { unreadable, verdicts } = model.figures;
  if (unreadable.length === 0) return;
  pen.newPage();
  sectionTitle(pen, said(words.unreadable(verdicts.unreadable)));
  const intro = verdicts.unreadable > unreadable.length ? `${words.unreadableIntro} ${own.pdf.unreadableBound(unreadable.length, verdicts.unreadable)}` : words.unreadableIntro;
  drawBlocks(pen, [{ kind: 'paragraph', text: said(intro), tone: 'quiet' }]);
  drawTable(pen, {
    kind: 'table',
    caption: said(words.unreadable(verdicts.unreadable)),
    columns: [{ title: said(words.columns.dossier), width: 34 }, { title: said(words.columns.region), width: 10 }, { title: said(words.columns.cause), width: 70 }],
    rows: unreadable.map((entry) => [{ text: said(model.text(entry.key)), notes: [{ text: said(model.text([model.announced(entry).product, model.announced(entry).vendor, entry.category ?? '', entry.actor ?? ''].filter((each) => each !== '').join(' · '))) }] }, { text: model.region(entry) || words.dash }, { text: said(model.text(model.cause(entry), 400)) }]),
  });
}

/** The day, the editions, the calculation, the tool, and how to read the figures. */
export function drawMethod({ pen, model, words, own, report, said }: Drawing): void {
  const { campaign, tool } = model.report;
  const { method, terms, pdf, status } = own;
  if (!pen.ensure(360)) pen.y += 14;
  sectionTitle(pen, said(pdf.method));
  drawBlocks(pen, [
    { kind: 'terms', items: [[terms.verdict, method.verdict], [terms.levels, method.levels], [terms.distance, method.distance], [terms.ladders, method.ladders], [terms.waivers, words.method], [method.tool, `${tool.name} ${tool.version}. ${report.footerCalculation(campaign.calculation)} ${method.affiliation}`]].map(([term = '', text = '']) => ({ term: said(term.slice(0, 1).toLocaleUpperCase('fr-FR') + term.slice(1)), text: said(text) })) },
  ]);
  if (campaign.editions.length === 0) return;
  drawBlocks(pen, [{ kind: 'heading', text: said(pdf.editions) }]);
  const { editionColumns: heads } = pdf;
  drawTable(pen, {
    kind: 'table',
    caption: said(pdf.editions),
    columns: [{ title: said(heads.edition), width: 26 }, { title: said(heads.title), width: 40 }, { title: said(heads.status), width: 14 }, { title: said(heads.digest), width: 40 }],
    rows: campaign.editions.map((each) => [{ text: `${each.id} ${each.edition}` }, { text: said(each.title) }, { text: status[each.status] }, { text: each.digest }]),
  });
}
