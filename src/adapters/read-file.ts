import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { ConvergenceError } from '../core/error.js';

interface FailureCodes {
  readonly missing: string;
  readonly notRegular: string;
  readonly tooLarge: string;
  readonly unreadable: string;
}

const CODES: FailureCodes = { missing: 'file/missing', notRegular: 'file/not-regular', tooLarge: 'file/too-large', unreadable: 'file/unreadable' };

function failure(error: unknown, shown: string): ConvergenceError {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return ConvergenceError.of(CODES.missing, { file: shown }, { file: shown });
  // ELOOP: a symbolic link where none is followed; ENXIO: a socket.
  if (code === 'ELOOP' || code === 'ENXIO') return ConvergenceError.of(CODES.notRegular, { file: shown }, { file: shown });
  return ConvergenceError.of(CODES.unreadable, { file: shown, reason: code ?? String(error) }, { file: shown });
}

/**
 * Opens a regular file, never waiting on a pipe or a device, and hands it to `use`.
 * @throws ConvergenceError when it is missing, of another kind, larger than `limit` bytes, or unreadable.
 */
export async function withRegularFile<T>(path: string, shown: string, limit: number, use: (file: FileHandle, size: number) => Promise<T>): Promise<T> {
  let file: FileHandle;
  try {
    // Without O_NONBLOCK, opening a pipe nobody writes to never returns.
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw failure(error, shown);
  }
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw ConvergenceError.of(CODES.notRegular, { file: shown }, { file: shown });
    if (stat.size > limit) throw ConvergenceError.of(CODES.tooLarge, { file: shown, size: stat.size, limit }, { file: shown });
    return await use(file, stat.size);
  } catch (error) {
    throw error instanceof ConvergenceError ? error : failure(error, shown);
  } finally {
    await file.close();
  }
}

/** The bytes of a regular file of at most `limit` bytes, even if it grows while read. */
export function readBounded(path: string, shown: string, limit: number): Promise<Buffer> {
  return withRegularFile(path, shown, limit, async (file) => {
    const buffer = Buffer.alloc(limit + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
      if (length > limit) throw ConvergenceError.of(CODES.tooLarge, { file: shown, size: length, limit }, { file: shown });
    }
    return buffer.subarray(0, length);
  });
}

/** Decodes strict UTF-8, with or without a byte order mark. @throws ConvergenceError `file/encoding`. */
export function decodeUtf8(bytes: Uint8Array, shown: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'UTF-16' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'UTF-16' : bytes.includes(0) ? 'binaire' : undefined;
  if (encoding !== undefined) throw ConvergenceError.of('file/encoding', { file: shown, encoding }, { file: shown });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const before = text.slice(0, text.indexOf('\ufffd'));
    const line = before.split('\n').length;
    throw ConvergenceError.of('file/encoding', { file: shown, encoding: 'ISO-8859-1 ou Windows-1252' }, { file: shown, line, column: before.length - before.lastIndexOf('\n') });
  }
}
