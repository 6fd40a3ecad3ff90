import { table } from './section.js';
import type { CampaignView } from './view.js';

/** « ins rniv-2.0, mssante ref2-1.0.1 »; a draft is said to be one. */
export function listedEditions({ words, model }: CampaignView): string {
  const { editions } = model.report.campaign;
  return editions.length === 0 ? words.editions(words.none) : words.editions(editions.map(({ id, edition, status }) => `${id} ${edition}${status === 'in-force' ? '' : ` (${words.rules.status[status]})`}`).join(', '));
}

/** The editions that judged, with the digest of their rules: what another person needs to find the same figures. */
export function rules(view: CampaignView): string {
  const { words, model, report } = view;
  const { campaign, tool } = model.report;
  const columns = [{ title: words.rules.columns.title }, { title: words.rules.columns.edition }, { title: words.rules.columns.requirements, numeric: true }, { title: words.rules.columns.digest }];
  const rows = campaign.editions.map(({ id, edition, title, status, requirements, digest }) => [view.said(title), view.said(`${id} ${edition}, ${words.rules.status[status]}`), `${requirements.length}`, `<span class="digest">${view.quoted(digest, 64)}</span>`]);
  const editions = rows.length === 0 ? '' : `<details><summary>${view.said(words.rules.title)}</summary>${table(view, words.rules.title, columns, rows, 'rules')}</details>`;
  return `<footer class="small quiet"><p>${view.said(listedEditions(view))} ${view.said(words.rules.calculation(campaign.calculation))} ${view.said(words.method)}</p>${editions}<p>${view.said(report.footer)} · ${view.said(`${tool.name} ${tool.version}`)}</p></footer>`;
}
