import type { Document, Element } from 'slimdom';
import { SignedXml } from 'xml-crypto';
import type { Day } from '../core/day.js';
import { canonical } from './canonical-xml.js';
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
const SIGNATURES: readonly string[] = ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512'];
const DIGESTS: readonly string[] = ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'];

/** One parent, one child of this name: the shape is read from the same tree as the rest, so that nothing can stand in for it. */
function refusalOf(root: Element, signatures: readonly Element[]): SignatureRefusal | undefined {
  const [signature] = signatures;
  if (!signature || signatures.length !== 1) return 'several';
  if (signature.parentNode !== root || root.children.at(-1) !== signature) return 'place';
  const counts = ['ds:SignedInfo', 'ds:SignatureValue', 'ds:SignedInfo/ds:CanonicalizationMethod', 'ds:SignedInfo/ds:SignatureMethod', 'ds:SignedInfo/ds:Reference', 'ds:SignedInfo/ds:Reference/@URI', 'ds:SignedInfo/ds:Reference/ds:DigestMethod', 'ds:SignedInfo/ds:Reference/ds:DigestValue'];
  if (counts.some((path) => nodesAt(path, signature).length !== 1) || textAt('string(ds:SignedInfo/ds:Reference/@URI)', signature) !== '') return 'reference';
  const algorithm = (path: string): string => textAt(`string(ds:SignedInfo/${path}/@Algorithm)`, signature);
  // Lists of prefixes are not in use in the published list: what they would add is not weighed here.
  const known = algorithm('ds:CanonicalizationMethod') === EXCLUSIVE && SIGNATURES.includes(algorithm('ds:SignatureMethod')) && DIGESTS.includes(algorithm('ds:Reference/ds:DigestMethod'));
  if (!known || nodesAt('.//*[local-name()="InclusiveNamespaces"]', signature).length > 0) return 'algorithm';
  const transforms = textAt('string-join(ds:SignedInfo/ds:Reference/ds:Transforms/ds:Transform/@Algorithm, " ")', signature);
  return transforms === `${ENVELOPED} ${EXCLUSIVE}` ? undefined : 'reference';
}

function check(root: Element, signature: Element, certificate: string): { readonly refused: SignatureRefusal } | { readonly signed: string } {
  const { SignatureAlgorithms, HashAlgorithms } = new SignedXml();
  const text = (path: string): string => textAt(`string(ds:${path})`, signature).trim();
  const [info] = nodesAt('ds:SignedInfo', signature);
  const Signature = SignatureAlgorithms[text('SignedInfo/ds:SignatureMethod/@Algorithm')];
  const Hash = HashAlgorithms[text('SignedInfo/ds:Reference/ds:DigestMethod/@Algorithm')];
  if (!Signature || !Hash || !info) return { refused: 'algorithm' };
  const signedInfo = canonical(info as Element);
  const digest = text('SignedInfo/ds:Reference/ds:DigestValue').replace(/\s/g, '');
  const value = text('SignatureValue').replace(/\s/g, '');
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
  // What the enveloped transform does: the whole, without its signature.
  root.removeChild(signature);
  const signed = canonical(root);
  if (new Hash().getHash(signed) !== digest) return { refused: 'digest' };
  try {
    return new Signature().verifySignature(signedInfo, pem, value) ? { signed } : { refused: 'value' };
  } catch {
    return { refused: 'certificate' };
  }
}

/** Verifies the enveloped signature of a white list: the digest of its content and the signature of that digest. The signature is taken off the tree. */
export function verifySignature(document: Document): WhiteListSignature {
  const root = document.documentElement;
  const signatures = root ? root.getElementsByTagNameNS(DSIG, 'Signature') : [];
  const [signature] = signatures;
  if (!root || !signature) return { state: 'absent' };
  const refusal = refusalOf(root, signatures);
  if (refusal) return { state: 'refused', code: refusal };
  const certificate = textAt('string((ds:KeyInfo/ds:X509Data/ds:X509Certificate)[1])', signature).replace(/\s/g, '');
  try {
    const signer = certificateDates(decodeBase64(new TextEncoder().encode(certificate)).content);
    const outcome = check(root, signature, certificate);
    return 'refused' in outcome ? { state: 'refused', code: outcome.refused } : { state: 'valid', signed: outcome.signed, signer };
  } catch (error) {
    if (error instanceof ParseError) return { state: 'refused', code: 'certificate' };
    throw error;
  }
}
