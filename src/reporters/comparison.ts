import type { Bounds, Status } from '../core/assessment.js';
import type { Change, Comparison, RequirementChange, ThemeChange } from '../core/compare/compare.js';
import { colon, dayInWords, interval, joined, listed, neutralised, plainLetters, typeset } from '../i18n/format.js';
import { catalogue, type Lang } from '../i18n/index.js';
import { escapeMarkdown } from './markdown.js';
import { hanging, type Painter } from './terminal-text.js';

/** Requirements, or answers, told one by one on a screen. */
const MOST_TOLD = 15;
/** Answers told one by one on a page. */
const MOST_ANSWERS = 200;

/** The words of a question or a list; its id when nobody knows it any more. */
export type QuestionText = (id: string) => string;

/** A comparison in words, in the order people read it; every format shows the same. */
export interface ComparisonText {
  readonly heading: string;
  readonly days: string;
  /** The verdicts that moved, then the themes: a name and what moved of it. */
  readonly figures: readonly { readonly title: string; readonly text: string }[];
  readonly groups: readonly { readonly title: string; readonly tone: 'bad' | 'good' | 'plain'; readonly items: readonly { readonly title: string; readonly text: string }[] }[];
  /** The questions and lists whose answer changed, in their own words. */
  readonly answers: readonly string[];
  readonly editions: readonly string[];
  readonly notes: readonly string[];
}

function nameOf({ name, version }: Comparison['from']['product']): string {
  return version === undefined || name.endsWith(version) ? name : `${name} ${version}`;
}

class Wording {
  private readonly words;
  private readonly report;

  constructor(
    private readonly lang: Lang,
    private readonly questionText: QuestionText,
  ) {
    this.words = catalogue(lang).compare;
    this.report = catalogue(lang).report;
  }

  /** « non tenue → tenue, par réponses »: one cause needs no detail, several each tell their part. */
  change<Value>({ from, to, causes }: Change<Value>, said: (value: Value) => string): string {
    const { words } = this;
    const parts = causes.length === 1 ? causes.map(({ cause }) => words.causes[cause]) : causes.map((each) => words.part(words.causes[each.cause], said(each.from), said(each.to)));
    return `${words.change(said(from), said(to))}, ${words.by(joined(parts, this.lang))}`;
  }

  private status(status: Status | null): string {
    return status === null ? this.words.absent : this.report.status[status];
  }

  requirement({ id, reference, title, status, proven }: RequirementChange): { readonly title: string; readonly text: string } {
    const parts = [...(status ? [this.change(status, (value) => this.status(value))] : []), ...(proven ? [this.change(proven, (value) => this.words.provenWords[`${value}`])] : [])];
    return { title: `${reference ?? id}, ${title}`, text: parts.join(' ; ') };
  }

  theme({ title, verdict, level, proven }: ThemeChange): { readonly title: string; readonly text: string } {
    const bounds = (value: Bounds | null): string => (value === null ? this.words.absent : interval(value, this.lang));
    return {
      title,
      text: [
        ...(level ? [`${this.words.level} ${this.change(level, bounds)}`] : []),
        ...(proven ? [`${this.words.proven} ${this.change(proven, (value) => (value === null ? this.words.absent : `${value}`))}`] : []),
        ...(verdict ? [this.change(verdict, (value) => (value === null ? this.words.absent : this.report.verdict[value].declared))] : []),
      ].join(' ; '),
    };
  }

  editions({ from, to }: Comparison): string[] {
    const { words } = this;
    const ids = [...new Set([...from.referentials, ...to.referentials].map(({ id }) => id))].sort();
    return ids.map((id) => {
      const [old, now] = [from, to].map(({ referentials }) => referentials.find((each) => each.id === id));
      if (old?.edition !== now?.edition) return words.edition(id, old?.edition ?? words.none, now?.edition ?? words.none);
      return old?.digest === now?.digest ? words.editionSame(id, now?.edition ?? '') : words.editionChanged(id, now?.edition ?? '');
    });
  }

