import type { ArtefactKind, BilingualWords, Probe } from './probe.js';

export interface ProbeEntry {
  readonly id: string;
  readonly reads: readonly ArtefactKind[];
  /** Loads the probe and its readers, only once it runs. */
  readonly load: () => Promise<Probe>;
  /** Loads its words alone: a report quotes what was found without reading any artefact. */
  readonly words: () => Promise<BilingualWords>;
}

/** The one list of probes; documentation, choices and the facts nobody states derive from it. */
export const PROBES: readonly ProbeEntry[] = [
  { id: 'ins', reads: ['hl7v2', 'cda', 'fhir', 'datamatrix'], load: async () => (await import('./ins/index.js')).probe, words: async () => (await import('./ins/messages.js')).WORDS },
  { id: 'mssante', reads: ['eml', 'xdm', 'whiteList'], load: async () => (await import('./mssante/index.js')).probe, words: async () => (await import('./mssante/messages.js')).WORDS },
];
