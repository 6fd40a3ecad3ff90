import type { ErrorParams } from '../../core/error.js';
import type { BilingualWords, CheckWords } from '../probe.js';
import type { CheckId } from './checks.js';
import { en, reasonsEn } from './words-en.js';
import { fr, reasonsFr } from './words-fr.js';

/** Every check has its words: a missing one does not compile. */
export type InsWords = Readonly<Record<CheckId, CheckWords>>;

/** Why a fact could not be measured, or does not apply, by code. */
export const REASONS = ['ins/unreadable', 'ins/doubtful', 'ins/nothing-to-read', 'ins/changes-unseen', 'ins/datamatrix-alone'] as const;
export type InsReasons = Readonly<Record<(typeof REASONS)[number], (params: ErrorParams) => string>>;

export const WORDS: BilingualWords = { fr: { checks: fr, reasons: reasonsFr }, en: { checks: en, reasons: reasonsEn } };
