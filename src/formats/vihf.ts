import type { Element } from 'slimdom';
import { readEnvelopedSignature, type EnvelopedSignature } from './enveloped-signature.js';
import { ParseError } from './parse-error.js';
import { parseXml, XML_LIMITS, type XmlLimits } from './xml.js';
import { NAMESPACES, nodesAt, pathTo, textAt } from './xpath.js';

/** A code that an attribute of a token carries: `<Role code="10" codeSystem="…"/>`. */
export interface TokenCode {
  readonly code: string;
  readonly codeSystem: string;
  readonly displayName: string;
}

export interface TokenAttribute {
  /** As written: its case varies from one maker to another. */
  readonly name: string;
  readonly xpath: string;
  readonly texts: readonly string[];
  readonly codes: readonly TokenCode[];
}

/** A VIHF token: a SAML 2.0 assertion that says who acts, for which structure, on which patient. */
export interface Vihf {
  readonly xpath: string;
  readonly issuer: string;
  readonly issuerFormat: string;
  readonly issueInstant: string;
  readonly nameId: string;
  readonly contextClass: string;
  readonly hasConditions: boolean;
  readonly attributes: readonly TokenAttribute[];
  readonly signature: EnvelopedSignature | undefined;
}

/** A token has a score of attributes; beyond this, it is no token of the field. */
const MOST_ATTRIBUTES = 200;
/** A token is a few kilobytes. */
export const VIHF_LIMITS: XmlLimits = { ...XML_LIMITS, bytes: 1024 * 1024, nodes: 20_000 };

function attributeOf(attribute: Element): TokenAttribute {
  const values = attribute.children.filter(({ localName }) => localName === 'AttributeValue');
  const coded = values.flatMap((value) => value.children.filter((child) => child.hasAttribute('code')));
  return {
    name: attribute.getAttribute('Name')?.trim() ?? '',
    xpath: pathTo(attribute),
    texts: values.map((value) => (value.textContent ?? '').trim()).filter((text) => text !== ''),
    codes: coded.map((code) => ({ code: code.getAttribute('code') ?? '', codeSystem: code.getAttribute('codeSystem') ?? '', displayName: code.getAttribute('displayName') ?? '' })),
  };
}

/** Reads a token from its assertion. @throws ParseError `vihf/too-many-attributes` */
export function vihfOf(assertion: Element): Vihf {
  const attributes = nodesAt('saml:AttributeStatement/saml:Attribute', assertion) as Element[];
  if (attributes.length > MOST_ATTRIBUTES) throw new ParseError('vihf/too-many-attributes', { limit: MOST_ATTRIBUTES }, { xpath: pathTo(assertion) });
  const text = (path: string): string => textAt(`string((${path})[1])`, assertion).trim();
  return {
    xpath: pathTo(assertion),
    issuer: text('saml:Issuer'),
    issuerFormat: text('saml:Issuer/@Format'),
    issueInstant: text('@IssueInstant'),
    nameId: text('saml:Subject/saml:NameID'),
    contextClass: text('saml:AuthnStatement/saml:AuthnContext/saml:AuthnContextClassRef'),
    hasConditions: nodesAt('saml:Conditions', assertion).length > 0,
    attributes: attributes.map(attributeOf),
    signature: readEnvelopedSignature(assertion),
  };
}

/**
 * Reads a token that stands alone in a file.
 * @throws ParseError as `parseXml`, and `vihf/not-an-assertion`, `vihf/too-many-attributes`
 */
export function parseVihf(bytes: Uint8Array, limits: XmlLimits = VIHF_LIMITS): Vihf {
  const root = parseXml(bytes, limits).documentElement;
  if (root?.localName !== 'Assertion' || root.namespaceURI !== NAMESPACES['saml']) throw new ParseError('vihf/not-an-assertion', {}, { line: 1 });
  return vihfOf(root);
}
