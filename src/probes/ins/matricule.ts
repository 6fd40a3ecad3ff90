const FORM = /^[1-8]\d{4}(?:\d{2}|2[AB])\d{8}$/;
/** A matricule, or its first 13 characters, wherever it hides in a text. */
const HIDDEN = /[1-8]\d{4}(?:\d{2}|2[AB])\d{6}(?:\d{2})?/gi;

/** Fifteen characters of a NIR or a NIA, key included; the key may be wrong. Spaces and lower case are refused. */
export function hasMatriculeForm(text: string): boolean {
  return FORM.test(text);
}

/** The key that the first 13 characters call for: 97 − (N mod 97), `2A` read 19 and `2B` read 18 in Corsica. */
export function expectedKey(matricule: string): string {
  const digits = matricule.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return String(97 - (Number(digits) % 97)).padStart(2, '0');
}

export function readKey(matricule: string): string {
  return matricule.slice(13, 15);
}

export function hasRightKey(matricule: string): boolean {
  return hasMatriculeForm(matricule) && expectedKey(matricule) === readKey(matricule);
}

/** What a matricule says of its holder: sex, year and month of birth, place of birth. */
export function partsOf(matricule: string): { readonly sex: string; readonly year: string; readonly month: string; readonly place: string } {
  return { sex: matricule.slice(0, 1), year: matricule.slice(1, 3), month: matricule.slice(3, 5), place: matricule.slice(5, 10) };
}

/** The only form of a matricule that leaves this probe: masked to its key. */
export function masked(matricule: string): string {
  return hasMatriculeForm(matricule) ? `* ** ** ** *** *** ${readKey(matricule)}` : '* ** ** ** *** *** **';
}

/** Whether a name holds a whole matricule, key included: a right key tells it from a date and a rank. */
export function bearsMatricule(name: string): boolean {
  return [...name.matchAll(/(?<![0-9A-Z])[1-8]\d{4}(?:\d{2}|2[AB])\d{8}(?![0-9A-Z])/gi)].some(([found]) => hasRightKey(found.toUpperCase()));
}

/** A text whose matricules are masked to their key. */
export function withoutMatricules(text: string): string {
  return text.replace(HIDDEN, (found) => masked(found.toUpperCase()));
}

/** A code of a file, fit to be shown: short, and without the matricule a stranger may have put in its place. */
export function shown(code: string): string {
  return withoutMatricules(code.replace(/\p{Cc}/gu, ' ')).slice(0, 60);
}
