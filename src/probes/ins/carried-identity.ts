import type { ArtefactPlace } from '../probe.js';
import { isInsCOid, isInsOid, isSocialSecurityOid } from './oids.js';
import type { TrustStatus } from './status.js';

export type CarriedFormat = 'hl7v2' | 'cda' | 'fhir' | 'datamatrix';

export interface Carried {
  readonly value: string;
  readonly place: ArtefactPlace;
}

/** What an identifier is presented as. An INS may be presented wrongly: that is for the checks to say. */
export type IdentifierKind = 'ins' | 'insC' | 'socialSecurity' | 'local';

export interface CarriedIdentifier extends Carried {
  readonly kind: IdentifierKind;
  readonly oid: string;
  /** HL7 v2: CX-5; FHIR: the code of `type`; empty in the other formats. */
  readonly type: string;
  /** `""` in HL7 v2: the receiver must forget it. */
  readonly erased: boolean;
  /** False for a former identifier (FHIR `use` old). */
  readonly current: boolean;
}

/** The strict traits, normalised: sex F or M, date `YYYY-MM-DD`, place as a COG code. `raw` is what a malformed date said. */
export interface CarriedTraits {
  readonly birthName?: Carried | undefined;
  readonly firstName?: Carried | undefined;
  readonly givenNames?: Carried | undefined;
  readonly sex?: Carried | undefined;
  readonly birthDate?: (Carried & { readonly wellFormed: boolean }) | undefined;
  readonly birthPlace?: Carried | undefined;
}

export type Trait = keyof CarriedTraits;

/** One patient identity as one artefact carries it, whatever its format. */
export interface CarriedIdentity {
  readonly format: CarriedFormat;
  readonly environment: 'test' | 'production';
  readonly place: ArtefactPlace;
  readonly identifiers: readonly CarriedIdentifier[];
  readonly traits: CarriedTraits;
  /** Where a trait should stand when it does not. */
  readonly traitPlaces: Readonly<Partial<Record<Trait, ArtefactPlace>>>;
  readonly status: TrustStatus | undefined;
  /** The code read, empty when there is none or when the format has none. */
  readonly statusCode: Carried;
  /** HOMA, DOUT, FICT, as read. */
  readonly attributes: readonly Carried[];
  /** Addresses of the patient at patient.mssante.fr. */
  readonly mailboxes: readonly Carried[];
}

const INS_TYPES: ReadonlySet<string> = new Set(['INS', 'INS-NIR', 'INS-NIA', 'INS-NIR-TEST', 'INS-NIR-DEMO']);

/** The same OID names an INS or a social security number: the type tells them apart. */
export function kindOf(oid: string, type: string): IdentifierKind {
  if (type === 'NH') return 'socialSecurity';
  if (type === 'INS-C' || isInsCOid(oid)) return 'insC';
  if (isInsOid(oid) || INS_TYPES.has(type)) return 'ins';
  return isSocialSecurityOid(oid) ? 'socialSecurity' : 'local';
}

export function insIdentifiers(identity: CarriedIdentity): CarriedIdentifier[] {
  return identity.identifiers.filter(({ kind }) => kind === 'ins');
}

/** The matricules an identity gives as its own: neither erased, nor former, nor empty. */
export function matricules(identity: CarriedIdentity): CarriedIdentifier[] {
  return insIdentifiers(identity).filter(({ erased, current, value }) => current && !erased && value !== '');
}

/** Whether an INS travels with its authority, which is what makes VALI mean qualified. */
export function bearsIns(identifiers: readonly CarriedIdentifier[]): boolean {
  return identifiers.some(({ kind, erased, current, value, oid }) => kind === 'ins' && current && !erased && value !== '' && isInsOid(oid));
}

export const RNIV_ATTRIBUTES: ReadonlySet<string> = new Set(['HOMA', 'DOUT', 'FICT']);

export const CITIZEN_DOMAIN = '@patient.mssante.fr';

export function isCitizenMailbox(address: string): boolean {
  return address.toLowerCase().endsWith(CITIZEN_DOMAIN);
}

/** Names as the RNIV compares them: case, accents, hyphens, apostrophes and spaces make no difference. */
export function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replace(/[-'’\s]+/g, ' ').trim();
}

/** Corsica was 20 before 2A and 2B: the same commune has both codes. */
export function foldedPlace(cog: string): string {
  return cog.replace(/^2[AB]/, '20');
}
