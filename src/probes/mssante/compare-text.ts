/** Without accents nor ligatures, apostrophes and spaces made even. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/œ/g, 'oe')
    .replace(/Œ/g, 'OE')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Equal but for case, accents and spaces. */
export function alike(left: string, right: string): boolean {
  return plain(left).toUpperCase() === plain(right).toUpperCase();
}
