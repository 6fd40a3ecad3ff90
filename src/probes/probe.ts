import type { Day } from '../core/day.js';
import type { ErrorParams } from '../core/error.js';
import type { Environment, Remark, Severity, StatedFact } from '../core/findings.js';
import type { Reliability } from '../core/referential.js';

/** What an artefact is, told by its content, never by its name. */
export const ARTEFACT_KINDS = ['hl7v2', 'cda', 'fhir', 'datamatrix', 'eml', 'xdm', 'iti41', 'whiteList', 'vihf', 'unknown'] as const;
export type ArtefactKind = (typeof ARTEFACT_KINDS)[number];

/** One file the product exported, or one part of it, read bounded. */
export interface Artefact {
  /** Its path in the dossier; a part of a message or an archive follows a `!`: `artefacts/envoi.eml!IHE_XDM.zip!IHE_XDM/SUBSET01/DOC00001.XML`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly kind: ArtefactKind;
  /** What the dossier says of it; test when it says nothing. The severity of a test or production OID follows it. */
  readonly environment: Environment;
}

export type { ArtefactPlace, Remark, Severity, StatedFact } from '../core/findings.js';

/** A rule a probe holds an artefact to. Its words stand in the probe's own `messages.ts`, by id. */
export interface Check {
  /** `ins.matricule.key`: the probe, the subject, what is looked at. */
  readonly id: string;
  /** The greatest severity it may be stated with. */
  readonly severity: Severity;
  /** The check of another probe that says the same of a file: told once when both say it. */
  readonly alsoSaidBy?: string;
  readonly source: { readonly title: string; readonly at: string; readonly url?: string; readonly consulted: Day; readonly reliability: Reliability };
}

export interface Observations {
  readonly facts: readonly StatedFact[];
  readonly remarks: readonly Remark[];
}

export interface ProbeSettings {
  readonly day: Day;
  /** The edition of a guide the flow claims, when it matters: `pam: '2.11.2'`, `frCore: '2.2.0'`. */
  readonly guides: Readonly<Record<string, string>>;
}

/** The words of a check, in one language. */
export interface CheckWords {
  readonly title: string;
  /** What was found, from the remark's parameters. */
  readonly found: (params: ErrorParams) => string;
  readonly todo: string;
}

/** What a probe says in its reader's language: of its checks, and of what it could not state. */
export interface ProbeWords {
  readonly checks: Readonly<Record<string, CheckWords>>;
  /** Why a fact could not be measured or does not apply, by code. */
  readonly reasons: Readonly<Record<string, (params: ErrorParams) => string>>;
}

/** The same codes in both languages. */
export type BilingualWords = Readonly<Record<'fr' | 'en', ProbeWords>>;

/** What can be told of a probe without loading its readers: its rules, and its words. */
export interface ProbeDescription {
  /** The facts of the vocabulary it may state. */
  readonly states: readonly string[];
  readonly checks: readonly Check[];
  readonly words: BilingualWords;
}

/** A probe observes artefacts and states facts. It knows no requirement, no score, no language: only codes and parameters. */
export interface Probe {
  readonly id: string;
  readonly reads: readonly ArtefactKind[];
  /** The facts of the vocabulary it may state. */
  readonly states: readonly string[];
  readonly checks: readonly Check[];
  observe(artefacts: readonly Artefact[], settings: ProbeSettings): Promise<Observations>;
}