  text(comparison: Comparison): ComparisonText {
    const { words, lang, report } = this;
    const { from, to, verdict, verdictProven, themes, requirements, answers, evidence, facts, expired } = comparison;
    const rank = (status: Status | null): number => ['unmet', 'contradicted', 'partial', 'unknown', 'not-applicable', 'met'].indexOf(status ?? 'not-applicable');
    const gain = ({ status, proven }: RequirementChange): number => (status ? Math.sign(rank(status.to) - rank(status.from)) : 0) || (proven ? Number(proven.to) - Number(proven.from) : 0);
    const group = (title: string, tone: 'bad' | 'good' | 'plain', chosen: (gained: number) => boolean): ComparisonText['groups'] => {
      const items = requirements.filter((each) => chosen(gain(each))).map((each) => this.requirement(each));
      return items.length === 0 ? [] : [{ title, tone, items }];
    };
    return {
      heading: nameOf(from.product) === nameOf(to.product) ? nameOf(to.product) : words.heading(nameOf(from.product), nameOf(to.product)),
      days: words.days(dayInWords(from.date, lang), dayInWords(to.date, lang)),
      figures: [
        ...(verdict ? [{ title: words.verdict, text: this.change(verdict, (value) => report.verdict[value].declared) }] : []),
        ...(verdictProven ? [{ title: words.verdictProven, text: this.change(verdictProven, (value) => report.verdict[value].proven) }] : []),
        ...themes.map((each) => this.theme(each)),
      ],
      groups: [...group(words.worse, 'bad', (gained) => gained < 0), ...group(words.better, 'good', (gained) => gained > 0), ...group(words.other, 'plain', (gained) => gained === 0)],
      answers: answers.map((id) => this.questionText(id)),
      editions: this.editions(comparison),
      notes: [
        ...(verdict || verdictProven || themes.length > 0 || requirements.length > 0 ? [] : [words.same]),
        ...(expired.length === 0 ? [] : [`${words.expired}${colon(lang)}${listed(expired.map(({ id, until }) => words.expiredOn(id, dayInWords(until, lang))), lang)}.`]),
        words.inputs(answers.length, evidence.length, facts.length),
        words.causesMeaning,
      ],
    };
  }
}

/** A comparison in words. */
export function comparisonText(comparison: Comparison, lang: Lang, questionText: QuestionText): ComparisonText {
  return new Wording(lang, questionText).text(comparison);
}

/** What `compare` prints. Whatever comes from a result is made harmless. */
export function renderComparisonTerminal(comparison: Comparison, { lang, paint, width, questionText }: { readonly lang: Lang; readonly paint: Painter; readonly width: number; readonly questionText: QuestionText }): string {
  const text = comparisonText(comparison, lang, questionText);
  const words = catalogue(lang).compare;
  const paragraph = (line: string): string => `  ${hanging(line, 2, width)}`;
  const lines = ['', `  ${paint.strong(text.heading)}`, `  ${paint.dim(text.days)}`, ''];
  for (const { title, text: moved } of text.figures) lines.push(`  ${hanging(`${title}${colon(lang)}${moved}`, 4, width)}`);
  for (const { title, tone, items } of text.groups) {
    lines.push('', `  ${paint.strong(title)}`);
    const mark = tone === 'bad' ? paint.bad('✗') : tone === 'good' ? paint.good('✓') : '·';
    for (const item of items.slice(0, MOST_TOLD)) lines.push(`  ${mark} ${hanging(`${item.title}${colon(lang)}${item.text}`, 4, width)}`);
    if (items.length > MOST_TOLD) lines.push(`    ${words.more(items.length - MOST_TOLD)}`);
  }
  if (text.answers.length > 0) lines.push('', `  ${paint.strong(words.answersChanged)}`, ...text.answers.slice(0, MOST_TOLD).map((each) => `  · ${hanging(each, 4, width)}`));
  if (text.answers.length > MOST_TOLD) lines.push(`    ${words.more(text.answers.length - MOST_TOLD)}`);
  lines.push('', `  ${paint.strong(words.editions)}`, ...text.editions.map(paragraph), '', ...text.notes.map((note) => paint.dim(paragraph(note))), '');
  return lines.map((line) => typeset(plainLetters(line.split('\n').map(neutralised).join('\n')), lang)).join('\n');
}

/** The same, whole, as Markdown. */
export function renderComparisonMarkdown(comparison: Comparison, lang: Lang, questionText: QuestionText): string {
  const text = comparisonText(comparison, lang, questionText);
  const words = catalogue(lang).compare;
  const safe = (line: string): string => escapeMarkdown(typeset(plainLetters(neutralised(line)), lang));
  const item = (title: string, said: string): string => `- **${safe(title)}**${colon(lang)}${safe(said)}`;
  return [
    `# ${safe(text.heading)}`,
    '',
    safe(text.days),
    '',
    ...(text.figures.length === 0 ? [] : [...text.figures.map(({ title, text: said }) => item(title, said)), '']),
    ...text.groups.flatMap(({ title, items }) => [`## ${safe(title)}`, '', ...items.map((each) => item(each.title, each.text)), '']),
    ...(text.answers.length === 0 ? [] : [`## ${safe(words.answersChanged)}`, '', ...text.answers.slice(0, MOST_ANSWERS).map((each) => `- ${safe(each)}`), ...(text.answers.length > MOST_ANSWERS ? [`- ${safe(words.moreAnswers(text.answers.length - MOST_ANSWERS))}`] : []), '']),
    `## ${safe(words.editions)}`,
    '',
    ...text.editions.map((each) => `- ${safe(each)}`),
    '',
    ...text.notes.flatMap((note) => [safe(note), '']),
  ].join('\n');
}
