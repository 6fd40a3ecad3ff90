import type { Day } from '../core/day.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import type { ArtefactRecord, Environment, Findings, RecordedFinding, RecordedRemark, UnsealedFindings } from '../core/findings.js';
import { detectKind } from '../probes/detect.js';
import { PROBES, type ProbeEntry } from '../probes/index.js';
import type { Artefact, ArtefactKind, Check, Observations } from '../probes/probe.js';
import { bearsMatricule, withoutMatricules } from '../probes/ins/matricule.js';
import { carriesRealIdentity } from '../probes/real-identity.js';
import { unfold } from '../probes/unfold.js';
import { dayOf, givenByPath } from './assess.js';
import type { OpenedDossier, Ports } from './ports.js';

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

/** One file of the dossier, and which probes read it: none when nothing of it is known to them. */
export interface PlannedArtefact {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: ArtefactKind;
  readonly environment: Environment;
  readonly probes: readonly string[];
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

/** An artefact opened: itself and the documents it carries, ready for the probes. */
interface OpenedArtefact {
  readonly record: ArtefactRecord;
  readonly parts: readonly Artefact[];
}

/** Bytes held at once, what messages and archives carry included: beyond, an artefact is passed over by name. */
export const MOST_BYTES = 96 * 1024 * 1024;
/** Remarks and places kept: a file that fails everywhere is told once, not a million times. */
const MOST_REMARKS = 20_000;
const MOST_PLACES = 50;

function chosenProbes(only: readonly string[]): readonly ProbeEntry[] {
  const known = PROBES.map(({ id }) => id);
  const unknown = only.find((id) => !known.includes(id));
  if (unknown !== undefined) throw ConvergenceError.of('probe/unknown', { id: unknown, known });
  return only.length === 0 ? PROBES : PROBES.filter(({ id }) => only.includes(id));
}

/** Reads the artefacts one by one; each that cannot be read, or may not, is passed over and named. */
class Reading {
  readonly artefacts: OpenedArtefact[] = [];
  readonly planned: PlannedArtefact[] = [];
  readonly #unread: Problem[] = [];
  /** Passed over for the same reason, told together. */
  readonly #together = new Map<string, string[]>();
  #held = 0;

  constructor(
    private readonly ports: Ports,
    private readonly request: ProbeRequest,
    private readonly dossier: OpenedDossier,
    private readonly probes: readonly ProbeEntry[],
  ) {}

  async add(path: string): Promise<void> {
    try {
      await this.#read(path);
    } catch (error) {
      if (!(error instanceof ConvergenceError)) throw error;
      this.#unread.push(...error.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
    }
  }

