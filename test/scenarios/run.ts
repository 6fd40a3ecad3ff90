import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { main } from '../../src/cli/main.js';
import type { Scenario } from './parse.js';

export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A stream that keeps what it is given. */
export class Collected extends Writable {
  readonly chunks: Buffer[] = [];
  override _write(chunk: Buffer | string, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(Buffer.from(chunk));
    done();
  }
  get text(): string {
    return Buffer.concat(this.chunks).toString('utf8');
  }
}

/** Runs a command line in process, in a folder, as if piped. */
export async function runIn(cwd: string, argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const stdout = new Collected();
  const stderr = new Collected();
  const stdin = new PassThrough();
  stdin.end();
  const exit = await main(argv, { stdin, stdout, stderr, env, cwd });
  return { exit, stdout: stdout.text, stderr: stderr.text };
}

/** Lays out the files of a scenario in a folder of its own and runs its command there; the folder's name becomes `<cwd>`. */
export async function runScenario(scenario: Scenario): Promise<Outcome> {
  const cwd = await mkdtemp(join(tmpdir(), 'convergence-scenario-'));
  try {
    for (const { path, text } of scenario.files) {
      await mkdir(dirname(join(cwd, path)), { recursive: true });
      await writeFile(join(cwd, path), text);
    }
    const { exit, stdout, stderr } = await runIn(cwd, scenario.command, scenario.env);
    return { exit, stdout: stdout.replaceAll(cwd, '<cwd>'), stderr: stderr.replaceAll(cwd, '<cwd>') };
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
