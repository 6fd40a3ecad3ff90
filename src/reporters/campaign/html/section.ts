import type { CampaignView } from './view.js';

/** A part of the page, named by its title. `content` is escaped already. */
export function section(view: CampaignView, id: string, title: string, intro: string, content: string): string {
  return `<section class="part" aria-labelledby="${id}"><h2 id="${id}">${view.said(title)}</h2>${intro === '' ? '' : `<p class="quiet">${view.said(intro)}</p>`}${content}</section>`;
}

export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
}

/** A table whose first column names its rows. Cells are escaped already. */
export function table(view: CampaignView, caption: string, columns: readonly Column[], rows: readonly (readonly string[])[], className = ''): string {
  const align = (index: number): string => (columns[index]?.numeric === true ? ' class="num"' : '');
  const head = columns.map(({ title }, index) => `<th scope="col"${align(index)}>${view.said(title)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell, index) => (index === 0 ? `<th scope="row">${cell}</th>` : `<td${align(index)}>${cell}</td>`)).join('')}</tr>`).join('');
  return `<table class="plain${className === '' ? '' : ` ${className}`}"><caption>${view.said(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** « et 3 autres », where a list was cut. */
export function rest(view: CampaignView, count: number): string {
  return count > 0 ? `<p class="quiet">${view.said(view.words.more(count))}</p>` : '';
}

/** What the drawings mean: each beside its word. */
export function legend(view: CampaignView, keys: readonly (readonly [drawing: string, said: string])[]): string {
  return `<ul class="legend" aria-label="${view.attribute(view.words.marks.legend)}">${keys.map(([drawing, said]) => `<li>${drawing}${view.said(said)}</li>`).join('')}</ul>`;
}
