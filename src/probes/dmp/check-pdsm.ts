import { childPointer, isObject, itemsOf, parseFhir, resourcesOf, textOf, type FhirResource, type Json, type JsonObject } from '../../formats/fhir.js';
import { decodeBase64 } from '../../formats/mime-content.js';
import { sha1Base64 } from './digests.js';
import { at, type Notes } from './notes.js';

const DESIGNATION = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType';
const DESIGNATION_SYSTEMS = /TRE[-_]?(?:A00|R209|R02)|1\.2\.250\.1\.213\.2\.2$|1\.2\.250\.1\.71\.4\.2\.4$|1\.2\.250\.1\.213\.1\.1\.4\.6$/;
const FACILITY_SYSTEMS = /TRE[-_]?(?:A00|R02)|1\.2\.250\.1\.71\.4\.2\.4$|1\.2\.250\.1\.213\.1\.1\.4\.6$/;
const PRACTICE_SYSTEMS = /TRE[-_]?(?:A00|A01)|1\.2\.250\.1\.213\.1\.1\.4\.(?:9|6)$/;

function child(json: Json | undefined, key: string): Json | undefined {
  return isObject(json) ? json[key] : undefined;
}

function systemsOf(concept: Json | undefined): string[] {
  return itemsOf(child(concept, 'coding')).map((coding) => textOf(child(coding, 'system')));
}

/** The documents a bundle carries, by the address its other entries name them with. */
function binariesOf(bundle: JsonObject): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const entry of itemsOf(bundle['entry'])) {
    const resource = child(entry, 'resource');
    if (textOf(child(resource, 'resourceType')) === 'Binary') found.set(textOf(child(entry, 'fullUrl')), textOf(child(resource, 'data')));
  }
  return found;
}

/** One document reference, where it stands, in a bundle or alone. */
interface Reference {
  readonly notes: Notes;
  readonly artefact: string;
  readonly found: FhirResource;
  readonly binaries: ReadonlyMap<string, string> | undefined;
}

async function judgeAttachment({ notes, artefact, binaries }: Reference, attachment: Json | undefined, pointer: string): Promise<void> {
  const place = at(artefact, { pointer });
  const missing = ['size', 'hash', 'title'].filter((name) => child(attachment, name) === undefined);
  notes.holds('dmp.pdsm.attachment', missing.length === 0, place, { names: missing });
  const url = textOf(child(attachment, 'url'));
  const inline = textOf(child(attachment, 'data'));
  if (inline === '' && binaries && !notes.holds('dmp.pdsm.reference', binaries.has(url), place)) return;
  const data = inline === '' ? binaries?.get(url) : inline;
  if (data === undefined || data === '') return;
  const bytes = decodeBase64(new TextEncoder().encode(data)).content;
  const [size, hash] = [child(attachment, 'size'), child(attachment, 'hash')];
  if (typeof size === 'number') notes.holds('dmp.pdsm.size', size === bytes.length, place, { declared: size, actual: bytes.length });
  if (typeof hash === 'string') notes.holds('dmp.pdsm.hash', hash === (await sha1Base64(bytes)), place);
}

async function judgeReference(reference: Reference): Promise<void> {
  const { notes, artefact, found } = reference;
  const { resource, pointer } = found;
  const context = resource['context'];
  const place = at(artefact, { pointer });
  notes.holds('dmp.pdsm.custodian', resource['custodian'] !== undefined, place);
  notes.holds('dmp.pdsm.author', itemsOf(resource['author']).length > 0 && textOf(resource['date']) !== '', place);
  notes.holds('dmp.pdsm.period', textOf(child(child(context, 'period'), 'start')) !== '', place);
  for (const [check, name, systems] of [['dmp.pdsm.facility', 'facilityType', FACILITY_SYSTEMS], ['dmp.pdsm.practice', 'practiceSetting', PRACTICE_SYSTEMS]] as const) {
    const written = systemsOf(child(context, name));
    notes.holds(check, written.length > 0 && written.every((system) => systems.test(system)), at(artefact, { pointer: childPointer(pointer, 'context', name) }));
  }
  for (const [index, content] of itemsOf(resource['content']).entries()) await judgeAttachment(reference, child(content, 'attachment'), childPointer(pointer, 'content', index, 'attachment'));
}

function judgeList(notes: Notes, artefact: string, root: JsonObject): void {
  const lists = resourcesOf(root, 'List');
  notes.holds('dmp.pdsm.list', lists.length > 0 && lists.every(({ resource }) => resource['source'] !== undefined), at(artefact, { pointer: '' }));
  for (const { resource, pointer } of lists) {
    const systems = itemsOf(resource['extension']).filter((extension) => textOf(child(extension, 'url')) === DESIGNATION).flatMap((extension) => systemsOf(child(extension, 'valueCodeableConcept')));
    notes.holds('dmp.pdsm.designation', systems.length > 0 && systems.every((system) => DESIGNATION_SYSTEMS.test(system)), at(artefact, { pointer }));
  }
}

/**
 * A light look at a deposit in FHIR (PDSm): a trajectory, that no fact depends on.
 * @throws ParseError as `parseFhir`
 */
export async function judgePdsm(notes: Notes, artefact: string, bytes: Uint8Array): Promise<void> {
  const root = parseFhir(bytes);
  const type = textOf(root['type']);
  const isBundle = root['resourceType'] === 'Bundle';
  const references = resourcesOf(root, 'DocumentReference');
  if (isBundle && type === 'document') notes.remark('dmp.pdsm.notLot', at(artefact, { pointer: '/type' }));
  if (isBundle && type === 'transaction' && references.length > 0) judgeList(notes, artefact, root);
  const binaries = isBundle && type === 'transaction' ? binariesOf(root) : undefined;
  for (const found of references) await judgeReference({ notes, artefact, found, binaries });
}
