import type { Day } from '../../../core/day.js';

const CENTRAL_ENTRY = 0x0201_4b50;
const END_OF_CENTRAL = 0x0605_4b50;
const CENTRAL_HEAD = 46;
const END_HEAD = 22;

/** A day at midnight as ZIP writes it: years since 1980, months and days in sixteen bits. */
function dosDay(day: Day): number {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return ((Math.min(2107, Math.max(1980, year)) - 1980) << 9) | (month << 5) | date;
}

/**
 * Dates every file of a ZIP archive (APPNOTE 4.3.12) on `day`, in place: the library takes them from the clock, and the same campaign must give the
 * same bytes. @throws RangeError for what is not an archive without comment.
 */
export function datedZip(bytes: Uint8Array, day: Day): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - END_HEAD;
  if (end < 0 || view.getUint32(end, true) !== END_OF_CENTRAL) throw new RangeError('not a ZIP archive');
  const date = dosDay(day);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== CENTRAL_ENTRY) throw new RangeError('not a ZIP archive');
    const local = view.getUint32(at + 42, true);
    for (const place of [at + 12, local + 10]) {
      view.setUint16(place, 0, true);
      view.setUint16(place + 2, date, true);
    }
    at += CENTRAL_HEAD + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
