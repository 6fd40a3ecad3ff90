import type { SourceCitation } from '../../core/assessment.js';
import type { OperandKind } from '../../core/condition.js';
import { isDay, type Day } from '../../core/day.js';
import type { Grade, Value } from '../../core/dossier.js';
import type { Place } from '../../core/error.js';
import type { ExplainedRow } from '../../core/explain/explanation.js';
import type { ExplainedEvidence, ExplainedReading } from '../../core/explain/traced.js';
import type { Question } from '../../core/referential.js';
import { colon, dayInWords, joined, quoted } from '../../i18n/format.js';
import { catalogue, type Catalogue, type Lang } from '../../i18n/index.js';
import { placeText } from '../../i18n/problem-text.js';
import type { Naming } from '../model/context.js';
import { editionsOf } from '../model/origins.js';
import { asClause } from '../measures.js';

/** How much of a condition is told: `all` also unfolds what decides nothing. */
export interface Telling {
  readonly all: boolean;
}

/** Names things in an explanation: questions, values, places, evidence. */
export class Wording {
  readonly said: Catalogue['explain'];
  readonly lang: Lang;
  private readonly questions: ReadonlyMap<string, Question>;

  constructor(
    readonly report: Naming,
    readonly telling: Telling,
  ) {
    this.lang = report.lang;
    this.said = catalogue(report.lang).explain;
    const { vocabulary, referentials = [] } = report.options;
    this.questions = new Map([
      ...[...vocabulary.questions, ...referentials.flatMap((each) => each.questions ?? [])].map((each) => [`question:${each.id}`, each] as const),
      ...vocabulary.profile.map((each) => [`profile:${each.id}`, each] as const),
      ...vocabulary.lists.flatMap((list) => list.fields.map((each) => [`item:${list.id}.${each.id}`, each] as const)),
    ]);
  }

  day(day: Day): string {
    return dayInWords(day, this.lang);
  }

  all(items: readonly string[]): string {
    return joined(items, this.lang);
  }

  quoted(text: string): string {
    return quoted(text, this.lang);
  }

  /** « terme : texte ». */
  labelled(label: string, text: string): string {
    return `${label}${colon(this.lang)}${text}`;
  }

  /** `authentification rie-1.0 (projet)`. */
  edition(referential: string): string {
    return editionsOf(this.report).find((each) => each.id === referential)?.label ?? referential;
  }

  /** What a draft or a past edition must carry beside its results: a few words, then a sentence. */
  reserve(referential: string | undefined): { readonly words: string; readonly sentences: readonly string[] } {
    const { words, isDraft, isBinding } = this.report;
    if (referential === undefined || isBinding(referential)) return { words: '', sentences: [] };
    return isDraft(referential) ? { words: `, ${words.ifAdopted}`, sentences: [words.theme.draftNote] } : { words: `, ${words.historical}`, sentences: [words.theme.historicalNote] };
  }

  listTitle(id: string): string {
    return this.report.options.vocabulary.lists.find((each) => each.id === id)?.title ?? id;
  }

  grade(grade: Grade): string {
    return this.report.words.grade[grade];
  }

  /** The id, which can be typed again, with the official label when it says something else. */
  name({ id, reference }: Pick<ExplainedRow, 'id' | 'reference'>): string {
    const plain = (text: string): string => text.replace(/[\s-]+/g, '-').toLowerCase();
    return reference === undefined || plain(reference) === plain(id) ? id : `${id} (${reference})`;
  }

  place(place: Place | undefined): string {
    return place === undefined ? '' : placeText(place);
  }

  /** `text (dossier.yaml:23:5)`. */
  placed(text: string, place: Place | undefined): string {
    const where = this.place(place);
    return where === '' ? text : `${text} (${where})`;
  }

  question(operand: OperandKind, id: string, list?: string): Question | undefined {
    return this.questions.get(operand === 'item' ? `item:${list ?? ''}.${id}` : `${operand}:${id}`);
  }

  /** What an operand is, in words. */
  operand(operand: OperandKind, id: string, list?: string): string {
    const fact = operand === 'fact' ? this.report.options.vocabulary.facts.find((each) => each.id === id)?.text : undefined;
    return fact ?? this.question(operand, id, list)?.text ?? id;
  }

