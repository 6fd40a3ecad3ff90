import { rest, section, table } from './section.js';
import type { CampaignView } from './view.js';

/** Dossiers nobody could read, with their cause. */
export function unreadable(view: CampaignView): string {
  const { words, model } = view;
  const { unreadable: listed, verdicts } = model.figures;
  if (listed.length === 0) return '';
  const rows = listed.map((entry) => [view.quoted([entry.key, ...Object.values(model.announced(entry))].filter((each) => each !== '').join(', '), 240), view.region(entry)?.label ?? words.dash, view.said(model.cause(entry).slice(0, 600))]);
  const title = words.unreadable(verdicts.unreadable);
  return section(view, 'unreadable', title, words.unreadableIntro, table(view, title, [{ title: words.columns.dossier }, { title: words.columns.region }, { title: words.columns.cause }], rows, 'causes') + rest(view, verdicts.unreadable - listed.length));
}
