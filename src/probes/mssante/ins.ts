/** What the message that carries it says of the identity: `O` qualified, `N` not; alone, an archive says nothing. */
export type AnnouncedIdentity = 'qualified' | 'unqualified' | 'unknown';

/** Authorities of an INS: the two in force, then those of test and demonstration. */
const INS_AUTHORITIES: ReadonlySet<string> = new Set(['1.2.250.1.213.1.4.8', '1.2.250.1.213.1.4.9', '1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.11']);
const MATRICULE = /^[1-8]\d{4}(?:\d{2}|2[AB])\d{8}$/;

export function isInsAuthority(oid: string): boolean {
  return INS_AUTHORITIES.has(oid);
}

export function isMatricule(text: string): boolean {
  return MATRICULE.test(text);
}

/** The key of a matricule is 97 minus its thirteen figures modulo 97; 2A counts as 19 and 2B as 18. */
export function hasTrueKey(matricule: string): boolean {
  const figures = Number(matricule.slice(0, 13).replace('2A', '19').replace('2B', '18'));
  return 97 - (figures % 97) === Number(matricule.slice(13));
}

/** A matricule is shown by its key alone. Anything else given for one is hidden whole. */
export function masked(matricule: string): string {
  return isMatricule(matricule) ? `${'*'.repeat(13)}${matricule.slice(13)}` : '*'.repeat(Math.min(matricule.length, 15));
}

/** A composite identifier of HL7: `id^^^&authority&ISO^type`. */
export interface CompositeId {
  readonly id: string;
  readonly authority: string;
  readonly kind: string;
  readonly type: string;
}

export function readCompositeId(text: string): CompositeId {
  const parts = text.split('^');
  const [, authority = '', kind = ''] = (parts[3] ?? '').split('&');
  return { id: parts[0] ?? '', authority, kind, type: parts[4] ?? '' };
}