  value(value: Value, question: Question | undefined): string {
    const { read } = this.said;
    if (value === '') return read.empty;
    if (question?.kind === 'yesNo' && value === 'partly') return read.partly;
    if (isDay(value)) return this.day(value);
    if (typeof value === 'object' && value.length === 0) return read.noneTicked;
    return this.report.valueWords(question, value);
  }

  evidence(each: ExplainedEvidence): string {
    const { read, loss } = this.said;
    const file = each.file ?? '';
    const lost = each.loss === undefined ? [] : [each.loss === 'expired' ? loss.expired(this.day(each.until ?? '')) : each.loss === 'incomplete' ? loss.incomplete : loss[each.loss](file)];
    return [this.placed(read.evidence(each.id), each.place), read.grade(each.grade, this.grade(each.grade)), ...lost].join(', ');
  }

  /** What supports a thing said: its strength, and each evidence when there is any. */
  support({ grade, evidence }: Pick<ExplainedReading, 'grade' | 'evidence'>): string[] {
    const proofs = evidence.map((each) => this.evidence(each));
    // One evidence of that very strength already says it.
    return evidence.length === 1 && evidence[0]?.grade === grade ? proofs : [this.said.read.grade(grade, this.grade(grade)), ...proofs];
  }

  private finding({ finding, replaced }: ExplainedReading, question: Question | undefined): string[] {
    if (!finding) return [];
    const { read } = this.said;
    const { unjudged = [] } = finding;
    if (unjudged.length > 0) return [read.unjudged(unjudged.map((point) => this.report.valueWords(question, point)), replaced !== undefined)];
    if (finding.outcome === 'could-not-measure') return [read.couldNotMeasure(finding.reason ? asClause(this.report.options.measures?.reason(finding.reason) ?? finding.reason.code) : '')];
    return finding.outcome === 'not-applicable' ? [read.measureNotApplicable] : [];
  }

  private gate({ gate }: ExplainedReading): string[] {
    if (!gate) return [];
    const questions = this.all(gate.by.map((id) => this.quoted(this.operand('profile', id))));
    return [gate.asked === 'false' ? this.said.read.notAsked(questions) : this.said.read.notReadYet(questions)];
  }

  /** What was read, in pieces: the value, its place, who said it and when, what supports it. `id` names what has no answer. */
  reading(reading: ExplainedReading, question: Question | undefined, id: string): string[] {
    const { read } = this.said;
    const unsaid = reading.skipped !== undefined ? read.skipped(reading.skipped) : reading.notApplicable !== undefined ? read.notApplicable(reading.notApplicable) : read.unanswered(id);
    const measured = reading.from === 'finding';
    const said =
      reading.value === undefined
        ? unsaid
        : measured
          ? reading.finding?.outcome === 'absent'
            ? read.measured(read.absent)
            : read.measured(this.value(reading.value, question))
          : read.value(this.value(reading.value, question));
    // What supports an item is said once, with the item.
    const isShared = reading.from === 'profile' || reading.from === 'item' || (reading.from === 'nothing' && reading.notApplicable === undefined);
    const where = measured ? (reading.finding?.place ?? '') : this.place(reading.place);
    return [
      where === '' ? said : `${said} (${where})`,
      ...(reading.replaced === undefined ? [] : [read.replaces(this.value(reading.replaced.value, question), this.place(reading.replaced.place))]),
      ...this.finding(reading, question),
      ...this.gate(reading),
      ...(reading.by === undefined ? [] : [read.by(reading.by)]),
      ...(reading.date === undefined ? [] : [read.statedOn(this.day(reading.date))]),
      ...(isShared ? [] : this.support(reading)),
    ];
  }

  /** A source with its place, the day it was consulted and its reliability, then its address. */
  citation(source: SourceCitation): { readonly text: string; readonly notes: readonly string[] } {
    const { table } = this.report.words;
    return {
      text: `${source.title}${source.at === '' ? '' : `, ${source.at}`}`,
      notes: [`${table.consulted(this.day(source.consulted))}, ${table.reliability(source.reliability)}`, ...(source.url === undefined ? [] : [source.url])],
    };
  }
}
