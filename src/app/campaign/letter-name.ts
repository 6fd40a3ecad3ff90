import { slugOf } from '../../core/slug.js';
import type { Ports } from '../ports.js';

const LONGEST = 60;
/** Hexadecimal digits: nobody finds another key with the same ones. */
const DIGEST = 16;
/** A relative path of plain names. A name holds no underscore and no double hyphen: both tell the other shapes apart. */
const PLAIN = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/;

/**
 * The file of a letter, without its folder nor its extension: `courrier-dossiers_a`. Two keys never share one, on a system that takes
 * capitals for small letters neither, and nothing of a key can leave the folder: another shape than a plain path is told by its end and its digest.
 */
export function letterName(key: string, digest: Ports['digest']): string {
  if (key.length <= LONGEST && PLAIN.test(key)) return `courrier-${key.replaceAll('/', '_')}`;
  const end = slugOf(key).slice(-LONGEST).replace(/^-/, '');
  return `courrier-${end}--${digest(key).slice(0, DIGEST)}`;
}
