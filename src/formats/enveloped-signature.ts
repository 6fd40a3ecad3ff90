import type { Element } from 'slimdom';
import { SignedXml } from 'xml-crypto';
import { canonical } from './canonical-xml.js';
import { certificateDates, keyUsage, type CertificateDates, type KeyUsage } from './certificate.js';
import { decodeBase64 } from './mime-content.js';
import { ParseError } from './parse-error.js';
import { nodesAt, textAt } from './xpath.js';

/**
 * What recomputing told: `valid`; `altered` when what is signed changed since, its digest being rightly signed; `wrong` when the value is
 * not that of the certificate; `unknown` when the form is one that this reader does not verify.
 */
export type SignatureVerdict = 'valid' | 'altered' | 'wrong' | 'unknown';

/** What was found of the signature that an element carries of itself. */
export interface EnvelopedSignature {
  readonly signatureMethod: string;
  readonly digestMethod: string;
  readonly verdict: SignatureVerdict;
  /** The certificate beside it, its chain unverified; undefined when it is absent or damaged. */
  readonly certificate: (CertificateDates & { readonly usage: KeyUsage | undefined }) | undefined;
}

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const TRANSFORMS: readonly string[] = [`${DSIG}enveloped-signature ${EXCLUSIVE}`, `${DSIG}enveloped-signature`];

function directSignatures(signed: Element): Element[] {
  return signed.children.filter((child) => child.namespaceURI === DSIG && child.localName === 'Signature');
}

/** Only the form of the field is verified: one reference, to the element itself, enveloped and exclusive. */
function isKnownForm(signed: Element, signature: Element): boolean {
  const info = (path: string): string => textAt(`string(ds:SignedInfo/${path})`, signature);
  const one = ['ds:SignedInfo', 'ds:SignatureValue', 'ds:SignedInfo/ds:Reference', 'ds:SignedInfo/ds:Reference/ds:DigestValue'].every((path) => nodesAt(path, signature).length === 1);
  const target = info('ds:Reference/@URI');
  const transforms = textAt('string-join(ds:SignedInfo/ds:Reference/ds:Transforms/ds:Transform/@Algorithm, " ")', signature);
  const listed = nodesAt('.//*[local-name()="InclusiveNamespaces"]', signature).length > 0;
  return one && !listed && (target === '' || target === `#${signed.getAttribute('ID') ?? ''}`) && TRANSFORMS.includes(transforms) && info('ds:CanonicalizationMethod/@Algorithm') === EXCLUSIVE;
}

function pemOf(certificate: string): string {
  return `-----BEGIN CERTIFICATE-----\n${certificate.replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
}

function verify(signed: Element, signature: Element, certificate: string): SignatureVerdict {
  const text = (path: string): string => textAt(`string(ds:${path})`, signature).trim();
  const { SignatureAlgorithms, HashAlgorithms } = new SignedXml();
  const Signature = SignatureAlgorithms[text('SignedInfo/ds:SignatureMethod/@Algorithm')];
  const Hash = HashAlgorithms[text('SignedInfo/ds:Reference/ds:DigestMethod/@Algorithm')];
  const [info] = nodesAt('ds:SignedInfo', signature);
  if (!Signature || !Hash || !info || certificate === '' || !isKnownForm(signed, signature)) return 'unknown';
  const copy = signed.cloneNode(true);
  for (const each of directSignatures(copy)) copy.removeChild(each);
  try {
    const value = text('SignatureValue').replace(/\s/g, '');
    if (!new Signature().verifySignature(canonical(info as Element), pemOf(certificate), value)) return 'wrong';
  } catch {
    return 'unknown';
  }
  return new Hash().getHash(canonical(copy)) === text('SignedInfo/ds:Reference/ds:DigestValue').replace(/\s/g, '') ? 'valid' : 'altered';
}

function certificateOf(base64: string): EnvelopedSignature['certificate'] {
  try {
    const der = decodeBase64(new TextEncoder().encode(base64)).content;
    return { ...certificateDates(der), usage: keyUsage(der) };
  } catch (error) {
    if (error instanceof ParseError) return undefined;
    throw error;
  }
}

/** The signature that an element carries of itself, its digest and value recomputed when its form allows. Undefined when it carries none, or several. */
export function readEnvelopedSignature(signed: Element): EnvelopedSignature | undefined {
  const [signature, ...others] = directSignatures(signed);
  if (!signature || others.length > 0) return undefined;
  const certificate = textAt('string((ds:KeyInfo/ds:X509Data/ds:X509Certificate)[1])', signature).replace(/\s/g, '');
  return {
    signatureMethod: textAt('string(ds:SignedInfo/ds:SignatureMethod/@Algorithm)', signature),
    digestMethod: textAt('string((ds:SignedInfo/ds:Reference/ds:DigestMethod/@Algorithm)[1])', signature),
    verdict: verify(signed, signature, certificate),
    certificate: certificateOf(certificate),
  };
}
