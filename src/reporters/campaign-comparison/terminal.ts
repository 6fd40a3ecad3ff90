import { joined, plainLetters, typeset, wholeNumber } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import type { CampaignSurface } from '../campaign/reporter.js';
import { hanging } from '../terminal-text.js';
import type { ComparisonModel, MovedGroup } from './model.js';
import type { CampaignComparisonReporter } from './reporter.js';
import type { SaidLine } from './wording.js';

const MOST_DOSSIERS = 5;
const MOST_TOLD = 10;
const MOST_MOVES = 3;

/** What `campaign compare` prints: what to know first, then the gravest of each kind. */
function linesOf(model: ComparisonModel, { paint, width }: CampaignSurface): string {
  const { report, names, wording } = model;
  const { lang, comparison } = report;
  const words = catalogue(lang).campaignCompare;
  const lines: string[] = ['', `  ${paint.strong(words.title)}`, `  ${paint.dim(model.days())}`, ''];
  // Typeset before it is cut, so that no line begins with a colon.
  const held = (text: string, indent: number): string => hanging(typeset(plainLetters(text), lang), indent, width);
  const item = (mark: string, text: string): string => `  ${mark} ${held(text, 4)}`;
  const heading = (text: string): number => lines.push('', `  ${paint.strong(text)}`);
  const rest = (left: number, said: (count: number) => string = words.more): void => {
    if (left > 0) lines.push(`    ${said(left)}`);
  };
  const mark = ({ tone }: Pick<SaidLine, 'tone'>): string => (tone === 'bad' ? paint.bad('✗') : tone === 'good' ? paint.good('✓') : '·');
  for (const text of model.notices()) lines.push(item(paint.bad('!'), text));
  for (const text of model.counts()) lines.push(`  ${held(text, 2)}`);
  heading(words.verdicts);
  for (const { from, to, dossiers } of comparison.verdicts.filter((each) => each.from !== each.to)) lines.push(`  ${wholeNumber(dossiers, lang).padStart(4)}  ${held(`${words.places[from]} → ${words.places[to]}`, 8)}`);
  if (comparison.verdicts.every(({ from, to }) => from === to)) lines.push(item('·', words.directions.same));
  if (comparison.themes.length > 0) heading(words.themes);
  for (const { theme, level } of comparison.themes) {
    const parts = (['down', 'up', 'decided', 'undecided', 'entered', 'left', 'same'] as const).filter((direction) => level[direction] > 0).map((direction) => words.directed[direction](level[direction]));
    lines.push(`  ${held(words.themeLine(names.theme(theme.id), joined(parts, lang)), 4)}`);
  }
  const group = ({ id, shown, left }: MovedGroup): void => {
    heading(words[id]);
    for (const dossier of shown) {
      lines.push(`  ${held([names.product(dossier), names.vendor(dossier), model.region(dossier.region), names.text(dossier.key, 60)].filter((part) => part !== '').join(' · '), 4)}`);
      for (const line of wording.moves(dossier, { most: MOST_MOVES, named: false })) lines.push(`    ${mark(line)} ${held(line.text, 6)}`);
      lines.push(`      ${paint.dim(held(`${words.columns.why} : ${wording.changes(dossier).join(' ; ')}`, 6))}`);
    }
    rest(left);
  };
  model.groups(MOST_DOSSIERS).forEach(group);
  if (comparison.causes.length > 0) heading(words.causesTitle);
  for (const { cause, dossiers, moves } of comparison.causes) lines.push(item('·', words.causeCounts(words.causes[cause], dossiers, moves)));
  heading(words.commitments);
  const outcomes = model.outcomes();
  lines.push(`  ${held(outcomes.length === 0 ? words.noCommitment : outcomes.map(({ text }) => text).join(' · '), 2)}`);
  const { shown, left } = model.notKept(MOST_TOLD);
  for (const each of shown) lines.push(item(mark({ tone: wording.promiseTone(each) }), `${names.text(each.product === '' ? each.key : each.product, 80)} : ${wording.promise(each)}, ${wording.outcome(each)}`));
  rest(left, words.moreInJson);
  const arrivals = model.arrivals(MOST_TOLD);
  if (arrivals.shown.length > 0) heading(words.arrivals);
  for (const each of arrivals.shown) lines.push(item('·', `${names.text(each.key, 60)} : ${words.states[each.state]}${each.product ? ` (${names.product(each)})` : ''}`));
  rest(arrivals.left);
  if (comparison.renamed.length > 0) lines.push(item('·', words.renamed(comparison.renamed.length)));
  if (comparison.ambiguous.length > 0) heading(words.ambiguous);
  for (const text of model.ambiguous(MOST_TOLD)) lines.push(item('?', text));
  rest(comparison.ambiguous.length - MOST_TOLD);
  heading(words.rules);
  for (const text of model.rules()) lines.push(item('·', text));
  return [...lines, ''].map((line) => typeset(plainLetters(line), lang)).join('\n');
}

export const terminalReporter: CampaignComparisonReporter = { id: 'terminal', extension: 'txt', binary: false, render: linesOf };
