import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ConvergenceError } from '../core/error.js';

/** A full disk or a folder one may not write to is the person's to mend, not a bug. */
export function cannotWrite(file: string, error: unknown): ConvergenceError {
  return ConvergenceError.of('output/cannot-write', { file, reason: (error as NodeJS.ErrnoException).code ?? String(error) }, { file });
}

const LARGE = 256 * 1024;

/** Small pieces put together: a write for each line would cost more than the line. */
function* inLargePieces(pieces: Iterable<string>): Iterable<string> {
  let held: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < LARGE) continue;
    yield held.join('');
    [held, length] = [[], 0];
  }
  if (length > 0) yield held.join('');
}

/**
 * Replaces a file in one step: a reader, or a kill, finds the old content or the new, never half of it.
 * The mode of the file replaced is kept.
 */
export async function writeAtomically(path: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const mode = (await stat(path).catch(() => undefined))?.mode ?? 0o644;
  try {
    const file = await open(temporary, 'wx', mode & 0o777);
    try {
      if (typeof content === 'string' || content instanceof Uint8Array) await file.writeFile(content);
      else for (const piece of inLargePieces(content)) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
