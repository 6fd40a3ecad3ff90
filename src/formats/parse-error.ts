import type { ErrorParams } from '../core/error.js';

/** Where in an artefact: whichever of these its format has. */
export interface FormatPlace {
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
  /** HL7 v2: `PID-3(2).4`. */
  readonly segment?: string;
  readonly xpath?: string;
  /** FHIR: a JSON pointer. */
  readonly pointer?: string;
  /** A part of a message, an entry of an archive: `IHE_XDM/SUBSET01/METADATA.XML`. */
  readonly entry?: string;
}

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
