import { ConvergenceError } from '../../core/error.js';
import type { InterviewTexts } from '../../app/interview/texts.js';
import { UsageError } from '../usage-error.js';
import { problemSentence } from './sentences.js';

/** Gives the errors of the interview and of `answer` their sentences; leaves every other error as it is. */
export async function sayable<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ConvergenceError)) throw error;
    const own = error.problems.filter((problem) => problem.code.startsWith('interview/'));
    if (own.length === 0) throw error;
    throw new UsageError(own.map(({ code, params }) => (texts) => problemSentence(code, params, texts.interview satisfies InterviewTexts) ?? code));
  }
}
