import { isDay } from '../../core/day.js';
import type { DatamatrixBlockId, DatamatrixPayload } from '../../formats/datamatrix.js';
import type { Artefact, ArtefactPlace } from '../probe.js';
import { bearsIns, type Carried, type CarriedIdentifier, type CarriedIdentity } from './carried-identity.js';
import { statusByPresence } from './status.js';

export interface DatamatrixCarrier {
  readonly format: 'datamatrix';
  readonly identity: CarriedIdentity;
  readonly payload: DatamatrixPayload;
  readonly at: (column: number) => ArtefactPlace;
}

/** The identity of one payload. A datamatrix holds no first name apart from the list, and may hold no place of birth. */
export function identityInDatamatrix(artefact: Artefact, payload: DatamatrixPayload): DatamatrixCarrier {
  const at = (column: number): ArtefactPlace => ({ artefact: artefact.path, line: payload.line, column });
  const carried = (id: DatamatrixBlockId): Carried | undefined => {
    const block = payload.blocks.find((each) => each.id === id);
    return block && block.value !== '' ? { value: block.value, place: at(block.column) } : undefined;
  };
  const [matricule, oid, date] = [carried('S1'), carried('S2')?.value ?? '', carried('S6')];
  const identifiers: CarriedIdentifier[] = matricule ? [{ ...matricule, oid, type: '', kind: 'ins', erased: false, current: true }] : [];
  const day = date?.value.replace(/^(\d{2})-(\d{2})-(\d{4})$/, '$3-$2-$1') ?? '';
  const start = at(1);
  return {
    format: 'datamatrix',
    payload,
    at,
    identity: {
      format: 'datamatrix',
      environment: artefact.environment,
      place: start,
      identifiers,
      traits: {
        birthName: carried('S4'),
        givenNames: carried('S3'),
        sex: carried('S5'),
        birthDate: date && { value: isDay(day) ? day : '', wellFormed: isDay(day), place: date.place },
        birthPlace: carried('S7'),
      },
      traitPlaces: { birthName: start, givenNames: start, sex: start, birthDate: start },
      status: statusByPresence(bearsIns(identifiers)),
      statusCode: { value: '', place: start },
      attributes: [],
      mailboxes: [],
    },
  };
}
