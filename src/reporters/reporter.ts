import type { Lang } from '../i18n/index.js';
import type { ReportModel } from './model.js';

/** Files of the program itself that a document embeds. */
export interface ReportAssets {
  /** A font by its file name, `report-sans-regular.ttf`. */
  font(name: string): Promise<Uint8Array> | Uint8Array;
}

/** From a report model to text or bytes. Computes no score, reads no file, writes nowhere. */
export interface Reporter {
  readonly id: string;
  readonly extension: string;
  readonly binary: boolean;
  readonly title: Readonly<Record<Lang, string>>;
  render(model: ReportModel, assets: ReportAssets): Promise<string | Uint8Array> | string | Uint8Array;
}
