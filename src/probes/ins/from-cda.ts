import { isDay } from '../../core/day.js';
import type { CdaPatient, CdaValue } from '../../formats/cda.js';
import type { Artefact, ArtefactPlace } from '../probe.js';
import { bearsIns, isCitizenMailbox, kindOf, type Carried, type CarriedIdentifier, type CarriedIdentity } from './carried-identity.js';
import { statusByPresence } from './status.js';

export interface CdaCarrier {
  readonly format: 'cda';
  readonly identity: CarriedIdentity;
  readonly patient: CdaPatient;
  /** Where to point in this document. */
  readonly at: (xpath: string) => ArtefactPlace;
}

/** The identity of one `recordTarget`. `path` is that of the document, a part of a message included. */
export function identityInCda(artefact: Artefact, path: string, patient: CdaPatient): CdaCarrier {
  const at = (xpath: string): ArtefactPlace => ({ artefact: path, xpath });
  const carried = (found: CdaValue | undefined): Carried | undefined => (found && found.value !== '' ? { value: found.value, place: at(found.xpath) } : undefined);
  const part = (kind: 'family' | 'given', qualifier: string): Carried | undefined =>
    carried(patient.names.flatMap(({ parts }) => parts).find((each) => each.part === kind && each.qualifier === qualifier));
  const identifiers: CarriedIdentifier[] = patient.ids.map(({ root, extension, xpath }) => ({
    value: extension,
    oid: root,
    type: '',
    kind: kindOf(root, ''),
    erased: false,
    current: true,
    place: at(xpath),
  }));
  const born = patient.birthTime;
  const day = born?.value.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3') ?? '';
  const inside = (rest: string): ArtefactPlace => at(`${patient.xpath}/patient${rest}`);
  return {
    format: 'cda',
    patient,
    at,
    identity: {
      format: 'cda',
      environment: artefact.environment,
      place: at(patient.xpath),
      identifiers,
      traits: {
        birthName: part('family', 'BR'),
        firstName: part('given', 'BR'),
        givenNames: part('given', ''),
        sex: carried(patient.gender),
        birthDate: born ? { value: isDay(day) ? day : '', wellFormed: isDay(day), place: at(born.xpath) } : undefined,
        birthPlace: carried(patient.county),
      },
      traitPlaces: {
        birthName: inside('/name'),
        firstName: inside('/name'),
        givenNames: inside('/name'),
        sex: inside('/administrativeGenderCode'),
        birthDate: inside('/birthTime'),
        birthPlace: inside('/birthplace/place/addr/county'),
      },
      status: statusByPresence(bearsIns(identifiers)),
      statusCode: { value: '', place: at(patient.xpath) },
      attributes: [],
      mailboxes: patient.telecoms.filter(({ value }) => isCitizenMailbox(value)).map(({ value, xpath }) => ({ value: value.replace(/^mailto:/i, ''), place: at(xpath) })),
    },
  };
}
