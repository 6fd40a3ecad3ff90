import { SEVERITIES, type Environment, type Findings, type RecordedFinding, type Severity } from '../core/findings.js';
import type { Question, Vocabulary } from '../core/referential.js';
import { colon, dayInWords, joined, neutralised, plainLetters, typeset } from '../i18n/format.js';
import { catalogue, type Catalogue, type Lang } from '../i18n/index.js';
import { asClause, factTitle, factValue, toldRemarks, type MeasureWords, type ToldRemark } from './measures.js';
import { hanging, pad, wrap, type Painter } from './terminal-text.js';

const MARGIN = '  ';
/** Remarks told one by one on a screen; the rest is in the file. */
const MOST_TOLD = 25;
const MOST_PLACES = 3;
const KIB = 1024;

export interface ProbedFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: keyof Catalogue['probe']['kinds'];
  readonly environment: Environment;
  readonly probes: readonly string[];
}

export interface ProbingOptions {
  readonly lang: Lang;
  readonly product: string;
  readonly paint: Painter;
  /** Columns of the terminal. */
  readonly width: number;
}

export interface ProbingWords extends ProbingOptions {
  readonly measures: MeasureWords;
  readonly vocabulary: Vocabulary;
  /** The question that a fact answers, whose choices name the points of a list. */
  readonly questionOf: (fact: string) => Question | undefined;
  /** How to ask for the assessment, for the last line. */
  readonly next: string;
  readonly written: boolean;
}

/** Set in type before it is wrapped: no line begins with a colon or a semicolon. */
function set(text: string, lang: Lang): string {
  return typeset(plainLetters(text), lang);
}

function heading({ product, paint }: ProbingOptions, line: string): string[] {
  return ['', `${MARGIN}${paint.strong(product)}`, `${MARGIN}${paint.dim(line)}`, ''];
}

/** What would be read, and by whom. */
export function renderProbePlan(files: readonly ProbedFile[], options: ProbingOptions): string {
  const words = catalogue(options.lang).probe;
  const read = files.filter(({ probes }) => probes.length > 0);
  const said = (text: string): string => typeset(plainLetters(neutralised(text)), options.lang);
  const longest = Math.min(60, Math.max(0, ...files.map(({ path }) => path.length)) + 2);
  const lines = [...heading(options, words.planHeading(read.length)), `${MARGIN}${said(words.noNetwork)}`];
  if (files.length > 0) lines.push('');
  for (const { path, kind, environment, size, probes } of files) {
    const by = probes.length === 0 ? words.readByNone : words.readBy(joined(probes, options.lang));
    lines.push(`${MARGIN}${pad(said(path), longest)}${pad(words.kinds[kind], 18)}${pad(words.environment[environment], 12)}${pad(words.size(Math.ceil(size / KIB)), 10)}${by}`);
  }
  return `${[...lines, ''].join('\n')}\n`;
}

function remarkLines({ severity, title, found, todo, source, places }: ToldRemark, { paint, width, lang }: ProbingOptions): string[] {
  const words = catalogue(lang).probe;
  const mark = severity === 'error' ? paint.bad('✗') : severity === 'warning' ? '!' : paint.dim('·');
  const rest = places.length - MOST_PLACES;
  const where = [...places.slice(0, MOST_PLACES), ...(rest > 0 ? [words.others(rest)] : [])];
  const line = (term: string, text: string): string => `${MARGIN}  ${paint.dim(hanging(set(`${term}${colon(lang)}${text}`, lang), 6, width))}`;
  return [
    `${MARGIN}${mark} ${paint.strong(title)}`,
    `${MARGIN}  ${hanging(set(found, lang), 4, width)}`,
    line(words.where, where.join(' ; ')),
    ...(todo === '' ? [] : [line(words.todo, todo)]),
    ...(source === '' ? [] : [line(words.source, source)]),
  ];
}

/** A number and a word are neither good nor bad by themselves: what they are worth is for the rules to say. */
function factMark({ outcome, value, failing = {} }: RecordedFinding, paint: Painter): string {
  if (outcome === 'could-not-measure') return '?';
  const isList = typeof value === 'object';
  if (outcome === 'absent' || value === false || Object.keys(failing).length > 0 || (isList && value.length === 0)) return paint.bad('✗');
  return value === true || isList ? paint.good('✓') : '·';
}

function factLines(findings: readonly RecordedFinding[], options: ProbingWords): string[] {
  const { paint, width, lang, vocabulary, measures, questionOf } = options;
  const words = catalogue(lang).probe;
  const lines: string[] = [];
  for (const finding of findings) {
    const { fact, outcome, reason, artefacts } = finding;
    if (outcome === 'not-applicable') continue;
    const mark = factMark(finding, paint);
    const result = outcome === 'could-not-measure' ? words.notMeasured(reason ? asClause(measures.reason(reason)) : '') : outcome === 'absent' ? words.absent : words.observed(factValue(finding, questionOf, lang), artefacts.length);
    lines.push(`${MARGIN}${mark} ${hanging(set(factTitle(fact, vocabulary), lang), 4, width)}`, `${MARGIN}  ${paint.dim(hanging(set(result, lang), 4, width))}`);
  }
  const idle = findings.filter(({ outcome }) => outcome === 'not-applicable').length;
  if (idle > 0) lines.push(`${MARGIN}${paint.dim(words.notApplicable(idle))}`);
  return lines;
}

/** What `probe` prints: the defects first, then the facts. Whatever comes from an artefact is made harmless. */
export function renderProbing(findings: Findings, options: ProbingWords): string {
  const { lang, paint, width } = options;
  const words = catalogue(lang).probe;
  const count = (severity: Severity): number => findings.remarks.filter((each) => each.severity === severity).length;
  const lines = heading(options, `${words.measuredOn(dayInWords(findings.date, lang))} · ${words.counts(findings.artefacts.length, count('error'), count('warning'))}`);
  if (findings.artefacts.length === 0) lines.push(...wrap(words.empty, width - 2).map((each) => `${MARGIN}${each}`), '');
  const told = toldRemarks(findings.remarks, options.measures, lang);
  for (const severity of SEVERITIES) {
    const shown = told.slice(0, MOST_TOLD).filter((each) => each.severity === severity);
    if (shown.length === 0) continue;
    lines.push(`${MARGIN}${paint.strong(words.severities[severity])}`, '', ...shown.flatMap((each) => [...remarkLines(each, options), '']));
  }
  if (told.length > MOST_TOLD) lines.push(`${MARGIN}${words.more(told.length - MOST_TOLD)}`, '');
  if (findings.artefacts.length > 0) lines.push(`${MARGIN}${paint.strong(words.facts)}`, '', ...factLines(findings.findings, options), '');
  if (!options.written) lines.push(`${MARGIN}${words.notWritten}`);
  lines.push(`${MARGIN}${paint.dim(`${words.next} ${options.next}`)}`, '');
  return lines.map((each) => set(each, lang)).join('\n');
}
