import type { Assessment } from '../../core/assessment.js';
import type { Day } from '../../core/day.js';
import type { Waiver } from '../../core/dossier.js';
import type { Place } from '../../core/error.js';
import type { Measured } from '../../core/findings.js';
import { isNamed, namer, type GateCheck } from '../../core/gate/checks.js';
import type { GateResult } from '../../core/gate/gate.js';
import type { Vocabulary } from '../../core/referential.js';
import { dayInWords } from '../../i18n/format.js';
import { catalogue, type Catalogue, type Lang } from '../../i18n/index.js';
import { finished } from '../finished.js';
import type { MeasureWords } from '../measures.js';

/** Where in an artefact something was seen: the file a reader opens, then the whole place in one line. */
export interface ArtefactLocation {
  readonly place: Place;
  readonly told: string;
}

/** What the reporters of a gate are given. */
export interface GateReport {
  readonly lang: Lang;
  readonly tool: { readonly name: string; readonly version: string };
  readonly assessment: Assessment;
  readonly vocabulary: Vocabulary;
  readonly gate: GateResult;
  /** Files are as seen from the working directory, with `/`. */
  readonly dossierFile: string;
  readonly policyFile: string;
  readonly baseline?: string;
  readonly waivers: readonly Waiver[];
  /** Where a person mends what a check found. */
  readonly locate: (check: GateCheck) => Place;
  /** What the probes read that contradicts the answers of a check. */
  readonly contradicting: (check: GateCheck) => readonly ArtefactLocation[];
  /** What the probes wrote beside the dossier, and how to say it; undefined when nothing was measured. */
  readonly measured?: { readonly found: Measured; readonly words: MeasureWords };
  /** The file of a place told by a probe; undefined for an artefact that is not there as it was read. */
  readonly artefactAt: (told: string) => ArtefactLocation | undefined;
}

/** One check in words. */
export interface GateLine {
  readonly check: GateCheck;
  readonly title: string;
  readonly expected: string;
  readonly found: string;
  /** Why it is no plain failure, or what a waiver lacks; empty when there is nothing to add. */
  readonly why: string;
  /** What makes it fail, by label; empty for a requirement's own line. */
  readonly because: string;
  /** The other checks that fail for the same requirement. */
  readonly consequences: readonly string[];
  /** The text that asks it, its place, its reliability; then its address. */
  readonly source: string;
  readonly url: string;
  readonly place: Place;
}

type Words = Catalogue['gate'];

/** `P1Y` in words. */
function duration(text: string, words: Words): string {
  const [, count = '0', unit = 'D'] = /^P(\d+)([YMD])$/.exec(text) ?? [];
  return words.durations[unit as keyof Words['durations']](Number(count));
}

class Wording {
  readonly words: Words;
  private readonly nameOf: ReturnType<typeof namer>;
  private readonly labels: ReadonlyMap<string, string>;
  private readonly themes: ReadonlyMap<string, string>;

  constructor(private readonly report: GateReport) {
    this.words = catalogue(report.lang).gate;
    const { requirements } = report.assessment;
    this.nameOf = namer(requirements);
    this.labels = new Map(requirements.map((each) => {
      const name = this.nameOf(each);
      return [name, `${each.reference ?? each.id}, ${each.title}${name === each.id ? '' : ` (${each.referential})`}`];
    }));
    const { themes } = report.assessment;
    const themeName = namer(themes);
    this.themes = new Map(themes.map((each) => [`${each.referential}/${each.id}`, themeName(each) === each.id ? each.title : `${each.title} (${each.referential})`]));
  }

  label(requirement: string): string {
    return this.labels.get(requirement) ?? requirement;
  }

  private theme({ referential = '', theme = '' }: GateCheck): string {
    return this.themes.get(`${referential}/${theme}`) ?? theme;
  }

  private day(day: Day): string {
    return dayInWords(day, this.report.lang);
  }

  title(check: GateCheck): string {
    const { id, kind, referential = '', requirement, evidence = '' } = check;
    const { title } = this.words;
    const label = requirement === undefined ? '' : this.label(this.nameOf({ id: requirement, referential }));
    if (id === 'findings') return title.findings;
    if (id === 'findings-age') return title.findingsAge;
    if (kind === 'findings') return title.finding(this.fact(id.slice('findings/'.length)));
    if (kind === 'gap') return label === '' ? title.gaps(this.theme(check)) : title.gap(label);
    if (kind === 'held') return title.held(label);
    return kind === 'evidence' ? title.evidence(evidence) : title[kind](this.theme(check));
  }

