import { documentsIn } from '../formats/iti41.js';
import { attachedFiles, readMime } from '../formats/mime.js';
import { ParseError } from '../formats/parse-error.js';
import { isStray } from '../formats/xdm.js';
import { countTags, MOST_TAGS } from '../formats/xml-tags.js';
import { readZip, shareOf, ZIP_LIMITS, type ZipLimits } from '../formats/zip.js';
import { detectKind } from './detect.js';
import type { Artefact } from './probe.js';

/** An artefact and the documents it carries, each under the path that leads to it. */
export interface Unfolded {
  /** The artefact first. An archive inside a message is not among them: whoever reads messages reads it there. */
  readonly parts: readonly Artefact[];
  /** The content of everything that was opened, whether or not a probe reads it. */
  readonly opened: readonly Uint8Array[];
  /** Documents it carries beyond what may be read of one file. */
  readonly leftOut: number;
}

type Carried = readonly { readonly path: string; readonly bytes: Uint8Array }[];

async function carriedBy({ kind, bytes }: Artefact, limits: ZipLimits): Promise<Carried> {
  if (kind === 'eml') return attachedFiles(readMime(bytes));
  if (kind === 'xdm') return (await readZip(bytes, limits)).filter(({ path }) => !isStray(path)).map(({ shown, bytes: content }) => ({ path: shown, bytes: content }));
  if (kind === 'iti41') return documentsIn(bytes);
  return [];
}

/**
 * Opens a message, an archive or a request, so that a document it carries is read like one that lies beside it. What is carried is told
 * by its content, like a file. A container that cannot be opened is handed over as it is: the probe that reads it says why. What it
 * carries beyond what may be read of one file is left out, and counted.
 */
export async function unfold(artefact: Artefact): Promise<Unfolded> {
  const parts: Artefact[] = [artefact];
  const opened: Uint8Array[] = [artefact.bytes];
  let tags = 0;
  let leftOut = 0;
  const open = async (outer: Artefact, limits: ZipLimits): Promise<void> => {
    let carried: Carried;
    try {
      carried = await carriedBy(outer, limits);
    } catch (error) {
      if (error instanceof ParseError) return;
      throw error;
    }
    const inside = carried.map(({ path, bytes }): Artefact => ({ path: `${outer.path}!${path}`, bytes, kind: detectKind(bytes), environment: artefact.environment }));
    const share = shareOf(limits, inside.filter(({ kind }) => kind === 'xdm').length);
    for (const inner of inside) {
      opened.push(inner.bytes);
      tags += inner.kind === 'xdm' ? 0 : countTags(inner.bytes);
      if (inner.kind === 'xdm') await open(inner, share);
      else if (inner.kind !== 'eml' && tags <= MOST_TAGS) parts.push(inner);
      else if (inner.kind !== 'eml' && inner.kind !== 'unknown') leftOut += 1;
    }
  };
  await open(artefact, ZIP_LIMITS);
  return { parts, opened, leftOut };
}
