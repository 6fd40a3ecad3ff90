import type { Bounds } from '../../core/assessment.js';
import type { ClimbedRung, ExplainedClimb, ExplainedItem, ExplainedRow, LevelExplanation } from '../../core/explain/explanation.js';
import { interval } from '../../i18n/format.js';
import type { Mark } from '../model.js';
import { markedLine, plainLine, type ExplanationDocument, type Line, type Part } from './document.js';
import { statusWord } from './requirement.js';
import type { Wording } from './words.js';

type Run = 'low' | 'high' | 'proven';

const RUNG_MARKS: Readonly<Record<ClimbedRung['outcome'], Mark>> = { reached: 'met', failed: 'unmet', passed: 'met', empty: 'not-applicable', 'not-examined': 'not-applicable' };

function boundsWords(level: Bounds | null, { report, lang }: Wording): string {
  return level === null ? report.words.nothing : interval(level, lang);
}

/** How a row is read by the climb, when that is not its own status. */
function rowNotes(row: ExplainedRow, climb: ExplainedClimb, run: Run, { said }: Wording): string[] {
  if (row.standing === null) return row.status === 'not-applicable' ? [] : [said.level.notCounted];
  if (row.standing !== 'unknown') return [];
  const reads = climb.unknownIs === 'met' ? said.level.readsAsMet : said.level.readsAsUnmet;
  return [run === 'proven' && row.status !== 'unknown' ? `${said.level.notProven(row.grade, row.minEvidence)}, ${reads}` : reads];
}

function rowLine(depth: number, row: ExplainedRow, climb: ExplainedClimb, run: Run, wording: Wording): Line {
  return markedLine(depth, row.status, statusWord(row, wording), `${wording.name(row)} · ${row.title}`, rowNotes(row, climb, run, wording));
}

function rungLines(rung: ClimbedRung, climb: ExplainedClimb, run: Run, mode: LevelExplanation['mode'], wording: Wording): Line[] {
  const { level: said, rung: named } = wording.said;
  const word = rung.outcome === 'failed' && mode === 'direct' ? said.outcomes.missed : said.outcomes[rung.outcome];
  return [
    { ...markedLine(0, RUNG_MARKS[rung.outcome], word, wording.labelled(named(rung.level), rung.title)), strong: rung.outcome === 'reached' || rung.outcome === 'failed' },
    ...rung.rows.map((row) => rowLine(1, row, climb, run, wording)),
  ];
}

function climbPart(title: string, climb: ExplainedClimb, run: Run, explanation: LevelExplanation, wording: Wording): Part {
  const { level: said } = wording.said;
  const caps = climb.caps.map(({ row, cap, applied }) => markedLine(0, row.status, statusWord(row, wording), `${wording.name(row)} · ${row.title}`, [applied ? said.cap(cap) : said.capIdle(cap)]));
  return {
    title,
    lines: [
      ...climb.rungs.flatMap((rung) => rungLines(rung, climb, run, explanation.mode, wording)),
      ...(caps.length === 0 ? [] : [plainLine(0, said.climbed(climb.climbed)), ...caps]),
      { ...plainLine(0, said.result[run](climb.reached)), strong: true },
    ],
  };
}

/** True when reading the unknown otherwise changes the standing of nothing. */
function isSettled(climb: ExplainedClimb): boolean {
  return [...climb.rungs.flatMap(({ rows }) => rows), ...climb.caps.map(({ row }) => row)].every((row) => row.standing !== 'unknown');
}

function climbParts(explanation: LevelExplanation, wording: Wording): Part[] {
  const { level: said } = wording.said;
  const { low, high, provenClimb } = explanation;
  if (!low || !high) return [];
  return [
    climbPart(said.low, low, 'low', explanation, wording),
    isSettled(low) ? { title: said.high, lines: [{ ...plainLine(0, said.sameAsLow(high.reached)), strong: true }] } : climbPart(said.high, high, 'high', explanation, wording),
    ...(provenClimb ? [climbPart(said.proven, provenClimb, 'proven', explanation, wording)] : []),
  ];
}

