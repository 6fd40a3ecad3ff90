import type { IndexExplanation, IndexRow, ThemeIndex } from '../../core/explain/explanation.js';
import type { Share } from '../../core/sort-index.js';
import { interval } from '../../i18n/format.js';
import { markedLine, plainLine, type ExplanationDocument, type Line, type Part } from './document.js';
import { statusWord } from './requirement.js';
import type { Wording } from './words.js';

function rowLine(row: IndexRow, wording: Wording): Line {
  const { index: said } = wording.said;
  const passed = row.passed.low || row.passed.high ? [said.passedMark] : [];
  return markedLine(0, row.status, statusWord(row, wording), `${wording.name(row)} · ${row.title}`, [[said.row(row.weight, row.halves.low, row.halves.high, row.halves.total), ...passed].join(' · ')]);
}

function shareLines({ halves, total, index, rest }: Share, wording: Wording): Line[] {
  const { index: said } = wording.said;
  return [plainLine(0, said.sum(halves, total)), { ...plainLine(0, said.division(halves, total, index, rest)), strong: true }];
}

function themeParts(each: ThemeIndex, wording: Wording, prefix: string): Part[] {
  const { index: said } = wording.said;
  const titled = (title: string): string => (prefix === '' ? title : `${prefix} · ${title}`);
  if (!each.low || !each.high) return [{ title: titled(wording.report.words.theme.indexLine), lines: [plainLine(0, said.none)] }];
  return [
    { title: titled(wording.report.words.theme.requirements(each.rows.length)), lines: [plainLine(0, said.rule, each.mode === 'direct' ? [said.passed] : []), ...each.rows.map((row) => rowLine(row, wording))] },
    { title: titled(said.low), lines: shareLines(each.low, wording) },
    { title: titled(said.high), lines: shareLines(each.high, wording) },
  ];
}

/** The parts of the explanation of an index: each requirement's weight and points, then the division, twice. */
export function indexDocument({ themes }: IndexExplanation, wording: Wording): Omit<ExplanationDocument, 'lang' | 'footer'> {
  const { index: said } = wording.said;
  const [only] = themes;
  const alone = themes.length === 1 ? only : undefined;
  const value = (each: ThemeIndex): string => (each.index === null ? said.none : said.value(interval(each.index, wording.lang)));
  return {
    title: alone ? said.title(alone.theme.title) : said.titleAll,
    about: [said.purpose],
    conclusion: alone ? { word: value(alone), notes: [] } : { word: themes.length === 0 ? said.noTheme : '', notes: themes.map((each) => wording.labelled(each.theme.title, value(each))) },
    parts: themes.flatMap((each) => themeParts(each, wording, alone ? '' : each.theme.title)),
  };
}
