import { shown } from '../ins/matricule.js';
import { judgeLotSignature } from './check-lot-signature.js';
import { sha1Hex } from './digests.js';
import { isSignature, type LotItem, type ReadLot } from './lot.js';
import { EXPECTED, isCoded, REQUIRED, strayKinds } from './metadata-rows.js';
import { at, type Notes } from './notes.js';

const ACTION = 'urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b';
const HAS_MEMBER = 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember';
const REQUIRED_OF_SET = ['uniqueId', 'sourceId', 'patientId', 'submissionTime'] as const;
const VISIBILITY = '1.2.250.1.213.1.1.4.13';

function judgeEnvelope(notes: Notes, { artefact, request, lot }: ReadLot): void {
  const place = at(artefact, { xpath: lot.xpath });
  notes.holds('dmp.lot.soap', request.soap === '1.2', place, { value: request.soap });
  notes.holds('dmp.lot.action', request.action === ACTION, place);
  notes.holds('dmp.lot.token', request.token !== undefined, place);
  const joined = lot.documents.length > 0 && lot.documents.every(({ form }) => form === 'included');
  notes.judge('dmp.lot.points', 'mtom', notes.holds('dmp.lot.mtom', joined, place), place);
}

function judgeSet(notes: Notes, { artefact, lot }: ReadLot): boolean {
  const { submission } = lot;
  const place = at(artefact, { xpath: lot.xpath });
  const recent = notes.holds('dmp.lot.ebxml', submission.ebXml === '3.0', place, { value: submission.ebXml });
  const one = notes.holds('dmp.lot.set', submission.sets.length === 1 && submission.documents.length > 0, place, { sets: submission.sets.length, documents: submission.documents.length });
  const sets = submission.sets.map((set) => {
    const missing = REQUIRED_OF_SET.filter((name) => set[name] === undefined);
    const complete = notes.holds('dmp.lot.setRequired', missing.length === 0, at(artefact, { xpath: set.xpath }), { names: missing });
    return notes.holds('dmp.lot.contentType', isCoded(set.contentType), at(artefact, { xpath: set.xpath })) && complete;
  });
  return recent && one && sets.every(Boolean);
}

/** Each entry has its document and belongs to the lot; each document has its entry. */
function judgeMembers(notes: Notes, { artefact, lot, items }: ReadLot): boolean {
  const { sets, associations } = lot.submission;
  const linked = new Set(associations.filter(({ type, status, source }) => type === HAS_MEMBER && status === 'Original' && sets.some(({ id }) => id === source)).map(({ target }) => target));
  const described = new Set(items.map(({ entry }) => entry.id));
  const entries = items.map(({ entry, carried }) => {
    const place = at(artefact, { xpath: entry.xpath });
    const member = notes.holds('dmp.lot.member', linked.has(entry.id), place);
    if (!notes.holds('dmp.lot.document', carried !== undefined, place)) return false;
    return notes.holds('dmp.lot.part', carried?.bytes !== undefined, place) && member;
  });
  const documents = lot.documents.map(({ id, xpath }) => notes.holds('dmp.lot.undescribed', described.has(id), at(artefact, { xpath })));
  return [...entries, ...documents].every(Boolean);
}

async function judgeDigest(notes: Notes, artefact: string, { entry, carried }: LotItem): Promise<boolean> {
  const place = at(artefact, { xpath: entry.xpath });
  if (!carried?.bytes) return true;
  const hash = entry.hash === undefined || notes.holds('dmp.lot.hash', entry.hash.toLowerCase() === (await sha1Hex(carried.bytes)), place);
  const size = entry.size === undefined || notes.holds('dmp.lot.size', entry.size === String(carried.bytes.length), place, { declared: shown(entry.size), actual: carried.bytes.length });
  return hash && size;
}

function judgeMetadata(notes: Notes, artefact: string, { entry, content }: LotItem): boolean {
  const place = at(artefact, { xpath: entry.xpath });
  const absent = (rows: typeof REQUIRED): string[] => rows.filter(([, present]) => !present(entry)).map(([name]) => name);
  const missing = absent(REQUIRED);
  const complete = notes.holds('dmp.lot.required', missing.length === 0, place, { names: missing });
  const wished = absent(EXPECTED);
  notes.holds('dmp.lot.expected', wished.length === 0, place, { names: wished });
  const strays = strayKinds(entry);
  const systems = notes.holds('dmp.lot.system', strays.length === 0, place, { names: strays });
  const hidden = entry.codes.confidentiality.filter(({ scheme }) => scheme.endsWith(VISIBILITY)).map(({ code }) => code);
  const visible = notes.holds('dmp.lot.visibility', !(hidden.includes('MASQUE_PS') && hidden.includes('INVISIBLE_PATIENT')), place);
  const mime = content.kind !== 'cda' || notes.holds('dmp.lot.mimeType', entry.mimeType === 'text/xml', place, { value: shown(entry.mimeType ?? '') });
  return complete && systems && visible && mime;
}

function judgePresentation(notes: Notes, artefact: string, { entry, content }: LotItem): void {
  if (content.kind !== 'stylesheet') return;
  const place = at(artefact, { xpath: entry.xpath });
  notes.remark(content.selfPresentable ? 'dmp.presentation.selfPresentable' : 'dmp.presentation.attached', place);
  if (content.active) notes.remark('dmp.presentation.script', place);
  notes.judge('dmp.cda.presentationPoints', 'alone', content.selfPresentable, place);
  notes.judge('dmp.cda.presentationPoints', 'inert', !content.active, place);
}

/** Holds a lot to the form of its request, of its metadata and of its signature. Digests are computed, hence the wait. */
export async function judgeLot(notes: Notes, read: ReadLot): Promise<void> {
  const { artefact, lot, items } = read;
  const place = at(artefact, { xpath: lot.xpath });
  judgeEnvelope(notes, read);
  const members = judgeMembers(notes, read);
  notes.judge('dmp.lot.points', 'members', members, place);
  let metadata = judgeSet(notes, read);
  for (const item of items) {
    judgePresentation(notes, artefact, item);
    const described = isSignature(item.entry) || judgeMetadata(notes, artefact, item);
    metadata = (await judgeDigest(notes, artefact, item)) && described && metadata;
  }
  notes.judge('dmp.lot.points', 'metadata', metadata, place);
  notes.judge('dmp.lot.points', 'signature', await judgeLotSignature(notes, read), place);
}
