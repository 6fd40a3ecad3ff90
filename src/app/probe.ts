import type { Day } from '../core/day.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import type { Findings } from '../core/findings.js';
import { PROBES, type ProbeEntry } from '../probes/index.js';
import { dayOf, givenByPath } from './assess.js';
import { observeArtefacts } from './observe-artefacts.js';
import type { OpenedDossier, Ports } from './ports.js';
import { readArtefacts, type OpenedArtefact, type PlannedArtefact } from './read-artefacts.js';

export interface ProbeRequest {
  readonly dossier: string;
  readonly date?: string;
  /** Rule sets given by path, whose questions the dossier answers too. */
  readonly referentials?: readonly string[];
  /** Probes by id; all that apply when empty. */
  readonly only: readonly string[];
  /** Reads artefacts said to be test ones though they carry production identities. */
  readonly allowRealIdentities: boolean;
  readonly tool: { readonly name: string; readonly version: string };
}

export interface ProbePlan {
  readonly opened: OpenedDossier;
  readonly day: Day;
  readonly artefacts: readonly PlannedArtefact[];
  /** What is doubtful in the dossier, and what was passed over, with why. */
  readonly problems: readonly Problem[];
}

export interface ProbeRun extends ProbePlan {
  readonly findings: Findings;
  /** Where they were written; undefined when some probes only were asked for: what the others stated would be lost. */
  readonly written?: string;
}

function chosenProbes(only: readonly string[]): readonly ProbeEntry[] {
  const known = PROBES.map(({ id }) => id);
  const unknown = only.find((id) => !known.includes(id));
  if (unknown !== undefined) throw ConvergenceError.of('probe/unknown', { id: unknown, known });
  return only.length === 0 ? PROBES : PROBES.filter(({ id }) => only.includes(id));
}

async function opened(ports: Ports, request: ProbeRequest): Promise<{ readonly plan: ProbePlan; readonly artefacts: readonly OpenedArtefact[] }> {
  const day = dayOf(ports, request.date);
  const probes = chosenProbes(request.only);
  const dossier = await ports.dossiers.open(request.dossier, await givenByPath(ports, request.referentials ?? []));
  const { planned, artefacts, problems } = await readArtefacts(ports, dossier, { probes, allowRealIdentities: request.allowRealIdentities });
  // Findings that cannot be used are about to be replaced.
  const doubts = dossier.warnings.filter(({ code }) => code !== 'findings/ignored');
  return { plan: { opened: dossier, day, artefacts: planned, problems: [...doubts, ...problems] }, artefacts };
}

/** What `probe` would read, and by which probe. Files are opened to tell what they are; nothing is judged nor written. @throws ConvergenceError */
export async function planProbe(ports: Ports, request: ProbeRequest): Promise<ProbePlan> {
  return (await opened(ports, request)).plan;
}

/**
 * Reads the artefacts of a dossier, states facts and writes them beside it.
 * @throws ConvergenceError for a dossier that cannot be used, or a probe nobody knows.
 */
export async function runProbe(ports: Ports, request: ProbeRequest): Promise<ProbeRun> {
  const { plan, artefacts } = await opened(ports, request);
  const { findings, remarks } = await observeArtefacts(artefacts, { probes: chosenProbes(request.only), day: plan.day, guides: plan.opened.dossier.guides ?? {} });
  const stated = await ports.findings.seal({ tool: request.tool, date: plan.day, artefacts: artefacts.map(({ record }) => record), findings, remarks });
  if (request.only.length > 0) return { ...plan, findings: stated };
  return { ...plan, findings: stated, written: await ports.findings.write(plan.opened.folder, stated) };
}
