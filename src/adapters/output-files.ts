import { lstat, mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { OutputWriter } from '../app/ports.js';
import { ConvergenceError } from '../core/error.js';
import { writeAtomically } from './atomic-write.js';

const OWN_FILES = new Set(['dossier.yaml', 'dossier.yml', 'dossier.json', 'findings.json', 'policy.yaml']);
const OWN_FOLDERS = new Set(['artefacts', 'evidence', 'reviews']);

async function realFolder(folder: string): Promise<string> {
  return realpath(folder).catch(() => resolve(folder));
}

async function isOwnFile(target: string, dossier: string): Promise<boolean> {
  const inside = relative(await realFolder(dossier), target);
  if (inside.startsWith('..') || isAbsolute(inside)) return false;
  const [first = '', ...rest] = inside.split(/[\\/]/);
  return rest.length === 0 ? OWN_FILES.has(first) : OWN_FOLDERS.has(first);
}

/** Writes documents: atomically, never over a dossier's own files, never through a symbolic link. */
export const outputFiles: OutputWriter = {
  async write(file, content, protectedFolder) {
    const folder = dirname(resolve(file));
    try {
      await mkdir(folder, { recursive: true });
      const target = join(await realpath(folder), basename(file));
      const entry = await lstat(target).catch(() => undefined);
      if (entry?.isSymbolicLink()) throw ConvergenceError.of('output/symlink', { file }, { file });
      if (entry && !entry.isFile()) throw ConvergenceError.of('output/not-a-file', { file }, { file });
      if (protectedFolder !== undefined && (await isOwnFile(target, protectedFolder))) throw ConvergenceError.of('output/own-file', { file }, { file });
      await writeAtomically(target, content);
    } catch (error) {
      if (error instanceof ConvergenceError) throw error;
      throw ConvergenceError.of('output/cannot-write', { file, reason: (error as NodeJS.ErrnoException).code ?? String(error) }, { file });
    }
  },
};
