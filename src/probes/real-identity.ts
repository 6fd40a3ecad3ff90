/** The INS authorities of production: `…4.8` for a NIR, `…4.9` for a NIA (domain of the INS, annexe N). */
const PRODUCTION = /1\.2\.250\.1\.213\.1\.4\.[89](?![0-9])/;

const IN_CLEAR = '1.2.250.1.213.1.4.8';

/**
 * The same inside base64, where a text is written in one of three ways, after the byte it begins at. Characters that depend on
 * the text around are left out; the last one tells an 8 or a 9 from the 10 and 11 of test.
 */
const IN_BASE64 = new RegExp(
  [0, 1, 2]
    .map((before) => {
      const encoded = btoa(' '.repeat(before) + IN_CLEAR).replace(/=+$/, '');
      const lead = before === 0 ? 0 : before + 1;
      return before === 2 ? `${encoded.slice(lead, -1)}[45]` : `${encoded.slice(lead, -1)}${before === 1 ? '[g-n]' : ''}`;
    })
    .join('|'),
);

/** A file may hold ten million lines: they are joined byte by byte. */
function withoutLineEnds(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === 10 || byte === 13) continue;
    kept[length] = byte;
    length += 1;
  }
  return kept.subarray(0, length);
}

/** Whether bytes name a production authority of the INS, in clear or in base64: an artefact said to be a test one should not. */
export function carriesRealIdentity(bytes: Uint8Array): boolean {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1').decode(bytes);
  if (PRODUCTION.test(text)) return true;
  return IN_BASE64.test(new TextDecoder('latin1').decode(withoutLineEnds(bytes)));
}
