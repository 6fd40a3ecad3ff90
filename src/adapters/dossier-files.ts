import { lstatSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { OpenedDossier } from '../app/ports.js';
import { checkDossier, type KnownIds } from '../core/check-dossier.js';
import type { Dossier, Evidence, FileState } from '../core/dossier.js';
import { ConvergenceError, type Place, type Problem } from '../core/error.js';
import { FINDINGS_FILE } from '../core/findings.js';
import { DOSSIER_FILES } from './dossier-names.js';
import { Digests, digestFile, fileState } from './evidence-files.js';
import { decodeUtf8, entryAt, readBounded } from './read-file.js';
import { readJson } from './json-content.js';
import { readPlainYaml } from './plain-yaml.js';
import { digestOf } from './digest.js';
import type { ReadFindings } from './findings-file.js';
import { checkSchema } from './schema-check.js';
import { DOSSIER_LIMITS, type YamlContent } from './yaml-content.js';

export interface DossierLocation {
  /** As messages show it. */
  readonly shown: string;
  readonly path: string;
  readonly folder: string;
  /** One of many in a file: nothing lies beside it. */
  readonly firstLine?: number;
}

/** What stands at a path, followed nowhere. @returns undefined for nothing. @throws ConvergenceError `file/unreadable` where one may not look. */
function standingAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') throw ConvergenceError.of('file/unreadable', { file: path, reason: code }, { file: path });
    return undefined;
  }
}

function fileIn(folder: string): string {
  for (const name of DOSSIER_FILES) if (standingAt(join(folder, name))) return join(folder, name);
  return join(folder, DOSSIER_FILES[0]);
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}

/** Undefined for a link that leads nowhere. */
function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The file that a dossier argument names: a folder means its `dossier.yaml`. @throws ConvergenceError */
export function locateDossier(argument: string): DossierLocation {
  const isFolder = isFolderAt(argument);
  const path = isFolder ? fileIn(argument) : argument;
  const entry = standingAt(path);
  if (!entry) throw ConvergenceError.of(isFolder ? 'dossier/no-file' : 'dossier/missing', { file: argument }, { file: argument });
  const folder = dirname(path);
  if (entry.isSymbolicLink()) {
    const real = realPathOf(path);
    const inside = real === undefined ? '..' : relative(realpathSync(folder), real);
    if (inside.startsWith(`..${sep}`) || inside === '..') throw ConvergenceError.of('dossier/linked-outside', { file: path }, { file: path });
  }
  if (!/\.(ya?ml|json)$/i.test(basename(path))) throw ConvergenceError.of('dossier/extension', { file: path }, { file: path });
  return { shown: path, path, folder };
}

export interface DossierText {
  readonly location: DossierLocation;
  readonly text: string;
  /** Of the bytes read, to notice a change made meanwhile. */
  readonly digest: string;
}

/** Reads the text of a dossier, bounded. @throws ConvergenceError */
export async function readDossierText(location: DossierLocation): Promise<DossierText> {
  const bytes = await readBounded(location.path, location.shown, DOSSIER_LIMITS.size);
  return { location, text: decodeUtf8(bytes, location.shown), digest: digestOf(bytes) };
}

interface ReadEvidence {
  readonly evidence: Record<string, Evidence>;
  readonly files: [file: string, sha256: string | null][];
  readonly problems: Problem[];
}

function evidenceStates(evidence: Readonly<Record<string, Omit<Evidence, 'fileState'>>>, location: DossierLocation, file: YamlContent): ReadEvidence {
  const problems: Problem[] = [];
  const result: Record<string, Evidence> = {};
  const files: ReadEvidence['files'] = [];
  const digests = new Digests();
  const folder = location.firstLine === undefined ? location.folder : undefined;
  for (const [id, each] of Object.entries(evidence)) {
    let state: FileState = 'none';
    try {
      const found = each.file === undefined ? undefined : digestFile(folder, each.file, digests);
      state = fileState(each.file, each.sha256, found);
      if (each.file !== undefined) files.push([each.file, found ?? null]);
    } catch (error) {
      if (!(error instanceof ConvergenceError)) throw error;
      const place = file.place(['evidence', id, 'file']);
      problems.push(...error.problems.map((problem) => ({ ...problem, params: { ...problem.params, evidence: id }, place })));
    }
    result[id] = { ...each, fileState: state };
  }
  return { evidence: result, files, problems };
}

