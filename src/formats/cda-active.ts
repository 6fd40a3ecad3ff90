import type { Document, Element } from 'slimdom';
import { pathTo } from './xpath.js';

const ACTIVE: readonly string[] = ['script', 'iframe', 'object', 'embed'];
const RUNS = /^\s*(?:javascript|vbscript):/i;
/** What a viewer would fetch or open: links of the narrative, media kept elsewhere. */
const FETCHED: Readonly<Record<string, readonly string[]>> = { linkHtml: ['href'], a: ['href'], link: ['href'], img: ['src'], reference: ['value'] };
const LEAVES = /^\s*(?:https?:|ftp:)?\/\//i;

function isActive(element: Element): boolean {
  return ACTIVE.includes(element.localName) || element.attributes.some(({ value }) => RUNS.test(value));
}

function leaves(element: Element): boolean {
  // Other references name documents, and are no part of what is shown.
  if (element.localName === 'reference' && element.parentElement?.parentElement?.localName !== 'observationMedia') return false;
  return (Object.hasOwn(FETCHED, element.localName) ? (FETCHED[element.localName] ?? []) : []).some((name) => LEAVES.test(element.getAttribute(name) ?? ''));
}

/** What of a document would run, or lead out of it, when it is shown: where each stands. Walked once, however wide the body is. */
export function activeIn(tree: Document): { readonly scripts: readonly string[]; readonly links: readonly string[] } {
  const all = tree.getElementsByTagName('*');
  return { scripts: all.filter(isActive).map(pathTo), links: all.filter(leaves).map(pathTo) };
}
