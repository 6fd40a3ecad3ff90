import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArtefactStore, ListedArtefact } from '../app/ports.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { digestOf } from './digest.js';
import { innerFile } from './evidence-files.js';
import { readBounded } from './read-file.js';

const FOLDER = 'artefacts';
/** A stranger's folder may hold anything: beyond, the rest is named and left. */
export const ARTEFACT_LIMITS = { files: 5000, depth: 8, bytes: 32 * 1024 * 1024 } as const;

/** The files under `artefacts/` of a dossier, never followed out of it, read bounded. */
export const artefactFiles: ArtefactStore = {
  async list(folder) {
    const files: ListedArtefact[] = [];
    const problems: Problem[] = [];
    const warn = (code: string, file: string, params = {}): void => void problems.push({ code, params: { file, ...params }, place: { file }, severity: 'warning' });
    const visit = async (path: string, depth: number): Promise<void> => {
      const entries = await readdir(join(folder, path), { withFileTypes: true }).catch(() => []);
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const inside = `${path}/${entry.name}`;
        if (entry.name.startsWith('.')) continue;
        if (entry.isDirectory()) {
          if (depth >= ARTEFACT_LIMITS.depth) warn('artefact/too-deep', inside, { limit: ARTEFACT_LIMITS.depth });
          else await visit(inside, depth + 1);
        } else if (files.length >= ARTEFACT_LIMITS.files) {
          if (files.length === ARTEFACT_LIMITS.files && !problems.some((problem) => problem.code === 'artefact/too-many')) warn('artefact/too-many', inside, { limit: ARTEFACT_LIMITS.files });
        } else if (entry.isFile() || entry.isSymbolicLink()) files.push({ path: inside });
        else warn('artefact/not-regular', inside);
      }
    };
    await visit(FOLDER, 1);
    return { files, problems };
  },
  async read(folder, path) {
    const real = await innerFile(folder, path).catch((error: unknown) => {
      if (error instanceof ConvergenceError) throw ConvergenceError.of('artefact/outside', { file: path }, { file: path });
      throw error;
    });
    if (real === undefined) throw ConvergenceError.of('file/missing', { file: path }, { file: path });
    const bytes = await readBounded(real, path, ARTEFACT_LIMITS.bytes);
    return { bytes: new Uint8Array(bytes), sha256: digestOf(bytes) };
  },
};
