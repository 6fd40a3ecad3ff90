// The first command of the README: the main job on the example dossier, from the screen to the documents.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'rapports');
const run = (...args) => execFileSync(process.execPath, [join(root, 'bin', 'convergence.js'), ...args], { cwd: root, stdio: 'inherit' });

run('assess', 'examples/lgc');
run('report', 'examples/lgc', '--format', 'html,pdf,markdown', '--out', 'rapports');
if (existsSync(out)) process.stdout.write(`\nLes documents, à ouvrir :\n${readdirSync(out).map((name) => `  ${join(out, name)}`).join('\n')}\n`);
