const ROOT = '1.2.250.1.213.1.4';

export const INS_NIR = `${ROOT}.8`;
export const INS_NIA = `${ROOT}.9`;
export const INS_NIR_TEST = `${ROOT}.10`;
export const INS_NIR_DEMO = `${ROOT}.11`;
/** NIR and NIA as social security numbers: not an INS. */
const SOCIAL_SECURITY: ReadonlySet<string> = new Set([`${ROOT}.13`, `${ROOT}.14`]);
/** INS-C, real, test and demonstration: going out of use. */
const INS_C: ReadonlySet<string> = new Set([`${ROOT}.2`, `${ROOT}.6`, `${ROOT}.7`]);

/** The FHIR type that goes with each INS authority. */
const FHIR_TYPES: Readonly<Record<string, string>> = { [INS_NIR]: 'INS-NIR', [INS_NIA]: 'INS-NIA', [INS_NIR_TEST]: 'INS-NIR-TEST', [INS_NIR_DEMO]: 'INS-NIR-DEMO' };

export function isInsOid(oid: string): boolean {
  return Object.hasOwn(FHIR_TYPES, oid);
}

export function isProductionOid(oid: string): boolean {
  return oid === INS_NIR || oid === INS_NIA;
}

export function isTestOid(oid: string): boolean {
  return oid === INS_NIR_TEST || oid === INS_NIR_DEMO;
}

export function isSocialSecurityOid(oid: string): boolean {
  return SOCIAL_SECURITY.has(oid);
}

export function isInsCOid(oid: string): boolean {
  return INS_C.has(oid);
}

export function fhirTypeOf(oid: string): string | undefined {
  return Object.hasOwn(FHIR_TYPES, oid) ? FHIR_TYPES[oid] : undefined;
}
