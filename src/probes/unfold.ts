import { documentsIn } from '../formats/iti41.js';
import { attachedFiles, readMime } from '../formats/mime.js';
import { ParseError } from '../formats/parse-error.js';
import { isStray } from '../formats/xdm.js';
import { readZip } from '../formats/zip.js';
import { detectKind } from './detect.js';
import type { Artefact } from './probe.js';

/** An artefact and the documents it carries, each under the path that leads to it. */
export interface Unfolded {
  readonly parts: readonly Artefact[];
  /** Containers that could not be opened; the probes that read them say why in their own words. */
  readonly unread: readonly { readonly path: string; readonly error: ParseError }[];
}

interface Container {
  readonly path: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

async function contentOf({ kind, path, bytes }: Artefact): Promise<Container | undefined> {
  if (kind === 'eml') return { path, files: attachedFiles(readMime(bytes)) };
  if (kind === 'xdm') return { path, files: (await readZip(bytes)).filter((entry) => !isStray(entry.path)) };
  if (kind === 'iti41') return { path, files: documentsIn(bytes) };
  return undefined;
}

/**
 * Opens a message, an archive or a request, so that a document it carries is read like one that lies beside it. What is carried is told
 * by its content, like a file. An archive inside a message is opened but not handed over: whoever reads messages reads it there.
 */
export async function unfold(artefact: Artefact): Promise<Unfolded> {
  const parts: Artefact[] = [artefact];
  const unread: Unfolded['unread'][number][] = [];
  const open = async (outer: Artefact): Promise<void> => {
    try {
      const container = await contentOf(outer);
      for (const { path, bytes } of container?.files ?? []) {
        const inner: Artefact = { path: `${outer.path}!${path}`, bytes, kind: detectKind(bytes), environment: artefact.environment };
        if (inner.kind === 'xdm') await open(inner);
        else if (inner.kind !== 'eml') parts.push(inner);
      }
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      unread.push({ path: outer.path, error });
    }
  };
  await open(artefact);
  return { parts, unread };
}
