import { createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

const der = (tag: number, ...contents: readonly (Uint8Array | readonly number[])[]): Buffer => {
  const content = Buffer.concat(contents.map((each) => Buffer.from(each)));
  const length = content.length < 0x80 ? [content.length] : content.length < 0x100 ? [0x81, content.length] : [0x82, content.length >> 8, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const sequence = (...contents: readonly (Uint8Array | readonly number[])[]): Buffer => der(0x30, ...contents);
const SHA256_RSA = sequence([0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b], [0x05, 0x00]);
const name = sequence(der(0x31, sequence([0x06, 0x03, 0x55, 0x04, 0x03], der(0x0c, Buffer.from('essai')))));
const time = (day: string): Buffer => (day < '2050' ? der(0x17, Buffer.from(`${day.slice(2).replaceAll('-', '')}000000Z`)) : der(0x18, Buffer.from(`${day.replaceAll('-', '')}000000Z`)));

/** Key usage (RFC 5280): the bits of its first byte, 0x80 to sign in a login, 0x40 to commit oneself. */
const extensions = (usage: number): Buffer => der(0xa3, sequence(sequence([0x06, 0x03, 0x55, 0x1d, 0x0f], [0x01, 0x01, 0xff], der(0x04, der(0x03, [0x06, usage])))));

/** A certificate that signs itself, made for a test; the key is thrown away with the process. */
export function certificateFor(keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }, from: string, until: string, usage?: number): Buffer {
  const body = sequence(der(0xa0, [0x02, 0x01, 0x02]), [0x02, 0x01, 0x01], SHA256_RSA, name, sequence(time(from), time(until)), name, keys.publicKey.export({ type: 'spki', format: 'der' }), usage === undefined ? [] : extensions(usage));
  const signature = createSign('RSA-SHA256').update(body).sign(keys.privateKey);
  return sequence(body, SHA256_RSA, der(0x03, [0x00], signature));
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

export function list(domains: readonly string[], generated = '2026-11-20T10:00:00Z'): string {
  const entries = domains.map((domain) => `<Domaine><Nom>${domain}</Nom><Description>Essai é</Description><DNCertificatOperateur>CN=mx.${domain},OU=318310021300028,O=ESSAI,ST=Nord (59),C=FR</DNCertificatOperateur><ResponsableContact>secret@exemple.invalid</ResponsableContact></Domaine>`);
  return `<?xml version="1.0" encoding="UTF-8"?><ListeBlancheMSSante xmlns="https://listeblanche.mssante.fr/schema"><DateDeGeneration>${generated}</DateDeGeneration><ListeDomaines>${entries.join('')}</ListeDomaines></ListeBlancheMSSante>`;
}

export interface SigningOptions {
  readonly from?: string;
  readonly until?: string;
  readonly signature?: string;
  readonly digest?: string;
  readonly transforms?: readonly string[];
  readonly uri?: string;
}

/**
 * Signs a list as the published one is: enveloped, exclusive canonical form, RSA and SHA-256, with the certificate beside.
 * Written by hand in its canonical form, with Node's own algorithms: the library that verifies has no part in it.
 */
export function signed(text: string, { from = '2025-01-01', until = '2028-01-01', signature = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', digest = 'http://www.w3.org/2001/04/xmlenc#sha256', transforms = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'], uri = '' }: SigningOptions = {}): string {
  const content = text.replace(/^<\?xml[^>]*>/, '');
  const algorithm = (name: string, id: string): string => `<${name} Algorithm="${id}"></${name}>`;
  const hash = createHash(digest.endsWith('sha1') ? 'sha1' : 'sha256').update(content).digest('base64');
  const inside = `${algorithm('CanonicalizationMethod', 'http://www.w3.org/2001/10/xml-exc-c14n#')}${algorithm('SignatureMethod', signature)}<Reference URI="${uri}"><Transforms>${transforms.map((id) => algorithm('Transform', id)).join('')}</Transforms>${algorithm('DigestMethod', digest)}<DigestValue>${hash}</DigestValue></Reference></SignedInfo>`;
  const value = createSign(signature.endsWith('sha1') ? 'RSA-SHA1' : 'RSA-SHA256').update(`<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#">${inside}`).sign(keys.privateKey, 'base64');
  const certificate = certificateFor(keys, from, until).toString('base64');
  const block = `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>${inside}<SignatureValue>${value}</SignatureValue><KeyInfo><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></Signature>`;
  return text.replace('</ListeBlancheMSSante>', `${block}</ListeBlancheMSSante>`);
}
