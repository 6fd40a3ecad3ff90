import type { Lang } from '../i18n/index.js';
import type { DocumentName } from '../reporters/documents.js';
import { buildReportModel, type ReportModel, type ReportOptions } from '../reporters/model.js';
import type { ReportAssets, Reporter } from '../reporters/reporter.js';
import { jsonText } from '../reporters/json-text.js';
import { resultOf } from '../reporters/result.js';
import { assess, type AssessRequest, type AssessResult } from './assess.js';
import { canonicalJson } from '../core/canonical.js';
import { once } from '../core/once.js';
import { inOriginalTexts } from '../core/original-texts.js';
import { untranslatedIn } from '../core/translation.js';
import { measureWords } from './measure-words.js';
import type { Ports } from './ports.js';
import { roadmapOf, type PlannedRoadmap, type RoadmapWishes } from './roadmap.js';

export interface ReportRequest extends AssessRequest, RoadmapWishes {
  /** The whole report when absent. */
  readonly document?: DocumentName;
  readonly lang: Lang;
  readonly tool: { readonly name: string; readonly version: string };
}

/** An assessment, and what turns it into documents that all say the same. */
export interface PreparedReport extends AssessResult, PlannedRoadmap {
  readonly options: ReportOptions;
  readonly model: ReportModel;
  document(reporter: Reporter): Promise<string | Uint8Array>;
  /** The published result, which other programs read. */
  json(): string;
}

/** Judges a dossier and prepares its documents. @throws ConvergenceError for an input that cannot be used. */
export async function prepareReport(ports: Ports, request: ReportRequest): Promise<PreparedReport> {
  const result = await assess(ports, request);
  const { assessment, vocabulary, referentials, opened } = result;
  const planned = roadmapOf(result, request);
  const loaded = referentials.map((each) => each.loaded);
  const original = once(() => inOriginalTexts(assessment, loaded));
  const digest = once(() => ports.digest(canonicalJson(original())));
  const options: ReportOptions = {
    ...planned,
    ...(request.document === undefined ? {} : { document: request.document }),
    lang: request.lang,
    vocabulary,
    tool: request.tool,
    get digest() {
      return digest();
    },
    referentials: referentials.map(({ referential }) => referential),
    commitments: opened.dossier.commitments,
    get original() {
      return original();
    },
    ...(opened.measured === undefined ? {} : { measured: opened.measured, measures: await measureWords(request.lang) }),
    untranslated: untranslatedIn(vocabulary, loaded),
  };
  const model = buildReportModel(assessment, options);
  const assets: ReportAssets = { font: (name) => ports.asset(name) };
  return {
    ...result,
    ...planned,
    options,
    model,
    document: async (reporter) => reporter.render(model, assets),
    json: () => jsonText(resultOf(assessment, options)),
  };
}
