import { createHash } from 'node:crypto';
import { lstat, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { FileState } from '../core/dossier.js';
import { ConvergenceError } from '../core/error.js';
import { withRegularFile } from './read-file.js';

const EVIDENCE_LIMIT = 512 * 1024 * 1024;

/** A path written in a dossier: relative, without `..`, with `/` only. */
export function isInnerPath(file: string): boolean {
  if (file.includes('\0') || file.includes('\\') || isAbsolute(file) || /^[A-Za-z]:/.test(file)) return false;
  return !file.split('/').some((part) => part === '..' || part === '');
}

/**
 * The real path of a file a dossier names. @returns undefined when nothing is there.
 * @throws ConvergenceError when it would leave the dossier, by its name or by a symbolic link.
 */
export async function innerFile(folder: string, file: string): Promise<string | undefined> {
  if (!isInnerPath(file)) throw ConvergenceError.of('evidence/outside', { file });
  const path = join(folder, file);
  try {
    await lstat(path);
  } catch {
    return undefined;
  }
  let real: string;
  try {
    real = await realpath(path);
  } catch {
    // A link that leads nowhere.
    return undefined;
  }
  const inside = relative(await realpath(folder), real);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) throw ConvergenceError.of('evidence/outside', { file });
  return real;
}

/** Digests already computed while reading one dossier, by real path: thousands of lines may name one large file. */
export type KnownDigests = Map<string, Promise<string>>;

/** The SHA-256 of a file of the dossier, read as a stream; its content goes nowhere else. @returns undefined when absent, or when a dossier has no folder. */
export async function digestFile(folder: string | undefined, file: string, known: KnownDigests = new Map()): Promise<string | undefined> {
  if (folder === undefined) {
    if (!isInnerPath(file)) throw ConvergenceError.of('evidence/outside', { file });
    return undefined;
  }
  const real = await innerFile(folder, file);
  if (real === undefined) return undefined;
  const digest = known.get(real) ?? computeDigest(real, file);
  known.set(real, digest);
  return digest;
}

function computeDigest(real: string, file: string): Promise<string> {
  return withRegularFile(real, file, EVIDENCE_LIMIT, async (handle) => {
    const hash = createHash('sha256');
    const chunk = Buffer.alloc(256 * 1024);
    for (let total = 0; ; ) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
      if (bytesRead === 0) break;
      total += bytesRead;
      if (total > EVIDENCE_LIMIT) throw ConvergenceError.of('file/too-large', { file, size: total, limit: EVIDENCE_LIMIT });
      hash.update(chunk.subarray(0, bytesRead));
    }
    return hash.digest('hex');
  });
}

/** Whether an evidence file is there with the digest recorded. `found`: the digest of the file named, undefined when absent. */
export function fileState(file: string | undefined, sha256: string | undefined, found: string | undefined): FileState {
  if (file === undefined) return 'none';
  if (found === undefined) return 'absent';
  if (sha256 === undefined) return 'not-digested';
  return found === sha256.toLowerCase() ? 'present' : 'altered';
}
