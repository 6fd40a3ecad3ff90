// Writes docs/referentiels: one page a referential, and the index that says how to read them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { referentialFiles } from '../src/adapters/referential-files.js';
import { referentialPages } from './docs/pages.js';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'referentiels');

const pages = await referentialPages(referentialFiles(join(root, 'referentiels') + sep));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
