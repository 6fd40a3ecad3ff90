const LESS_THAN = 60;
const EQUAL = 61;
/** Spaces, byte order marks, and the half of a UTF-16 unit that an ASCII character leaves empty. */
const BEFORE_XML: ReadonlySet<number> = new Set([0, 9, 10, 13, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);

/** Tags and attributes of everything one file carries: each costs microseconds and bytes to whoever reads it, and a conforming message holds a few thousand. */
export const MOST_TAGS = 300_000;

function count(bytes: Uint8Array, wanted: number): number {
  let found = 0;
  for (let index = bytes.indexOf(wanted); index >= 0; index = bytes.indexOf(wanted, index + 1)) found += 1;
  return found;
}

/** How many tags and attributes an XML text holds at most, counted without reading it; none in what is no XML. */
export function countTags(bytes: Uint8Array): number {
  const start = bytes.findIndex((byte) => !BEFORE_XML.has(byte));
  return bytes[start] === LESS_THAN ? count(bytes, LESS_THAN) + count(bytes, EQUAL) : 0;
}
