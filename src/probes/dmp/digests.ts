/** The digests a signature or metadata may name, and what computes them. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  'http://www.w3.org/2000/09/xmldsig#sha1': 'SHA-1',
  'http://www.w3.org/2001/04/xmlenc#sha256': 'SHA-256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'SHA-384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'SHA-512',
};

async function digest(algorithm: string, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(algorithm, Uint8Array.from(bytes)));
}

/** SHA-1 in lower-case hexadecimal, as metadata write it. */
export async function sha1Hex(bytes: Uint8Array): Promise<string> {
  return [...(await digest('SHA-1', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-1 in base64, as FHIR writes it. */
export async function sha1Base64(bytes: Uint8Array): Promise<string> {
  return btoa(String.fromCharCode(...(await digest('SHA-1', bytes))));
}

/** A digest in base64, by the name XML signatures give its algorithm; undefined when it is unknown. */
export async function digestBase64(method: string, bytes: Uint8Array): Promise<string | undefined> {
  const algorithm = Object.hasOwn(ALGORITHMS, method) ? ALGORITHMS[method] : undefined;
  return algorithm === undefined ? undefined : btoa(String.fromCharCode(...(await digest(algorithm, bytes))));
}
