import { evaluate } from '../core/evaluate.js';
import { ConvergenceError } from '../core/error.js';
import { explain } from '../core/explain/explain.js';
import type { Explanation } from '../core/explain/explanation.js';
import type { PlaceOf } from '../core/explain/readings.js';
import { findSubject, nearestNames } from '../core/explain/subject.js';
import type { LoadedReferential } from '../core/referential.js';
import type { Lang } from '../i18n/index.js';
import type { MeasureWords } from '../reporters/measures.js';
import { openCase, type AssessRequest, type AssessResult, type OpenedCase } from './assess.js';
import { measureWords } from './measure-words.js';
import type { OpenedDossier, Ports } from './ports.js';

export interface ExplainRequest extends AssessRequest {
  /** What to explain, as typed: see {@link findSubject}. */
  readonly id: string;
  readonly lang: Lang;
}

export interface ExplainResult extends AssessResult {
  readonly explanation: Explanation;
  /** The words of the probes, when something was measured. */
  readonly measures?: MeasureWords;
}

/** The places of an opened dossier; what is not written has none. */
function placesOf(opened: OpenedDossier): PlaceOf {
  return (path) => {
    const found = opened.place(path);
    if (path.length > 1) return found;
    // A missing key is placed at its parent: only one that is written stands before what it holds.
    const inside = opened.place([...path, 0]);
    return found.line === inside.line && found.column === inside.column ? undefined : found;
  };
}

/** The editions not judged here that hold such a name: what to add to the command line. */
function elsewhere(id: string, { referentials, day }: OpenedCase, shipped: readonly LoadedReferential[]): string[] {
  const judged = new Set(referentials.map(({ referential }) => `${referential.id}@${referential.edition}`));
  return shipped
    .map(({ referential }) => referential)
    .filter((each) => !judged.has(`${each.id}@${each.edition}`) && findSubject(id, [each], day) !== undefined)
    .map((each) => (each.status === 'in-force' ? each.id : `${each.id}@${each.edition}`));
}

/** Judges a dossier, then says why one of its figures is what it is. @throws ConvergenceError `explain/*` for a name nothing bears. */
export async function explainOne(ports: Ports, request: ExplainRequest): Promise<ExplainResult> {
  const opened = await openCase(ports, request);
  const { day, vocabulary, referentials } = opened;
  const rules = referentials.map(({ referential }) => referential);
  const subject = findSubject(request.id, rules, day);
  if (!subject) {
    const others = elsewhere(request.id, opened, await ports.referentials.shipped());
    if (others.length > 0) throw ConvergenceError.of('explain/elsewhere', { id: request.id, known: others });
    throw ConvergenceError.of('explain/unknown', { id: request.id, nearest: nearestNames(request.id, rules, day), known: rules.map(({ id }) => id) });
  }
  const { dossier, warnings } = opened.opened;
  return {
    ...opened,
    assessment: evaluate(referentials, vocabulary, dossier, day, { ahead: false }),
    explanation: explain(referentials, vocabulary, dossier, day, subject, placesOf(opened.opened)),
    warnings,
    ...(dossier.findings.length === 0 ? {} : { measures: await measureWords(request.lang) }),
  };
}
