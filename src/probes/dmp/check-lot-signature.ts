import type { DocumentEntry } from '../../formats/document-entry.js';
import { ParseError } from '../../formats/parse-error.js';
import { readSignedManifest, type ManifestReference, type SignedManifest } from '../../formats/signed-manifest.js';
import { digestBase64 } from './digests.js';
import { isSignature, type LotItem, type ReadLot } from './lot.js';
import { at, type Notes } from './notes.js';

const SIGNS = 'urn:ihe:iti:2007:AssociationType:signs';
const CONFIDENTIALITY = ['N', 'MASQUE_PS', 'INVISIBLE_PATIENT'];

/** What the entry of a signature says, that official examples show. */
const ENTRY_ROWS: readonly (readonly [name: string, present: (entry: DocumentEntry) => boolean])[] = [
  ['languageCode', ({ languageCode }) => languageCode === 'art'],
  ['classCode', ({ codes }) => codes.class.some(({ code }) => code === 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1')],
  ['typeCode', ({ codes }) => codes.type.some(({ code, scheme }) => code === 'E1762' && scheme === 'ASTM')],
  ['eventCode', ({ codes }) => codes.event.some(({ code }) => code === '1.2.840.10065.1.12.1.14')],
  ['confidentialityCode', ({ codes }) => CONFIDENTIALITY.every((each) => codes.confidentiality.some(({ code }) => code === each))],
];

function judgeEntry(notes: Notes, { artefact, lot }: ReadLot, { entry }: LotItem): void {
  const missing = ENTRY_ROWS.filter(([, present]) => !present(entry)).map(([name]) => name);
  const linked = lot.submission.associations.some(({ type, source, target }) => type === SIGNS && source === entry.id && lot.submission.sets.some(({ id }) => id === target));
  notes.holds('dmp.lot.signatureEntry', missing.length === 0 && linked, at(artefact, { xpath: entry.xpath }), { names: linked ? missing : [...missing, 'signs'] });
}

function readManifest(bytes: Uint8Array): SignedManifest | undefined {
  try {
    return readSignedManifest(bytes);
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

function referenceTo(manifest: SignedManifest, uniqueId: string | undefined): ManifestReference | undefined {
  return manifest.references.find(({ uri }) => uniqueId !== undefined && (uri === uniqueId || uri === `urn:oid:${uniqueId}`));
}

/** Each document is cited, with the digest of its bytes. Undefined when a digest cannot be recomputed from the bytes alone. */
async function judgeCited(notes: Notes, { artefact, items }: ReadLot, manifest: SignedManifest): Promise<boolean | undefined> {
  let unverified = false;
  let held = true;
  for (const { entry, carried } of items.filter((item) => !isSignature(item.entry))) {
    const place = at(artefact, { xpath: entry.xpath });
    const reference = referenceTo(manifest, entry.uniqueId);
    if (!notes.holds('dmp.lot.signatureCites', reference !== undefined, place, { object: 'document' }) || !reference) {
      held = false;
      continue;
    }
    const digest = carried?.bytes && !reference.transformed ? await digestBase64(reference.digestMethod, carried.bytes) : undefined;
    if (digest === undefined) unverified = true;
    else held = notes.holds('dmp.lot.signatureDigest', digest === reference.digest, place) && held;
  }
  if (!held) return false;
  return unverified ? undefined : true;
}

/** The signature of a lot: a document of it, whose manifest cites the lot and each document. Its value is not verified. */
export async function judgeLotSignature(notes: Notes, read: ReadLot): Promise<boolean | undefined> {
  const { artefact, lot, items } = read;
  const place = at(artefact, { xpath: lot.xpath });
  const item = items.find(({ entry }) => isSignature(entry));
  if (!item) return notes.holds('dmp.lot.signature', false, place, { problem: 'absent' });
  judgeEntry(notes, read, item);
  if (!item.carried?.bytes) return undefined;
  const manifest = readManifest(item.carried.bytes);
  if (!manifest || manifest.references.length === 0) return notes.holds('dmp.lot.signature', false, at(artefact, { xpath: item.entry.xpath }), { problem: 'manifest' });
  const old = [manifest.signatureMethod, ...manifest.references.map(({ digestMethod }) => digestMethod)].some((algorithm) => /sha1$/i.test(algorithm));
  notes.holds('dmp.lot.signatureSha1', !old, at(artefact, { xpath: item.entry.xpath }));
  const lots = lot.submission.sets.map((set) => notes.holds('dmp.lot.signatureCites', referenceTo(manifest, set.uniqueId) !== undefined, at(artefact, { xpath: set.xpath }), { object: 'lot' }));
  const cited = await judgeCited(notes, read, manifest);
  if (cited === undefined) notes.remark('dmp.lot.signatureUnverified', at(artefact, { xpath: item.entry.xpath }));
  return lots.every(Boolean) ? cited : false;
}
