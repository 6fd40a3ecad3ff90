import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeptEntries, KeptEntriesStore } from '../app/ports.js';

/** Days after which what no campaign asked for again is thrown away. */
const KEPT_DAYS = 30;
const CHUNK = 1024 * 1024;
const [TAB, FEED] = [0x09, 0x0a];
const SUFFIX = '.jsonl';

interface At {
  readonly file: number;
  readonly offset: number;
  readonly length: number;
}

/** Lines `"name"<TAB>record`: what is written is never touched again, and a line that a kill cut is no line. */
class EntryFiles implements KeptEntries {
  readonly #at = new Map<string, At>();
  readonly #descriptors: number[] = [];
  #end = 0;

  /** `files`: those of other parts, then the one written. */
  constructor(
    files: readonly string[],
    readonly lasting: boolean,
    private readonly dispose: () => Promise<void>,
  ) {
    files.forEach((file, index) => {
      const isOwn = index === files.length - 1;
      const descriptor = openSync(file, isOwn ? constants.O_RDWR | constants.O_CREAT : constants.O_RDONLY, 0o600);
      this.#descriptors.push(descriptor);
      const end = this.#index(index, descriptor);
      if (isOwn) this.#end = end;
    });
  }

  /** Remembers where each record stands. @returns where the last whole line ends. */
  #index(file: number, descriptor: number): number {
    const { size } = fstatSync(descriptor);
    const chunk = Buffer.alloc(CHUNK);
    let rest = Buffer.alloc(0);
    let start = 0;
    for (let offset = 0; offset < size; ) {
      const read = readSync(descriptor, chunk, 0, CHUNK, offset);
      if (read === 0) break;
      offset += read;
      const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
      let at = 0;
      for (let feed = bytes.indexOf(FEED); feed >= 0; feed = bytes.indexOf(FEED, at)) {
        this.#line(bytes.subarray(at, feed), file, start + at);
        at = feed + 1;
      }
      start += at;
      rest = Buffer.from(bytes.subarray(at));
    }
    return start;
  }

  #line(line: Buffer, file: number, offset: number): void {
    const tab = line.indexOf(TAB);
    if (tab < 0) return;
    try {
      const name: unknown = JSON.parse(line.toString('utf8', 0, tab));
      if (typeof name === 'string') this.#at.set(name, { file, offset: offset + tab + 1, length: line.length - tab - 1 });
    } catch {
      // Not one of ours: as if nothing were kept.
    }
  }

  record(name: string): string | undefined {
    const at = this.#at.get(name);
    if (!at) return undefined;
    const bytes = Buffer.allocUnsafe(at.length);
    const read = readSync(this.#descriptors[at.file] ?? -1, bytes, 0, at.length, at.offset);
    return bytes.toString('utf8', 0, read);
  }

  append(records: readonly { readonly name: string; readonly record: string }[]): void {
    if (records.length === 0) return;
    const file = this.#descriptors.length - 1;
    const lines = records.map(({ name, record }) => ({ name, start: Buffer.from(`${JSON.stringify(name)}\t`), record: Buffer.from(record) }));
    const bytes = Buffer.concat(lines.flatMap(({ start, record }) => [start, record, Buffer.from('\n')]));
    let offset = this.#end;
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#descriptors[file] ?? -1, bytes, written, bytes.length - written, this.#end + written);
    for (const { name, start, record } of lines) {
      this.#at.set(name, { file, offset: offset + start.length, length: record.length });
      offset += start.length + record.length + 1;
    }
    this.#end = offset;
  }

  async close(): Promise<void> {
    this.#descriptors.splice(0).forEach((descriptor) => closeSync(descriptor));
    await this.dispose();
  }
}

async function throwAwayOld(folder: string): Promise<void> {
  const oldest = Date.now() - KEPT_DAYS * 24 * 3600 * 1000;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const entry = await lstat(path).catch(() => undefined);
    // Only what campaigns name: a digest.
    if (/^[0-9a-f]{32}$/.test(name) && entry?.isDirectory() === true && entry.mtimeMs < oldest) await rm(path, { recursive: true, force: true });
  }
}

async function lastingFiles(folder: string, context: string, part: string, fresh: boolean): Promise<EntryFiles> {
  const own = join(folder, context.slice(0, 32));
  await mkdir(own, { recursive: true, mode: 0o700 });
  await throwAwayOld(folder);
  const now = new Date();
  await utimes(own, now, now);
  const file = join(own, `${part}${SUFFIX}`);
  if (fresh) await rm(file, { force: true });
  const others = fresh ? [] : (await readdir(own)).filter((name) => name.endsWith(SUFFIX) && name !== `${part}${SUFFIX}`).sort().map((name) => join(own, name));
  const regular: string[] = [];
  for (const each of others) if ((await stat(each)).isFile()) regular.push(each);
  return new EntryFiles([...regular, file], true, () => Promise.resolve());
}

async function passingFiles(): Promise<EntryFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'convergence-'));
  return new EntryFiles([join(folder, `entries${SUFFIX}`)], false, () => rm(folder, { recursive: true, force: true }));
}

/** What campaigns keep, in a folder of the person's own cache; without one, or when it cannot be written to, nothing lasts. */
export function keptEntries(folder: string | undefined): KeptEntriesStore {
  return {
    async open(context, part, fresh) {
      if (folder === undefined) return passingFiles();
      return lastingFiles(folder, context, part, fresh).catch(() => passingFiles());
    },
  };
}
