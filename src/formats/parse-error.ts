import type { ErrorParams } from '../core/error.js';
import type { ArtefactPlace } from '../core/findings.js';

/** Where in an artefact, when the reader does not know the artefact's name. */
export type FormatPlace = Omit<ArtefactPlace, 'artefact'>;

/** What a reader throws, and nothing else: a code, its parameters, and where. The rim writes the sentence. */
export class ParseError extends Error {
  constructor(
    readonly code: string,
    readonly params: ErrorParams = {},
    readonly place: FormatPlace = {},
  ) {
    super(code);
    this.name = 'ParseError';
  }
}
