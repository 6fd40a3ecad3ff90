import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { CampaignSource } from '../app/ports.js';
import { ConvergenceError } from '../core/error.js';

type Part = NonNullable<CampaignSource['part']>;

const CHUNK = 1024 * 1024;
const MOST_PARTS = 1_000_000;
const [TAB, FEED, RETURN, SPACE, QUOTE, COMMA, BACKSLASH] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [0x5b, 0x5d, 0x7b, 0x7d];
const isSpace = (byte: number): boolean => byte === SPACE || byte === FEED || byte === RETURN || byte === TAB;

/** A file of dossiers read piece by piece, whatever its size. @throws ConvergenceError when it is missing or no regular file. */
async function eachChunk(path: string, visit: (chunk: Buffer, offset: number) => void): Promise<void> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw ConvergenceError.of(missing ? 'file/missing' : 'file/unreadable', { file: path, reason: (error as NodeJS.ErrnoException).code ?? String(error) }, { file: path });
  }
  try {
    if (!(await file.stat()).isFile()) throw ConvergenceError.of('file/not-regular', { file: path }, { file: path });
    const chunk = Buffer.alloc(CHUNK);
    for (let offset = 0; ; ) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK, offset);
      if (bytesRead === 0) return;
      visit(chunk.subarray(0, bytesRead), offset);
      offset += bytesRead;
    }
  } finally {
    await file.close();
  }
}

function bounded(parts: Part[], path: string, part: Part): void {
  if (parts.length >= MOST_PARTS) throw ConvergenceError.of('campaign/too-many-dossiers', { limit: MOST_PARTS }, { file: path });
  parts.push(part);
}

/** The lines of a JSONL file that say something, one dossier each. @throws ConvergenceError */
export async function jsonLines(path: string): Promise<readonly Part[]> {
  const parts: Part[] = [];
  let [start, line, said] = [0, 1, false];
  const end = (at: number): void => {
    if (said) bounded(parts, path, { offset: start, length: at - start, line });
    [start, line, said] = [at + 1, line + 1, false];
  };
  let size = 0;
  await eachChunk(path, (chunk, offset) => {
    for (let at = 0; at < chunk.length; ) {
      const feed = chunk.indexOf(FEED, at);
      const stop = feed < 0 ? chunk.length : feed;
      for (let each = at; !said && each < stop; each++) said = !isSpace(chunk[each] ?? SPACE);
      if (feed >= 0) end(offset + feed);
      at = stop + 1;
    }
    size = offset + chunk.length;
  });
  end(size);
  return parts;
}

/** The items of a JSON file that holds a list, one dossier each; `undefined` when it holds something else. @throws ConvergenceError */
export async function jsonItems(path: string): Promise<readonly Part[] | undefined> {
  const parts: Part[] = [];
  let [depth, line, start, startLine, last] = [0, 1, -1, 1, 0];
  let [inText, escaped, isList] = [false, false, undefined as boolean | undefined];
  await eachChunk(path, (chunk, offset) => {
    if (isList === false) return;
    chunk.forEach((byte, index) => {
      const at = offset + index;
      if (byte === FEED) line += 1;
      if (inText) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inText = false;
        last = at + 1;
        return;
      }
      if (isSpace(byte) || (at < 3 && byte >= 0xbb)) return;
      isList ??= byte === OPEN_LIST;
      const closes = byte === CLOSE_LIST || byte === CLOSE_MAP;
      if (closes) depth -= 1;
      // Between the items of the list, or at its end.
      if (depth === (closes ? 0 : 1) && (byte === COMMA || closes)) {
        if (start >= 0) bounded(parts, path, { offset: start, length: last - start, line: startLine });
        start = -1;
        return;
      }
      if (depth >= 1 && start < 0) [start, startLine] = [at, line];
      if (byte === OPEN_LIST || byte === OPEN_MAP) depth += 1;
      if (byte === QUOTE) inText = true;
      last = at + 1;
    });
  });
  if (isList !== true) return undefined;
  // A list cut in the middle of a dossier: that one is a row with its cause.
  if (start >= 0) bounded(parts, path, { offset: start, length: last - start, line: startLine });
  return parts;
}
