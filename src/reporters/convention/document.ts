import type { Block } from '../model.js';

/** Drawn to be filled by hand where there is paper; a table elsewhere. */
export interface Form {
  readonly kind: 'form';
  readonly figure: Extract<Block, { readonly kind: 'figure' }>['figure'];
  readonly columns: readonly string[];
  /** What is known of each line; the rest of its cells is left to fill. */
  readonly rows: readonly (readonly string[])[];
}

export type ConventionBlock = Block | Form;

export interface ConventionSection {
  readonly title: string;
  /** Lying, for tables of many columns. */
  readonly sheet: 'portrait' | 'landscape';
  /** Held on one page with the next section: nobody signs a page that says nothing else. */
  readonly withNext?: true;
  readonly newPage?: true;
  readonly blocks: readonly ConventionBlock[];
}

/** A convention in words: every format shows the same. */
export interface ConventionDocument {
  /** Of the file: the region and the day. */
  readonly documentTitle: string;
  readonly title: string;
  readonly subtitle: string;
  readonly draft: string;
  /** What stops anyone from signing as it stands; empty when nothing does. */
  readonly warnings: readonly string[];
  readonly sections: readonly ConventionSection[];
  readonly footer: { readonly notice: string; readonly initials: string };
}
