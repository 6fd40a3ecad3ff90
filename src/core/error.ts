/** What a person can mend, as opposed to a bug: a code, its parameters and the place. The rim writes the sentence. */
export type ErrorParams = Readonly<Record<string, string | number | readonly string[]>>;

export interface Place {
  /** Path as the person named it. */
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
  /** Keys from the root of the document, e.g. `answers.ins.qualified.date`. */
  readonly path?: readonly (string | number)[];
}

/** One thing wrong in an input; several may be found in one file. `code` names a sentence of the catalogue. */
export interface Problem {
  readonly code: string;
  readonly params: ErrorParams;
  readonly place: Place;
  /** `warning` problems are shown and do not stop. */
  readonly severity: 'error' | 'warning' | 'info';
}

/** An input that cannot be used. Carries every problem found, never a sentence. */
export class ConvergenceError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.code).join(', '));
    this.name = 'ConvergenceError';
    this.problems = problems;
  }

  static of(code: string, params: ErrorParams = {}, place: Place = {}): ConvergenceError {
    return new ConvergenceError([{ code, params, place, severity: 'error' }]);
  }
}
