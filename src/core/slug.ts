/** A text as the part of a file name that no system reads otherwise: lower case letters of ASCII, digits and single hyphens; may be empty. */
export function slugOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}
