/** Ligatures opened, apostrophes and spaces made even; accents stay, one character each. */
export function even(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/œ/g, 'oe')
    .replace(/Œ/g, 'OE')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same without accents, as long. */
export function plain(text: string): string {
  return even(even(text).normalize('NFD').replace(/\p{M}/gu, ''));
}

/** Equal but for case, accents and spaces. */
export function alike(left: string, right: string): boolean {
  return plain(left).toUpperCase() === plain(right).toUpperCase();
}
