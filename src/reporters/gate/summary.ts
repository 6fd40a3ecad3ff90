import { colon, dayInWords, interval, joined, neutralised, plainLetters, shortened, typeset } from '../../i18n/format.js';
import { placeText } from '../../i18n/problem-text.js';
import { catalogue, type Lang } from '../../i18n/index.js';
import { isSafeLink } from '../html/escape.js';
import { escapeMarkdown } from '../markdown.js';
import { gateLines, type GateLine, type GateReport } from './lines.js';
import type { GateReporter } from './reporter.js';

/** A runner drops the whole summary from 1 MiB on, and some bytes before: what is cut short of it is told. */
export const MOST_BYTES = 1_000_000;
/** The sentence that names what is cut: so many parts, each in so many letters; then the room it may need. */
const MOST_NAMED = 12;
const LONGEST_NAME = 120;
const ROOM_TO_SAY = 16_000;

/** A part that is shown whole or not at all. */
interface Section {
  readonly title: string;
  readonly rows: number;
  readonly text: string;
}

const bytes = new TextEncoder();
const sizeOf = (text: string): number => bytes.encode(text).length;
const escaped = (text: string): string => escapeMarkdown(plainLetters(text)).trim();
/** A text of the catalogue, with what a stranger wrote in it. */
const said = (text: string, lang: Lang): string => escaped(typeset(neutralised(text), lang));

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.map((cell) => (cell === '' ? ' ' : cell)).join(' | ')} |`;
  return [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
}

function section(depth: number, title: string, titles: readonly string[], rows: readonly (readonly string[])[]): Section[] {
  return rows.length === 0 ? [] : [{ title, rows: rows.length, text: `${'#'.repeat(depth)} ${escaped(title)}\n\n${table(titles, rows)}\n` }];
}

function sourceCell({ source, url }: GateLine): string {
  return isSafeLink(url) && source !== '' ? `[${escaped(source)}](<${url}>)` : escaped(source);
}

function stoppingRow(line: GateLine, report: GateReport): string[] {
  const { check, title, expected, found, because, why, consequences } = line;
  const words = catalogue(report.lang).gate;
  const heading = `**${escaped(title)}**${check.outcome === 'inconclusive' ? ` (${escaped(words.outcomes.inconclusive)})` : ''}`;
  const place = placeText(report.locate(check));
  return [[heading, ...[because, why, ...consequences].filter((text) => text !== '').map(escaped)].join('<br>'), escaped(expected), escaped(found), sourceCell(line), place === '' ? '' : escaped(place)];
}

/** What stops the release, theme by theme in the order of gravity: a theme is shown whole, or named as cut. */
function stoppingSections(lines: readonly GateLine[], report: GateReport): Section[] {
  const { columns, others, stopping } = catalogue(report.lang).gate.summary;
  const stops = lines.filter(({ check }) => check.outcome === 'fail' || check.outcome === 'inconclusive');
  const themeOf = ({ check }: GateLine): string => report.assessment.themes.find(({ id }) => id === check.theme)?.title ?? others;
  const themes = [...new Set(stops.map(themeOf))];
  const titles = [columns.what, columns.expected, columns.found, columns.source, columns.where];
  return themes.flatMap((theme) => section(2, typeset(neutralised(stopping(theme)), report.lang), titles, stops.filter((line) => themeOf(line) === theme).map((line) => stoppingRow(line, report))));
}

function asideSections(lines: readonly GateLine[], { lang }: GateReport): Section[] {
  const { columns, waivers, newRules, known } = catalogue(lang).gate.summary;
  const of = (outcome: GateLine['check']['outcome'], title: string): Section[] =>
    section(2, title, [columns.what, columns.expected, columns.found, columns.why], lines.filter(({ check }) => check.outcome === outcome).map((line) => [escaped(line.title), escaped(line.expected), escaped(line.found), escaped(line.why)]));
  return [...of('waived', waivers), ...of('new-rule', newRules), ...of('known', known)];
}

function levelSection({ assessment, lang }: GateReport): Section[] {
  const { columns, levels, undecided } = catalogue(lang).gate.summary;
  const rows = assessment.themes.map(({ title, level, proven, target }) => [said(title, lang), level === null ? undecided : interval(level, lang), proven === null ? undecided : `${proven}`, target === null ? undecided : `${target.level}`]);
  return section(2, levels, [columns.theme, columns.level, columns.proven, columns.target], rows);
}

function heading(lines: readonly GateLine[], report: GateReport): string {
  const { lang, gate, assessment, policyFile, baseline } = report;
  const words = catalogue(lang).gate;
  const failing = lines.filter(({ check }) => check.outcome === 'fail').length;
  const { name, version } = assessment.product;
  const about = [version === undefined || name.endsWith(version) ? name : `${name} ${version}`, dayInWords(gate.date, lang), words.under(policyFile), ...(baseline === undefined ? [] : [words.against(baseline)])];
  return `# ${escaped(words.outcome[gate.outcome])}${colon(lang)}${escaped(words.counts(lines.length, failing))}\n\n${said(about.join(' · '), lang)}\n`;
}

/** The sections that fit, in order; those that do not are named at the end. */
function fitted(head: string, sections: readonly Section[], { lang }: GateReport): string {
  const { cut, sectionRows } = catalogue(lang).gate.summary;
  const named = (left: readonly Section[]): string => `> ${said(cut(joined(left.map(({ title, rows }) => sectionRows(shortened(title, LONGEST_NAME), rows)), lang, MOST_NAMED)), lang)}\n`;
  const room = MOST_BYTES - sizeOf(head) - ROOM_TO_SAY;
  const { kept, left } = sections.reduce<{ readonly kept: readonly Section[]; readonly left: readonly Section[]; readonly size: number }>(
    (sofar, each) => {
      const size = sofar.size + sizeOf(each.text) + 1;
      return size > room ? { ...sofar, left: [...sofar.left, each] } : { ...sofar, kept: [...sofar.kept, each], size };
    },
    { kept: [], left: [], size: 0 },
  );
  return [head, ...kept.map(({ text }) => text), ...(left.length === 0 ? [] : [named(left)])].join('\n');
}

/** A page for the summary of a job: the verdict, what stops, what is set aside, then the levels. */
export const summaryReporter: GateReporter = {
  id: 'summary',
  extension: 'md',
  render(report) {
    const lines = gateLines(report);
    return fitted(heading(lines, report), [...stoppingSections(lines, report), ...asideSections(lines, report), ...levelSection(report)], report);
  },
};