/** What stops one item, for one bound. */
function stopWords(climb: ExplainedClimb, wording: Wording): string[] {
  const { collection: said } = wording.said;
  const fails = (row: ExplainedRow): boolean => row.standing === 'unmet' || (row.standing === 'unknown' && climb.unknownIs === 'unmet');
  const stop = climb.rungs.find((rung) => rung.outcome === 'failed');
  const caps = climb.caps.filter(({ applied }) => applied).map(({ row }) => wording.name(row));
  return [
    ...(stop ? [said.stops(stop.level, wording.all(stop.rows.filter(fails).map((row) => wording.name(row))))] : []),
    ...(caps.length === 0 ? [] : [said.caps(wording.all(caps))]),
  ];
}

function itemNotes({ by, level, low, high }: ExplainedItem, wording: Wording): string[] {
  const { collection: said, level: words } = wording.said;
  if (level === null) return [said.nothing];
  if (by === 'caps' || !low || !high) return [said.capsOnly];
  const settled = level.low === level.high;
  const stops = (climb: ExplainedClimb): string => stopWords(climb, wording).join(' ; ');
  const told = settled ? [stops(low)] : [[words.result.low(level.low), stops(low)], [words.result.high(level.high), stops(high)]].map((parts) => parts.filter((part) => part !== '').join(' ; '));
  return told.filter((text) => text !== '');
}

function itemLine(item: ExplainedItem, wording: Wording): Line {
  return plainLine(0, wording.said.collection.item(wording.placed(item.label, item.place), boundsWords(item.level, wording)), itemNotes(item, wording));
}

function collectionParts({ collection }: LevelExplanation, wording: Wording): Part[] {
  if (!collection) return [];
  const { collection: said, outcome } = wording.said;
  const title = wording.report.words.collection.title(wording.listTitle(collection.of));
  return [
    {
      title,
      lines: [
        plainLine(0, said.rule, [wording.placed(collection.complete ? outcome.complete : outcome.notComplete, collection.place)]),
        ...collection.items.map((item) => itemLine(item, wording)),
        ...(collection.complete ? [] : [plainLine(0, said.incomplete)]),
        { ...plainLine(0, said.offered(boundsWords(collection.offered, wording))), strong: true },
        { ...plainLine(0, said.held(boundsWords(collection.held, wording))), strong: true },
      ],
    },
  ];
}

function targetPart({ target }: LevelExplanation, wording: Wording): Part[] {
  if (!target) return [];
  const { words, assessment } = wording.report;
  const said = words.target;
  const title = target.official ? said.title(target.level) : said.proposition(target.level);
  const when = target.since <= assessment.date ? said.since(wording.day(target.since)) : said.on(wording.day(target.since));
  const next = target.next === undefined ? '' : `, ${said.next(target.next.level, wording.day(target.next.since), target.next.official)}`;
  return [{ title: `${title} ${when}${next}`, lines: target.source.map((source) => plainLine(0, wording.citation(source).text, wording.citation(source).notes)) }];
}

function ladderPart({ source, official, mode, zero }: LevelExplanation, wording: Wording): Part {
  const { level: said } = wording.said;
  const { theme } = wording.report.words;
  return {
    title: theme.ladder,
    lines: [
      plainLine(0, official ? theme.ladderOfficial : theme.ladderProposition),
      plainLine(0, said[mode], [said.emptyRung]),
      ...(zero === undefined ? [] : [plainLine(0, said.zero(zero))]),
      ...source.map((each) => plainLine(0, wording.citation(each).text, wording.citation(each).notes)),
    ],
  };
}

/** The parts of the explanation of a level: the ladder, each climb, the items one by one, the target. */
export function levelDocument(explanation: LevelExplanation, wording: Wording): Omit<ExplanationDocument, 'lang' | 'footer'> {
  const { theme, level, proven, assessed } = explanation;
  const { level: said } = wording.said;
  const { words } = wording.report;
  const notes = !assessed ? [said.setAside] : level === null ? [said.none] : [proven === null ? words.level.none : words.level.proven(proven)];
  const { sentences } = wording.reserve(theme.referential);
  return {
    title: said.title(theme.title),
    about: [wording.edition(theme.referential)],
    conclusion: { word: level === null ? words.level.none : wording.labelled(words.theme.levelLine, boundsWords(level, wording)), notes: [...notes, ...sentences] },
    parts: [ladderPart(explanation, wording), ...climbParts(explanation, wording), ...collectionParts(explanation, wording), ...targetPart(explanation, wording)],
  };
}
