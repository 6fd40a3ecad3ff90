import type { Day } from '../core/day.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import type { ArtefactRecord, Environment, Findings, RecordedFinding, RecordedRemark } from '../core/findings.js';
import { detectKind } from '../probes/detect.js';
import { PROBES, type ProbeEntry } from '../probes/index.js';
import type { Artefact, ArtefactKind, Observations } from '../probes/probe.js';
import { realIdentityIn } from '../probes/real-identity.js';
import { unfold } from '../probes/unfold.js';
import { dayOf } from './assess.js';
import type { OpenedDossier, Ports } from './ports.js';

export interface ProbeRequest {
  readonly dossier: string;
  readonly date?: string;
  /** Probes by id; all that apply when empty. */
  readonly only: readonly string[];
  /** Reads artefacts said to be test ones though they carry production identities. */
  readonly allowRealIdentities: boolean;
  readonly tool: { readonly name: string; readonly version: string };
}

/** One file that would be read, by which probes. */
export interface PlannedArtefact {
  readonly path: string;
  readonly size: number;
  readonly kind: ArtefactKind;
  readonly environment: Environment;
  readonly probes: readonly string[];
}

export interface ProbePlan {
  readonly opened: OpenedDossier;
  readonly day: Day;
  readonly artefacts: readonly PlannedArtefact[];
  readonly problems: readonly Problem[];
}

export interface ProbeRun {
  readonly plan: ProbePlan;
  readonly findings: Findings;
  readonly problems: readonly Problem[];
}

/** An artefact opened: itself and its parts, ready for the probes. */
interface OpenedArtefact {
  readonly record: ArtefactRecord;
  readonly parts: readonly Artefact[];
}

function chosenProbes(only: readonly string[]): readonly ProbeEntry[] {
  const unknown = only.find((id) => !PROBES.some((probe) => probe.id === id));
  if (unknown !== undefined) throw ConvergenceError.of('probe/unknown', { id: unknown, known: PROBES.map((probe) => probe.id) });
  return only.length === 0 ? PROBES : PROBES.filter((probe) => only.includes(probe.id));
}

const warning = (code: string, file: string, params = {}): Problem => ({ code, params: { file, ...params }, place: { file }, severity: 'warning' });

async function opened(ports: Ports, request: ProbeRequest): Promise<{ readonly plan: ProbePlan; readonly artefacts: readonly OpenedArtefact[] }> {
  const day = dayOf(ports, request.date);
  const probes = chosenProbes(request.only);
  const dossier = await ports.dossiers.open(request.dossier);
  const { files, problems: passedOver } = await ports.artefacts.list(dossier.folder);
  const problems: Problem[] = [...dossier.warnings.filter((each) => each.code !== 'findings/ignored'), ...passedOver];
  const artefacts: OpenedArtefact[] = [];
  const planned: PlannedArtefact[] = [];
  for (const { path } of files) {
    try {
      const { bytes, sha256 } = await ports.artefacts.read(dossier.folder, path);
      const environment = dossier.dossier.artefacts?.[path]?.environment ?? 'test';
      const kind = detectKind(bytes);
      const { parts } = await unfold({ path, bytes, kind, environment });
      const readers = probes.filter((probe) => parts.some((part) => probe.reads.includes(part.kind)));
      planned.push({ path, size: bytes.length, kind, environment, probes: readers.map((probe) => probe.id) });
      if (readers.length === 0) {
        if (kind === 'unknown') problems.push(warning('probe/unknown-kind', path));
        continue;
      }
      const real = environment === 'test' && !request.allowRealIdentities ? parts.find((part) => realIdentityIn(part.bytes)) : undefined;
      if (real) problems.push(warning('probe/real-identity', real.path));
      else artefacts.push({ record: { path, sha256, size: bytes.length, kind, environment }, parts });
    } catch (error) {
      if (!(error instanceof ConvergenceError)) throw error;
      problems.push(...error.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
    }
  }
  return { plan: { opened: dossier, day, artefacts: planned, problems }, artefacts };
}

/** What `probe` would read, and nothing else. @throws ConvergenceError */
export async function planProbe(ports: Ports, request: ProbeRequest): Promise<ProbePlan> {
  return (await opened(ports, request)).plan;
}

const fileOf = (path: string): string => path.split('!')[0] ?? path;

function recorded(probe: string, { facts, remarks }: Observations, about: Pick<Findings, 'tool' | 'date' | 'artefacts'>, ports: Ports): { readonly findings: RecordedFinding[]; readonly remarks: RecordedRemark[] } {
  return {
    findings: facts.map(({ fact, outcome, value, reason, places, artefacts }) => {
      const finding = { fact, probe, outcome, ...(value === undefined ? {} : { value }), ...(reason === undefined ? {} : { reason }), places: places.slice(0, 50), artefacts: [...new Set(artefacts.map(fileOf))].sort() };
      return { ...finding, seal: ports.findings.seal(finding, about) };
    }),
    remarks: remarks.map((remark) => ({ probe, ...remark })),
  };
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function compared(a: RecordedRemark, b: RecordedRemark): number {
  const key = (remark: RecordedRemark): string => [remark.place.artefact, String(remark.place.line ?? 0).padStart(8, '0'), remark.check, JSON.stringify(remark.place)].join('\u0000');
  return RANK[a.severity] - RANK[b.severity] || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

/**
 * Reads the artefacts of a dossier, states facts and writes them beside it. With `only`, nothing is written: what the other
 * probes stated would be lost.
 * @throws ConvergenceError for a dossier that cannot be used, or a probe nobody knows.
 */
export async function runProbe(ports: Ports, request: ProbeRequest): Promise<ProbeRun> {
  const { plan, artefacts } = await opened(ports, request);
  const about = { tool: request.tool, date: plan.day, artefacts: artefacts.map((each) => each.record) };
  const findings: RecordedFinding[] = [];
  const remarks: RecordedRemark[] = [];
  for (const entry of chosenProbes(request.only)) {
    const parts = artefacts.flatMap((each) => each.parts.filter((part) => entry.reads.includes(part.kind)));
    const probe = await entry.load();
    const result = recorded(entry.id, await probe.observe(parts, { day: plan.day, guides: {} }), about, ports);
    findings.push(...result.findings);
    remarks.push(...result.remarks);
  }
  findings.sort((a, b) => (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0));
  const written: Findings = { ...about, findings, remarks: remarks.sort(compared).slice(0, 20_000) };
  if (request.only.length === 0) await ports.findings.write(plan.opened.folder, written);
  return { plan, findings: written, problems: plan.problems };
}
