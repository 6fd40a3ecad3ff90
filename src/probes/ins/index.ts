import type { Artefact, Observations, Probe, ProbeSettings } from '../probe.js';
import type { CarriedFormat } from './carried-identity.js';
import { checkBatch } from './check-batch.js';
import { FACTS, type Editions } from './checks.js';
import { description } from './description.js';
import { stateFacts } from './facts.js';
import { Notes, type Noted } from './noted.js';
import { readArtefact, type Carrier, type Reading } from './reading.js';

const READS: readonly CarriedFormat[] = ['hl7v2', 'cda', 'fhir', 'datamatrix'];

function formatOf({ kind }: Artefact): CarriedFormat | undefined {
  return READS.find((format) => format === kind);
}

/** The remarks on a lot of files, bounded file by file, each with the format of the file it stands in. */
function notedInBatch(carriers: readonly Carrier[]): Noted[] {
  const formats = new Map(carriers.map(({ identity }) => [identity.place.artefact, identity.format]));
  const notes = new Map<string, Notes>();
  for (const remark of checkBatch(carriers.map(({ identity }) => identity))) {
    const { artefact } = remark.place;
    const own = notes.get(artefact) ?? new Notes();
    own.add(formats.get(artefact) ?? 'hl7v2', [remark]);
    notes.set(artefact, own);
  }
  return [...notes].flatMap(([artefact, own]) => own.all(artefact, formats.get(artefact) ?? 'hl7v2'));
}

/** What the INS probe observes. Identities are compared in memory and forgotten: nothing of them leaves but a masked matricule. */
export function observe(artefacts: readonly Artefact[], { guides }: ProbeSettings): Observations {
  const editions: Editions = { pam: guides['pam'], frCore: guides['frCore'] ?? '2.2.0' };
  const readings: Reading[] = artefacts.flatMap((artefact) => {
    const format = formatOf(artefact);
    return format === undefined ? [] : [readArtefact(artefact, format, editions)];
  });
  const batch = notedInBatch(readings.flatMap(({ carriers }) => carriers));
  return {
    facts: stateFacts(readings, batch, editions),
    remarks: [...readings.flatMap(({ noted }) => noted), ...batch].map(({ remark }) => remark),
  };
}

/** The national health identity, as files carry it. */
export const probe: Probe = {
  id: 'ins',
  reads: READS,
  states: FACTS,
  checks: description.checks,
  observe: (artefacts, settings) => Promise.resolve().then(() => observe(artefacts, settings)),
};
