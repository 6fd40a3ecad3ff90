import { isDay, type Day } from '../../core/day.js';
import type { Value } from '../../core/dossier.js';
import type { ErrorParams } from '../../core/error.js';
import type { Question } from '../../core/referential.js';
import { nearest } from './nearest.js';

/** What an answer cannot be, as a code of the catalogue. */
export type RefusalCode = 'not-yes-no' | 'not-yes-no-partly' | 'not-a-choice' | 'not-a-number' | 'too-small' | 'too-large' | 'not-a-day' | 'empty';

export interface Refusal {
  readonly code: RefusalCode;
  readonly params: ErrorParams;
}

export type Parsed = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** The value that says « en partie » to a yes/no question that accepts it. */
export const PARTLY = 'partly';

const YES = new Set(['oui', 'o', 'yes', 'y', 'true', 'vrai']);
const NO = new Set(['non', 'n', 'no', 'false', 'faux']);
const PARTIAL = new Set(['partly', 'partial', 'partiel', 'partielle', 'partiellement', 'en partie']);
const NONE = new Set(['', 'none', 'aucun', 'aucune', '[]']);

const accepted = (value: Value): Parsed => ({ ok: true, value });
const refused = (code: RefusalCode, params: ErrorParams = {}): Parsed => ({ ok: false, refusal: { code, params } });

/** Without case nor accents, single spaces. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[\s\u00a0\u202f]+/gu, ' ').trim().toLowerCase();
}

/** A day written `JJ/MM/AAAA`, `JJ.MM.AAAA`, `JJ-MM-AAAA` or `AAAA-MM-JJ`, as ISO; `undefined` when it does not exist. */
export function parseDay(text: string): Day | undefined {
  const written = text.trim();
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written);
  const iso = french ? `${french[3] ?? ''}-${(french[2] ?? '').padStart(2, '0')}-${(french[1] ?? '').padStart(2, '0')}` : written;
  return isDay(iso) ? iso : undefined;
}

function parseYesNo(text: string, question: Pick<Question, 'partly'>): Parsed {
  const word = plain(text);
  if (YES.has(word)) return accepted(true);
  if (NO.has(word)) return accepted(false);
  if (question.partly && PARTIAL.has(word)) return accepted(PARTLY);
  return refused(question.partly ? 'not-yes-no-partly' : 'not-yes-no', { value: text });
}

function choiceId(text: string, question: Pick<Question, 'choices'>): string | undefined {
  const word = plain(text);
  return question.choices?.find((choice) => plain(choice.id) === word || plain(choice.text) === word)?.id;
}

function notAChoice(text: string, question: Pick<Question, 'choices'>): Parsed {
  const known = (question.choices ?? []).map((choice) => choice.id);
  const near = nearest(text, known);
  return refused('not-a-choice', { value: text, known, ...(near === undefined ? {} : { nearest: near }) });
}

function parseChecklist(text: string, question: Pick<Question, 'choices'>): Parsed {
  if (NONE.has(plain(text))) return accepted([]);
  const whole = choiceId(text, question);
  if (whole !== undefined) return accepted([whole]);
  const ticked = new Set<string>();
  for (const part of text.split(/[,;]/).map((each) => each.trim()).filter((each) => each !== '')) {
    const id = choiceId(part, question);
    if (id === undefined) return notAChoice(part, question);
    ticked.add(id);
  }
  return accepted((question.choices ?? []).map((choice) => choice.id).filter((id) => ticked.has(id)));
}

function parseNumber(text: string, question: Pick<Question, 'unit' | 'min' | 'max'>): Parsed {
  let written = text.replace(/[\s\u00a0\u202f]/gu, '');
  const unit = question.unit?.replace(/\s/gu, '');
  if (unit !== undefined && unit !== '' && written.toLowerCase().endsWith(unit.toLowerCase())) written = written.slice(0, -unit.length);
  const number = Number(written.replace(',', '.'));
  if (!/^[+-]?\d+([.,]\d+)?$/.test(written) || !Number.isFinite(number)) return refused('not-a-number', { value: text });
  if (question.min !== undefined && number < question.min) return refused('too-small', { value: text, min: question.min });
  if (question.max !== undefined && number > question.max) return refused('too-large', { value: text, max: question.max });
  return accepted(number);
}

/** Reads what a person typed, by the kind of the question. Dates are stored `AAAA-MM-JJ`; choices by their id. */
export function parseAnswer(text: string, question: Pick<Question, 'kind' | 'choices' | 'partly' | 'unit' | 'min' | 'max'>): Parsed {
  switch (question.kind) {
    case 'yesNo':
      return parseYesNo(text, question);
    case 'choice': {
      const id = choiceId(text, question);
      return id === undefined ? notAChoice(text, question) : accepted(id);
    }
    case 'checklist':
      return parseChecklist(text, question);
    case 'number':
      return parseNumber(text, question);
    case 'date': {
      const day = parseDay(text);
      return day === undefined ? refused('not-a-day', { value: text }) : accepted(day);
    }
    case 'text':
      return text.trim() === '' ? refused('empty') : accepted(text.trim());
  }
}
