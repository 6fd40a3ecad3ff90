import { readDocument } from '../../formats/cda-document.js';
import { readSoapRequest } from '../../formats/iti41.js';
import { ParseError } from '../../formats/parse-error.js';
import { parseVihf } from '../../formats/vihf.js';
import type { Artefact, Observations, Probe, ProbeSettings, StatedFact } from '../probe.js';
import { judgeBody, judgePresentation } from './check-body.js';
import { judgeConsistency } from './check-consistency.js';
import { judgeHeader, judgeType } from './check-header.js';
import { judgeLot } from './check-lot.js';
import { judgePdsm } from './check-pdsm.js';
import { judgeToken, MODES, modeOf, type ReadToken } from './check-vihf.js';
import { CHECKS } from './checks.js';
import { description } from './description.js';
import { measured, nothingToRead, notMeasured, pointFacts } from './facts.js';
import { readLot } from './lot.js';
import { at, Notes } from './notes.js';
import { ERRORS_FACT, FORM_FACT, MODE_FACT, OF_DOCUMENTS, OF_LOTS, OF_TOKENS, type PointFact } from './points.js';
import { judgeVersions, type ReadDocument } from './versions.js';

/** What several artefacts share while they are read. */
interface Reading {
  readonly notes: Notes;
  readonly settings: ProbeSettings;
  readonly documents: ReadDocument[];
  readonly tokens: ReadToken[];
  /** Paths of documents that could not be read, and of tokens. */
  readonly unread: { readonly documents: string[]; readonly tokens: string[] };
}

async function readGuarded(reading: Reading, { path }: Artefact, facts: readonly PointFact[], read: () => void | Promise<void>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    reading.notes.remark('dmp.artefact.unreadable', at(path, error.place), { reason: error.code });
    reading.notes.unreadable(facts, at(path, error.place));
    return false;
  }
}

function observeDocument({ notes, documents }: Reading, { path, bytes }: Artefact): void {
  const document = readDocument(bytes);
  documents.push({ artefact: path, bytes, document });
  judgeHeader(notes, path, document, bytes);
  judgeType(notes, path, document);
  judgeBody(notes, path, document);
  judgePresentation(notes, path, document);
}

function observeToken({ notes, settings, tokens }: Reading, token: ReadToken): void {
  tokens.push(token);
  judgeToken(notes, token, settings.day);
}

async function observeRequest(reading: Reading, { path, bytes }: Artefact): Promise<void> {
  const request = readSoapRequest(bytes);
  if (request.token) observeToken(reading, { artefact: path, vihf: request.token, flow: request.lot ? 'feeding' : 'other' });
  if (!request.lot) return;
  const lot = readLot(path, request, request.lot);
  await judgeLot(reading.notes, lot);
  judgeConsistency(reading.notes, lot);
}

async function observeArtefact(reading: Reading, artefact: Artefact): Promise<void> {
  const { path, bytes, kind } = artefact;
  const { notes, unread } = reading;
  if (kind === 'cda' && !(await readGuarded(reading, artefact, OF_DOCUMENTS, () => observeDocument(reading, artefact)))) unread.documents.push(path);
  if (kind === 'vihf' && !(await readGuarded(reading, artefact, OF_TOKENS, () => observeToken(reading, { artefact: path, vihf: parseVihf(bytes), flow: 'alone' })))) unread.tokens.push(path);
  if (kind === 'iti41' && !(await readGuarded(reading, artefact, [...OF_LOTS, ...OF_TOKENS], () => observeRequest(reading, artefact)))) unread.tokens.push(path);
  if (kind === 'fhir') await readGuarded(reading, artefact, [], () => judgePdsm(notes, path, bytes));
}

function formFact({ documents, unread }: Reading): StatedFact {
  const places = documents.map(({ artefact }) => at(artefact));
  if (unread.documents.length > 0) return notMeasured(FORM_FACT, 'dmp.reason.unreadable', { artefacts: unread.documents }, unread.documents.map((path) => at(path)));
  if (documents.length === 0) return nothingToRead(FORM_FACT);
  const forms = new Set(documents.map(({ document }) => document.form));
  if (forms.has('none')) return notMeasured(FORM_FACT, 'dmp.reason.noBody', {}, places);
  return measured(FORM_FACT, forms.size > 1 ? 'mixed' : ([...forms][0] ?? ''), places);
}

/** Errors add up whatever else could be read; without one, a file that could not be read leaves the count unknown. */
function errorsFact({ notes, documents, unread }: Reading): StatedFact {
  const errors = notes.all().filter(({ check, severity }) => severity === 'error' && /^dmp\.(?:header|version)\./.test(check));
  const places = documents.map(({ artefact }) => at(artefact));
  if (unread.documents.length > 0) return notMeasured(ERRORS_FACT, 'dmp.reason.unreadable', { artefacts: unread.documents }, unread.documents.map((path) => at(path)));
  if (documents.length === 0) return nothingToRead(ERRORS_FACT);
  return measured(ERRORS_FACT, errors.length, errors.length > 0 ? errors.map(({ place }) => place) : places, places);
}

/** The mode of the tokens that feed; those that stand alone count only when no request is there to tell. */
function modeFact({ tokens, unread }: Reading): StatedFact {
  const feeding = tokens.filter(({ flow }) => flow === 'feeding');
  const chosen = feeding.length > 0 ? feeding : tokens.filter(({ flow }) => flow === 'alone');
  const places = chosen.map(({ artefact, vihf }) => at(artefact, { xpath: vihf.xpath }));
  const modes = chosen.map(({ vihf }) => modeOf(vihf));
  const reinforced = modes.indexOf('INDIRECTE_RENFORCEE');
  if (reinforced >= 0) return measured(MODE_FACT, 'INDIRECTE_RENFORCEE', places.slice(reinforced, reinforced + 1), places);
  if (unread.tokens.length > 0) return notMeasured(MODE_FACT, 'dmp.reason.unreadable', { artefacts: unread.tokens }, unread.tokens.map((path) => at(path)));
  if (chosen.length === 0) return nothingToRead(MODE_FACT);
  if (modes.some((mode) => !MODES.some((each) => each === mode))) return notMeasured(MODE_FACT, 'dmp.reason.mode', {}, places);
  return measured(MODE_FACT, modes.includes('INDIRECTE') ? 'INDIRECTE' : 'DIRECTE', places);
}

/** What the probe observes. Identifiers are compared in memory, and forgotten: nothing of a patient leaves but the key of a matricule. */
async function observe(artefacts: readonly Artefact[], settings: ProbeSettings): Promise<Observations> {
  const reading: Reading = { notes: new Notes(), settings, documents: [], tokens: [], unread: { documents: [], tokens: [] } };
  for (const artefact of artefacts) await observeArtefact(reading, artefact);
  judgeVersions(reading.notes, reading.documents);
  return { facts: [formFact(reading), errorsFact(reading), ...pointFacts(reading.notes), modeFact(reading)], remarks: reading.notes.all() };
}

/** Documents, tokens and lots that feed the DMP, held to the common header, to the examples of the service and to IHE. */
export const probe: Probe = {
  id: 'dmp',
  reads: ['cda', 'iti41', 'vihf', 'fhir'],
  states: description.states,
  checks: CHECKS,
  observe,
};
