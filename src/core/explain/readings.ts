import { itemLabel } from '../collection.js';
import type { ItemReading, OperandKind } from '../condition.js';
import type { Answer, Grade, Value } from '../dossier.js';
import type { Place } from '../error.js';
import { evidenceGrade, isActive, parseItemKey, type Inputs } from '../inputs.js';
import { decidedBy } from '../profile.js';
import type { Vocabulary } from '../referential.js';
import type { ExplainedEvidence, ExplainedList, ExplainedReading } from './traced.js';

/** Where a key of the dossier stands; `undefined` when it is not written. */
export type PlaceOf = (path: readonly (string | number)[]) => Place | undefined;

/** What the dossier says, with the place and the evidence of each thing said. */
export class DossierReadings {
  /** Where each item of a list stands in it. */
  private readonly indexes = new Map<string, ReadonlyMap<string, number>>();

  constructor(
    private readonly inputs: Inputs,
    private readonly vocabulary: Vocabulary,
    private readonly placeOf: PlaceOf,
  ) {}

  /** `{ place }`, or nothing when the key is not written. */
  at(...path: (string | number)[]): { readonly place?: Place } {
    const place = this.placeOf(path);
    return place === undefined ? {} : { place };
  }

  /** Each evidence named, in the order of the dossier's author. */
  evidence(ids: readonly string[] | undefined): ExplainedEvidence[] {
    const { dossier, day } = this.inputs;
    return (ids ?? []).flatMap((id) => {
      const evidence = Object.hasOwn(dossier.evidence, id) ? dossier.evidence[id] : undefined;
      if (!evidence) return [];
      const { fileState: _state, sha256: _digest, ...said } = evidence;
      return [{ id, ...evidenceGrade(evidence, day), ...said, ...this.at('evidence', id) }];
    });
  }

  private answerOf(id: string): Answer | undefined {
    const { answers } = this.inputs.dossier;
    return Object.hasOwn(answers, id) ? answers[id] : undefined;
  }

  private profile(id: string): ExplainedReading {
    const { profile } = this.inputs.dossier;
    const open: string[] = [];
    const context = this.inputs.context({ open });
    const gate = context.gates?.get(id);
    const asked = gate?.asked(context);
    const [first, ...others] = decidedBy(id, context);
    if (gate && asked === 'false') {
      return { from: 'profile', value: gate.otherwise, grade: 1, evidence: [], ...this.at('profile', first ?? id), gate: { asked, by: first === undefined ? [] : [first, ...others] } };
    }
    const waiting = asked === 'unknown' ? { gate: { asked, by: [...new Set(open)].map((key) => key.slice('profile:'.length)) } as const } : {};
    if (!Object.hasOwn(profile, id)) return { from: 'nothing', grade: 0, evidence: [], ...waiting };
    return { from: 'profile', value: profile[id] as Value, grade: 1, evidence: [], ...this.at('profile', id), ...waiting };
  }

  /** What a measure says, whether or not it could be made. */
  private measured(fact: string | undefined): Pick<ExplainedReading, 'finding'> {
    const finding = this.inputs.dossier.findings.findLast((each) => each.fact === fact);
    if (!finding) return {};
    const { value: _value, grade: _grade, state: _state, ...stated } = finding;
    return { finding: stated };
  }

  private question(id: string, facts: boolean): ExplainedReading {
    const { from, value, grade } = this.inputs.question(id, facts);
    const answer = this.answerOf(id);
    const place = answer === undefined ? {} : this.at('answers', id);
    const finding = facts ? this.measured(this.inputs.factOf(id)) : {};
    if (from === 'finding' && value !== undefined) {
      return { from, value, grade, evidence: [], ...finding, ...(answer?.value === undefined ? {} : { replaced: { value: answer.value, ...place } }) };
    }
    return {
      from,
      ...(value === undefined ? {} : { value }),
      // A claim that it has no object is supported like an answer.
      grade: this.inputs.claim(id)?.grade ?? grade,
      ...place,
      ...(answer?.date === undefined ? {} : { date: answer.date }),
      ...(answer?.by === undefined ? {} : { by: answer.by }),
      evidence: this.evidence(answer?.evidence),
      ...(answer?.skipped === undefined ? {} : { skipped: answer.skipped }),
      ...(answer?.notApplicable === undefined ? {} : { notApplicable: answer.notApplicable }),
      ...finding,
    };
  }

