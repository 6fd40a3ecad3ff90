// Writes docs/referentiels and docs/sondes: one page a referential or a probe, and the index that says how to read them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { referentialFiles } from '../src/adapters/referential-files.js';
import { referentialPages } from './docs/referential-pages.js';
import { probePages } from './docs/probe-pages.js';

const root = join(import.meta.dirname, '..');
const store = referentialFiles(join(root, 'referentiels') + sep);

for (const [name, pages] of [
  ['referentiels', await referentialPages(store)],
  ['sondes', await probePages(await store.vocabulary())],
] as const) {
  const folder = join(root, 'docs', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [file, text] of pages) writeFileSync(join(folder, file), text);
}
