import type { Place } from '../core/error.js';

/** Keys from the root of a document. */
export type Path = readonly (string | number)[];

/** What a YAML file says, and where each of its keys stands. */
export interface YamlContent {
  readonly value: unknown;
  place(path: Path): Place;
}

export interface YamlLimits {
  /** Bytes. */
  readonly size: number;
  readonly depth: number;
  readonly nodes: number;
  /** A dossier is a stranger's: no anchors, aliases, merge keys or tags. */
  readonly plain: boolean;
}

export const DOSSIER_LIMITS: YamlLimits = { size: 2 * 1024 * 1024, depth: 32, nodes: 100_000, plain: true };
export const REFERENTIAL_LIMITS: YamlLimits = { size: 4 * 1024 * 1024, depth: 64, nodes: 400_000, plain: false };
