import { closeSync, openSync, readSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CampaignSource, CampaignSourceStore, ReadSource, Stamp } from '../app/ports.js';
import { regionOf } from '../core/campaign/regions.js';
import type { CampaignLine } from '../core/campaign/campaign.js';
import type { KnownIds } from '../core/check-dossier.js';
import { ConvergenceError } from '../core/error.js';
import { FINDINGS_FILE } from '../core/findings.js';
import { digestOf } from './digest.js';
import { interpretDossier, locateDossier, type DossierLocation } from './dossier-files.js';
import { jsonItems, jsonLines } from './dossier-list-file.js';
import { dossiersBelow } from './dossiers-below.js';
import { globPaths } from './glob-paths.js';
import { Digests, foundDigest } from './evidence-files.js';
import { readManifest } from './manifest-file.js';
import { decodeUtf8, entryAt, readBoundedNow } from './read-file.js';
import { DOSSIER_LIMITS, type YamlContent } from './yaml-content.js';

/** Beside a dossier, read with it. */
const FINDINGS_LIMIT = 8 * 1024 * 1024;
const LONGEST_WORD = 2000;

/** Folders sorted by region are read for what they say: `campagne/OCC/dossier`. */
function regionAbove(path: string): Pick<CampaignLine, 'region'> {
  const region = path.split(/[/\\]/).slice(0, -1).map(regionOf).findLast((each) => each !== undefined);
  return region ? { region: region.code } : {};
}

async function partsOf(path: string): Promise<readonly NonNullable<CampaignSource['part']>[] | undefined> {
  if (/\.(?:jsonl|ndjson)$/i.test(path)) return jsonLines(path);
  return /\.json$/i.test(path) && (await lstat(path).catch(() => undefined))?.isFile() === true ? jsonItems(path) : undefined;
}

/** The dossiers that one line of a manifest, or one path, stands for. */
async function expanded(source: CampaignSource): Promise<CampaignSource[]> {
  const parts = await partsOf(source.dossier);
  return parts?.map((part) => ({ ...source, key: `${source.key}:${part.line}`, part })) ?? [source];
}

async function listed(path: string): Promise<readonly CampaignSource[]> {
  if (/\.csv$/i.test(path)) {
    // What a manifest names and is not there is a row, with its cause.
    const lines = await Promise.all((await readManifest(path)).map((line) => expanded(line).catch(() => [line])));
    return lines.flat();
  }
  const parts = await partsOf(path);
  if (parts) {
    const region = regionAbove(path);
    return parts.map((part) => ({ dossier: path, key: `${path}:${part.line}`, part, ...region }));
  }
  return (await dossiersBelow(path)).map((dossier) => ({ dossier, key: dossier, ...regionAbove(dossier) }));
}

/** The same for one path among several: where no dossier is, the path stands for itself and is told as unreadable. */
async function listedAmong(path: string): Promise<readonly CampaignSource[]> {
  try {
    return await listed(path);
  } catch (error) {
    if (error instanceof ConvergenceError && error.problems.every(({ code }) => code === 'dossier/none-below')) return [{ dossier: path, key: path }];
    throw error;
  }
}

/** What lies beside a dossier; unreadable is as good as absent here, and is told when it is read. */
function findingsBytes(folder: string): Buffer | undefined {
  const path = join(folder, FINDINGS_FILE);
  try {
    return entryAt(path) && readBoundedNow(path, FINDINGS_FILE, FINDINGS_LIMIT);
  } catch (error) {
    if (error instanceof ConvergenceError) return undefined;
    throw error;
  }
}

const isWrapped = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && Object.hasOwn(value, 'dossier');

