import type { ArtefactKind, Probe } from './probe.js';

export interface ProbeEntry {
  readonly id: string;
  readonly reads: readonly ArtefactKind[];
  /** Loads the probe and its readers, only once it runs. */
  readonly load: () => Promise<Probe>;
}

/** The one list of probes; documentation, choices and the facts nobody states derive from it. */
export const PROBES: readonly ProbeEntry[] = [
  { id: 'dmp', reads: ['cda', 'iti41', 'vihf', 'fhir'], load: async () => (await import('./dmp/index.js')).probe },
  { id: 'ins', reads: ['hl7v2', 'cda', 'fhir', 'datamatrix'], load: async () => (await import('./ins/index.js')).probe },
  { id: 'mssante', reads: ['eml', 'xdm', 'whiteList'], load: async () => (await import('./mssante/index.js')).probe },
];
