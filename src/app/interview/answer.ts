import type { Day } from '../../core/day.js';
import type { Value } from '../../core/dossier.js';
import { ConvergenceError } from '../../core/error.js';
import { notAskedIn, type NotAsked } from '../../core/profile.js';
import type { Question } from '../../core/referential.js';
import type { DossierEditor, Ports } from '../ports.js';
import type { Settled, Stated } from './interviewer.js';
import { nearest } from './nearest.js';
import { parseAnswer, parseDay } from './parse-answer.js';
import { findItem, itemTitle, type QuestionBook } from './question-book.js';
import { recordAnswer, recordComplete, recordEvidence, recordField, recordNewItem, recordProfile } from './record.js';
import { refusalError } from './refusal-error.js';
import { settledFor } from './screens.js';
import { readOnce, situationOf, type Situation } from './situation.js';
import { statedFor } from './stated.js';
import { parseItemPath, targetId, type Target } from './target.js';
import { whatChanged, type WhatChanged } from './what-changed.js';

export interface AnswerRequest {
  readonly dossier: string;
  readonly id: string;
  readonly value?: string;
  readonly skip?: string;
  readonly notApplicable?: string;
  /** Files of the dossier's folder. */
  readonly evidence: readonly string[];
  readonly by?: string;
  readonly date?: string;
  readonly comment?: string;
  /** Creates the list item when there is none of that id. */
  readonly add: boolean;
}

/** One thing that can be answered, found by its id. */
export interface Answerable {
  readonly id: string;
  readonly target: Extract<Target, { at: 'profile' | 'question' | 'list' | 'field' }>;
  readonly question: Pick<Question, 'kind' | 'text' | 'choices' | 'partly' | 'unit' | 'min' | 'max' | 'help'>;
  readonly subject?: string;
}

export interface AnswerShown {
  readonly kind: 'shown';
  readonly answerable: Answerable;
  readonly stated: Stated;
  readonly date?: Day;
  readonly by?: string;
  /** The files behind the evidence ids. */
  readonly files: readonly { readonly id: string; readonly file?: string }[];
  readonly settles: readonly Settled[];
  /** A profile question that other answers keep from being asked. */
  readonly notAsked?: NotAsked;
  /** A list's items, when the list itself was named. */
  readonly items: readonly { readonly id: string; readonly label: string }[];
  readonly situation: Situation;
}

export interface AnswerRecorded {
  readonly kind: 'recorded';
  readonly answerable: Answerable;
  readonly changed: WhatChanged;
  readonly situation: Situation;
}

const COMPLETE = '.complete';

function suggestion(word: string, known: Iterable<string>): { readonly nearest?: string } {
  const near = nearest(word, known);
  return near === undefined ? {} : { nearest: near };
}

function unknownQuestion(id: string, { book, dossier }: Situation): ConvergenceError {
  const items = Object.entries(dossier.lists).flatMap(([list, { items: stated }]) => (stated ?? []).flatMap((item) => (book.lists.get(list)?.fields ?? []).map((field) => `${list}[${item.id}].${field.id}`)));
  const known = [...book.questions.keys(), ...[...book.profile.keys()].map((each) => `profile.${each}`), ...book.lists.keys(), ...[...book.lists.keys()].map((list) => `${list}${COMPLETE}`), ...items];
  return ConvergenceError.of('interview/unknown-question', { id, ...suggestion(id, known) });
}

function answerableField(id: string, situation: Situation, add: boolean): Answerable {
  const path = parseItemPath(id);
  const list = path && situation.book.lists.get(path.list);
  if (!path || !list) throw unknownQuestion(id, situation);
  const field = list.fields.find((each) => each.id === path.field);
  const fields = list.fields.map((each) => each.id);
  if (!field) throw ConvergenceError.of('interview/unknown-field', { id, field: path.field, list: list.id, known: fields, ...suggestion(path.field, fields) });
  const item = findItem(situation.dossier, path.list, path.item);
  const items = (situation.dossier.lists[path.list]?.items ?? []).map((each) => each.id);
  if (!item && !add) throw ConvergenceError.of('interview/unknown-item', { id, item: path.item, list: list.id, known: items, ...suggestion(path.item, items) });
  return { id, target: { at: 'field', ...path }, question: field, subject: itemTitle(list, item ?? { id: path.item }) };
}

function answerableList(id: string, list: string, book: QuestionBook): Answerable | undefined {
  const definition = book.lists.get(list);
  return definition && { id, target: { at: 'list', list }, question: { kind: 'yesNo', text: definition.text, ...(definition.help === undefined ? {} : { help: definition.help }) }, subject: definition.title };
}

/** Finds what an id names. @throws ConvergenceError that suggests the nearest known id. */
export function findAnswerable(id: string, situation: Situation, add = false): Answerable {
  const { book } = situation;
  if (id.includes('[')) return answerableField(id, situation, add);
  const profile = id.startsWith('profile.') ? book.profile.get(id.slice('profile.'.length)) : undefined;
  if (profile) return { id, target: { at: 'profile', id: profile.id }, question: profile };
  const question = book.questions.get(id);
  if (question) return { id, target: { at: 'question', id }, question };
  const list = answerableList(id, id.endsWith(COMPLETE) ? id.slice(0, -COMPLETE.length) : id, book);
  if (list) return list;
  throw unknownQuestion(id, situation);
}

function notAskedOf({ dossier, vocabulary }: Situation, target: Target): NotAsked | undefined {
  return target.at === 'profile' ? notAskedIn(dossier.profile, vocabulary).get(target.id) : undefined;
}

