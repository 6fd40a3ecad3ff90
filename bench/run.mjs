// Whole processes against an empty one, `node -e 0`, started in turn so that a busy machine slows both alike. Prints each
// figure beside its target and asserts nothing: a machine under load proves nothing.
// `npm run bench`, or `node bench/run.mjs <pairs>` once built; it needs Node alone.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duration, median, peakMemory } from './measure.mjs';

const PAIRS = Math.max(9, Number(process.argv[2] ?? 0) || 0);
const EMPTY = ['-e', '0'];
const PROGRAM = 'bin/convergence.js';

const folder = mkdtempSync(join(tmpdir(), 'convergence-bench-'));
const assess = [PROGRAM, 'assess', 'examples/lgc'];
const cases = [
  { name: '--version', args: [PROGRAM, '--version'], target: 1.5 },
  { name: 'assess examples/lgc', args: assess, target: 3 },
  { name: 'report examples/lgc --format pdf', args: [PROGRAM, 'report', 'examples/lgc', '--format', `pdf=${join(folder, 'bilan.pdf')}`], target: 8 },
];

function row(name, measured, unit, target, note) {
  process.stdout.write(`${name.padEnd(36)}${`${measured} ${unit}`.padStart(12)}${`${target} ${unit}`.padStart(12)}   ${note}\n`);
}

try {
  for (const { args } of cases) duration(args);
  process.stdout.write(`${'Processus entier'.padEnd(36)}${'mesuré'.padStart(12)}${'visé'.padStart(12)}   médiane de ${PAIRS} paires\n`);
  for (const { name, args, target } of cases) {
    const pairs = Array.from({ length: PAIRS }, () => ({ empty: duration(EMPTY), whole: duration(args) }));
    const ratio = median(pairs.map(({ empty, whole }) => whole / empty));
    row(name, ratio.toFixed(2), '×', `≤ ${target}`, `${median(pairs.map(({ whole }) => whole)).toFixed(0)} ms, node -e 0 : ${median(pairs.map(({ empty }) => empty)).toFixed(0)} ms`);
  }
  const peak = median(Array.from({ length: PAIRS }, () => peakMemory(assess)));
  row('assess examples/lgc, mémoire', peak.toFixed(0), 'Mio', '< 110', `node -e 0 : ${median(Array.from({ length: PAIRS }, () => peakMemory(EMPTY))).toFixed(0)} Mio`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