  private fact(id: string): string {
    return this.report.vocabulary.facts.find((each) => each.id === id)?.text ?? id;
  }

  private status(value: number | string): string {
    return this.words.status[value as keyof Words['status']];
  }

  expected({ id, kind, expected, requirement }: GateCheck): string {
    const { words } = this;
    switch (kind) {
      case 'level':
      case 'proven':
        return words.atLeast(words.level(Number(expected)));
      case 'coverage':
        return words.atLeast(words.percent(Number(expected)));
      case 'claimed':
        return words.atMost(words.percent(Number(expected)));
      case 'evidence':
        return words.aged(duration(String(expected), words));
      case 'findings':
        return id === 'findings-age' ? words.aged(duration(String(expected), words)) : words.verifiedFindings;
      default:
        return requirement === undefined ? words.atMost(words.requirements(Number(expected))) : this.status(expected);
    }
  }

  found({ id, kind, found, requirement }: GateCheck): string {
    const { words } = this;
    switch (kind) {
      case 'level':
      case 'proven':
        return typeof found === 'number' ? words.level(found) : words.noLevel[found as keyof Words['noLevel']];
      case 'coverage':
      case 'claimed':
        return words.percent(Number(found));
      case 'evidence':
        return found === '' ? words.undated : words.datedOn(this.day(String(found)));
      case 'findings':
        return id === 'findings-age' ? words.measuredOn(this.day(String(found))) : words.findingStates[found as keyof Words['findingStates']];
      default:
        return requirement === undefined ? words.requirements(Number(found)) : this.status(found);
    }
  }

  why({ why }: GateCheck): string {
    if (!why) return '';
    const said = this.words.why;
    const value = (name: string): string => String(why.params[name] ?? '');
    switch (why.code) {
      case 'waived':
        return said.waived(value('approver'), this.day(value('until')));
      case 'waiver-approver':
        return said['waiver-approver'](value('approver'));
      case 'waiver-expired':
        return said['waiver-expired'](this.day(value('until')));
      case 'waiver-upcoming':
        return said['waiver-upcoming'](this.day(value('from')));
      case 'waiver-ambiguous':
        return said['waiver-ambiguous'](value('requirement'));
      default:
        return Object.hasOwn(said, why.code) ? (said[why.code as 'known-gap']) : why.code;
    }
  }

  line(check: GateCheck, consequences: readonly GateCheck[]): GateLine {
    const [source] = check.source;
    const own = check.requirement !== undefined;
    return {
      check,
      title: this.title(check),
      expected: this.expected(check),
      found: this.found(check),
      why: this.why(check),
      because: own || check.because.length === 0 ? '' : this.words.because(check.because.map((id) => this.label(id))),
      consequences: consequences.map((each) => this.words.consequence(this.title(each), this.words.expected(this.expected(each)), this.words.found(this.found(each)))),
      source: source ? `${source.title}${source.at === '' ? '' : `, ${source.at}`} (${catalogue(this.report.lang).report.table.reliability(source.reliability)})` : '',
      url: source?.url ?? '',
      place: this.report.locate(check),
    };
  }
}

const stops = ({ outcome }: GateCheck): boolean => outcome === 'fail' || outcome === 'inconclusive';

/** Texts made harmless and typeset; the check and its place stay what they are. */
function harmless({ check, place, ...words }: GateLine, lang: Lang): GateLine {
  return { check, place, ...finished(words, lang) };
}

/** Every check in words, the worst first: none told twice, so that a level lost with a requirement is told with it. */
export function gateLines(report: GateReport): GateLine[] {
  const wording = new Wording(report);
  const { checks } = report.gate;
  const blamed = checks.filter((each) => each.requirement !== undefined && stops(each));
  const carrier = (check: GateCheck): GateCheck | undefined => (check.requirement === undefined && stops(check) ? blamed.find(({ requirement, referential = '' }) => check.because.some((name) => isNamed(name, { id: requirement ?? '', referential }))) : undefined);
  const carried = new Map(checks.map((check) => [check, carrier(check)]));
  const lines = checks.filter((check) => carried.get(check) === undefined).map((check) => wording.line(check, checks.filter((each) => carried.get(each) === check)));
  return lines.map((line) => harmless(line, report.lang));
}

/** Every check in words, each on a line of its own: the same checks from one run to the next. */
export function everyLine(report: GateReport): GateLine[] {
  const wording = new Wording(report);
  return report.gate.checks.map((check) => harmless(wording.line(check, []), report.lang));
}
