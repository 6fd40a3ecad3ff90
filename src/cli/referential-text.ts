import type { Interval, LoadedReferential, Referential, Requirement, SourcePlace, Theme } from '../core/referential.js';
import { dayInWords, neutralised } from '../i18n/format.js';
import type { Catalogue, Lang } from '../i18n/index.js';
import type { Theme as Colours } from './theme.js';

/** How a referential is written for a terminal. */
export interface Wording {
  readonly texts: Catalogue;
  readonly lang: Lang;
  readonly theme: Colours;
}

function dates({ from, until }: Interval, { texts, lang }: Wording): string {
  const words = texts.cli.referentials;
  if (from !== undefined && until !== undefined) return words.between(dayInWords(from, lang), dayInWords(until, lang));
  if (from !== undefined) return words.from(dayInWords(from, lang));
  return until === undefined ? words.noDate : words.until(dayInWords(until, lang));
}

/** A draft binds nobody: its days hold only if it is adopted. */
function ifAdopted({ status }: Referential, { texts }: Wording): string {
  return status === 'draft' ? `, ${texts.report.ifAdopted}` : '';
}

function opposableCount({ requirements }: Referential): number {
  return requirements.filter(({ opposable }) => opposable).length;
}

/** The referentials and their editions, one a line. */
export function listText(all: readonly LoadedReferential[], wording: Wording): string {
  const { columns, status } = wording.texts.cli.referentials;
  const rows = all.map(({ referential }) => [
    referential.id,
    referential.edition,
    status[referential.status],
    `${dates(referential.inForce, wording)}${ifAdopted(referential, wording)}`,
    String(referential.requirements.length),
    String(opposableCount(referential)),
    referential.title,
  ]);
  const table = [[columns.id, columns.edition, columns.status, columns.dates, columns.requirements, columns.opposable, ''], ...rows];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => [...(row[column] ?? '')].length))) ?? [];
  const lines = table.map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ').trimEnd());
  return lines.map((line, index) => (index === 0 ? wording.theme.strong(line) : line)).join('\n');
}

function officialWord(official: boolean, { texts }: Wording): string {
  return official ? texts.cli.referentials.official : texts.cli.referentials.proposal;
}

function sourceLine(place: SourcePlace, referential: Referential, { texts, lang, theme }: Wording): string {
  const words = texts.cli.referentials;
  const source = referential.sources.find(({ id }) => id === place.ref);
  const parts = [source?.title ?? place.ref, place.at, words.reliability(place.reliability ?? source?.reliability ?? 'D'), ...(source ? [words.consulted(dayInWords(source.consulted, lang))] : [])];
  return theme.dim(`      ${parts.join(' · ')}`);
}

function requirementLines(requirement: Requirement, referential: Referential, wording: Wording): string[] {
  const { theme, texts } = wording;
  const words = texts.cli.referentials;
  const marks = [
    ...(requirement.level === undefined ? [] : [words.level(requirement.level)]),
    words.force[requirement.force],
    ...(requirement.opposable ? [words.opposable] : []),
    ...(requirement.official ? [] : [words.proposal]),
    dates(requirement.inForce ?? {}, wording),
  ];
  const name = requirement.reference === undefined ? requirement.id : `${requirement.id} (${requirement.reference})`;
  return [`    ${theme.strong(name)}  ${requirement.title}`, `      ${marks.join(' · ')}`, ...requirement.source.map((place) => sourceLine(place, referential, wording))];
}

function themeLines(each: Theme, referential: Referential, wording: Wording): string[] {
  const { theme } = wording;
  const words = wording.texts.cli.referentials;
  const requirements = referential.requirements.filter((requirement) => requirement.theme === each.id);
  return [
    '',
    `  ${theme.title(each.title)}  ${each.id} · ${officialWord(each.ladder.official, wording)}`,
    ...each.ladder.rungs.map((rung) => `    ${words.level(rung.level)}  ${rung.title}`),
    '',
    ...requirements.flatMap((requirement) => requirementLines(requirement, referential, wording)),
  ];
}

/** Every text of a rule set made harmless: one given by path is a stranger's. */
function harmless<T>(value: T): T {
  const made = (each: unknown): unknown =>
    typeof each === 'string' ? neutralised(each) : Array.isArray(each) ? each.map(made) : typeof each === 'object' && each !== null ? Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, made(inner)])) : each;
  return made(value) as T;
}

/** One edition: identity, then each theme with its rungs and requirements, then what its authors could not settle. */
export function showText(loaded: LoadedReferential, wording: Wording): string {
  const referential = harmless(loaded.referential);
  const words = wording.texts.cli.referentials;
  const gaps = referential.gaps ?? [];
  return [
    wording.theme.strong(referential.title),
    `${referential.id}@${referential.edition} · ${words.status[referential.status]} · ${officialWord(referential.official, wording)} · ${dates(referential.inForce, wording)}`,
    words.counts(referential.requirements.length, opposableCount(referential)),
    ...(referential.summary === undefined ? [] : ['', referential.summary.trim()]),
    ...referential.themes.flatMap((each) => themeLines(each, referential, wording)),
    ...(gaps.length === 0 ? [] : ['', `  ${wording.theme.title(words.gaps)}`, ...gaps.map((gap) => `    – ${gap}`)]),
  ].join('\n');
}
