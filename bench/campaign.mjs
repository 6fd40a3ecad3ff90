// A campaign on generated dossiers (`generate-dossiers.mjs`, seeded): dossiers by second and the most memory held. Prints, asserts nothing.
// `npm run bench:campaign`, or `node bench/campaign.mjs <count>…` once built; it needs Node alone.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { duration, peakMemory } from './measure.mjs';

const counts = process.argv.slice(2).map(Number).filter((count) => count > 0);
const generator = fileURLToPath(new URL('generate-dossiers.mjs', import.meta.url));

process.stdout.write(`${'Campagne'.padEnd(26)}${'durée'.padStart(10)}${'dossiers/s'.padStart(12)}${'mémoire'.padStart(10)}\n`);
for (const count of counts.length > 0 ? counts : [350, 1000]) {
  const folder = mkdtempSync(join(tmpdir(), 'convergence-bench-'));
  try {
    execFileSync(process.execPath, [generator, folder, String(count)]);
    const args = ['bin/convergence.js', 'campaign', join(folder, 'manifeste.csv'), '--date', '2026-11-24', '--format', `json=${join(folder, 'campagne.json')}`];
    const time = duration(args);
    process.stdout.write(`${`${count} dossiers YAML`.padEnd(26)}${`${time.toFixed(0)} ms`.padStart(10)}${(count / (time / 1000)).toFixed(0).padStart(12)}${`${peakMemory(args).toFixed(0)} Mio`.padStart(10)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
