import type { Day } from '../core/day.js';
import type { Finding } from '../core/dossier.js';
import type { ErrorParams } from '../core/error.js';
import { placeText, SEVERITIES, type RecordedFinding, type RecordedRemark, type Severity } from '../core/findings.js';
import type { Question, Reliability, Vocabulary } from '../core/referential.js';
import { listed } from '../i18n/format.js';
import { catalogue, type Lang } from '../i18n/index.js';

/** What a probe's rule says, in the reader's language. */
export interface CheckShown {
  readonly severity: Severity;
  readonly title: string;
  readonly found: (params: ErrorParams) => string;
  readonly todo: string;
  readonly source: { readonly title: string; readonly at: string; readonly url?: string; readonly consulted: Day; readonly reliability: Reliability };
}

/** The words of the probes, handed to the reporters: these know no probe. */
export interface MeasureWords {
  /** Undefined for a rule that no probe of this edition of the tool has. */
  readonly check: (id: string) => CheckShown | undefined;
  /** Why a fact could not be measured or does not apply; its code when no probe has the words. */
  readonly reason: (reason: NonNullable<Finding['reason']>) => string;
}

/** A sentence of a probe, as a sentence stands: a capital, a full stop. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  // A name of the field keeps its own first letter: patientId, typeCode.
  const start = /^\p{Ll}+\p{Lu}/u.test(trimmed) ? trimmed : `${trimmed[0]?.toUpperCase() ?? ''}${trimmed.slice(1)}`;
  return trimmed === '' ? '' : `${start}${/[.?!…]$/u.test(trimmed) ? '' : '.'}`;
}

/** The same inside a sentence: no capital, unless it is that of an acronym, and no full stop. */
export function asClause(text: string): string {
  const bare = text.trim().replace(/\.$/u, '');
  return /^\p{Lu}(?![\p{Lu}\d])/u.test(bare) ? `${bare[0]?.toLowerCase() ?? ''}${bare.slice(1)}` : bare;
}

/** The same thing found in several places. */
export interface ToldRemark {
  readonly check: string;
  readonly severity: Severity;
  readonly title: string;
  readonly found: string;
  readonly todo: string;
  readonly source: string;
  readonly places: readonly string[];
}

/** Remarks in words, those that say the same put together; the gravest first, then those met most often. */
export function toldRemarks(remarks: readonly RecordedRemark[], measures: MeasureWords, lang: Lang): ToldRemark[] {
  const words = catalogue(lang).probe;
  const told = new Map<string, { readonly about: Omit<ToldRemark, 'places'>; readonly places: string[] }>();
  for (const { check: id, severity, params, place } of remarks) {
    const check = measures.check(id);
    const found = check?.found(params) ?? words.unknownCheck(id);
    const key = `${severity} ${id} ${found}`;
    const known = told.get(key);
    if (known) known.places.push(placeText(place));
    else {
      const source = check ? `${check.source.title}, ${check.source.at} (${words.reliability(check.source.reliability)})` : '';
      told.set(key, { about: { check: id, severity, title: check?.title ?? id, found, todo: check?.todo ?? '', source }, places: [placeText(place)] });
    }
  }
  const rank = ({ severity }: ToldRemark): number => SEVERITIES.indexOf(severity);
  return [...told.values()].map(({ about, places }) => ({ ...about, places: [...new Set(places)] })).sort((a, b) => rank(a) - rank(b) || b.places.length - a.places.length || (a.check < b.check ? -1 : 1));
}

/** The value of a finding: yes or no, a number, or the points that hold, those that do not and those nothing tells, named by the choices of the question they answer. */
export function factValue({ fact, value, unjudged = [], failing = {} }: Pick<RecordedFinding, 'fact' | 'value' | 'unjudged' | 'failing'>, questionOf: (fact: string) => Question | undefined, lang: Lang): string {
  const words = catalogue(lang).probe;
  const choices = questionOf(fact)?.choices;
  const point = (id: string): string => choices?.find((each) => each.id === id)?.text ?? id;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'object') {
    const named = (points: readonly string[]): string => listed(points.map(point), lang);
    const failed = Object.keys(failing);
    return [...(failed.length === 0 ? [] : [words.failedPoints(named(failed), failed.length)]), words.heldPoints(named(value)), ...(unjudged.length === 0 ? [] : [words.unjudgedPoints(named(unjudged))])].join('. ');
  }
  return typeof value === 'string' ? point(value) : `${value ?? ''}`;
}

/** A fact as it is called: the points of a list are told apart. */
export function factTitle(id: string, { facts }: Vocabulary): string {
  const fact = facts.find((each) => each.id === id);
  if (!fact) return id;
  const [title = ''] = fact.type === 'strings' || fact.type === 'string' ? fact.text.split(/\s:\s/u) : [fact.text];
  return title.replace(/\s*[.?]$/u, '');
}
