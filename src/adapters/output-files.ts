import { lstat, mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { OutputWriter } from '../app/ports.js';
import { ConvergenceError } from '../core/error.js';
import { cannotWrite, writeAtomically } from './atomic-write.js';
import { DOSSIER_FILES } from './dossier-names.js';
import { entryAt } from './read-file.js';

const OWN_FILES = new Set<string>([...DOSSIER_FILES, 'findings.json', 'policy.yaml']);
const OWN_FOLDERS = new Set(['artefacts', 'evidence', 'reviews']);

/** Where a path really leads, whether or not its last folders exist yet. */
async function realPath(path: string): Promise<string> {
  const absolute = resolve(path);
  const real = await realpath(absolute).catch(() => undefined);
  const above = dirname(absolute);
  return real ?? (above === absolute ? absolute : join(await realPath(above), basename(absolute)));
}

/** The steps from a folder down to a path; undefined when it is not below. */
function stepsInside(folder: string, path: string): readonly string[] | undefined {
  const inside = relative(folder, path);
  return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? undefined : inside.split(sep);
}

function isOwn([first = '', ...rest]: readonly string[]): boolean {
  // Some systems take DOSSIER.YAML and dossier.yaml for one file.
  const name = first.toLowerCase();
  return rest.length === 0 ? OWN_FILES.has(name) : OWN_FOLDERS.has(name);
}

/** Refuses what any dossier owns: a campaign reads many, and knows none of them when it writes. */
function protectAll(file: string, target: string): void {
  for (let folder = dirname(target), below = target; folder !== below; below = folder, folder = dirname(folder)) {
    if (!DOSSIER_FILES.some((name) => entryAt(join(folder, name)))) continue;
    if (isOwn(relative(folder, target).split(sep))) throw ConvergenceError.of('output/own-file', { file }, { file });
  }
}

/** Refuses what the assessed dossier owns, and a way out of it that the dossier itself would have laid. */
async function protect(file: string, target: string, dossier: string): Promise<void> {
  const steps = stepsInside(await realPath(dossier), target);
  if (steps && isOwn(steps)) throw ConvergenceError.of('output/own-file', { file }, { file });
  if (!steps && stepsInside(resolve(dossier), resolve(file))) throw ConvergenceError.of('output/symlink', { file }, { file });
}

/** Writes documents: atomically, never over a dossier's own files, never through a symbolic link. Nothing is created before a refusal. */
export const outputFiles: OutputWriter = {
  async write(file, content, protectedFolder) {
    try {
      const folder = await realPath(dirname(resolve(file)));
      const target = join(folder, basename(file));
      const entry = await lstat(target).catch(() => undefined);
      if (entry?.isSymbolicLink()) throw ConvergenceError.of('output/symlink', { file }, { file });
      if (entry && !entry.isFile()) throw ConvergenceError.of('output/not-a-file', { file }, { file });
      if (protectedFolder !== undefined) await protect(file, target, protectedFolder);
      protectAll(file, target);
      await mkdir(folder, { recursive: true });
      await writeAtomically(target, content);
    } catch (error) {
      if (error instanceof ConvergenceError) throw error;
      throw cannotWrite(file, error);
    }
  },
};
