import type { Assessment } from '../core/assessment.js';
import { compileReferential, type CompiledReferential } from '../core/compile.js';
import { isDay, type Day } from '../core/day.js';
import type { Dossier } from '../core/dossier.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { evaluate } from '../core/evaluate.js';
import type { Referential, Vocabulary } from '../core/referential.js';
import { selectApplicable, selectEdition } from '../core/select.js';
import { believedOn } from './believed.js';
import type { OpenedDossier, Ports } from './ports.js';

export interface AssessRequest {
  readonly dossier: string;
  readonly date?: string;
  /** `id`, `id@edition`, or a path (with `/` or `.yaml`). Empty: those the dossier names, else those that apply. */
  readonly referentials?: readonly string[];
}

export interface AssessResult {
  readonly assessment: Assessment;
  readonly vocabulary: Vocabulary;
  readonly referentials: readonly CompiledReferential[];
  readonly opened: OpenedDossier;
  readonly warnings: readonly Problem[];
}

export function isPath(name: string): boolean {
  return name.includes('/') || name.includes('\\') || /\.ya?ml$/.test(name);
}

/** The day asked for, or today in Paris. @throws ConvergenceError `usage/date` for an impossible day. */
export function dayOf(ports: Pick<Ports, 'today'>, date: string | undefined): Day {
  if (date === undefined) return ports.today();
  if (!isDay(date)) throw ConvergenceError.of('usage/date', { value: date });
  return date;
}

/** Loads and compiles the rule sets for a dossier on a day. A path is refused when it takes the id of a shipped one. */
export async function referentialsFor(ports: Pick<Ports, 'referentials'>, dossier: Dossier, day: Day, wanted: readonly string[] = []): Promise<CompiledReferential[]> {
  const vocabulary = await ports.referentials.vocabulary();
  const shipped = await ports.referentials.shipped();
  const named = wanted.length > 0 ? wanted : dossier.referentials;
  if (named.length === 0) return selectApplicable(shipped.map((each) => compileReferential(each, vocabulary)), dossier, vocabulary, day);
  const loaded = [];
  for (const name of named) {
    if (wanted.length === 0 || !isPath(name)) {
      loaded.push(selectEdition(shipped, name, day));
      continue;
    }
    const opened = await ports.referentials.open(name);
    if (shipped.some((each) => each.referential.id === opened.referential.id)) throw ConvergenceError.of('referential/takes-shipped-id', { id: opened.referential.id }, { file: name });
    loaded.push(opened);
  }
  const unique = new Map(loaded.map((each) => [`${each.referential.id}@${each.referential.edition}`, each]));
  const perId = [...unique.values()].map((each) => each.referential.id);
  const twice = perId.find((id, index) => perId.indexOf(id) !== index);
  if (twice !== undefined) throw ConvergenceError.of('referential/two-editions', { id: twice });
  return [...unique.values()].map((each) => compileReferential(each, vocabulary));
}

/** The rule sets named by a path among those asked for: a dossier may answer their questions too. */
export async function givenByPath(ports: Pick<Ports, 'referentials'>, wanted: readonly string[] = []): Promise<Referential[]> {
  const opened = await Promise.all(wanted.filter(isPath).map((path) => ports.referentials.open(path)));
  return opened.map(({ referential }) => referential);
}

/** A dossier read, with the rule sets that judge it on a day. */
export interface OpenedCase {
  readonly day: Day;
  readonly opened: OpenedDossier;
  readonly vocabulary: Vocabulary;
  readonly referentials: readonly CompiledReferential[];
}

/** Reads a dossier and chooses its rule sets. @throws ConvergenceError for an input that cannot be used. */
export async function openCase(ports: Ports, request: AssessRequest): Promise<OpenedCase> {
  const day = dayOf(ports, request.date);
  const opened = believedOn(await ports.dossiers.open(request.dossier, await givenByPath(ports, request.referentials)), day);
  const vocabulary = await ports.referentials.vocabulary();
  const referentials = await referentialsFor(ports, opened.dossier, day, request.referentials);
  if (referentials.length === 0) throw ConvergenceError.of('referential/none-applies', { date: day }, { file: opened.file });
  return { day, opened, vocabulary, referentials };
}

/** Reads a dossier, chooses its rule sets and judges it. @throws ConvergenceError for an input that cannot be used. */
export async function assess(ports: Ports, request: AssessRequest): Promise<AssessResult> {
  const { day, opened, vocabulary, referentials } = await openCase(ports, request);
  return { assessment: evaluate(referentials, vocabulary, opened.dossier, day), vocabulary, referentials, opened, warnings: opened.warnings };
}
