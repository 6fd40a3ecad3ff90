// Rebuilds reports/exemple/: the reports of the example dossiers, in every format, on a fixed day.
// `--into <folder>` writes elsewhere, for the test that compares them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Fixed, so that the reports change only when the program or the rules do. */
const DAY = '2026-11-24';
const root = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.indexOf('--into');
const target = asked < 0 ? join(root, 'reports', 'exemple') : process.argv[asked + 1];

function convergence(...args) {
  execFileSync(process.execPath, [join(root, 'bin', 'convergence.js'), ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NO_COLOR: '1' } });
}

rmSync(target, { recursive: true, force: true });
for (const name of readdirSync(join(root, 'examples')).sort()) {
  const dossier = `examples/${name}`;
  const folder = join(target, name);
  mkdirSync(folder, { recursive: true });
  convergence('assess', dossier, '--date', DAY, '--format', `terminal=${join(folder, 'bilan.txt')},json=${join(folder, 'bilan.json')}`);
  const written = (name, formats) => formats.map((format) => `${format}=${join(folder, `${name}.${format === 'markdown' ? 'md' : format}`)}`).join(',');
  convergence('report', dossier, '--date', DAY, '--format', written('bilan', ['html', 'pdf', 'markdown', 'csv']));
  convergence('report', dossier, '--date', DAY, '--document', 'engagement', '--format', written('engagement', ['html', 'pdf']));
  convergence('roadmap', dossier, '--date', DAY, '--format', `terminal=${join(folder, 'trajectoire.txt')},${written('trajectoire', ['markdown', 'csv', 'json'])}`);
}
