import { ConvergenceError } from '../../core/error.js';
import type { Refusal } from './parse-answer.js';

/** A refused value as an error of the program: code `interview/not-a-choice` and the like, with the id it was for. */
export function refusalError(refusal: Refusal, id: string): ConvergenceError {
  return ConvergenceError.of(`interview/${refusal.code}`, { ...refusal.params, id });
}