  /** What was passed over, with why: files of the same reason in one line. */
  get problems(): Problem[] {
    const together = [...this.#together].map(([code, files]): Problem => ({ code, params: { files, limit: MOST_BYTES }, place: {}, severity: 'warning' }));
    return [...this.#unread, ...together];
  }

  #passOver(code: string, path: string): void {
    const known = this.#together.get(code);
    if (known) known.push(path);
    else this.#together.set(code, [path]);
  }

  async #read(path: string): Promise<void> {
    if (bearsMatricule(path)) {
      this.#passOver('artefact/named-after-identity', withoutMatricules(path));
      return;
    }
    const { bytes, sha256 } = await this.ports.artefacts.read(this.dossier.folder, path);
    const stated = this.dossier.dossier.artefacts;
    const environment = stated !== undefined && Object.hasOwn(stated, path) ? (stated[path]?.environment ?? 'test') : 'test';
    const kind = detectKind(bytes);
    const { parts, opened, leftOut } = await unfold({ path, bytes, kind, environment });
    if (leftOut > 0) this.#passOver('probe/left-out', path);
    const readers = this.probes.filter((probe) => parts.some((part) => probe.reads.includes(part.kind)));
    this.planned.push({ path, size: bytes.length, kind, environment, probes: readers.map(({ id }) => id) });
    if (readers.length === 0) {
      // What no probe at all reads is worth a word; what only another probe reads is not.
      if (!PROBES.some(({ reads }) => parts.some((part) => reads.includes(part.kind)))) this.#passOver('probe/unknown-kind', path);
    } else if (environment === 'test' && !this.request.allowRealIdentities && opened.some(carriesRealIdentity)) {
      this.#passOver('probe/real-identity', path);
    } else if (this.#held + opened.reduce((sum, each) => sum + each.length, 0) > MOST_BYTES) {
      this.#passOver('artefact/too-much', path);
    } else {
      this.#held += opened.reduce((sum, each) => sum + each.length, 0);
      this.artefacts.push({ record: { path, sha256, size: bytes.length, kind, environment }, parts });
    }
  }
}

async function opened(ports: Ports, request: ProbeRequest): Promise<{ readonly plan: ProbePlan; readonly artefacts: readonly OpenedArtefact[] }> {
  const day = dayOf(ports, request.date);
  const probes = chosenProbes(request.only);
  const dossier = await ports.dossiers.open(request.dossier, await givenByPath(ports, request.referentials ?? []));
  const { files, problems } = await ports.artefacts.list(dossier.folder);
  const reading = new Reading(ports, request, dossier, probes);
  for (const { path } of files) await reading.add(path);
  // Findings that cannot be used are about to be replaced.
  const doubts = dossier.warnings.filter(({ code }) => code !== 'findings/ignored');
  return { plan: { opened: dossier, day, artefacts: reading.planned, problems: [...doubts, ...problems, ...reading.problems] }, artefacts: reading.artefacts };
}

/** What `probe` would read, and by which probe. Files are opened to tell what they are; nothing is judged nor written. @throws ConvergenceError */
export async function planProbe(ports: Ports, request: ProbeRequest): Promise<ProbePlan> {
  return (await opened(ports, request)).plan;
}

const fileOf = (path: string): string => path.split('!')[0] ?? path;

function recorded(probe: string, { facts, remarks }: Observations): Pick<UnsealedFindings, 'findings' | 'remarks'> {
  return {
    findings: facts.map((stated) => ({ ...stated, probe, places: stated.places.slice(0, MOST_PLACES), artefacts: [...new Set(stated.artefacts.map(fileOf))].sort() })),
    remarks: remarks.map((remark) => ({ probe, ...remark })),
  };
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function compared(a: RecordedRemark, b: RecordedRemark): number {
  const key = (remark: RecordedRemark): string => [remark.place.artefact, String(remark.place.line ?? 0).padStart(8, '0'), remark.check, JSON.stringify(remark.place)].join('\u0000');
  return RANK[a.severity] - RANK[b.severity] || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

/** Remarks told once: what one probe says of a file and another says too is left to the other. */
function toldOnce(remarks: readonly RecordedRemark[], checks: readonly Check[]): RecordedRemark[] {
  const said = new Set(remarks.map(({ check, place }) => `${check} ${place.artefact}`));
  const twins = new Map(checks.flatMap(({ id, alsoSaidBy }) => (alsoSaidBy === undefined ? [] : [[id, alsoSaidBy] as const])));
  return remarks.filter(({ check, place }) => !said.has(`${twins.get(check) ?? ''} ${place.artefact}`));
}

/**
 * Reads the artefacts of a dossier, states facts and writes them beside it.
 * @throws ConvergenceError for a dossier that cannot be used, or a probe nobody knows.
 */
export async function runProbe(ports: Ports, request: ProbeRequest): Promise<ProbeRun> {
  const { plan, artefacts } = await opened(ports, request);
  const findings: Omit<RecordedFinding, 'seal'>[] = [];
  const remarks: RecordedRemark[] = [];
  const checks: Check[] = [];
  for (const entry of chosenProbes(request.only)) {
    const parts = artefacts.flatMap((each) => each.parts.filter((part) => entry.reads.includes(part.kind)));
    const probe = await entry.load();
    const result = recorded(entry.id, await probe.observe(parts, { day: plan.day, guides: plan.opened.dossier.guides ?? {} }));
    findings.push(...result.findings);
    remarks.push(...result.remarks);
    checks.push(...probe.checks);
  }
  findings.sort((a, b) => (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0));
  const stated = await ports.findings.seal({ tool: request.tool, date: plan.day, artefacts: artefacts.map(({ record }) => record), findings, remarks: toldOnce(remarks, checks).sort(compared).slice(0, MOST_REMARKS) });
  if (request.only.length > 0) return { ...plan, findings: stated };
  return { ...plan, findings: stated, written: await ports.findings.write(plan.opened.folder, stated) };
}
