import type { Element } from 'slimdom';
import { ParseError } from './parse-error.js';
import { parseXml, type XmlLimits } from './xml.js';
import { VIHF_LIMITS } from './vihf.js';
import { nodesAt, textAt } from './xpath.js';

/** What a manifest says of one object it covers. */
export interface ManifestReference {
  /** `urn:oid:1.2.3`. */
  readonly uri: string;
  readonly digestMethod: string;
  /** As written, in base64. */
  readonly digest: string;
  /** The object is transformed before it is digested: its bytes alone do not tell. */
  readonly transformed: boolean;
}

/** The signature document of a lot: the manifest it signs. The value of the signature is not verified here. */
export interface SignedManifest {
  readonly signatureMethod: string;
  readonly references: readonly ManifestReference[];
}

const MOST_REFERENCES = 1000;

function referenceOf(reference: Element): ManifestReference {
  const text = (path: string): string => textAt(`string((${path})[1])`, reference).trim();
  return { uri: text('@URI'), digestMethod: text('ds:DigestMethod/@Algorithm'), digest: text('ds:DigestValue').replace(/\s/g, ''), transformed: nodesAt('ds:Transforms/ds:Transform', reference).length > 0 };
}

/**
 * Reads the signature document of a lot. Undefined when it holds no signature.
 * @throws ParseError as `parseXml`, and `manifest/too-many-references`
 */
export function readSignedManifest(bytes: Uint8Array, limits: XmlLimits = VIHF_LIMITS): SignedManifest | undefined {
  const document = parseXml(bytes, limits);
  const [signature] = nodesAt('(//ds:Signature)[1]', document);
  if (!signature) return undefined;
  const references = nodesAt('ds:Object//ds:Manifest/ds:Reference', signature) as Element[];
  if (references.length > MOST_REFERENCES) throw new ParseError('manifest/too-many-references', { limit: MOST_REFERENCES });
  return { signatureMethod: textAt('string(ds:SignedInfo/ds:SignatureMethod/@Algorithm)', signature), references: references.map(referenceOf) };
}
