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

const warning = (code: string, file: string, params = {}): Problem => ({ code, params: { file, ...params }, place: { file }, severity: 'warning' });

/** The real path of what a dossier's folder holds. @returns undefined when nothing is there. @throws ConvergenceError when it leads out of it. */
function inside(folder: string, path: string): string | undefined {
  try {
    return innerFile(folder, path);
  } catch (error) {
    if (error instanceof ConvergenceError) throw ConvergenceError.of('artefact/outside', { file: path }, { file: path });
    throw error;
  }
}

/** The files below `artefacts/`, in the order of their names, and what is passed over. Links to folders are not followed. */
class Walk {
  readonly files: ListedArtefact[] = [];
  readonly problems: Problem[] = [];
  #full = false;

  constructor(private readonly folder: string) {}

  async visit(path: string, depth: number): Promise<void> {
    const entries = await readdir(join(this.folder, path), { withFileTypes: true }).catch((error: unknown) => {
      this.problems.push(warning('artefact/unreadable-folder', path, { reason: (error as NodeJS.ErrnoException).code ?? '' }));
      return [];
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (this.#full) return;
      const inner = `${path}/${entry.name}`;
      // What systems leave behind: .DS_Store, .gitkeep.
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) {
        if (depth >= ARTEFACT_LIMITS.depth) this.problems.push(warning('artefact/too-deep', inner, { limit: ARTEFACT_LIMITS.depth }));
        else await this.visit(inner, depth + 1);
      } else if (!entry.isFile() && !entry.isSymbolicLink()) this.problems.push(warning('artefact/not-regular', inner));
      else if (this.files.length < ARTEFACT_LIMITS.files) this.files.push({ path: inner });
      else {
        this.#full = true;
        this.problems.push(warning('artefact/too-many', inner, { limit: ARTEFACT_LIMITS.files }));
      }
    }
  }
}

/** The files under `artefacts/` of a dossier, never followed out of it, read bounded. */
export const artefactFiles: ArtefactStore = {
  async list(folder) {
    const walk = new Walk(folder);
    try {
      if ((inside(folder, FOLDER)) !== undefined) await walk.visit(FOLDER, 1);
    } catch (error) {
      if (!(error instanceof ConvergenceError)) throw error;
      walk.problems.push(...error.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
    }
    return { files: walk.files, problems: walk.problems };
  },
  async read(folder, path) {
    const real = inside(folder, path);
    if (real === undefined) throw ConvergenceError.of('file/missing', { file: path }, { file: path });
    const bytes = await readBounded(real, path, ARTEFACT_LIMITS.bytes);
    return { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), sha256: digestOf(bytes) };
  },
};
