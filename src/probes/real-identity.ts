/** The INS authorities of production: `…4.8` for a NIR, `…4.9` for a NIA (domain of the INS, annexe N). */
const PRODUCTION = /1\.2\.250\.1\.213\.1\.4\.[89](?![0-9])/;

/** Whether bytes name a production authority of the INS: an artefact said to be a test one should not. */
export function realIdentityIn(bytes: Uint8Array): boolean {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return PRODUCTION.test(new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1').decode(bytes));
}