/** Most dossiers have no findings: what reads them is loaded for those that do. */
async function findingsBeside(location: DossierLocation, known: KnownIds, schemaFile: string): Promise<ReadFindings> {
  if (location.firstLine !== undefined || !entryAt(join(location.folder, FINDINGS_FILE))) return { findings: [], files: [], problems: [] };
  const { readFindings } = await import('./findings-file.js');
  return readFindings(location.folder, dirname(location.shown), new Set(known.vocabulary.facts.map((fact) => fact.id)), join(dirname(schemaFile), 'findings.schema.json'));
}

/** The lines of a text that begins further down its file. */
function lowered(place: Place, firstLine: number): Place {
  return place.line === undefined ? { ...place, line: firstLine } : { ...place, line: place.line + firstLine - 1 };
}

/** What is quickly read, else what the parser of the whole of YAML makes of it, JSON being YAML too. @throws ConvergenceError */
async function contentOf(text: string, { shown, firstLine }: DossierLocation): Promise<YamlContent> {
  const isJson = firstLine !== undefined || /\.json$/i.test(shown);
  const quick = isJson ? readJson(text, shown, firstLine) : readPlainYaml(text, shown);
  if (quick) return quick;
  const { parseYaml } = await import('./yaml-file.js');
  if (firstLine === undefined) return parseYaml(text, shown, DOSSIER_LIMITS);
  try {
    const content = parseYaml(text, shown, DOSSIER_LIMITS);
    return { value: content.value, place: (path) => lowered(content.place(path), firstLine) };
  } catch (error) {
    if (!(error instanceof ConvergenceError)) throw error;
    throw new ConvergenceError(error.problems.map((problem) => ({ ...problem, place: lowered(problem.place, firstLine) })));
  }
}

/**
 * Checks the text of a dossier and gives what it states. Every problem is found before any is thrown.
 * `dossierIn`: the dossier within what was read, when it is a part of it.
 * @throws ConvergenceError
 */
export async function interpretDossier(text: string, location: DossierLocation, known: KnownIds, schemaFile: string, dossierIn: (content: YamlContent) => YamlContent = (content) => content): Promise<OpenedDossier> {
  const file = dossierIn(await contentOf(text, location));
  const shape = await checkSchema(file, schemaFile);
  if (shape.length > 0) throw new ConvergenceError(shape);
  const raw = file.value as Partial<Dossier> & { readonly product: Dossier['product'] };
  const placed = (problem: Problem): Problem => ({ ...problem, place: file.place(problem.place.path ?? []) });
  const content = checkDossier(raw, known).map(placed);
  const { evidence, files, problems } = evidenceStates(raw.evidence ?? {}, location, file);
  const probed = await findingsBeside(location, known, schemaFile);
  const all = [...content, ...problems, ...probed.problems];
  if (all.some((problem) => problem.severity === 'error')) throw new ConvergenceError(all.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0)));
  return {
    dossier: {
      product: raw.product,
      roles: raw.roles ?? ['editor'],
      referentials: raw.referentials ?? [],
      profile: raw.profile ?? {},
      answers: raw.answers ?? {},
      lists: raw.lists ?? {},
      evidence,
      commitments: raw.commitments ?? [],
      waivers: raw.waivers ?? [],
      efforts: raw.efforts ?? {},
      ...(raw.capacity === undefined ? {} : { capacity: raw.capacity }),
      findings: probed.findings,
      ...(probed.measured === undefined ? {} : { measuredOn: probed.measured.date }),
      ...(raw.guides === undefined ? {} : { guides: raw.guides }),
      ...(raw.artefacts === undefined ? {} : { artefacts: raw.artefacts }),
    },
    file: location.shown,
    folder: location.folder,
    place: (path) => file.place(path),
    ...(probed.measured === undefined ? {} : { measured: probed.measured }),
    files: [...files, ...probed.files],
    warnings: all,
  };
}
