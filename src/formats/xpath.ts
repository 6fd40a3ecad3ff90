import fontoxpath from 'fontoxpath';
import { Attr, Element, type Node } from 'slimdom';

// Its CommonJS build is what Node loads: names are taken from its default export.
const { evaluateXPathToBoolean, evaluateXPathToNodes, evaluateXPathToString, registerCustomXPathFunction } = fontoxpath;

/** The prefixes that the formats of the field use in our expressions. */
export const NAMESPACES: Readonly<Record<string, string>> = {
  hl7: 'urn:hl7-org:v3',
  sdtc: 'urn:hl7-org:sdtc',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  rim: 'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0',
  lcm: 'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0',
  xds: 'urn:ihe:iti:xds-b:2007',
  soap: 'http://www.w3.org/2003/05/soap-envelope',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  saml: 'urn:oasis:names:tc:SAML:2.0:assertion',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xop: 'http://www.w3.org/2004/08/xop/include',
  own: 'urn:convergence:functions',
};

const options = { namespaceResolver: (prefix: string): string | null => (Object.hasOwn(NAMESPACES, prefix) ? (NAMESPACES[prefix] ?? null) : null) };

/** Makes a test of ours known to expressions, as `own:<name>(string)`. Registered once, when the module that holds it is loaded. */
export function registerTest(name: string, test: (text: string) => boolean): void {
  registerCustomXPathFunction({ namespaceURI: NAMESPACES['own'] ?? '', localName: name }, ['xs:string'], 'xs:boolean', (_context: unknown, text: string) => test(text));
}

/** The nodes an XPath 3.1 expression finds. Expressions are ours, never a stranger's. */
export function nodesAt(expression: string, context: Node): (Element | Attr)[] {
  return evaluateXPathToNodes(expression, context, null, null, options);
}

export function textAt(expression: string, context: Node): string {
  return evaluateXPathToString(expression, context, null, null, options);
}

export function holdsAt(expression: string, context: Node): boolean {
  return evaluateXPathToBoolean(expression, context, null, null, options);
}

/** The rank of each child among its like, counted once: a document may have 100,000 alike. Our documents never change. */
const ranks = new WeakMap<Element, ReadonlyMap<Element, string>>();

function ranksIn(parent: Element): ReadonlyMap<Element, string> {
  const known = ranks.get(parent);
  if (known) return known;
  const alike = new Map<string, Element[]>();
  for (const child of parent.children) {
    const group = alike.get(child.nodeName);
    if (group) group.push(child);
    else alike.set(child.nodeName, [child]);
  }
  const found = new Map([...alike.values()].flatMap((group) => group.map((child, index) => [child, group.length > 1 ? `[${index + 1}]` : ''] as const)));
  ranks.set(parent, found);
  return found;
}

/** Where a node stands, as a path a person can follow: `/ClinicalDocument/recordTarget/patientRole/id[2]`. */
export function pathTo(node: Node): string {
  const parts: string[] = [];
  for (let current: Node | null = node; current !== null; current = current instanceof Attr ? current.ownerElement : current.parentNode) {
    if (current instanceof Attr) parts.unshift(`@${current.name}`);
    else if (current instanceof Element) {
      const { localName, parentElement } = current;
      parts.unshift(`${localName}${parentElement ? (ranksIn(parentElement).get(current) ?? '') : ''}`);
    }
  }
  return `/${parts.join('/')}`;
}
