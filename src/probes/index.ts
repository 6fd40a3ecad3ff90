import type { ArtefactKind, Probe } from './probe.js';

export interface ProbeEntry {
  readonly id: string;
  readonly reads: readonly ArtefactKind[];
  /** The facts it may state: known without loading it. */
  readonly states: readonly string[];
  /** Loads the probe and its readers, only once it runs. */
  readonly load: () => Promise<Probe>;
}

/** The one list of probes; documentation, choices and the facts nobody states derive from it. */
export const PROBES: readonly ProbeEntry[] = [];
