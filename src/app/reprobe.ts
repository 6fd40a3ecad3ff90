import type { EntryReprobe } from '../core/campaign/reprobe.js';
import { reprobeDifferences } from '../core/campaign/reprobe.js';
import type { Day } from '../core/day.js';
import type { Dossier } from '../core/dossier.js';
import type { Problem } from '../core/error.js';
import { findingOf, statesSomething } from '../core/findings.js';
import { PROBES, type ProbeEntry } from '../probes/index.js';
import { observeArtefacts } from './observe-artefacts.js';
import type { OpenedDossier, Ports } from './ports.js';
import { readArtefacts } from './read-artefacts.js';

/** A dossier whose findings are those of its artefacts, and what its own said otherwise. */
export interface ReprobedDossier {
  readonly dossier: Dossier;
  readonly reprobed: EntryReprobe;
}

/** Of a file that no probe reads, nothing is claimed. */
const NOT_PASSED_OVER = 'probe/unknown-kind';

function countedByReason(problems: readonly Problem[]): EntryReprobe['passedOver'] {
  const counts = new Map<string, number>();
  for (const { code, params } of problems) {
    if (code !== NOT_PASSED_OVER) counts.set(code, (counts.get(code) ?? 0) + (Array.isArray(params['files']) ? params['files'].length : 1));
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, artefacts]) => ({ reason, artefacts }));
}

/**
 * Runs the offline probes again on the artefacts of a dossier, on a day, instead of believing its `findings.json`: bounded as `probe` is,
 * and nothing is written. Artefacts that bear real identities are passed over; what a probe fails on is left out, by name.
 */
export async function reprobed(ports: Pick<Ports, 'artefacts'>, opened: OpenedDossier, day: Day, probes: readonly ProbeEntry[] = PROBES): Promise<ReprobedDossier> {
  const { dossier } = opened;
  const { artefacts, problems } = await readArtefacts(ports, opened, { probes, allowRealIdentities: false, containsFailures: true });
  const observed = artefacts.length === 0 ? { findings: [], failed: [] } : await observeArtefacts(artefacts, { probes, day, guides: dossier.guides ?? {}, containsFailures: true });
  // A fact that rests on no artefact cannot be replayed.
  const findings = observed.findings.map((finding) => findingOf(finding, finding.artefacts.length === 0 && statesSomething(finding) ? 'artefact-absent' : 'verified'));
  const failures = observed.failed.map((file): Problem => ({ code: 'probe/failed', params: { files: [file] }, place: {}, severity: 'warning' }));
  return {
    dossier: { ...dossier, findings },
    reprobed: { differs: reprobeDifferences(dossier.findings, findings.filter(({ state }) => state === 'verified')), passedOver: countedByReason([...problems, ...failures]) },
  };
}
