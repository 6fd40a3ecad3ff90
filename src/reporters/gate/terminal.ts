import { colon, dayInWords, plainLetters, typeset } from '../../i18n/format.js';
import { placeText } from '../../i18n/problem-text.js';
import { catalogue } from '../../i18n/index.js';
import { hanging, type Painter } from '../terminal-text.js';
import { gateLines, type GateLine, type GateReport } from './lines.js';

const MARGIN = '  ';
/** A log is read by somebody in a hurry: the rest is in the JSON. */
const MOST_LINES = 15;
const MARKS: Readonly<Record<GateLine['check']['outcome'], string>> = { fail: '✗', inconclusive: '?', waived: '–', 'new-rule': '+', known: '=', pass: '✓' };

export interface GateTerminalOptions {
  readonly paint: Painter;
  /** Columns of the terminal. */
  readonly width: number;
}

function told({ check, title, expected, found, why, because, consequences, source, place }: GateLine, report: GateReport, { paint, width }: GateTerminalOptions): string[] {
  const words = catalogue(report.lang).gate;
  const stops = check.outcome === 'fail' || check.outcome === 'inconclusive';
  const mark = check.outcome === 'fail' ? paint.bad(MARKS.fail) : MARKS[check.outcome];
  const pieces = [words.expected(expected), words.found(found), because, why].filter((piece) => piece !== '').join(' · ');
  if (!stops) return [`${MARGIN}${mark} ${hanging(`${words.outcomes[check.outcome]}  ${[title, ...(check.why?.code === 'known-gap' ? [] : [why === '' ? pieces : why])].join(' · ')}`, 4, width)}`];
  const detail = (text: string): string => `${MARGIN}    ${paint.dim(hanging(text, 6, width))}`;
  return [
    `${MARGIN}${mark} ${words.outcomes[check.outcome]}  ${paint.strong(hanging(title, 4, width))}`,
    detail(pieces),
    ...consequences.map(detail),
    ...(source === '' ? [] : [detail(`${words.source}${colon(report.lang)}${source}`)]),
    detail(`${words.where}${colon(report.lang)}${placeText(place)}`),
  ];
}

/** What `gate` prints: the verdict first, then at most fifteen lines, the worst first. */
export function renderGateTerminal(report: GateReport, options: GateTerminalOptions): string {
  const { lang, gate, assessment, policyFile, baseline } = report;
  const { paint, width } = options;
  const words = catalogue(lang).gate;
  const all = gateLines(report);
  // What is met is counted, not told.
  const lines = all.filter(({ check }) => check.outcome !== 'pass');
  const failing = lines.filter(({ check }) => check.outcome === 'fail').length;
  const { name, version } = assessment.product;
  const heading = gate.outcome === 'pass' ? paint.good : gate.outcome === 'fail' ? paint.bad : paint.strong;
  const out = [
    '',
    `${MARGIN}${heading(words.outcome[gate.outcome])} · ${words.counts(all.length, failing)}`,
    `${MARGIN}${paint.dim(hanging([version === undefined || name.endsWith(version) ? name : `${name} ${version}`, dayInWords(gate.date, lang), words.under(policyFile), ...(baseline === undefined ? [] : [words.against(baseline)])].join(' · '), 2, width))}`,
    '',
    ...lines.slice(0, MOST_LINES).flatMap((line) => told(line, report, options)),
    ...(lines.length > MOST_LINES ? ['', `${MARGIN}${words.more(lines.length - MOST_LINES)}`] : []),
    '',
  ];
  return out.map((line) => typeset(plainLetters(line), lang)).join('\n');
}
