const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Letters of one fingerprint. */
export const FINGERPRINT = 3;
const NOTHING = '...';

/**
 * Three letters for the text of what is stated of one thing, three points when nothing is: two campaigns differ where the letters do, but for one
 * change in 262,144 (FNV-1a, folded to 18 bits). It says that something changed, never what was said.
 */
export function fingerprint(text: string | undefined): string {
  if (text === undefined) return NOTHING;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  const folded = ((hash >>> 18) ^ hash) & 0x3ffff;
  return DIGITS.charAt(folded >>> 12) + DIGITS.charAt((folded >>> 6) & 63) + DIGITS.charAt(folded & 63);
}

/** The names whose fingerprints differ between two states, each in the order of its own names; one that only one side knows counts when it is stated. */
export function changedNames(before: { readonly names: readonly string[]; readonly prints: string | undefined }, after: { readonly names: readonly string[]; readonly prints: string | undefined }): readonly string[] {
  const read = ({ names, prints }: typeof before): ReadonlyMap<string, string> => new Map(names.map((name, index) => [name, prints?.slice(index * FINGERPRINT, (index + 1) * FINGERPRINT) ?? NOTHING]));
  const [old, now] = [read(before), read(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => (old.get(name) ?? NOTHING) !== (now.get(name) ?? NOTHING)).sort();
}
