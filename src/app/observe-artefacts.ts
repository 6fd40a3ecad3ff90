import type { Day } from '../core/day.js';
import type { RecordedFinding, RecordedRemark } from '../core/findings.js';
import type { ProbeEntry } from '../probes/index.js';
import type { Artefact, Check, Observations, Probe, ProbeSettings } from '../probes/probe.js';
import type { OpenedArtefact } from './read-artefacts.js';

/** Remarks and places kept: a file that fails everywhere is told once, not a million times. */
const MOST_REMARKS = 20_000;
const MOST_PLACES = 50;

const fileOf = (path: string): string => path.split('!')[0] ?? path;

function recorded(probe: string, { facts, remarks }: Observations): Omit<ObservedArtefacts, 'failed'> {
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

export interface ObservingSettings {
  readonly probes: readonly ProbeEntry[];
  readonly day: Day;
  readonly guides: ProbeSettings['guides'];
  /** Whether an artefact that a probe fails on is left out, where one must not stop the others: a campaign. */
  readonly containsFailures?: boolean;
}

/** What probes state of artefacts, before anything is sealed or written. */
export interface ObservedArtefacts {
  /** By fact. */
  readonly findings: readonly Omit<RecordedFinding, 'seal'>[];
  readonly remarks: readonly RecordedRemark[];
  /** Paths of the artefacts that some probe failed on, in order. */
  readonly failed: readonly string[];
}

/** What a probe states of the artefacts it does not fail on, told one by one once it fails on them all. */
async function observedWithout(probe: Probe, parts: readonly Artefact[], settings: ProbeSettings, failed: Set<string>): Promise<Observations> {
  const observe = async (some: readonly Artefact[]): Promise<Observations> => probe.observe(some, settings);
  try {
    return await observe(parts);
  } catch {
    for (const file of new Set(parts.map(({ path }) => fileOf(path)))) {
      await observe(parts.filter(({ path }) => fileOf(path) === file)).catch(() => failed.add(file));
    }
    const sound = parts.filter(({ path }) => !failed.has(fileOf(path)));
    // Sound one by one, and not together: nothing can be said of any.
    return await observe(sound).catch(() => {
      for (const { path } of sound) failed.add(fileOf(path));
      return { facts: [], remarks: [] };
    });
  }
}

/** Runs probes over artefacts that were read: the same artefacts state the same facts. */
export async function observeArtefacts(artefacts: readonly OpenedArtefact[], { probes, day, guides, containsFailures }: ObservingSettings): Promise<ObservedArtefacts> {
  const findings: Omit<RecordedFinding, 'seal'>[] = [];
  const remarks: RecordedRemark[] = [];
  const checks: Check[] = [];
  const failed = new Set<string>();
  for (const entry of probes) {
    const parts = artefacts.flatMap((each) => each.parts.filter((part) => entry.reads.includes(part.kind)));
    const probe = await entry.load();
    const observed = containsFailures === true ? await observedWithout(probe, parts, { day, guides }, failed) : await probe.observe(parts, { day, guides });
    const result = recorded(entry.id, observed);
    findings.push(...result.findings);
    remarks.push(...result.remarks);
    checks.push(...probe.checks);
  }
  findings.sort((a, b) => (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0));
  return { findings, remarks: toldOnce(remarks, checks).sort(compared).slice(0, MOST_REMARKS), failed: [...failed].sort() };
}
