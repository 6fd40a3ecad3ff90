import { isUtf8 } from 'node:buffer';
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
  return withRegularFile(path, shown, limit, async (file, size) => {
    // One byte more than it says it holds: the end is seen in one reading, and growth is noticed.
    let buffer = Buffer.alloc(size + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
      if (length > limit) throw ConvergenceError.of(CODES.tooLarge, { file: shown, size: length, limit }, { file: shown });
      if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(limit + 1, buffer.length * 2));
    }
    return buffer.subarray(0, length);
  });
}

/** What bytes that are no UTF-8 text most likely are. */
function apparentEncoding(bytes: Uint8Array): 'utf-16' | 'binary' | undefined {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (marked) return 'utf-16';
  if (!bytes.includes(0)) return undefined;
  // Western letters in UTF-16: every other byte is zero.
  const start = bytes.subarray(0, 200);
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > start.length / 3 && Math.min(even, odd) === 0 ? 'utf-16' : 'binary';
}

/** Where the first zero byte stands: text holds none. */
function firstZero(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, bytes.indexOf(0))).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** Where the first byte stands that is not UTF-8. */
function firstWrongByte(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const part = bytes.subarray(start, end);
    if (!isUtf8(part)) {
      return { line, column: new TextDecoder('utf-8').decode(part).indexOf('\ufffd') + 1 };
    }
    start = end + 1;
  }
  return { line, column: 1 };
}

/** Decodes strict UTF-8, with or without a byte order mark. @throws ConvergenceError `file/encoding` or `file/binary`. */
export function decodeUtf8(bytes: Uint8Array, shown: string): string {
  const encoding = apparentEncoding(bytes);
  if (encoding === 'binary') throw ConvergenceError.of('file/binary', { file: shown }, { file: shown, ...firstZero(bytes) });
  if (encoding !== undefined) throw ConvergenceError.of('file/encoding', { file: shown, encoding }, { file: shown });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw ConvergenceError.of('file/encoding', { file: shown, encoding: 'latin-1' }, { file: shown, ...firstWrongByte(bytes) });
  }
}
