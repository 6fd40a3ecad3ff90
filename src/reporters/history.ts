import type { Bounds } from '../core/assessment.js';
import type { HistoryPoint, ProductHistory } from '../core/compare/history.js';
import { dayInWords, interval, joined, neutralised, plainLetters, typeset } from '../i18n/format.js';
import { catalogue, type Lang } from '../i18n/index.js';
import { trajectoryFigure, type TrajectoryPanel } from './figures/trajectory.js';
import { finished } from './finished.js';
import { blockHtml } from './html/blocks.js';
import { escapeHtml, textHtml } from './html/escape.js';
import { pageHtml } from './html/page.js';
import type { Block, Cell, Section } from './model/types.js';
import type { ReportAssets } from './reporter.js';
import { hanging, pad, type Painter } from './terminal-text.js';

export interface HistoryReport {
  readonly lang: Lang;
  readonly tool: { readonly name: string; readonly version: string };
  readonly products: readonly ProductHistory[];
}

const COLUMNS = 3;
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

const themeOf = ({ themes }: HistoryPoint, id: string): HistoryPoint['themes'][number] | undefined => themes.find((each) => each.id === id);

function levels(point: HistoryPoint, id: string, lang: Lang): string {
  const { history } = catalogue(lang).compare;
  const theme = themeOf(point, id);
  if (!theme || theme.level === null) return history.dash;
  return history.levels(interval(theme.level, lang), `${theme.proven ?? history.dash}`);
}

function panelsOf({ points, themes }: ProductHistory, lang: Lang): TrajectoryPanel[] {
  const none: Bounds = { low: 0, high: 0 };
  return themes.map(({ id, title, top }) => {
    const last = points.at(-1);
    return {
      title,
      top,
      points: points.map((point) => {
        const theme = themeOf(point, id);
        return { name: dayInWords(point.date, lang, 'short'), ...(theme?.level ?? none), proven: theme?.proven ?? 0 };
      }),
      target: null,
      outcome: last ? levels(last, id, lang) : '',
      reached: true,
      wideNames: true,
    };
  });
}

function blocksOf(history: ProductHistory, lang: Lang): Block[] {
  const { compare: words, report, roadmap } = catalogue(lang);
  const said = words.history;
  const { points, themes } = history;
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return [];
  const panels = panelsOf(history, lang);
  const rows = Array.from({ length: Math.ceil(panels.length / COLUMNS) }, (_, index) => panels.slice(index * COLUMNS, (index + 1) * COLUMNS));
  const { declared, provenWord: proven, undecided } = roadmap.trajectory;
  const figures = rows.map((row): Block => ({ kind: 'figure', figure: trajectoryFigure(row, COLUMNS, { declared, proven, undecided }, said.alt(joined(row.map(({ title }) => title), lang), dayInWords(first.date, lang), dayInWords(last.date, lang))) }));
  const verdict = (point: HistoryPoint): Cell[] => [
    { text: dayInWords(point.date, lang, 'short'), strong: true, notes: point.version === undefined ? [] : [{ text: point.version }] },
    { text: report.verdict[point.verdict].declared, notes: [{ text: report.verdict[point.verdictProven].proven }] },
  ];
  const width = Math.floor(68 / Math.max(1, themes.length));
  return [
    ...figures,
    { kind: 'paragraph', text: said.legend, tone: 'quiet' },
    {
      kind: 'table',
      caption: said.caption,
      columns: [{ title: said.columns.date, width: 12 }, { title: said.columns.verdict, width: 20 }, ...themes.map(({ title }) => ({ title, width }))],
      rows: [...points].reverse().map((point) => [...verdict(point), ...themes.map(({ id }) => ({ text: levels(point, id, lang) }))]),
    },
  ];
}

/** The trend as a page that needs neither script nor network: a picture for each theme, and the same figures in a table. */
export async function renderHistoryHtml({ lang, tool, products }: HistoryReport, assets: ReportAssets): Promise<string> {
  const { compare: words, report } = catalogue(lang);
  const said = words.history;
  const sections = finished(products.map((history, index): Section => ({ id: `produit-${index + 1}`, title: said.heading(history.product, history.points.length), blocks: blocksOf(history, lang) })), lang);
  const title = said.title(joined(products.map(({ product }) => neutralised(product)), lang, 3));
  const part = ({ id, title: heading, blocks }: Section): string => `<section class="part" aria-labelledby="${escapeHtml(id)}"><h2 id="${escapeHtml(id)}">${textHtml(heading)}</h2>${blocks.map((block) => blockHtml(block, 3)).join('')}</section>`;
  const content = `<header><h1>${textHtml(typeset(title, lang))}</h1></header>${sections.map(part).join('')}<p class="quiet">${textHtml(said.method)}</p><p class="quiet">${textHtml(report.footer)}</p>`;
  return pageHtml({ lang, title, tool, skipLink: report.skipLink, content }, assets);
}

/** One character a point, as high as the level: `▂▅█`. */
function sparkline(values: readonly (number | null)[], top: number): string {
  return values.map((value) => (value === null ? ' ' : (BARS[Math.min(BARS.length - 1, Math.round(((BARS.length - 1) * value) / Math.max(1, top)))] ?? ''))).join('');
}

/** What `history` prints: a line for each theme. */
export function renderHistoryTerminal({ lang, products }: HistoryReport, { paint, width }: { readonly paint: Painter; readonly width: number }): string {
  const { compare: words, report } = catalogue(lang);
  const said = words.history;
  const lines: string[] = [''];
  for (const { product, points, themes } of products) {
    const [first] = points;
    const last = points.at(-1);
    if (!first || !last) continue;
    lines.push(`  ${paint.strong(said.heading(neutralised(product), points.length))}`, `  ${paint.dim(words.days(dayInWords(first.date, lang), dayInWords(last.date, lang)))}`, '');
    lines.push(`  ${hanging(`${words.verdict} : ${words.change(report.verdict[first.verdict].declared, report.verdict[last.verdict].declared)}`, 4, width)}`, '');
    for (const { id, title, top } of themes) {
      const declared = points.map((point) => themeOf(point, id)?.level?.low ?? null);
      const proven = points.map((point) => themeOf(point, id)?.proven ?? null);
      lines.push(`  ${pad(neutralised(title), 40)}${pad(sparkline(declared, top), points.length + 2)}${paint.dim(pad(sparkline(proven, top), points.length + 2))}${levels(first, id, lang)} → ${levels(last, id, lang)}`);
    }
    lines.push('');
  }
  lines.push(...(products.length === 0 ? [`  ${said.noResult}`] : [`  ${paint.dim(`${said.declared}, ${said.provenLevel}.`)}`, `  ${paint.dim(hanging(said.method, 2, width))}`]), '');
  return lines.map((line) => typeset(plainLetters(line), lang)).join('\n');
}
