// A campaign on generated dossiers (`generate-dossiers.mjs`, seeded): dossiers by second and the most memory held, start included. Prints,
// asserts nothing. `npm run bench:campaign`, or `node bench/campaign.mjs <form> <count>…` once built; it needs Node alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from './generate-dossiers.mjs';
import { measured } from './measure.mjs';

const FORMS = { jsonl: 'JSONL', yaml: 'YAML simple', 'any-yaml': 'YAML quelconque' };
const ALL = [['jsonl', 1000], ['jsonl', 10_000], ['jsonl', 100_000], ['yaml', 350], ['yaml', 1000], ['yaml', 10_000], ['any-yaml', 1000]];
const [form, ...counts] = process.argv.slice(2);
const wanted = form === undefined ? ALL : counts.map((count) => [form, Number(count)]);

function row(name, count, { time, memory }) {
  process.stdout.write(`${name.padEnd(30)}${`${count}`.padStart(9)}${`${(time / 1000).toFixed(1)} s`.padStart(10)}${(count / (time / 1000)).toFixed(0).padStart(12)}${`${memory.toFixed(0)} Mio`.padStart(10)}\n`);
}

process.stdout.write(`${'Campagne'.padEnd(30)}${'dossiers'.padStart(9)}${'durée'.padStart(10)}${'dossiers/s'.padStart(12)}${'mémoire'.padStart(10)}\n`);
for (const [each, count] of wanted) {
  const folder = mkdtempSync(join(tmpdir(), 'convergence-bench-'));
  try {
    const source = generate(folder, count, 1, each);
    const args = ['bin/convergence.js', 'campaign', source, '--date', '2026-11-24', '--format', `json=${join(folder, 'campagne.json')}`];
    const env = { XDG_CACHE_HOME: join(folder, 'cache') };
    row(FORMS[each], count, measured(args, env));
    if (count <= 10_000) row(`${FORMS[each]}, inchangé`, count, measured(args, env));
    if (each === 'jsonl' && count <= 10_000) row('page HTML, une fois jugés', count, measured([...args.slice(0, -1), `html=${join(folder, 'campagne.html')}`], env));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
