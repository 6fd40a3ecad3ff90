import type { ExplainedVerdict, VerdictExplanation, VerdictRow } from '../../core/explain/explanation.js';
import { capitalised } from '../../i18n/format.js';
import type { Mark } from '../model.js';
import { whySentence } from '../model/requirement-row.js';
import { verdictStanding } from '../model/verdict.js';
import { markedLine, plainLine, type ExplanationDocument, type Line, type Part } from './document.js';
import { statusWord } from './requirement.js';
import type { Wording } from './words.js';

/** The rule at work, question by question, stopping at the one that decides. */
function ruleLines({ verdict, decidedBy }: ExplainedVerdict, conclusion: string, wording: Wording): Line[] {
  const { verdict: said } = wording.said;
  const ask = (question: string, mark: Mark | undefined): Line => markedLine(0, mark ?? 'not-applicable', mark === undefined ? said.no : said.yes, question, mark === undefined ? [] : [wording.all(decidedBy)]);
  const last: Line = { ...plainLine(0, said.concludes(conclusion)), strong: true };
  if (verdict === 'none-opposable') return [ask(said.none, undefined), last];
  if (verdict === 'non-compliant') return [ask(said.anyUnmet, 'unmet'), last];
  return [ask(said.anyUnmet, undefined), ask(said.anyUnknown, verdict === 'undetermined' ? 'unknown' : undefined), last];
}

function rowLine(row: VerdictRow, wording: Wording): Line {
  const { verdict: said } = wording.said;
  const from = row.inForce.from;
  const notes = [
    ...(from === undefined ? [] : [said.since(wording.day(from))]),
    ...(row.provenStanding === 'unknown' && row.status === 'met' ? [said.notProven(row.grade, row.minEvidence)] : []),
    ...(row.provenStanding === 'unknown' && row.setAsideBy === 'claim' ? [said.claimNotProven(row.grade, row.minEvidence)] : []),
    ...(row.status === 'not-applicable' ? setAsideWords(row, wording) : []),
  ];
  return markedLine(0, row.status, statusWord(row, wording), `${wording.name(row)} · ${row.title}`, [notes.join(' · ')]);
}

/** Why a theme has no opposable requirement though a text exists, when its referential says so. */
function unreadWords({ scope, declared }: VerdictExplanation, { report }: Wording): string[] {
  if (declared.verdict !== 'none-opposable' || scope.theme === undefined) return [];
  const written = report.options.referentials?.find((each) => each.id === scope.referential);
  return [written?.themes.find((each) => each.id === scope.theme)?.unread ?? ''].filter((text) => text !== '');
}

function setAsideWords(row: VerdictRow, { report }: Wording): string[] {
  const judged = report.requirement(row.id);
  return judged ? [whySentence(judged, report)] : [];
}

function editionsPart({ editions }: VerdictExplanation, wording: Wording): Part[] {
  if (editions.length === 0) return [];
  const { verdict: said } = wording.said;
  const { sources } = wording.report.words;
  return [
    {
      title: said.editions,
      lines: [
        plainLine(0, said.worst),
        ...editions.map((each) => {
          const standing = verdictStanding(each.verdict, each.verdictProven, wording.report);
          return markedLine(0, standing.mark, `${standing.words}${wording.reserve(each.referential).words}`, `${each.referential} ${each.edition} · ${each.title}`, [`${sources.states[each.status]}, ${each.counts ? said.counts : said.doesNotCount}`]);
        }),
      ],
    },
  ];
}

/** The parts of the explanation of a verdict: what it looks at, the rule, declared then proven, each requirement. */
export function verdictDocument(explanation: VerdictExplanation, wording: Wording): Omit<ExplanationDocument, 'lang' | 'footer'> {
  const { rows, leftOut, declared, proven, scope } = explanation;
  const { verdict: said } = wording.said;
  const { verdict: names, provenLine } = wording.report.words;
  const standing = verdictStanding(declared.verdict, proven.verdict, wording.report);
  const applicable = rows.filter((row) => row.standing !== null);
  const setAside = rows.filter((row) => row.standing === null);
  const title = scope.title === undefined ? said.title.dossier : scope.theme === undefined ? said.title.referential(scope.title) : said.title.theme(scope.title);
  const provenShort = { 'non-compliant': provenLine.sameFailure, undetermined: provenLine.undetermined, compliant: provenLine.compliant, 'none-opposable': provenLine.none }[proven.verdict];
  const reserve = wording.reserve(scope.referential);
  const left = leftOut.notOpposable + leftOut.notInForce + leftOut.over;
  return {
    title,
    about: scope.referential === undefined ? [] : [wording.edition(scope.referential)],
    conclusion: { mark: standing.mark, word: `${capitalised(standing.words)}${reserve.words}`, notes: [...reserve.sentences, wording.labelled(provenLine.label, provenShort), ...unreadWords(explanation, wording)] },
    parts: [
      ...editionsPart(explanation, wording),
      { title: said.looked, lines: [plainLine(0, said.lookedAt(rows.length, setAside.length)), ...(left === 0 ? [] : [plainLine(0, said.leftOut(leftOut.notOpposable, leftOut.notInForce, leftOut.over))])] },
      { title: said.declared, lines: ruleLines(declared, names[declared.verdict].declared, wording) },
      { title: said.proven, lines: ruleLines(proven, names[proven.verdict].proven, wording) },
      ...(applicable.length === 0 ? [] : [{ title: said.rows, lines: applicable.map((row) => rowLine(row, wording)) }]),
      ...(setAside.length === 0 ? [] : [{ title: said.setAside, lines: setAside.map((row) => rowLine(row, wording)) }]),
    ],
  };
}
