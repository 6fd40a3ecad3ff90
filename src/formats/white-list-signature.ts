import { SaxesParser } from 'saxes';
import type { Document, Element } from 'slimdom';
import { SignedXml } from 'xml-crypto';
import type { Day } from '../core/day.js';
import { certificateDates } from './certificate.js';
import { decodeBase64 } from './mime-content.js';
import { ParseError } from './parse-error.js';
import { nodesAt, textAt } from './xpath.js';

/** What was found of the signature of a white list. `code` says why it is refused. */
export type WhiteListSignature =
  | { readonly state: 'absent' }
  | { readonly state: 'refused'; readonly code: SignatureRefusal }
  | {
      readonly state: 'valid';
      /** The canonical text that is signed: what may be trusted, and nothing else. */
      readonly signed: string;
      /** Validity of the certificate that signed. Its chain is not built here: it needs the anchor of the IGC-Santé. */
      readonly signer: { readonly from: Day; readonly until: Day };
    };
export type SignatureRefusal = 'several' | 'place' | 'algorithm' | 'reference' | 'certificate' | 'digest' | 'value';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = `${DSIG}enveloped-signature`;
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const RSA_SHA512 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const SHA512 = 'http://www.w3.org/2001/04/xmlenc#sha512';

/** The text of the signature as it stands: written anew, its carriage returns would change. */
function sourceOf(text: string): string {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  let start = -1;
  let source = '';
  parser.on('opentagstart', () => {
    depth += 1;
  });
  parser.on('opentag', (tag) => {
    if (depth === 2 && tag.uri === DSIG && tag.local === 'Signature') start = text.lastIndexOf('<', parser.position - 1);
  });
  parser.on('closetag', (tag) => {
    if (depth === 2 && tag.uri === DSIG && tag.local === 'Signature') source = text.slice(start, parser.position);
    depth -= 1;
  });
  parser.write(text).close();
  return source;
}

/** What must hold before a key is even looked at: one signature, at the end of the root, over the whole, by algorithms of the list. */
function refusalOf(root: Element, signatures: readonly Element[]): SignatureRefusal | undefined {
  const [signature] = signatures;
  if (!signature || signatures.length !== 1) return 'several';
  if (signature.parentNode !== root || root.children.at(-1) !== signature) return 'place';
  const algorithm = (path: string): string => textAt(`string(${path}/@Algorithm)`, signature);
  if (algorithm('ds:SignedInfo/ds:CanonicalizationMethod') !== EXCLUSIVE || ![RSA_SHA256, RSA_SHA512].includes(algorithm('ds:SignedInfo/ds:SignatureMethod'))) return 'algorithm';
  if (nodesAt('ds:SignedInfo/ds:Reference', signature).length !== 1 || textAt('string(ds:SignedInfo/ds:Reference/@URI)', signature) !== '' || nodesAt('ds:SignedInfo/ds:Reference/@URI', signature).length !== 1) return 'reference';
  if (![SHA256, SHA512].includes(algorithm('ds:SignedInfo/ds:Reference/ds:DigestMethod'))) return 'algorithm';
  const transforms = textAt('string-join(ds:SignedInfo/ds:Reference/ds:Transforms/ds:Transform/@Algorithm, " ")', signature);
  return transforms === `${ENVELOPED} ${EXCLUSIVE}` ? undefined : 'reference';
}

/** Everything else is refused, by its absence. */
function only<T>(all: Record<string, T>, kept: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => kept.includes(name)));
}

function check(text: string, source: string, certificate: string): { readonly refused: SignatureRefusal } | { readonly signed: string } {
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
  // The certificate is the one read here, never one the library would find in the message.
  const verifier = new SignedXml({ publicCert: pem, getCertFromKeyInfo: () => null });
  verifier.SignatureAlgorithms = only(verifier.SignatureAlgorithms, [RSA_SHA256, RSA_SHA512]);
  verifier.HashAlgorithms = only(verifier.HashAlgorithms, [SHA256, SHA512]);
  verifier.CanonicalizationAlgorithms = only(verifier.CanonicalizationAlgorithms, [EXCLUSIVE, ENVELOPED, 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315']);
  try {
    verifier.loadSignature(source);
    if (!verifier.checkSignature(text)) return { refused: 'digest' };
  } catch {
    return { refused: 'value' };
  }
  const [signed, ...others] = verifier.getSignedReferences();
  return signed === undefined || others.length > 0 ? { refused: 'reference' } : { signed };
}

/** Verifies the enveloped signature of a white list: the digest of its content and the signature of that digest. */
export function verifySignature(text: string, document: Document): WhiteListSignature {
  const root = document.documentElement;
  const signatures = root ? root.getElementsByTagNameNS(DSIG, 'Signature') : [];
  if (!root || signatures.length === 0) return { state: 'absent' };
  const refusal = refusalOf(root, signatures);
  if (refusal) return { state: 'refused', code: refusal };
  const certificate = textAt('string((ds:KeyInfo/ds:X509Data/ds:X509Certificate)[1])', signatures[0] ?? root).replace(/\s/g, '');
  try {
    const signer = certificateDates(decodeBase64(new TextEncoder().encode(certificate)).content);
    const outcome = check(text, sourceOf(text), certificate);
    return 'refused' in outcome ? { state: 'refused', code: outcome.refused } : { state: 'valid', signed: outcome.signed, signer };
  } catch (error) {
    if (error instanceof ParseError) return { state: 'refused', code: 'certificate' };
    throw error;
  }
}
