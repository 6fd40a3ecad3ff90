import type { Day } from '../../core/day.js';
import type { Lang } from '../../i18n/index.js';
import type { ReportAssets } from '../reporter.js';
import type { ConventionDocument } from './document.js';

export interface ConventionSurface {
  readonly lang: Lang;
  readonly day: Day;
  readonly tool: { readonly name: string; readonly version: string };
  readonly assets: ReportAssets;
}

/** A way to write the convention of a region. */
export interface ConventionReporter {
  readonly id: string;
  readonly extension: string;
  readonly binary: boolean;
  render(document: ConventionDocument, surface: ConventionSurface): Promise<string | Uint8Array> | string | Uint8Array;
}
