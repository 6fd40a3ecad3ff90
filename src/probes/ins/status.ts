/** The four states of the RNIV, whatever the words of a format. */
export type TrustStatus = 'provisional' | 'retrieved' | 'validated' | 'qualified';

/** Compares two editions number by number: 2.9 comes before 2.11. */
export function isBefore(edition: string, other: string): boolean {
  const [left, right] = [edition, other].map((each) => each.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** PAM FR carries PROV and VALI only: an identity is qualified when it is VALI and its INS travels with it. */
export function statusInPam(code: string, hasIns: boolean): TrustStatus | undefined {
  if (code === 'PROV') return 'provisional';
  if (code === 'VALI') return hasIns ? 'qualified' : 'validated';
  return undefined;
}

/** Up to FR Core 2.2, VALI implies an INS, hence qualified; from 2.3, each of the four states has its code. */
export function statusInFrCore(code: string, hasIns: boolean, edition: string): TrustStatus | undefined {
  if (code === 'VALI') return hasIns && isBefore(edition, '2.3') ? 'qualified' : 'validated';
  const codes: Readonly<Record<string, TrustStatus>> = { PROV: 'provisional', RECUP: 'retrieved', QUAL: 'qualified' };
  return Object.hasOwn(codes, code) ? codes[code] : undefined;
}

/** A CDA and a datamatrix say no status: the INS they carry stands for a qualified identity. */
export function statusByPresence(hasIns: boolean): TrustStatus | undefined {
  return hasIns ? 'qualified' : undefined;
}
