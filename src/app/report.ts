import type { Lang } from '../i18n/index.js';
import { buildReportModel, type ReportModel, type ReportOptions } from '../reporters/model.js';
import type { ReportAssets, Reporter } from '../reporters/reporter.js';
import { resultOf } from '../reporters/result.js';
import { assess, type AssessRequest, type AssessResult } from './assess.js';
import { canonicalJson } from '../core/canonical.js';
import type { Ports } from './ports.js';

export interface ReportRequest extends AssessRequest {
  readonly lang: Lang;
  readonly tool: { readonly name: string; readonly version: string };
}

/** An assessment, and what turns it into documents that all say the same. */
export interface PreparedReport extends AssessResult {
  readonly model: ReportModel;
  document(reporter: Reporter): Promise<string | Uint8Array>;
  /** The published result, which other programs read. */
  json(): string;
}

/** Judges a dossier and prepares its documents. @throws ConvergenceError for an input that cannot be used. */
export async function prepareReport(ports: Ports, request: ReportRequest): Promise<PreparedReport> {
  const result = await assess(ports, request);
  const { assessment, vocabulary, referentials, opened } = result;
  const options: ReportOptions = {
    lang: request.lang,
    vocabulary,
    tool: request.tool,
    digest: ports.digest(canonicalJson(assessment)),
    referentials: referentials.map(({ referential }) => referential),
    commitments: opened.dossier.commitments,
  };
  const model = buildReportModel(assessment, options);
  const assets: ReportAssets = { font: (name) => ports.asset(name) };
  return {
    ...result,
    model,
    document: async (reporter) => reporter.render(model, assets),
    json: () => JSON.stringify(resultOf(assessment, options), null, 2),
  };
}
