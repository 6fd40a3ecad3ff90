import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { FileState } from '../core/dossier.js';
import { ConvergenceError } from '../core/error.js';
import { entryAt, withRegularFile } from './read-file.js';

const EVIDENCE_LIMIT = 512 * 1024 * 1024;
/** Of one dossier, all its files together: hashing a terabyte of holes takes an hour. */
const MOST_DIGESTED = 4 * 1024 * 1024 * 1024;
const CHUNK = 256 * 1024;

/** A path written in a dossier: relative, without `..`, with `/` only. */
export function isInnerPath(file: string): boolean {
  if (file.includes('\0') || file.includes('\\') || isAbsolute(file) || /^[A-Za-z]:/.test(file)) return false;
  return !file.split('/').some((part) => part === '..' || part === '');
}

/** Whether a symbolic link stands on the way down to a file. */
function isLinked(folder: string, file: string): boolean {
  let path = folder;
  return file.split('/').some((part) => entryAt((path = join(path, part)))?.isSymbolicLink() === true);
}

/**
 * The path of a file a dossier names, its links followed. @returns undefined when nothing is there.
 * @throws ConvergenceError when it would leave the dossier, by its name or by a symbolic link.
 */
export function innerFile(folder: string, file: string): string | undefined {
  if (!isInnerPath(file)) throw ConvergenceError.of('evidence/outside', { file });
  const path = join(folder, file);
  if (!entryAt(path)) return undefined;
  if (!isLinked(folder, file)) return path;
  let real: string;
  try {
    real = realpathSync(path);
  } catch {
    // A link that leads nowhere.
    return undefined;
  }
  const inside = relative(realpathSync(folder), real);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) throw ConvergenceError.of('evidence/outside', { file });
  return real;
}

/** The digests of one dossier's files: thousands of lines may name one large file, or a thousand large ones. */
export class Digests {
  readonly #known = new Map<string, string>();
  #left: number;

  /** `most`: bytes read in all. */
  constructor(private readonly most = MOST_DIGESTED) {
    this.#left = most;
  }

  /** @throws ConvergenceError for a file too large, or one too many. */
  of(path: string, file: string): string {
    let digest = this.#known.get(path);
    if (digest === undefined) this.#known.set(path, (digest = this.#compute(path, file)));
    return digest;
  }

  #compute(path: string, file: string): string {
    return withRegularFile(path, file, EVIDENCE_LIMIT, (opened) => {
      const hash = createHash('sha256');
      const chunk = Buffer.alloc(Math.min(opened.size + 1, CHUNK));
      for (let total = 0; ; ) {
        const bytesRead = opened.read(chunk, 0);
        if (bytesRead === 0) break;
        total += bytesRead;
        this.#left -= bytesRead;
        if (total > EVIDENCE_LIMIT) throw ConvergenceError.of('file/too-large', { file, size: total, limit: EVIDENCE_LIMIT });
        if (this.#left < 0) throw ConvergenceError.of('evidence/too-much', { file, limit: this.most });
        hash.update(chunk.subarray(0, bytesRead));
      }
      return hash.digest('hex');
    });
  }
}

/** The SHA-256 of a file of the dossier, read as a stream; its content goes nowhere else. @returns undefined when absent, or when a dossier has no folder. @throws ConvergenceError */
export function digestFile(folder: string | undefined, file: string, digests = new Digests()): string | undefined {
  if (folder === undefined) {
    if (!isInnerPath(file)) throw ConvergenceError.of('evidence/outside', { file });
    return undefined;
  }
  const path = innerFile(folder, file);
  return path === undefined ? undefined : digests.of(path, file);
}

/** The same where a file that cannot be read, or may not be named, is as good as absent. */
export function foundDigest(folder: string | undefined, file: string, digests?: Digests): string | undefined {
  try {
    return digestFile(folder, file, digests);
  } catch (error) {
    if (error instanceof ConvergenceError) return undefined;
    throw error;
  }
}

/** Whether an evidence file is there with the digest recorded. `found`: the digest of the file named, undefined when absent. */
export function fileState(file: string | undefined, sha256: string | undefined, found: string | undefined): FileState {
  if (file === undefined) return 'none';
  if (found === undefined) return 'absent';
  if (sha256 === undefined) return 'not-digested';
  return found === sha256.toLowerCase() ? 'present' : 'altered';
}
