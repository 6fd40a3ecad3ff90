import { attachedFiles, readMime } from '../formats/mime.js';
import { ParseError } from '../formats/parse-error.js';
import { isStray } from '../formats/xdm.js';
import { readZip } from '../formats/zip.js';
import { detectKind } from './detect.js';
import type { Artefact } from './probe.js';

/** An artefact and the documents it carries, each under the path that leads to it. */
export interface Unfolded {
  /** The artefact first. An archive inside a message is not among them: whoever reads messages reads it there. */
  readonly parts: readonly Artefact[];
  /** The content of everything that was opened, whether or not a probe reads it. */
  readonly opened: readonly Uint8Array[];
}

type Carried = readonly { readonly path: string; readonly bytes: Uint8Array }[];

async function carriedBy({ kind, bytes }: Artefact): Promise<Carried> {
  if (kind === 'eml') return attachedFiles(readMime(bytes));
  if (kind === 'xdm') return (await readZip(bytes)).filter(({ path }) => !isStray(path));
  return [];
}

/**
 * Opens a message or an archive, so that a document it carries is read like one that lies beside it. What is carried is told
 * by its content, like a file. A container that cannot be opened is handed over as it is: the probe that reads it says why.
 */
export async function unfold(artefact: Artefact): Promise<Unfolded> {
  const parts: Artefact[] = [artefact];
  const opened: Uint8Array[] = [artefact.bytes];
  const open = async (outer: Artefact): Promise<void> => {
    let carried: Carried;
    try {
      carried = await carriedBy(outer);
    } catch (error) {
      if (error instanceof ParseError) return;
      throw error;
    }
    for (const { path, bytes } of carried) {
      const inner: Artefact = { path: `${outer.path}!${path}`, bytes, kind: detectKind(bytes), environment: artefact.environment };
      opened.push(bytes);
      if (inner.kind === 'xdm') await open(inner);
      else if (inner.kind !== 'eml') parts.push(inner);
    }
  };
  await open(artefact);
  return { parts, opened };
}
