import { componentOf, repetitionsOf, valueAt, type Hl7Message, type Hl7Segment } from '../../formats/hl7v2.js';
import { STANDARD_ENCODING_CHARACTERS } from '../../formats/hl7v2-text.js';
import type { Artefact, Remark } from '../probe.js';
import { insIdentifiers, matricules, type CarriedIdentifier } from './carried-identity.js';
import { remark, type Editions } from './checks.js';
import { identifiersIn, placeIn, type Hl7Carrier } from './from-hl7v2.js';
import { isInsOid } from './oids.js';
import { shown } from './matricule.js';
import { isBefore } from './status.js';

/** The edition of PAM FR a message is held to: the one declared, else the one it claims, else the one in force. */
export function pamEdition(carrier: Hl7Carrier, editions: Editions): string {
  return editions.pam ?? (/^\d+(?:\.\d+)+$/.test(carrier.claimedPam) ? carrier.claimedPam : '2.11.2');
}

/** P-07, for the whole message: MSH-2. The truncation mark of HL7 2.7 is admitted. */
export function checkSeparators({ artefact, message }: Hl7Carrier): Remark[] {
  const { encodingCharacters, segments } = message;
  const [header] = segments;
  if (!header || encodingCharacters === STANDARD_ENCODING_CHARACTERS || encodingCharacters === `${STANDARD_ENCODING_CHARACTERS}#`) return [];
  const strange = [...encodingCharacters].filter((character, index) => character !== STANDARD_ENCODING_CHARACTERS[index]);
  const points = strange.map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return [remark('ins.pam.separators', placeIn(artefact, header, 2), { strange: points })];
}

/** P-07: how PID-3 writes an INS. */
export function checkInsIdentifier({ artefact, message, pid }: Hl7Carrier): Remark[] {
  const repetitions = repetitionsOf(message, pid, 3);
  const identifiers = identifiersIn(artefact, message, pid, 3);
  return repetitions.flatMap((cx, index) => {
    if (identifiers[index]?.kind !== 'ins') return [];
    const place = (component: number): ReturnType<typeof placeIn> => placeIn(artefact, pid, 3, { index, of: repetitions.length }, component);
    const authority = cx[3] ?? [];
    const whole = authority.length === 3 && authority.every((part) => part !== '') && authority[2] === 'ISO';
    const dated = [7, 8].find((component) => componentOf(cx, component) !== '');
    return [...(whole ? [] : [remark('ins.pam.authority', place(4))]), ...(dated === undefined ? [] : [remark('ins.pam.validity', place(dated), { component: dated })])];
  });
}

/** P-08: what the message itself must say or not say of the traits. */
export function checkPid({ artefact, message, pid, nameUntyped, identity }: Hl7Carrier): Remark[] {
  const untyped = nameUntyped && matricules(identity).length > 0;
  return [
    ...(untyped ? [remark('ins.pam.nameType', placeIn(artefact, pid, 5))] : []),
    ...(repetitionsOf(message, pid, 19).length > 0 ? [remark('ins.pam.pid19', placeIn(artefact, pid, 19))] : []),
  ];
}

function segmentNamed({ group }: Hl7Carrier, name: string): Hl7Segment | undefined {
  return group.find((segment) => segment.name === name);
}

/** Two different current numbers under one authority, when PAM carries the last one INSi gave. */
function secondMatricules(identifiers: readonly CarriedIdentifier[]): CarriedIdentifier[] {
  const first = new Map<string, string>();
  return identifiers.filter(({ oid, value }) => {
    const known = first.get(oid);
    if (known === undefined) first.set(oid, value);
    return known !== undefined && known !== value;
  });
}

/** What an A47 may do to an INS: give another matricule, take it away, or take it away with the trust in the identity. */
export const CHANGES = ['change', 'removal', 'downgrade'] as const;

/** Whether a message changes an INS: what the grammar of A31 and A47 is about. An A31 with one INS may update anything else. */
export function changesIns(carrier: Hl7Carrier): boolean {
  const former = segmentNamed(carrier, 'MRG');
  const ins = insIdentifiers(carrier.identity);
  if (carrier.event === 'A47') return ins.length > 0 || (former !== undefined && identifiersIn(carrier.artefact, carrier.message, former, 1).some(({ kind }) => kind === 'ins'));
  return carrier.event === 'A31' && (ins.length > 1 || ins.some(({ erased }) => erased));
}

/** Which of the changes a message shows; an A31 that gives a NIR beside a NIA shows none of them. */
export function changeShown({ event, identity }: Hl7Carrier): (typeof CHANGES)[number] | undefined {
  if (event !== 'A47') return undefined;
  if (matricules(identity).length > 0) return 'change';
  return identity.status === 'provisional' ? 'downgrade' : 'removal';
}

