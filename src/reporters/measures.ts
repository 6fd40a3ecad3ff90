import type { Finding } from '../core/dossier.js';
import type { ErrorParams } from '../core/error.js';
import type { Severity } from '../core/findings.js';
import type { Day } from '../core/day.js';
import type { Reliability } from '../core/referential.js';

/** What a probe's rule says, in the reader's language. */
export interface CheckShown {
  readonly severity: Severity;
  readonly title: string;
  readonly found: (params: ErrorParams) => string;
  readonly todo: string;
  readonly source: { readonly title: string; readonly at: string; readonly url?: string; readonly consulted: Day; readonly reliability: Reliability };
}

/** The words of the probes, handed to the reporters: these know no probe. */
export interface MeasureWords {
  /** Undefined for a rule that no probe of this edition of the tool has. */
  readonly check: (id: string) => CheckShown | undefined;
  /** Why a fact could not be measured or does not apply; its code when no probe has the words. */
  readonly reason: (reason: NonNullable<Finding['reason']>) => string;
}

/** A sentence of a probe, as a sentence stands: a capital, a full stop. */
export function asSentence(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' ? '' : `${trimmed[0]?.toUpperCase() ?? ''}${trimmed.slice(1)}${/[.?!…]$/u.test(trimmed) ? '' : '.'}`;
}

/** The same inside a sentence: no capital, unless it is that of an acronym, and no full stop. */
export function asClause(text: string): string {
  const bare = text.trim().replace(/\.$/u, '');
  return /^\p{Lu}(?![\p{Lu}\d])/u.test(bare) ? `${bare[0]?.toLowerCase() ?? ''}${bare.slice(1)}` : bare;
}
