import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
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

/** What stands at a path, followed nowhere; undefined when nothing can be seen there. */
export function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A regular file, open. */
export interface OpenFile {
  /** As said when it was opened; it may grow. */
  readonly size: number;
  /** Fills a buffer from where the last reading ended. @returns how many bytes; 0 at the end. */
  read(buffer: Uint8Array, offset: number): number;
}

/**
 * Opens a regular file, never waiting on a pipe or a device, and hands it to `use`. Reading waits for the disk: a campaign reads many small
 * files, and asking for each without waiting takes longer than reading it.
 * @throws ConvergenceError when it is missing, of another kind, larger than `limit` bytes, or unreadable.
 */
export function withRegularFile<T>(path: string, shown: string, limit: number, use: (file: OpenFile) => T): T {
  let descriptor: number;
  try {
    // Without O_NONBLOCK, opening a pipe nobody writes to never returns.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw failure(error, shown);
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw ConvergenceError.of(CODES.notRegular, { file: shown }, { file: shown });
    if (stat.size > limit) throw ConvergenceError.of(CODES.tooLarge, { file: shown, size: stat.size, limit }, { file: shown });
    return use({ size: stat.size, read: (buffer, offset) => readSync(descriptor, buffer, offset, buffer.length - offset, null) });
  } catch (error) {
    throw error instanceof ConvergenceError ? error : failure(error, shown);
  } finally {
    closeSync(descriptor);
  }
}

/** The bytes of a regular file of at most `limit` bytes, even if it grows while read. */
export function readBoundedNow(path: string, shown: string, limit: number): Buffer {
  return withRegularFile(path, shown, limit, (file) => {
    // One byte more than it says it holds: the end is seen in one reading, and growth is noticed.
    let buffer = Buffer.alloc(file.size + 1);
    let length = 0;
    for (;;) {
      const bytesRead = file.read(buffer, length);
      if (bytesRead === 0) break;
      length += bytesRead;
      if (length > limit) throw ConvergenceError.of(CODES.tooLarge, { file: shown, size: length, limit }, { file: shown });
      if (length === buffer.length) buffer = Buffer.concat([buffer], Math.min(limit + 1, buffer.length * 2));
    }
    return buffer.subarray(0, length);
  });
}

/** The same, for those who wait: what is wrong is told to whoever awaits. */
// eslint-disable-next-line @typescript-eslint/require-await
export async function readBounded(path: string, shown: string, limit: number): Promise<Buffer> {
  return readBoundedNow(path, shown, limit);
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
