// Runs a process to its end: how long it took, from outside; how much memory it held at most, from inside.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const PEAK = new URL('peak.mjs', import.meta.url).href;

function run(args, env = {}) {
  const { status, stderr, error } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', ...env } });
  if (error) throw error;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}\n${stderr}`);
}

/** Milliseconds from the start of a process to its end. */
export function duration(args) {
  const start = process.hrtime.bigint();
  run(args);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The most memory a process held, in MiB. */
export function peakMemory(args) {
  const folder = mkdtempSync(join(tmpdir(), 'convergence-bench-'));
  const file = join(folder, 'peak');
  try {
    run(['--import', PEAK, ...args], { CONVERGENCE_BENCH_PEAK: file });
    // Kibibytes, whatever the system counts in.
    return Number(readFileSync(file, 'utf8')) / 1024;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both at once, for what takes long: milliseconds, MiB. */
export function measured(args, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'convergence-bench-'));
  const file = join(folder, 'peak');
  try {
    const start = process.hrtime.bigint();
    run(['--import', PEAK, ...args], { ...env, CONVERGENCE_BENCH_PEAK: file });
    return { time: Number(process.hrtime.bigint() - start) / 1e6, memory: Number(readFileSync(file, 'utf8')) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
