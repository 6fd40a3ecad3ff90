import { isDay } from '../../core/day.js';
import { componentOf, repetitionsOf, valueAt, type Hl7Message, type Hl7Repetition, type Hl7Segment } from '../../formats/hl7v2.js';
import type { Artefact, ArtefactPlace } from '../probe.js';
import { bearsIns, isCitizenMailbox, kindOf, RNIV_ATTRIBUTES, type Carried, type CarriedIdentifier, type CarriedIdentity, type CarriedTraits } from './carried-identity.js';
import { statusInPam } from './status.js';

export const ERASED = '""';

/** One PID of a message, with what the checks of PAM FR read around it. */
export interface Hl7Carrier {
  readonly format: 'hl7v2';
  readonly identity: CarriedIdentity;
  readonly message: Hl7Message;
  readonly pid: Hl7Segment;
  /** The segments up to the next PID. */
  readonly group: readonly Hl7Segment[];
  readonly artefact: Artefact;
  /** `A31`; that of ZBE-6 when the message updates a movement (Z99). */
  readonly event: string;
  /** The edition of PAM FR that MSH-12 claims; empty when it claims none. */
  readonly claimedPam: string;
  readonly nameUntyped: boolean;
}

/** `PID-3(2).4` and its line. */
export function placeIn(artefact: Artefact, segment: Hl7Segment, field: number, repetition?: { readonly index: number; readonly of: number }, component?: number): ArtefactPlace {
  const which = repetition && repetition.of > 1 ? `(${repetition.index + 1})` : '';
  return { artefact: artefact.path, line: segment.line, segment: `${segment.name}-${field}${which}${component === undefined ? '' : `.${component}`}` };
}

/** The identifiers of a field of CX: PID-3, MRG-1. */
export function identifiersIn(artefact: Artefact, message: Hl7Message, segment: Hl7Segment, field: number): CarriedIdentifier[] {
  const repetitions = repetitionsOf(message, segment, field);
  return repetitions.map((each, index) => {
    const [value, oid, type] = [componentOf(each, 1), componentOf(each, 4, 2), componentOf(each, 5)];
    return { value, oid, type, kind: kindOf(oid, type), erased: value === ERASED, current: true, place: placeIn(artefact, segment, field, { index, of: repetitions.length }, 1) };
  });
}

interface Found {
  readonly repetition: Hl7Repetition | undefined;
  readonly place: (component: number) => ArtefactPlace;
}

function find(artefact: Artefact, message: Hl7Message, pid: Hl7Segment, field: number, wanted: (repetition: Hl7Repetition) => boolean): Found {
  const repetitions = repetitionsOf(message, pid, field);
  const index = repetitions.findIndex(wanted);
  return {
    repetition: repetitions[index],
    place: (component) => (index < 0 ? placeIn(artefact, pid, field) : placeIn(artefact, pid, field, { index, of: repetitions.length }, component)),
  };
}

function carried(value: string, place: ArtefactPlace): Carried | undefined {
  return value === '' || value === ERASED ? undefined : { value, place };
}

function birthDate(raw: string, place: ArtefactPlace): CarriedTraits['birthDate'] {
  if (raw === '' || raw === ERASED) return undefined;
  const day = raw.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  return isDay(day) ? { value: day, wellFormed: true, place } : { value: '', wellFormed: false, place };
}

function mailboxesIn(artefact: Artefact, message: Hl7Message, segments: readonly Hl7Segment[]): Carried[] {
  const fields: Readonly<Record<string, readonly number[]>> = { PID: [13, 14], PRT: [15] };
  return segments.flatMap((segment) =>
    (Object.hasOwn(fields, segment.name) ? (fields[segment.name] ?? []) : []).flatMap((field) =>
      repetitionsOf(message, segment, field)
        .flat(2)
        .filter(isCitizenMailbox)
        .map((value) => ({ value, place: placeIn(artefact, segment, field) })),
    ),
  );
}

/** What the header says for every identity of the message, read once. */
function headerOf(message: Hl7Message): Pick<Hl7Carrier, 'event' | 'claimedPam'> {
  const event = valueAt(message, 'MSH', 9, 2) || valueAt(message, 'EVN', 1);
  return {
    event: event === 'Z99' ? valueAt(message, 'ZBE', 6) : event,
    claimedPam: valueAt(message, 'MSH', 12, 2) === 'FRA' ? valueAt(message, 'MSH', 12, 3) : '',
  };
}

function carrierOf(artefact: Artefact, message: Hl7Message, header: ReturnType<typeof headerOf>, pid: Hl7Segment, group: readonly Hl7Segment[]): Hl7Carrier {
  const identifiers = identifiersIn(artefact, message, pid, 3);
  // A name without type is still the birth name of somebody who forgot the type; the check says so.
  const typed = find(artefact, message, pid, 5, (name) => componentOf(name, 7) === 'L');
  const untyped = find(artefact, message, pid, 5, (name) => componentOf(name, 7) === '');
  const name = typed.repetition ? typed : untyped;
  const place = find(artefact, message, pid, 11, (address) => componentOf(address, 7) === 'BDL');
  const field = (number: number): Carried => ({ value: valueOf(message, pid, number), place: placeIn(artefact, pid, number) });
  const codes = repetitionsOf(message, pid, 32).map((each, index, { length }) => ({ value: componentOf(each, 1), place: placeIn(artefact, pid, 32, { index, of: length }) }));
  const attributes = codes.filter(({ value }) => RNIV_ATTRIBUTES.has(value));
  const statusCode = codes.find(({ value }) => value === 'PROV' || value === 'VALI') ?? codes.find(({ value }) => !RNIV_ATTRIBUTES.has(value)) ?? { value: '', place: placeIn(artefact, pid, 32) };
  return {
    ...header,
    format: 'hl7v2',
    message,
    pid,
    group,
    artefact,
    nameUntyped: !typed.repetition && untyped.repetition !== undefined,
    identity: {
      format: 'hl7v2',
      environment: artefact.environment,
      place: { artefact: artefact.path, line: pid.line, segment: 'PID' },
      identifiers,
      traits: {
        birthName: carried(componentOf(name.repetition, 1), name.place(1)),
        firstName: carried(componentOf(name.repetition, 2), name.place(2)),
        givenNames: carried(componentOf(name.repetition, 3), name.place(3)),
        sex: carried(field(8).value, field(8).place),
        birthDate: birthDate(field(7).value, field(7).place),
        birthPlace: carried(componentOf(place.repetition, 9), place.place(9)),
      },
      traitPlaces: { birthName: name.place(1), firstName: name.place(2), givenNames: name.place(3), sex: field(8).place, birthDate: field(7).place, birthPlace: place.place(9) },
      status: statusInPam(statusCode.value, bearsIns(identifiers)),
      statusCode,
      attributes,
      mailboxes: mailboxesIn(artefact, message, group),
    },
  };
}

function valueOf(message: Hl7Message, segment: Hl7Segment, field: number): string {
  return componentOf(repetitionsOf(message, segment, field)[0], 1);
}

/** The identities of one message: one for each PID, one at a time so that a reader may stop. */
export function* identitiesInHl7(artefact: Artefact, message: Hl7Message): Generator<Hl7Carrier> {
  const starts = message.segments.flatMap(({ name }, index) => (name === 'PID' ? [index] : []));
  const header = headerOf(message);
  for (const [index, start] of starts.entries()) {
    const group = message.segments.slice(start, starts[index + 1]);
    const [pid] = group;
    if (pid) yield carrierOf(artefact, message, header, pid, group);
  }
}