function show(answerable: Answerable, situation: Situation): AnswerShown {
  const { dossier } = situation;
  const { target } = answerable;
  const stated = statedFor(dossier, target);
  const notAsked = notAskedOf(situation, target);
  const { date, by } = (target.at === 'question' ? dossier.answers[target.id] : target.at === 'list' || target.at === 'field' ? dossier.lists[target.list] : undefined) ?? {};
  return {
    kind: 'shown',
    situation,
    answerable,
    stated,
    ...(date === undefined ? {} : { date }),
    ...(by === undefined ? {} : { by }),
    files: stated.evidence.map((id) => ({ id, ...(dossier.evidence[id]?.file === undefined ? {} : { file: dossier.evidence[id].file }) })),
    settles: settledFor(situation, targetId(target)),
    ...(notAsked ? { notAsked } : {}),
    items: target.at === 'list' ? (dossier.lists[target.list]?.items ?? []).map((item) => ({ id: item.id, label: typeof item['label'] === 'string' ? item['label'] : item.id })) : [],
  };
}

type Said = { readonly value: Value } | { readonly skipped: string } | { readonly notApplicable: string };

/** Reads what the person says. @throws ConvergenceError when it is several things at once, or not an answer to this question. */
function saidBy(request: AnswerRequest, { id, target, question }: Answerable): Said | undefined {
  const given = [request.value, request.skip, request.notApplicable].filter((each) => each !== undefined);
  if (given.length > 1) throw ConvergenceError.of('interview/several-answers', { id });
  if ((request.skip !== undefined || request.notApplicable !== undefined) && target.at !== 'question') throw ConvergenceError.of('interview/only-for-questions', { id });
  if (request.comment !== undefined && target.at !== 'question') throw ConvergenceError.of('interview/no-comment-here', { id });
  for (const reason of [request.skip, request.notApplicable]) if (reason?.trim() === '') throw ConvergenceError.of('interview/reason-missing', { id });
  if (request.skip !== undefined) return { skipped: request.skip.trim() };
  if (request.notApplicable !== undefined) return { notApplicable: request.notApplicable.trim() };
  if (request.value === undefined) return undefined;
  if (target.at === 'list' && !id.endsWith(COMPLETE)) throw ConvergenceError.of('interview/list-has-no-value', { id });
  const parsed = parseAnswer(request.value, question);
  if (!parsed.ok) throw refusalError(parsed.refusal, id);
  return { value: parsed.value };
}

interface Details {
  readonly date: Day;
  readonly by?: string;
  readonly comment?: string;
  readonly evidence: readonly string[];
}

function recordValue(editor: DossierEditor, situation: Situation, target: Answerable['target'], said: Said, details: Details): void {
  const { dossier } = situation;
  if (target.at === 'question') recordAnswer(editor, dossier, target.id, said, details);
  if (!('value' in said)) return;
  const { value } = said;
  if (target.at === 'profile') recordProfile(editor, target.id, value);
  if (target.at === 'list') recordComplete(editor, dossier, target.list, value === true, details);
  if (target.at !== 'field') return;
  if (!findItem(dossier, target.list, target.item)) {
    recordNewItem(editor, dossier, target.list, { id: target.item, [target.field]: value, ...(details.evidence.length === 0 ? {} : { evidence: details.evidence }) }, details);
    return;
  }
  recordField(editor, dossier, target, value, details);
  if (details.evidence.length > 0) recordEvidence(editor, dossier, target, details.evidence);
}

/** Gives, completes or shows one answer without the interview. @throws ConvergenceError; the dossier is then left as it was. */
export async function answerOne(ports: Ports, request: AnswerRequest): Promise<AnswerShown | AnswerRecorded> {
  const cached = { referentials: readOnce(ports.referentials) };
  const day = ports.today();
  const editor = await ports.dossiers.edit(request.dossier);
  const situation = await situationOf(cached, editor.opened, day);
  const answerable = findAnswerable(request.id, situation, request.add);
  const { target } = answerable;
  const said = saidBy(request, answerable);
  if (!said && request.evidence.length === 0 && request.comment === undefined) return show(answerable, situation);

  const date = request.date === undefined ? day : parseDay(request.date);
  if (date === undefined) throw refusalError({ code: 'not-a-day', params: { value: request.date ?? '' } }, '--date');
  if (target.at === 'profile' && request.evidence.length > 0) throw ConvergenceError.of('interview/no-evidence-here', { id: request.id });
  const notAsked = notAskedOf(situation, target);
  if (notAsked) throw ConvergenceError.of('interview/not-asked', { id: request.id, by: notAsked.by.map((id) => `profile.${id}`) });
  const stated = statedFor(situation.dossier, target);
  if (!said && stated.value === undefined && stated.notApplicable === undefined && stated.skipped === undefined) throw ConvergenceError.of('interview/nothing-to-support', { id: request.id });

  const evidence: string[] = [];
  for (const file of request.evidence) evidence.push(await editor.attach(file, { date }));
  const details: Details = { date, evidence, ...(request.by === undefined ? {} : { by: request.by }), ...(request.comment === undefined ? {} : { comment: request.comment }) };
  if (said) recordValue(editor, situation, target, said, details);
  else {
    if (evidence.length > 0) recordEvidence(editor, situation.dossier, target, evidence);
    if (request.comment !== undefined && target.at === 'question') editor.set(['answers', target.id, 'comment'], request.comment);
  }
  const after = await situationOf(cached, await editor.save(), day);
  return { kind: 'recorded', answerable, changed: whatChanged(situation.assessment, after.assessment), situation: after };
}
