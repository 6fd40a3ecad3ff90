import type { Place } from '../../core/error.js';
import { isNamed, type CheckKind, type GateCheck } from '../../core/gate/checks.js';
import { placeText } from '../../core/findings.js';
import { colon, neutralised, plainLetters, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { asSentence } from '../measures.js';
import { gateLines, type ArtefactLocation, type GateLine, type GateReport } from './lines.js';

/** What asks something: a requirement, a kind of check, or a rule of a probe. */
export interface IssueRule {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly source: string;
  readonly url: string;
  readonly tags: readonly string[];
}

export type IssueLevel = 'error' | 'warning' | 'note';

/** One thing that tools which follow issues from one run to the next are told. */
export interface Issue {
  /** The same thing keeps it, whatever the line it stands at. */
  readonly id: string;
  readonly rule: IssueRule;
  readonly level: IssueLevel;
  readonly kind: CheckKind | 'remark';
  readonly text: string;
  /** The artefact that contradicts an answer, when a probe read one; else where a person mends it. */
  readonly at: readonly ArtefactLocation[];
  /** Where a person mends it, when that is elsewhere. */
  readonly mended?: Place;
  /** Why it does not count, with whom accepted it. */
  readonly waiver?: string;
}

/** What a code forge shows at most of one run: the rest would be refused, or passed over without a word. */
export const MOST_ISSUES = 5000;

const LEVELS: Readonly<Record<GateCheck['outcome'], IssueLevel>> = { fail: 'error', inconclusive: 'warning', waived: 'note', 'new-rule': 'note', known: 'note', pass: 'note' };
const WORST_FIRST: readonly IssueLevel[] = ['error', 'warning', 'note'];

/** A text made harmless and typeset, in plain letters: these tools raise none. */
function shown(text: string, { lang }: GateReport): string {
  return typeset(plainLetters(neutralised(text)), lang);
}

function judgedBy({ requirement, referential }: GateCheck, { assessment }: GateReport) {
  return assessment.requirements.find((each) => each.id === requirement && each.referential === referential);
}

function ruleOf(line: GateLine, report: GateReport): IssueRule {
  const { check, source, url } = line;
  const words = catalogue(report.lang).gate;
  const judged = judgedBy(check, report);
  const kind = { id: `gate/${check.kind}`, title: words.kinds[check.kind], text: words.kindTexts[check.kind], source: '', url: '', tags: ['convergence', check.kind] };
  if (!judged) return kind;
  const { id, referential, reference, title } = judged;
  const theme = report.assessment.themes.find((each) => each.id === judged.theme && each.referential === referential)?.title ?? judged.theme;
  return {
    id: neutralised(`${referential}/${id}`),
    title: shown(`${reference ?? id}, ${title}`, report),
    text: shown([asSentence(title), asSentence(words.ofTheme(theme)), asSentence(words.kindTexts[check.kind])].join(' '), report),
    source,
    url,
    tags: [...new Set(['convergence', check.kind, neutralised(referential), neutralised(judged.theme)])],
  };
}

/** The reason of a waiver that counts, and who approved it until when. */
function waiverOf({ check, why }: GateLine, report: GateReport): string {
  const { waivers, lang } = report;
  const { approver, until } = check.why?.params ?? {};
  const judged = judgedBy(check, report);
  const own = judged && waivers.find((each) => isNamed(each.requirement, judged) && each.approver === approver && each.until === until);
  return shown(own === undefined ? why : catalogue(lang).gate.waiver(own.reason, why), report);
}

function fromLine(line: GateLine, report: GateReport): Issue {
  const { check, title, expected, found, because, why, consequences } = line;
  const words = catalogue(report.lang).gate;
  const contradicting = report.contradicting(check);
  const mended = report.locate(check);
  const judged = judgedBy(check, report);
  return {
    id: judged === undefined ? check.id : `${check.kind}/${judged.id}@${judged.referential}`,
    rule: ruleOf(line, report),
    level: LEVELS[check.outcome],
    kind: check.kind,
    text: shown([title, `${words.expected(expected)}, ${words.found(found)}`, because, why, ...consequences].filter((text) => text !== '').map(asSentence).join(' '), report),
    at: contradicting.length > 0 ? contradicting : [{ place: mended, told: '' }],
    ...(contradicting.length > 0 ? { mended } : {}),
    ...(check.outcome === 'waived' ? { waiver: waiverOf(line, report) } : {}),
  };
}

/** What the probes remarked of artefacts that still lie there as they were read: errors and warnings. */
function fromRemarks(report: GateReport): Issue[] {
  const { measured, artefactAt } = report;
  if (!measured) return [];
  const words = catalogue(report.lang).probe;
  const said = (text: string): string => shown(text, report);
  const times = new Map<string, number>();
  return measured.found.remarks.flatMap(({ check: id, severity, params, place }): Issue[] => {
    const at = artefactAt(placeText(place));
    if (severity === 'info' || !at) return [];
    const rule = measured.words.check(id);
    const source = rule ? said(`${rule.source.title}, ${rule.source.at} (${words.reliability(rule.source.reliability)})`) : '';
    // A line moves when something is added above; what stands on it does not.
    const { line: _line, column: _column, ...where } = place;
    const stable = `probe/${id}@${placeText(where)}`;
    const rank = times.get(stable) ?? 0;
    times.set(stable, rank + 1);
    const title = said(rule?.title ?? id);
    return [{
      id: rank === 0 ? stable : `${stable}#${rank + 1}`,
      rule: { id: neutralised(`probe/${id}`), title, text: said([asSentence(title), rule?.todo ?? ''].join(' ')), source, url: rule?.source.url ?? '', tags: ['convergence', 'probe'] },
      level: severity,
      kind: 'remark',
      text: said([asSentence(title), rule?.found(params) ?? words.unknownCheck(id), rule?.todo ?? ''].join(' ')),
      at: [{ place: at.place, told: said(at.told) }],
    }];
  });
}

/** The source of a rule in one sentence; empty when it has none. */
export function sourceSentence({ source }: IssueRule, { lang }: GateReport): string {
  return source === '' ? '' : asSentence(`${catalogue(lang).gate.source}${colon(lang)}${source}`);
}

/** What is not met, then what the probes remarked, the worst first; how many more there are than can be shown. */
export function gateIssues(report: GateReport): { readonly issues: readonly Issue[]; readonly left: number } {
  const lines = gateLines(report).filter(({ check }) => check.outcome !== 'pass');
  const all = [...lines.map((line) => fromLine(line, report)), ...fromRemarks(report)].sort((a, b) => WORST_FIRST.indexOf(a.level) - WORST_FIRST.indexOf(b.level));
  return { issues: all.slice(0, MOST_ISSUES), left: Math.max(0, all.length - MOST_ISSUES) };
}
