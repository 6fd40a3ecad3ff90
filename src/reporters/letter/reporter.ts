import type { ReportAssets } from '../reporter.js';
import type { LetterModel } from './types.js';

/** A way to write a letter. */
export interface LetterReporter {
  readonly id: string;
  readonly extension: string;
  readonly binary: boolean;
  render(letter: LetterModel, assets: ReportAssets): Promise<string | Uint8Array> | string;
}