/** P-09: A47 gives the new matricule, or erases it under its authority, and names the former one in MRG-1; A31 may give NIA and NIR. */
export function checkChange(carrier: Hl7Carrier): Remark[] {
  const { artefact, message, pid, event, identity } = carrier;
  const ins = insIdentifiers(identity);
  const remarks = [
    ...ins.filter(({ erased, oid }) => erased && !isInsOid(oid)).map(({ place }) => remark('ins.pam.erasedOid', place)),
    ...secondMatricules(matricules(identity)).map(({ place }) => remark('ins.pam.twoMatricules', place)),
  ];
  if (event !== 'A47' || !changesIns(carrier)) return remarks;
  const mrg = segmentNamed(carrier, 'MRG');
  const former = mrg ? identifiersIn(artefact, message, mrg, 1).filter(({ kind, value, erased }) => kind === 'ins' && value !== '' && !erased) : [];
  const same = matricules(identity).find(({ value, oid }) => former.some((each) => each.value === value && each.oid === oid));
  if (ins.length === 0) remarks.push(remark('ins.pam.change', placeIn(artefact, pid, 3), { flaw: 'noNew' }));
  if (former.length === 0) remarks.push(remark('ins.pam.change', mrg ? placeIn(artefact, mrg, 1) : identity.place, { flaw: 'noFormer' }));
  if (same) remarks.push(remark('ins.pam.change', same.place, { flaw: 'same' }));
  return remarks;
}

const TRACED_EVENTS: ReadonlySet<string> = new Set(['A01', 'A04', 'A05', 'A14', 'A28', 'A31']);
const MODES: ReadonlySet<string> = new Set(['SM', 'CV', 'INSI', 'CB', 'RFID']);
const PAPERS: ReadonlySet<string> = new Set('AN CC CE CM CN CS LE PA PC TC AV DC AC IE'.split(' '));

/** Whether a message has to say how the INS was obtained. */
export function tracesCollection(carrier: Hl7Carrier, editions: Editions): boolean {
  return carrier.identity.status === 'qualified' && TRACED_EVENTS.has(carrier.event) && !isBefore(pamEdition(carrier, editions), '2.9');
}

/** P-10, and the corrected birth date of ZFD-4, which bars any INS. */
export function checkZfd(carrier: Hl7Carrier, editions: Editions): Remark[] {
  const { artefact, message, identity } = carrier;
  const zfd = segmentNamed(carrier, 'ZFD');
  if (!zfd) return tracesCollection(carrier, editions) ? [remark('ins.collection.missing', identity.place)] : [];
  const value = (field: number): string => componentOf(repetitionsOf(message, zfd, field)[0], 1).replace(/^""$/, '');
  const corrected = value(4) === 'Y' && matricules(identity).length > 0 ? [remark('ins.status.correctedDate', placeIn(artefact, zfd, 4))] : [];
  if (!tracesCollection(carrier, editions)) return corrected;
  const codes = [[5, MODES], [7, PAPERS]] as const;
  return [
    ...corrected,
    ...[5, 6, 7].filter((field) => value(field) === '').map((field) => remark('ins.collection.incomplete', placeIn(artefact, zfd, field), { field })),
    ...codes.filter(([field, known]) => value(field) !== '' && !known.has(value(field))).map(([field]) => remark('ins.collection.code', placeIn(artefact, zfd, field), { field, code: shown(value(field)) })),
  ];
}

/** Lines that belong to no segment, one remark for the message. */
export function checkLines({ artefact, message }: Hl7Carrier): Remark[] {
  const [line] = message.strayLines;
  return line === undefined ? [] : [remark('ins.hl7v2.strayLine', { artefact: artefact.path, line }, { count: message.strayLines.length })];
}

/** Kinds of message that name their patient, then say something of a stay or of a document. */
const NAME_A_PATIENT: ReadonlySet<string> = new Set(['ADT', 'MDM']);
/** The state of a bed: nobody lies in it. */
const NAMES_NOBODY = 'A20';
/** PID-32, the last field that an identity needs. */
const STATUS_FIELD = 32;

/** A message that stops before its patient, or in the middle of the patient: what is missing may only have been cut off. */
export function checkCut({ path }: Artefact, message: Hl7Message): Remark[] {
  const last = message.segments.at(-1);
  const nameless = NAME_A_PATIENT.has(valueAt(message, 'MSH', 9, 1)) && valueAt(message, 'MSH', 9, 2) !== NAMES_NOBODY && !message.segments.some(({ name }) => name === 'PID');
  const unfinished = message.endsAbruptly && last?.name === 'PID' && last.fields.length <= STATUS_FIELD;
  return nameless || unfinished ? [remark('ins.hl7v2.cut', { artefact: path, line: last?.line ?? message.line, segment: last?.name ?? 'MSH' }, { flaw: nameless ? 'nameless' : 'unfinished' })] : [];
}
