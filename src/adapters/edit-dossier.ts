import { mkdir, realpath, stat } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import YAML, { type Document } from 'yaml';
import type { DossierEditor, NewDossier, OpenedDossier } from '../app/ports.js';
import type { KnownIds } from '../core/check-dossier.js';
import { ConvergenceError } from '../core/error.js';
import { cannotWrite, writeAtomically } from './atomic-write.js';
import { digestOf } from './digest.js';
import { interpretDossier, readDossierText, type DossierLocation } from './dossier-files.js';
import { digestFile } from './evidence-files.js';
import { DOSSIER_LIMITS } from './yaml-content.js';
import { parseYaml } from './yaml-file.js';

const KEY_ORDER = ['product', 'roles', 'referentials', 'profile', 'answers', 'lists', 'evidence', 'commitments', 'waivers', 'efforts'];
const HEADING = ' Dossier Convergence : ce que vous déclarez d’un produit, et vos preuves.\n Ce fichier se lit, se corrige à la main et se compare ; vos commentaires restent.\n Les personnes y sont nommées par leur fonction, jamais par leur nom.';

type Path = readonly (string | number)[];

/** A line without what printing makes uniform: spaces before a comment, spaces inside brackets. */
function plain(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return indent + line.trim().replace(/\s+/g, ' ').replace(/([[{]) /g, '$1').replace(/ ([\]}])/g, '$1');
}

/** How the person's editor ends lines: Windows ends them with a return too. */
function usesReturns(text: string): boolean {
  const returns = text.split('\r\n').length - 1;
  return returns > 0 && returns * 2 >= text.split('\n').length - 1;
}

const withPlainLines = (text: string): string => text.replaceAll('\r\n', '\n');

/** A line put back may break the text around it. */
function readsAs(text: string, value: unknown): boolean {
  try {
    return isDeepStrictEqual(YAML.parse(text), value);
  } catch {
    return false;
  }
}

/**
 * The document as text. Printing makes spacing uniform: a line that says what it said before is put back as the person
 * wrote it, and new lists are written `[a, b]`; provided the text still reads the same.
 */
