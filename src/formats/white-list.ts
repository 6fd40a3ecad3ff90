import type { Document, Element } from 'slimdom';
import { ParseError } from './parse-error.js';
import { verifySignature, type WhiteListSignature } from './white-list-signature.js';
import { parseXml } from './xml.js';
import { pathTo } from './xpath.js';

export const WHITE_LIST_NAMESPACE = 'https://listeblanche.mssante.fr/schema';

/** One entry: a domain and the certificate its operator presents. Contacts are data of persons, never read. */
export interface WhiteListEntry {
  readonly domain: string;
  /** Attributes of the distinguished name, in order, spaces set aside. */
  readonly operator: readonly (readonly [name: string, value: string])[];
  readonly operatorText: string;
  readonly xpath: string;
}

export interface WhiteList {
  readonly namespace: string;
  /** `2025-02-28T15:42:07Z`, as written. */
  readonly generated: string;
  readonly entries: readonly WhiteListEntry[];
  readonly signature: WhiteListSignature;
}

function child(parent: Element, name: string): Element | undefined {
  return parent.children.find((each) => each.localName === name);
}

function textOf(parent: Element, name: string): string {
  return (child(parent, name)?.textContent ?? '').trim();
}

/** Reads a distinguished name written `CN=…,OU=…`: a comma is escaped by `\`, spaces around a part do not count. */
export function readDistinguishedName(text: string): (readonly [string, string])[] {
  const parts = text.match(/(?:\\.|[^,\\])+/g) ?? [];
  return parts.flatMap((part) => {
    const equal = part.indexOf('=');
    return equal < 1 ? [] : [[part.slice(0, equal).trim().toUpperCase(), part.slice(equal + 1).trim().replace(/\\(.)/g, '$1')] as const];
  });
}

/** Where an entry stands is told by its rank: the path of each of thousands would be built for nothing. */
function readEntries(root: Element): WhiteListEntry[] {
  const list = child(root, 'ListeDomaines');
  if (!list) return [];
  const base = pathTo(list);
  return list.children
    .filter((each) => each.localName === 'Domaine')
    .map((entry, index) => {
      const operatorText = (child(entry, 'DNCertificatOperateur')?.textContent ?? '').trim();
      return { domain: textOf(entry, 'Nom').toLowerCase(), operator: readDistinguishedName(operatorText), operatorText, xpath: `${base}/Domaine[${index + 1}]` };
    });
}

/** What may be trusted: the signed text when the signature holds, else the file as it is. */
function trusted(document: Document, signature: WhiteListSignature): Element | null {
  return signature.state === 'valid' ? parseXml(new TextEncoder().encode(signature.signed)).documentElement : document.documentElement;
}

/**
 * Reads a white list of MSSanté, and verifies its signature. When it holds, entries are those of the signed text.
 * @throws ParseError those of `parseXml`, `whiteList/not-a-list`
 */
export function readWhiteList(bytes: Uint8Array): WhiteList {
  const document = parseXml(bytes);
  const signature = verifySignature(document);
  const root = trusted(document, signature);
  if (root?.localName !== 'ListeBlancheMSSante') throw new ParseError('whiteList/not-a-list', {}, { line: 1 });
  return { namespace: root.namespaceURI ?? '', generated: textOf(root, 'DateDeGeneration'), entries: readEntries(root), signature };
}
