import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import { ParseError } from './parse-error.js';
import { shownPath } from './shown-name.js';
import { countTags, MOST_TAGS } from './xml-tags.js';

/** Bounds of one archive: all but the tags are checked on what it declares, before anything is inflated. */
export interface ZipLimits {
  readonly bytes: number;
  readonly entries: number;
  /** Bytes of all entries once inflated. */
  readonly total: number;
  /** Inflated bytes for one stored byte, over one entry and over the archive. */
  readonly ratio: number;
  readonly nameLength: number;
  /** Tags of all entries once inflated: what they cost to whoever reads them as XML. */
  readonly tags: number;
}

export const ZIP_LIMITS: ZipLimits = { bytes: 40 * 1024 * 1024, entries: 1000, total: 64 * 1024 * 1024, ratio: 200, nameLength: 255, tags: MOST_TAGS };

/** Bounds of one archive among several that come together: what they inflate to is shared. */
export function shareOf(limits: ZipLimits, archives: number): ZipLimits {
  const share = Math.max(1, archives);
  return { ...limits, entries: Math.ceil(limits.entries / share), total: Math.floor(limits.total / share), tags: Math.floor(limits.tags / share) };
}

/** One file of an archive. Folders are not kept. */
export interface ZipEntry {
  readonly path: string;
  /** The same, as it may be told: a name out of the usual may be that of a patient. */
  readonly shown: string;
  readonly bytes: Uint8Array;
}

/** Under this size, any ratio is harmless: a blank page deflates very well. */
const RATIO_FLOOR = 1024 * 1024;
const UNIX_TYPE = 0o170000;
const UNIX_FOLDER = 0o040000;
const UNIX_FILE = 0o100000;
const UNIX_LINK = 0o120000;

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
}

function checkName(path: string, shown: string, limits: ZipLimits): void {
  const refuse = (code: string): never => {
    throw new ParseError(code, { limit: limits.nameLength }, { entry: shown });
  };
  if (path === '' || path.length > limits.nameLength || /[\u0000-\u001f\u007f]/.test(path)) refuse('zip/bad-name');
  if (path.startsWith('/') || path.startsWith('\\') || /^[A-Za-z]:/.test(path)) refuse('zip/absolute-path');
  if (path.split(/[/\\]/).includes('..')) refuse('zip/path-escape');
  if (path.includes('\\')) refuse('zip/bad-name');
}

function checkEntry(entry: Entry, shown: string, limits: ZipLimits): void {
  const place = { entry: shown };
  if (entry.isEncrypted()) throw new ParseError('zip/encrypted', {}, place);
  const type = (entry.externalFileAttributes >>> 16) & UNIX_TYPE;
  if (type === UNIX_LINK) throw new ParseError('zip/symlink', {}, place);
  if (type !== 0 && type !== UNIX_FILE && type !== UNIX_FOLDER) throw new ParseError('zip/special-file', {}, place);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new ParseError('zip/compression', { method: entry.compressionMethod }, place);
  if (entry.uncompressedSize > RATIO_FLOOR && entry.uncompressedSize > entry.compressedSize * limits.ratio) throw new ParseError('zip/ratio', { limit: limits.ratio }, place);
}

interface Listed {
  readonly entry: Entry;
  readonly shown: string;
}

/** The table of the archive, checked whole before any entry is opened. */
async function readTable(zip: ZipFile, size: number, limits: ZipLimits): Promise<ReadonlyMap<string, Listed>> {
  const table = new Map<string, Listed>();
  let total = 0;
  if (zip.entryCount > limits.entries) throw new ParseError('zip/too-many-entries', { limit: limits.entries });
  for await (const entry of zip.eachEntry()) {
    const path = nameOf(entry);
    const shown = shownPath(path, table.size + 1);
    checkName(path, shown, limits);
    checkEntry(entry, shown, limits);
    total += entry.uncompressedSize;
    if (total > limits.total) throw new ParseError('zip/too-large', { limit: limits.total });
    // Two entries of one name are read differently by different programs.
    if (table.has(path)) throw new ParseError('zip/duplicate-entry', {}, { entry: shown });
    table.set(path, { entry, shown });
  }
  // Entries may overlap in the file: each passes its own ratio, together they do not.
  if (total > RATIO_FLOOR && total > size * limits.ratio) throw new ParseError('zip/ratio', { limit: limits.ratio });
  return table;
}

/** Inflates one entry; the reader stops it as soon as it passes the size it declared. */
async function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  // The library may tell a second error of a stream already given up; unheard, it would end the program.
  stream.on('error', () => undefined);
  const bytes = new Uint8Array(entry.uncompressedSize);
  let offset = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  if (offset !== bytes.length) throw new RangeError('shorter than declared');
  return bytes;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** What the library says of a damaged archive, cut: it may quote the archive. */
function damaged(error: unknown, shown?: string): ParseError {
  return error instanceof ParseError ? error : new ParseError('zip/damaged', {}, shown === undefined ? {} : { entry: shown });
}

/**
 * Reads one ZIP archive, bounded: paths stay inside, no link, no encryption, no archive within the archive, nothing inflated that was not announced within the limits.
 * @throws ParseError `zip/too-large`, `zip/damaged`, `zip/too-many-entries`, `zip/bad-name`, `zip/absolute-path`, `zip/path-escape`, `zip/encrypted`, `zip/symlink`,
 * `zip/special-file`, `zip/compression`, `zip/ratio`, `zip/duplicate-entry`, `zip/nested`, `zip/too-many-tags`
 */
export async function readZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<readonly ZipEntry[]> {
  if (bytes.length > limits.bytes) throw new ParseError('zip/too-large', { limit: limits.bytes });
  let zip: ZipFile;
  let table: ReadonlyMap<string, Listed>;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { decodeStrings: false });
    table = await readTable(zip, bytes.length, limits);
  } catch (error) {
    throw damaged(error);
  }
  const entries: ZipEntry[] = [];
  let tags = 0;
  for (const [path, { entry, shown }] of table) {
    if (path.endsWith('/')) continue;
    try {
      const content = await inflate(zip, entry);
      if (isZip(content)) throw new ParseError('zip/nested', {}, { entry: shown });
      tags += countTags(content);
      if (tags > limits.tags) throw new ParseError('zip/too-many-tags', { limit: limits.tags }, { entry: shown });
      entries.push({ path, shown, bytes: content });
    } catch (error) {
      throw damaged(error, shown);
    }
  }
  return entries;
}
