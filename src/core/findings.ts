import type { Day } from './day.js';
import type { Finding, FindingState, Value } from './dossier.js';
import type { ErrorParams } from './error.js';

/** Where in an artefact something was seen: whichever of these its format has. */
export interface ArtefactPlace {
  /** Path in the dossier; a part follows a `!`: `artefacts/envoi.eml!IHE_XDM.zip!IHE_XDM/SUBSET01/DOC00001.XML`. */
  readonly artefact: string;
  /** 1-based. */
  readonly line?: number;
  readonly column?: number;
  /** HL7 v2: `PID-3(2).4`. */
  readonly segment?: string;
  readonly xpath?: string;
  /** FHIR: a JSON pointer. */
  readonly pointer?: string;
  /** A header of a message: `X-MSS-INS`. */
  readonly header?: string;
  /** An entry of an archive, a part of a message. */
  readonly entry?: string;
}

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Environment = 'test' | 'production';

export interface ArtefactRecord {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly kind: string;
  readonly environment: Environment;
}

/** One fact of the vocabulary, as a probe observed it over all the artefacts it read. */
export interface StatedFact {
  readonly fact: string;
  readonly outcome: Finding['outcome'];
  readonly value?: Value;
  /** Why it could not be measured, or does not apply. */
  readonly reason?: { readonly code: string; readonly params: ErrorParams };
  /** Where it was seen; for a fact that fails, where it fails. */
  readonly places: readonly ArtefactPlace[];
  /** For a list: the points that nothing read could tell, for which an answer still stands; then where each point that does not hold fails first. */
  readonly unjudged?: readonly string[];
  readonly failing?: Readonly<Record<string, ArtefactPlace>>;
  /** Paths of the artefacts (files, not parts) it rests on. */
  readonly artefacts: readonly string[];
}

/** The same in a file: `seal` covers the whole of it, its artefacts' digests, the day and the tool. */
export interface RecordedFinding extends StatedFact {
  readonly probe: string;
  readonly seal: string;
}

/** One thing a check found in one place. Values shown are already masked. */
export interface Remark {
  readonly check: string;
  readonly severity: Severity;
  readonly place: ArtefactPlace;
  readonly params: ErrorParams;
}

export interface RecordedRemark extends Remark {
  readonly probe: string;
}

/** The file that `probe` writes beside a dossier. */
export const FINDINGS_FILE = 'findings.json';

/** What it holds: a claim, believed only while each artefact lies there with its digest. */
export interface Findings {
  readonly tool: { readonly name: string; readonly version: string };
  readonly date: Day;
  readonly artefacts: readonly ArtefactRecord[];
  readonly findings: readonly RecordedFinding[];
  readonly remarks: readonly RecordedRemark[];
}

/** The same before it is sealed. */
export interface UnsealedFindings extends Omit<Findings, 'findings'> {
  readonly findings: readonly Omit<RecordedFinding, 'seal'>[];
}

/** What became of an artefact since it was measured. */
export type ArtefactState = Exclude<FindingState, 'edited'>;

/** What lies beside a dossier, as far as it can be believed here and now: each artefact with its state, and what was remarked of them. */
export interface Measured {
  readonly date: Day;
  readonly artefacts: readonly (ArtefactRecord & { readonly state: ArtefactState })[];
  readonly remarks: readonly RecordedRemark[];
}

/** What a seal covers: everything of a finding but the seal, with the digests of what it rests on. */
export function sealedParts(finding: Omit<RecordedFinding, 'seal'>, { tool, date, artefacts }: Pick<Findings, 'tool' | 'date' | 'artefacts'>): unknown {
  const { artefacts: rests, ...stated } = finding;
  return { ...stated, rests: rests.map((path) => ({ path, sha256: artefacts.find((each) => each.path === path)?.sha256 })), tool, date };
}

/** What a finding is worth to a judgement, once its state is known: probed while it can be believed, else no more than a declaration. */
export function findingOf({ fact, outcome, value, reason, places: [place], unjudged, failing }: StatedFact, state: FindingState): Finding {
  return {
    fact,
    outcome,
    ...(value === undefined ? {} : { value }),
    ...(reason === undefined ? {} : { reason }),
    grade: state === 'verified' ? 3 : 1,
    ...(place === undefined ? {} : { place: placeText(place) }),
    ...(unjudged === undefined ? {} : { unjudged }),
    ...(failing === undefined ? {} : { failing: Object.fromEntries(Object.entries(failing).map(([point, at]) => [point, placeText(at)])) }),
    state,
  };
}

/** Whether a finding says something of the product: a fact that could not be measured, or does not apply, says nothing. */
export function statesSomething({ outcome }: Pick<Finding, 'outcome'>): boolean {
  return outcome === 'observed' || outcome === 'absent';
}

/** « artefacts/adt-07.hl7, PID-32 »: a place in one line, without language. */
export function placeText({ artefact, line, column, segment, xpath, pointer, header, entry }: ArtefactPlace): string {
  const position = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  const inside = [entry, header, segment, xpath, pointer].filter((part) => part !== undefined && part !== '');
  return [`${artefact}${position}`, ...inside].join(', ');
}