function print(document: Document, before: string): string {
  const printed = document.toString({ lineWidth: 0 });
  const written = new Map(withPlainLines(before).split('\n').map((line) => [plain(line), line]));
  const restored = printed.split('\n').map((line) => written.get(plain(line)) ?? line.replace(/\[ ([^[\]"'#]*) \]/g, '[$1]')).join('\n');
  const text = readsAs(restored, document.toJS()) ? restored : printed;
  return usesReturns(before) ? text.replaceAll('\n', '\r\n') : text;
}

/** A new top-level key takes the place its readers expect, not the end of the file. */
function addTopLevel(document: Document, key: string, value: unknown): void {
  const map = document.contents;
  if (!YAML.isMap(map)) return;
  const rank = KEY_ORDER.indexOf(key);
  const after = map.items.findIndex((pair) => YAML.isScalar(pair.key) && KEY_ORDER.indexOf(String(pair.key.value)) > rank);
  const pair = document.createPair(key, value);
  if (after < 0) map.items.push(pair);
  else map.items.splice(after, 0, pair);
}

function isInFlow(document: Document, path: Path): boolean {
  return path.some((_key, length) => {
    const node = document.getIn(path.slice(0, length), true);
    return YAML.isCollection(node) && node.flow === true;
  });
}

/** Inside brackets, the printer leaves some texts of several lines without the quotes they need. */
function quoteLines(node: unknown): void {
  YAML.visit(node as YAML.Node, {
    Scalar: (_key, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.includes('\n')) scalar.type = YAML.Scalar.QUOTE_DOUBLE;
    },
  });
}

function setIn(document: Document, path: Path, value: unknown): void {
  const [top, ...rest] = path;
  if (top === undefined) return;
  if (!document.has(top)) {
    // Build from the leaf up, so that one insertion carries the whole branch.
    addTopLevel(document, String(top), [...rest].reverse().reduce<unknown>((inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }), value));
    return;
  }
  const existing = document.getIn(path, true);
  const node = document.createNode(value);
  if (isInFlow(document, path)) quoteLines(node);
  // A comment beside the value replaced stays beside the new one.
  if (YAML.isNode(existing)) {
    if (existing.comment !== undefined && existing.comment !== null) node.comment = existing.comment;
    if (existing.commentBefore !== undefined && existing.commentBefore !== null) node.commentBefore = existing.commentBefore;
    if (YAML.isCollection(existing) && YAML.isCollection(node) && existing.flow === true) node.flow = true;
  }
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : undefined;
  if (path.length > 1 && (parent === undefined || parent === null || YAML.isScalar(parent))) setIn(document, path.slice(0, -1), typeof path.at(-1) === 'number' ? [value] : { [String(path.at(-1))]: value });
  else document.setIn(path, node);
}

async function relativeInside(folder: string, file: string): Promise<string> {
  const outside = ConvergenceError.of('evidence/outside', { file });
  const candidate = isAbsolute(file) ? file : (await stat(join(folder, file)).catch(() => undefined)) ? join(folder, file) : resolve(file);
  const real = await realpath(candidate).catch(() => undefined);
  if (real === undefined) throw ConvergenceError.of('file/missing', { file }, { file });
  const inside = relative(await realpath(folder), real);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) throw outside;
  return inside.split(sep).join('/');
}

/** `evidence/Décision CNDA.pdf` → `decision-cnda`, then `decision-cnda-2`. */
function evidenceId(file: string, taken: ReadonlySet<string>): string {
  const stem = basename(file).replace(/\.[^.]+$/, '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'preuve';
  for (let rank = 1; ; rank++) {
    const id = rank === 1 ? stem : `${stem}-${rank}`;
    if (!taken.has(id)) return id;
  }
}

/** Opens a dossier to change it. @throws ConvergenceError */
export async function editDossier(location: DossierLocation, known: KnownIds, schemaFile: string): Promise<DossierEditor> {
  const read = await readDossierText(location);
  let onDisk = read.digest;
  let lastText = read.text;
  let opened: OpenedDossier = await interpretDossier(read.text, location, known, schemaFile);
  const document = parseYaml(withPlainLines(read.text), location.shown, DOSSIER_LIMITS).document as Document;
  const asJson = /\.json$/i.test(location.path);
  return {
    get opened() {
      return opened;
    },
    set: (path, value) => setIn(document, path, value),
    remove: (path) => {
      if (document.hasIn(path)) document.deleteIn(path);
    },
    async save() {
      const text = asJson ? `${JSON.stringify(document.toJS(), null, 2)}\n` : print(document, lastText);
      // Nothing reaches the disk that could not be read back.
      const next = await interpretDossier(text, location, known, schemaFile);
      const current = await readDossierText(location);
      if (current.digest !== onDisk) throw ConvergenceError.of('dossier/changed-meanwhile', { file: location.shown }, { file: location.shown });
      const target = await realpath(location.path);
      await writeAtomically(target, text).catch((error: unknown) => {
        throw cannotWrite(location.shown, error);
      });
      onDisk = digestOf(text);
      lastText = text;
      opened = next;
      return opened;
    },
    async attach(file, { date }) {
      const inside = await relativeInside(location.folder, file);
      const sha256 = digestFile(location.folder, inside);
      if (sha256 === undefined) throw ConvergenceError.of('file/missing', { file }, { file });
      const stated = (document.toJS() as { readonly evidence?: Readonly<Record<string, { readonly file?: string; readonly sha256?: string }>> }).evidence ?? {};
      const same = Object.entries(stated).find(([, each]) => each.file === inside && each.sha256?.toLowerCase() === sha256);
      if (same) return same[0];
      const id = evidenceId(inside, new Set(Object.keys(stated)));
      setIn(document, ['evidence', id], { file: inside, sha256, date });
      return id;
    },
  };
}

/** Writes a new dossier; refuses to overwrite one. @returns its path. */
export async function createDossier(folder: string, content: NewDossier, known: KnownIds, schemaFile: string): Promise<string> {
  const path = join(folder, 'dossier.yaml');
  if (await stat(path).catch(() => undefined)) throw ConvergenceError.of('dossier/exists', { file: path }, { file: path });
  const value = { product: content.product, roles: content.roles, ...(content.referentials?.length ? { referentials: content.referentials } : {}), profile: content.profile };
  const document = new YAML.Document(value);
  document.commentBefore = HEADING;
  for (const key of ['roles', 'referentials']) {
    const node = document.get(key, true);
    if (YAML.isSeq(node)) node.flow = true;
  }
  const text = print(document, '');
  // Nothing reaches the disk that could not be read back.
  await interpretDossier(text, { shown: path, path, folder }, known, schemaFile);
  try {
    await mkdir(folder, { recursive: true });
    await writeAtomically(path, text);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  return path;
}
