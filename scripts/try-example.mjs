// The first command of the README: the main job on the example dossier, from what its product exports to the documents.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DAY } from './example-day.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'rapports');
const run = (...args) => execFileSync(process.execPath, [join(root, 'bin', 'convergence.js'), ...args], { cwd: root, stdio: 'inherit' });

// On the day of the findings that are in the repository, so that trying changes no file of it.
run('probe', 'examples/lgc', '--date', DAY);
run('assess', 'examples/lgc');
run('report', 'examples/lgc', '--format', 'html,pdf,markdown', '--out', 'rapports');
if (existsSync(out)) process.stdout.write(`\nLes documents, à ouvrir :\n${readdirSync(out).map((name) => `  ${join(out, name)}`).join('\n')}\n`);
