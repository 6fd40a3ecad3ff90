const PLUS = 62;
const SLASH = 63;

function base64Value(byte: number): number {
  if (byte >= 65 && byte <= 90) return byte - 65;
  if (byte >= 97 && byte <= 122) return byte - 71;
  if (byte >= 48 && byte <= 57) return byte + 4;
  if (byte === 43) return PLUS;
  return byte === 47 ? SLASH : -1;
}

/** Decodes base64; what is not of its alphabet is skipped, as RFC 2045 asks. `strays` counts what is neither of it nor a line end. */
export function decodeBase64(bytes: Uint8Array): { readonly content: Uint8Array; readonly strays: number } {
  const content = new Uint8Array(Math.floor((bytes.length * 3) / 4));
  let length = 0;
  let strays = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    const value = base64Value(byte);
    if (value >= 0) {
      held = ((held << 6) | value) & 0xffffff;
      bits += 6;
      if (bits >= 8) {
        bits -= 8;
        content[length] = (held >> bits) & 0xff;
        length += 1;
      }
    } else if (byte === 61) {
      // Padding ends a unit; some mailers pad every line.
      bits = 0;
      held = 0;
    } else if (byte !== 10 && byte !== 13 && byte !== 32 && byte !== 9) strays += 1;
  }
  return { content: content.subarray(0, length), strays };
}

function hexValue(byte: number | undefined): number {
  const text = byte === undefined ? '' : String.fromCharCode(byte);
  return /^[0-9A-Fa-f]$/.test(text) ? Number.parseInt(text, 16) : -1;
}

/** Decodes quoted-printable; a sign that opens no valid escape stays as it is. */
export function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const content = new Uint8Array(bytes.length);
  let length = 0;
  const put = (byte: number): void => {
    content[length] = byte;
    length += 1;
  };
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte !== 61) {
      put(byte);
      continue;
    }
    const next = bytes[index + 1];
    const [high, low] = [hexValue(next), hexValue(bytes[index + 2])];
    if (high >= 0 && low >= 0) {
      put(high * 16 + low);
      index += 2;
    } else if (next === 10) index += 1;
    else if (next === 13 && bytes[index + 2] === 10) index += 2;
    else put(byte);
  }
  return content.subarray(0, length);
}
