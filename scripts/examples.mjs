// Rebuilds the examples: the artefacts of the fictitious products, what the probes find in them (findings.json), and reports/exemple/, the
// reports in every format, on a fixed day. `--into <folder>` rebuilds a copy there, for the test that compares them.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DAY } from './example-day.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.indexOf('--into');
const folder = asked < 0 ? root : process.argv[asked + 1];
const reports = join(folder, 'reports', 'exemple');

function run(...args) {
  execFileSync(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NO_COLOR: '1' } });
}
const convergence = (...args) => run(join(root, 'bin', 'convergence.js'), ...args);

if (folder !== root) cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true, filter: (path) => !/[\\/](artefacts|findings\.json)$/.test(path) });
run(join(root, 'scripts', 'example-artefacts.mjs'), '--into', join(folder, 'examples'));
rmSync(reports, { recursive: true, force: true });
for (const name of readdirSync(join(folder, 'examples')).sort()) {
  const dossier = `examples/${name}`;
  const out = join(reports, name);
  mkdirSync(out, { recursive: true });
  const written = (document, formats) => formats.map((format) => `${format}=${join(out, `${document}.${format === 'markdown' ? 'md' : format}`)}`).join(',');
  convergence('probe', dossier, '--date', DAY, '--format', `terminal=${join(out, 'constats.txt')}`);
  convergence('assess', dossier, '--date', DAY, '--format', `terminal=${join(out, 'bilan.txt')},json=${join(out, 'bilan.json')}`);
  convergence('report', dossier, '--date', DAY, '--format', written('bilan', ['html', 'pdf', 'markdown', 'csv']));
  convergence('report', dossier, '--date', DAY, '--document', 'engagement', '--format', written('engagement', ['html', 'pdf']));
  convergence('roadmap', dossier, '--date', DAY, '--format', `terminal=${join(out, 'trajectoire.txt')},${written('trajectoire', ['markdown', 'csv', 'json'])}`);
}
