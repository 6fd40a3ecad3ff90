import type { ArtefactKind, Probe, ProbeDescription } from './probe.js';

export interface ProbeEntry {
  readonly id: string;
  readonly reads: readonly ArtefactKind[];
  /** Loads the probe and its readers, only once it runs. */
  readonly load: () => Promise<Probe>;
  /** Loads what a report quotes, without any reader. */
  readonly describe: () => Promise<ProbeDescription>;
}

/** The one list of probes; documentation, choices and the facts nobody states derive from it. */
export const PROBES: readonly ProbeEntry[] = [
  { id: 'dmp', reads: ['cda', 'iti41', 'vihf', 'fhir'], load: async () => (await import('./dmp/index.js')).probe, describe: async () => (await import('./dmp/description.js')).description },
  { id: 'ins', reads: ['hl7v2', 'cda', 'fhir', 'datamatrix'], load: async () => (await import('./ins/index.js')).probe, describe: async () => (await import('./ins/description.js')).description },
  { id: 'mssante', reads: ['eml', 'xdm', 'whiteList'], load: async () => (await import('./mssante/index.js')).probe, describe: async () => (await import('./mssante/description.js')).description },
];
