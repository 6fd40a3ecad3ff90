import type { Assessment, AssessedTheme, Status } from '../core/assessment.js';
import { colon } from '../i18n/format.js';
import { catalogue } from '../i18n/index.js';
import { unreadLines, type ActionRow, type ReportModel, type ThemeReport, type Tone } from './model.js';
import { hanging, pad, wrap, type Painter } from './terminal-text.js';

export interface TerminalOptions {
  readonly paint: Painter;
  /** Columns of the terminal. */
  readonly width: number;
  /** How to ask for the documents, for the last line. */
  readonly reportCommand: string;
  /** How to ask for the steps behind a figure, without its name. */
  readonly explainCommand: string;
}

const MARGIN = '  ';
const THEME_WIDTH = 38;
const FIGURE_WIDTHS = [15, 9, 8, 8, 0];

/** The figures of a theme, each under its heading. */
function row(cells: readonly string[]): string {
  return cells.map((cell, index) => pad(cell, FIGURE_WIDTHS[index] ?? 0)).join('').trimEnd();
}

/** ● proven or declared up to the low bound, ◌ still undecided, ○ not reached. */
function dots(theme: AssessedTheme): string {
  if (!theme.level) return '';
  const { low, high } = theme.level;
  return Array.from({ length: theme.top }, (_, index) => (index < low ? '●' : index < high ? '◌' : '○')).join('');
}

function painted(tone: Tone, paint: Painter): (text: string) => string {
  return tone === 'fails' ? paint.bad : tone === 'stands' ? paint.good : tone === 'quiet' ? paint.dim : (text) => text;
}

function themeLine(theme: ThemeReport, assessed: AssessedTheme, dash: string): string[] {
  const gaps = assessed.counts.unmet + assessed.counts.partial + assessed.counts.contradicted;
  const cells = [`${dots(assessed)}  ${theme.declaredShort}`, theme.provenShort, theme.target ? `${assessed.target?.level ?? dash}` : dash, gaps === 0 ? dash : `${gaps}`, assessed.decisive.length === 0 ? dash : `${assessed.decisive.length}`];
  const [first = '', ...rest] = wrap(theme.title, THEME_WIDTH - 2);
  return [pad(first, THEME_WIDTH) + row(cells), ...rest];
}

function actionLines(action: ActionRow, rank: number, { paint, width }: TerminalOptions): string[] {
  const effort = action.effortRange === '' ? action.effort : `${action.effort} (${action.effortRange})`;
  const when = [action.deadline.text, action.deadlineNote.text].filter((text) => text !== '').join(', ');
  return [`${MARGIN}${rank}  ${paint.strong(hanging(action.title, 5, width))}`, `${MARGIN}   ${paint.dim(hanging(`${action.why} ${effort}${when === '' ? '' : ` · ${when}`}`, 5, width))}`];
}

/** What is most worth explaining: a contradiction, else what makes the verdict, else the verdict itself. */
function worthExplaining({ contradictions, requirements, referentials }: Assessment): string {
  const binding = requirements.filter((each) => each.opposable && each.inForceNow && referentials.find(({ id }) => id === each.referential)?.status === 'in-force');
  const first = (...statuses: readonly Status[]): string | undefined => binding.find((each) => statuses.includes(each.status))?.id;
  return contradictions[0] ?? first('unmet', 'partial') ?? first('unknown') ?? 'verdict';
}

/** The summary that `assess` prints: verdict, one line per theme, contradictions, what to do first. */
export function renderTerminal(model: ReportModel, assessment: Assessment, options: TerminalOptions): string {
  const { paint, width } = options;
  const words = catalogue(model.lang).terminal;
  const dash = '–';
  const lines: string[] = ['', `${MARGIN}${paint.strong(model.header.product)}`, `${MARGIN}${paint.dim(hanging(model.header.subtitle, 2, width))}`, `${MARGIN}${paint.dim(`${model.header.assessedOn} ${model.header.day}`)}`, ''];
  lines.push(`${MARGIN}${painted(model.verdict.tone, paint)(paint.strong(model.verdict.words))}`);
  for (const fact of model.verdict.facts) lines.push(`${MARGIN}  ${hanging(`${fact.text} (${fact.reference})`, 4, width)}`);
  for (const sentence of [model.verdict.more, model.verdict.sentence, model.verdict.proven]) if (sentence !== '') lines.push(`${MARGIN}  ${paint.dim(hanging(sentence, 4, width))}`);
  lines.push('');
  const heads = words.heads;
  lines.push(MARGIN + paint.dim(pad(heads.theme, THEME_WIDTH) + row([heads.level, heads.proven, heads.target, heads.gaps, heads.undecided])));
  for (const theme of model.themes) {
    const assessed = assessment.themes.find((each) => each.id === theme.id);
    if (!assessed) continue;
    for (const line of themeLine(theme, assessed, dash)) lines.push(`${MARGIN}${line}`);
    const notes = [theme.verdict.words, theme.target ? `${theme.target.title} ${theme.target.when}` : '', theme.distance.text].filter((text) => text !== '');
    lines.push(`${MARGIN}  ${paint.dim(hanging(notes.join(' · '), 4, width))}`);
  }
  for (const text of unreadLines(model)) lines.push('', `${MARGIN}${paint.dim(hanging(text, 2, width))}`);
  for (const contradiction of model.contradictions) lines.push('', `${MARGIN}${paint.bad(`! ${hanging(`${contradiction.label}${colon(model.lang)}${contradiction.text}`, 4, width)}`)}`);
  if (model.actions.length > 0) {
    lines.push('', `${MARGIN}${paint.strong(model.words.actions)}`);
    model.actions.slice(0, model.pageOne.actions).forEach((action, index) => lines.push(...actionLines(action, index + 1, options)));
  }
  if (model.setAside.count > 0) lines.push('', `${MARGIN}${hanging(`${model.setAside.heading}. ${model.setAside.sentence}`, 2, width)}`);
  for (const notice of model.notices) lines.push('', `${MARGIN}${paint.dim(hanging(notice, 2, width))}`);
  lines.push('', `${MARGIN}${paint.dim(hanging(model.header.editions.map((edition) => edition.label).join(' · '), 2, width))}`, `${MARGIN}${paint.dim(hanging(model.footer.notice, 2, width))}`, `${MARGIN}${words.next} ${options.reportCommand}`, `${MARGIN}${words.detail} ${options.explainCommand} ${worthExplaining(assessment)}`, '');
  return lines.map((line) => line.trimEnd()).join('\n');
}
