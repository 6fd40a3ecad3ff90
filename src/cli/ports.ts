import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';
import { artefactFiles } from '../adapters/artefact-files.js';
import { dossierFiles } from '../adapters/dossier-editor.js';
import { sealOf } from '../adapters/findings-file.js';
import { outputFiles } from '../adapters/output-files.js';
import { referentialFiles } from '../adapters/referential-files.js';
import type { Ports } from '../app/ports.js';
import { packageRoot } from './package-root.js';

const PARIS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The real world: the files of this machine, the program's own rule sets, the clock of Paris. */
export function createPorts(cwd: string): Ports {
  const root = packageRoot();
  const referentialsRoot = join(root, 'referentiels') + sep;
  const referentials = referentialFiles(referentialsRoot);
  const known = async () => ({ vocabulary: await referentials.vocabulary(), referentials: (await referentials.shipped()).map((each) => each.referential) });
  const dossiers = dossierFiles(known, join(referentialsRoot, 'schema', 'dossier.schema.json'));
  /** A path as the person wrote it, kept short in messages when it already leads from the current folder. */
  const from = (path: string): string => (isAbsolute(path) || cwd === process.cwd() ? path : resolve(cwd, path));
  return {
    referentials: { ...referentials, open: (path) => referentials.open(from(path)), check: (path) => referentials.check(path === undefined ? undefined : from(path)) },
    dossiers: { open: (path) => dossiers.open(from(path)), edit: (path) => dossiers.edit(from(path)), create: (folder, content) => dossiers.create(from(folder), content), writeFindings: (opened, findings) => dossiers.writeFindings(opened, findings) },
    artefacts: artefactFiles,
    output: { write: (file, content, protectedFolder) => outputFiles.write(from(file), content, protectedFolder) },
    today: () => PARIS.format(new Date()),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    seal: sealOf,
    asset: (name) => readFile(join(root, 'assets', 'fonts', name)),
  };
}
