import type { Assessment } from '../core/assessment.js';
import type { Explanation } from '../core/explain/explanation.js';
import type { TracedCondition } from '../core/explain/traced.js';
import type { ExplanationDocument } from './explanation/document.js';
import { levelDocument } from './explanation/level.js';
import { requirementDocument } from './explanation/requirement.js';
import { indexDocument } from './explanation/sort-index.js';
import { verdictDocument } from './explanation/verdict.js';
import { Wording, type Telling } from './explanation/words.js';
import { finished } from './finished.js';
import { editionsOf } from './model/origins.js';
import { namingOf, type NamingOptions, type ReportOptions } from './model/context.js';

export type { ExplanationDocument } from './explanation/document.js';

function partsOf(explanation: Explanation, wording: Wording): Omit<ExplanationDocument, 'lang' | 'footer'> {
  switch (explanation.kind) {
    case 'requirement':
      return requirementDocument(explanation, wording);
    case 'level':
      return levelDocument(explanation, wording);
    case 'verdict':
      return verdictDocument(explanation, wording);
    case 'index':
      return indexDocument(explanation, wording);
  }
}

function isIdle(node: TracedCondition): boolean {
  if (node.form === 'leaf') return false;
  return 'items' in node ? node.items.some((item) => !item.decides || [item.where, item.is].some((part) => part !== undefined && isIdle(part))) : !node.decides || node.parts.some(isIdle);
}

/** True when some of its conditions decide nothing, and are folded unless everything is asked. */
function hasIdle(explanation: Explanation): boolean {
  if (explanation.kind !== 'requirement') return false;
  const { applies, met, answersAlone, partial, implications } = explanation;
  const told = [...(applies ?? []).map(({ condition }) => condition), met, answersAlone, partial, ...implications.map(({ other }) => other.met)];
  return told.some((each) => each !== null && isIdle(each));
}

/** An explanation in words, for the assessment it explains. Pure: computes nothing, says everything. */
export function explanationDocument(explanation: Explanation, assessment: Assessment, options: NamingOptions, telling: Telling): ExplanationDocument {
  const naming = namingOf(assessment, options);
  const wording = new Wording(naming, telling);
  const { words, lang } = naming;
  const { name, version } = assessment.product;
  const product = version === undefined || name.endsWith(version) ? name : `${name} ${version}`;
  const { about, ...said } = partsOf(explanation, wording);
  const document: ExplanationDocument = {
    lang,
    ...said,
    about: [...about, `${product}, ${wording.said.asOf(wording.day(assessment.date))}`],
    footer: [...(!telling.all && hasIdle(explanation) ? [wording.said.folded] : []), `${editionsOf(naming).map((each) => each.label).join(' · ')} · ${words.footerCalculation(assessment.calculation)}`, words.footer],
  };
  return finished(document, lang);
}

/** The published explanation (`schema explanation`): codes and data, no sentence of the tool. */
export function explanationResult(explanation: Explanation, { calculation, date, product }: Assessment, { tool }: Pick<ReportOptions, 'tool'>): Record<string, unknown> {
  return { calculation, tool, date, product, ...explanation };
}
