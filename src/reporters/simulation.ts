import type { Assessment } from '../core/assessment.js';
import type { Roadmap } from '../core/roadmap/roadmap.js';
import { dayInWords, interval, neutralised, plainLetters, typeset } from '../i18n/format.js';
import { catalogue, type Lang } from '../i18n/index.js';
import { hanging, pad, type Painter } from './terminal-text.js';

interface Outcome {
  readonly assessment: Assessment;
  readonly roadmap: Roadmap;
}

export interface SimulationWords {
  readonly lang: Lang;
  readonly paint: Painter;
  readonly width: number;
  /** What is supposed: its label, its title, its state. */
  readonly supposed: readonly { readonly label: string; readonly title: string; readonly state: 'met' | 'unmet' | 'done' }[];
}

/** One figure of two outcomes, compared by what is read. */
export interface ComparedFigure {
  readonly id: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** Every figure of the two outcomes, in the order people read them. */
export function comparedFigures(before: Outcome, after: Outcome, lang: Lang): ComparedFigure[] {
  const { report, roadmap: plan } = catalogue(lang);
  const said = plan.simulation;
  const figures: ComparedFigure[] = [];
  const add = (id: string, title: string, read: (outcome: Outcome) => string): void => void figures.push({ id, title, before: read(before), after: read(after) });
  const gaps = ({ assessment }: Outcome): number => assessment.requirements.filter((each) => each.opposable && each.inForceNow && ['unmet', 'partial', 'contradicted'].includes(each.status)).length;
  add('verdict', said.verdict, ({ assessment }) => report.verdict[assessment.verdict].declared);
  add('verdictProven', said.verdictProven, ({ assessment }) => report.verdict[assessment.verdictProven].proven);
  add('gaps', said.gaps, (outcome) => `${gaps(outcome)}`);
  for (const { id, title } of before.assessment.themes) {
    const theme = ({ assessment }: Outcome) => assessment.themes.find((each) => each.id === id);
    const bounds = (value: { readonly low: number; readonly high: number } | null | undefined): string => (value ? interval(value, lang) : said.none);
    add(`${id}.level`, `${title}, ${said.level}`, (outcome) => bounds(theme(outcome)?.level));
    add(`${id}.proven`, `${title}, ${said.proven}`, (outcome) => `${theme(outcome)?.proven ?? said.none}`);
    add(`${id}.index`, `${title}, ${said.index}`, (outcome) => bounds(theme(outcome)?.index));
  }
  add('held', said.held, ({ roadmap }) => said.of(roadmap.deadlines.filter((each) => each.missing === 0 && each.unreachable === null).length, roadmap.deadlines.length));
  add('end', said.end, ({ roadmap }) => (roadmap.end === null ? said.none : dayInWords(roadmap.end, lang)));
  return figures;
}

/** What would change, figure by figure; what does not is not listed. */
export function renderSimulation(before: Outcome, after: Outcome, { lang, paint, width, supposed }: SimulationWords): string {
  const words = catalogue(lang).roadmap.simulation;
  const said = (text: string): string => typeset(plainLetters(neutralised(text)), lang);
  const changed = comparedFigures(before, after, lang).filter((figure) => figure.before !== figure.after);
  const lines = ['', `  ${paint.strong(said(words.heading(before.assessment.product.name)))}`, ''];
  for (const { label, title, state } of supposed) lines.push(`  ${hanging(said(`${words.supposed} : ${words.set(label, title, words.states[state])}`), 2, width)}`);
  lines.push('');
  if (changed.length === 0) lines.push(`  ${words.nothing}`);
  for (const { title, before: was, after: is } of changed) lines.push(`  ${pad(said(title), 52)}${said(was)} → ${paint.strong(said(is))}`);
  lines.push('', `  ${paint.dim(said(words.noOverlap))}`, '');
  return lines.map((line) => line.trimEnd()).join('\n');
}
