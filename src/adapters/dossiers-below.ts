import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ConvergenceError } from '../core/error.js';
import { DOSSIER_FILES } from './dossier-names.js';

/** Region, then editor, then product: nobody sorts deeper. */
const DEEPEST = 4;

/** Whatever bears the name of a dossier is one: a link, a pipe or a folder is told as unreadable, never passed over. */
async function isDossier(folder: string): Promise<boolean> {
  for (const name of DOSSIER_FILES) if (await lstat(join(folder, name)).catch(() => undefined)) return true;
  return false;
}

async function visit(folder: string, depth: number, found: string[]): Promise<void> {
  if (await isDossier(folder)) {
    found.push(folder);
    return;
  }
  if (depth >= DEEPEST) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  // What a folder that cannot be read holds, nobody knows: its name stands for it.
  if (entries === undefined) return void found.push(folder);
  // A link may lead anywhere, and a stranger lays it.
  for (const entry of entries.filter((each) => each.isDirectory() && !each.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))) await visit(join(folder, entry.name), depth + 1, found);
}

/** The dossiers at or below a path. @throws ConvergenceError `dossier/missing`, `dossier/none-below` */
export async function dossiersBelow(path: string): Promise<readonly string[]> {
  const entry = await stat(path).catch(() => undefined);
  if (!entry) throw ConvergenceError.of('dossier/missing', { file: path }, { file: path });
  if (!entry.isDirectory()) return [path];
  const found: string[] = [];
  await visit(path, 0, found);
  if (found.length === 0) throw ConvergenceError.of('dossier/none-below', { folder: path }, { file: path });
  return found;
}
