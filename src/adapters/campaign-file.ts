import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import type { Campaign, CampaignEntry, CampaignHead } from '../core/campaign/campaign.js';
import { ConvergenceError } from '../core/error.js';
import { compileSchema } from './compile-schema.js';
import { decodeUtf8, readBounded } from './read-file.js';

/** Of a file that another program laid out, read whole. */
const LIMIT = 512 * 1024 * 1024;
const MOST_HEAD = 16 * 1024 * 1024;
const CHUNK = 1024 * 1024;
const LONGEST_LINE = 4 * 1024 * 1024;
const FEED = 0x0a;
/** As `campaign --format json` lays it out: the head, then one entry a line. */
const ENTRIES = '\n  "entries": [\n';

const refused = (file: string): ConvergenceError => ConvergenceError.of('campaign/not-a-campaign', { file }, { file });

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refused(file);
    throw error;
  }
}

/** A regular file, opened for as long as `use` reads it. @throws ConvergenceError when it cannot be. */
function withFile<T>(file: string, use: (descriptor: number) => T): T {
  let descriptor: number;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw ConvergenceError.of(code === 'ENOENT' ? 'file/missing' : 'file/unreadable', { file, reason: code ?? String(error) }, { file });
  }
  try {
    if (!fstatSync(descriptor).isFile()) throw ConvergenceError.of('file/not-regular', { file }, { file });
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What stands before the entries, and where they begin; `undefined` when the file is laid out otherwise. */
function headOf(file: string): { readonly text: string; readonly entriesAt: number } | undefined {
  return withFile(file, (descriptor) => {
    const { size } = fstatSync(descriptor);
    for (let length = CHUNK; ; length *= 4) {
      const bytes = Buffer.alloc(Math.min(length, size, MOST_HEAD));
      const read = bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
      const at = read.indexOf(ENTRIES);
      if (at >= 0) return { text: `${read.toString('utf8', 0, at)}\n"entries": []}`, entriesAt: at + ENTRIES.length };
      if (read.length < length) return undefined;
    }
  });
}

/** The lines of a file from a place on. @throws ConvergenceError for a line longer than an entry may be. */
function* linesFrom(file: string, start: number): Iterable<string> {
  const chunk = Buffer.alloc(CHUNK);
  let rest = Buffer.alloc(0);
  for (let offset = start; ; ) {
    const at = offset;
    const read = withFile(file, (descriptor) => readSync(descriptor, chunk, 0, CHUNK, at));
    if (read === 0) break;
    offset += read;
    const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
    let begin = 0;
    for (let feed = bytes.indexOf(FEED); feed >= 0; feed = bytes.indexOf(FEED, begin)) {
      yield bytes.toString('utf8', begin, feed);
      begin = feed + 1;
    }
    rest = Buffer.from(bytes.subarray(begin));
    if (rest.length > LONGEST_LINE) throw refused(file);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}

/** The entries, checked and read one by one each time they are asked for. */
function entriesOf(file: string, start: number, head: CampaignHead, validate: ValidateFunction): Iterable<CampaignEntry> {
  // The head was checked once.
  const around = { ...head, editions: [], questions: [], facts: [], themes: [] };
  return {
    *[Symbol.iterator]() {
      let isOver = false;
      for (const line of linesFrom(file, start)) {
        if (isOver) {
          if (line !== '}' && line !== '') throw refused(file);
          continue;
        }
        isOver = line === '  ]' || line === ']';
        if (isOver) continue;
        const entry = parsed(line.endsWith(',') ? line.slice(0, -1) : line, file);
        if (!validate({ ...around, entries: [entry] })) throw refused(file);
        yield entry as CampaignEntry;
      }
      if (!isOver) throw refused(file);
    },
  };
}

/**
 * A campaign, or a part of one, that `campaign --format json` wrote: its entries are read one by one, for there may be a hundred thousand.
 * @throws ConvergenceError for anything else, at once or at the entry that is none.
 */
export async function readCampaign(file: string, schemaFile: string): Promise<Campaign> {
  const validate = await compileSchema(schemaFile);
  const found = headOf(file);
  const whole = found ? undefined : decodeUtf8(await readBounded(file, file, LIMIT), file);
  const value = parsed(found?.text ?? whole ?? '', file);
  if (!validate(value)) throw refused(file);
  const campaign = value as Campaign;
  return found ? { ...campaign, entries: entriesOf(file, found.entriesAt, campaign, validate) } : campaign;
}
