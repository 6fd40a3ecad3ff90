import type { Element } from 'slimdom';
import { ExclusiveCanonicalization } from 'xml-crypto';

/**
 * The exclusive canonical form (XML-EXC-C14N) of an element of a tree already read, bounded: xml-crypto parses nothing here. Its types name
 * the browser's Element, it only walks the members both trees have.
 */
export function canonical(element: Element): string {
  return new ExclusiveCanonicalization().process(element as never, {});
}