/** What a line of a file of dossiers says of its own, as a manifest does. @throws ConvergenceError for what it cannot say. */
function lineIn(content: YamlContent, line: CampaignLine): CampaignLine {
  const { value } = content;
  if (!isWrapped(value)) return line;
  const { region, category, actor, users, product, editor } = value;
  const shown = (stated: unknown): string => (typeof stated === 'string' ? stated : JSON.stringify(stated)).slice(0, LONGEST_WORD);
  const known = typeof region === 'string' ? regionOf(region) : undefined;
  if (region !== undefined && !known) throw ConvergenceError.of('manifest/unknown-region', { region: shown(region) }, content.place(['region']));
  if (users !== undefined && !(Number.isSafeInteger(users) && Number(users) >= 0)) throw ConvergenceError.of('manifest/users', { users: shown(users) }, content.place(['users']));
  const word = (key: 'category' | 'actor' | 'product' | 'editor', stated: unknown): Readonly<Record<string, string>> => (typeof stated === 'string' && stated !== '' ? { [key]: stated.slice(0, LONGEST_WORD) } : {});
  const announced = { ...line.announced, ...word('product', product), ...word('editor', editor) };
  return { ...line, ...(Object.keys(announced).length === 0 ? {} : { announced }), ...(known ? { region: known.code } : {}), ...word('category', category), ...word('actor', actor), ...(users === undefined ? {} : { users: Number(users) }) };
}

function dossierIn(content: YamlContent): YamlContent {
  const { value } = content;
  return isWrapped(value) ? { value: value['dossier'], place: (path) => content.place(['dossier', ...path]) } : content;
}

/** Where the dossiers of a campaign come from, on this machine. `known` is asked once. */
export function campaignSources(known: () => Promise<KnownIds>, schemaFile: string): CampaignSourceStore {
  let held: { readonly path: string; readonly descriptor: number } | undefined;

  const close = (): void => {
    if (held) closeSync(held.descriptor);
    held = undefined;
  };

  /** One file is kept open: a hundred thousand of its parts are read one after the other. */
  const readPart = (path: string, { offset, length, line }: NonNullable<CampaignSource['part']>): Buffer => {
    if (length > DOSSIER_LIMITS.size) throw ConvergenceError.of('file/too-large', { file: path, size: length, limit: DOSSIER_LIMITS.size }, { file: path, line });
    try {
      if (held?.path !== path) {
        close();
        held = { path, descriptor: openSync(path, 'r') };
      }
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(held.descriptor, bytes, 0, length, offset));
    } catch (error) {
      throw ConvergenceError.of('file/unreadable', { file: path, reason: (error as NodeJS.ErrnoException).code ?? String(error) }, { file: path, line });
    }
  };

  const isUnchanged = (folder: string | undefined, content: string, stamp: Stamp): boolean => {
    const digests = new Digests();
    return stamp.content === content && stamp.files.every(([file, sha256]) => (foundDigest(folder, file, digests) ?? null) === sha256);
  };

  return {
    list: async (path) => {
      const paths = await globPaths(path);
      return paths.length === 1 ? listed(paths[0] ?? path) : (await Promise.all(paths.map(listedAmong))).flat();
    },
    close: () => {
      close();
      return Promise.resolve();
    },
    async read({ dossier: path, part, ...line }, stamp): Promise<ReadSource | 'unchanged'> {
      if (part) {
        const location: DossierLocation = { shown: path, path, folder: dirname(path), firstLine: part.line };
        const bytes = readPart(path, part);
        const content = digestOf(Buffer.concat([Buffer.from(JSON.stringify(line)), bytes]));
        if (stamp && isUnchanged(undefined, content, stamp)) return 'unchanged';
        const ids = await known();
        let said: CampaignLine = line;
        const opened = await interpretDossier(decodeUtf8(bytes, path), location, ids, schemaFile, (read) => {
          said = lineIn(read, line);
          return dossierIn(read);
        });
        return { opened, line: said, stamp: { content, files: opened.files ?? [] } };
      }
      const location = locateDossier(path);
      const bytes = readBoundedNow(location.path, location.shown, DOSSIER_LIMITS.size);
      const beside = findingsBytes(location.folder);
      const content = digestOf(Buffer.concat([Buffer.from(JSON.stringify(line)), bytes, ...(beside ? [beside] : [])]));
      if (stamp && isUnchanged(location.folder, content, stamp)) return 'unchanged';
      const opened = await interpretDossier(decodeUtf8(bytes, location.shown), location, await known(), schemaFile);
      return { opened, line, stamp: { content, files: opened.files ?? [] } };
    },
  };
}