  private fact(id: string): ExplainedReading {
    const { from, value, grade } = this.inputs.fact(id);
    return { from, ...(value === undefined ? {} : { value }), grade, evidence: [], ...this.measured(id) };
  }

  private itemIndex(list: string, item: string): number {
    let index = this.indexes.get(list);
    if (!index) this.indexes.set(list, (index = new Map((this.inputs.dossier.lists[list]?.items ?? []).map((each, at) => [each.id, at]))));
    return index.get(item) ?? -1;
  }

  private field(list: string, item: ItemReading, id: string): ExplainedReading {
    const index = this.itemIndex(list, item.id);
    const value = Object.hasOwn(item.fields, id) ? item.fields[id] : undefined;
    if (value === undefined) return { from: 'nothing', grade: 0, evidence: [] };
    return {
      from: 'item',
      value,
      grade: item.grade,
      ...this.at('lists', list, 'items', index, id),
      evidence: this.item(list, item).evidence,
    };
  }

  /** What one operand of a condition reads. `facts: false` reads the answers alone. */
  operand(kind: OperandKind, id: string, options: { readonly list?: string; readonly item?: ItemReading; readonly facts: boolean }): ExplainedReading {
    if (kind === 'profile') return this.profile(id);
    if (kind === 'question') return this.question(id, options.facts);
    if (kind === 'fact') return options.facts ? this.fact(id) : { from: 'nothing', grade: 0, evidence: [] };
    return options.item === undefined ? { from: 'nothing', grade: 0, evidence: [] } : this.field(options.list ?? '', options.item, id);
  }

  /** What an open input (see `inputKey`) says so far. */
  input(key: string): ExplainedReading {
    const path = parseItemKey(key);
    if (path) {
      const item = this.inputs.list(path.list).items.find((each) => each.id === path.item);
      return this.operand('item', path.field, { list: path.list, facts: true, ...(item === undefined ? {} : { item }) });
    }
    const colon = key.indexOf(':');
    const [kind, id] = [key.slice(0, colon), key.slice(colon + 1)];
    if (kind === 'list') {
      const { complete, ...said } = this.list(id);
      return { from: complete ? 'item' : 'nothing', ...said };
    }
    return this.operand(kind as OperandKind, id, { facts: true });
  }

  /** A list as a whole: said complete or not, by whom and when, and what supports that. */
  list(id: string): ExplainedList {
    const { complete, grade } = this.inputs.list(id);
    const stated = Object.hasOwn(this.inputs.dossier.lists, id) ? this.inputs.dossier.lists[id] : undefined;
    return { complete, grade, ...(stated?.date === undefined ? {} : { date: stated.date }), ...(stated?.by === undefined ? {} : { by: stated.by }), evidence: this.evidence(stated?.evidence), ...(stated === undefined ? {} : stated.complete === undefined ? this.at('lists', id) : this.at('lists', id, 'complete')) };
  }

  /** One item of a list: what people call it, where it is written, what supports it. */
  item(list: string, item: ItemReading): { readonly label: string; readonly grade: Grade; readonly evidence: readonly ExplainedEvidence[]; readonly place?: Place } {
    const index = this.itemIndex(list, item.id);
    const stated = this.inputs.dossier.lists[list]?.items?.[index];
    return { label: itemLabel(list, item, this.vocabulary), grade: item.grade, evidence: this.evidence(stated?.evidence), ...this.at('lists', list, 'items', index) };
  }

  /** The items written in the dossier that their own dates leave out that day. */
  inactive(list: string): string[] {
    const { dossier, day } = this.inputs;
    return (dossier.lists[list]?.items ?? []).filter((item) => !isActive(item, day)).map((item) => item.id);
  }
}
