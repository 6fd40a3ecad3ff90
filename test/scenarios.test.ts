import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScenario } from './scenarios/parse.js';
import { runScenario } from './scenarios/run.js';

const FOLDER = join(import.meta.dirname, 'scenarios');
const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.scenario')).sort();

/** What people copy from a screen has ordinary spaces; the non-breaking ones have their own test. */
function plain(text: string): string {
  return text.replace(/[\u00A0\u202F]/g, ' ').trimEnd();
}

describe('scenarios: files, a command, what comes out', () => {
  it.each(names)('%s', async (name) => {
    const scenario = parseScenario(name, await readFile(join(FOLDER, name), 'utf8'));
    const outcome = await runScenario(scenario);
    const stdout = plain(outcome.stdout);
    const stderr = plain(outcome.stderr);
    expect({ exit: outcome.exit, ...(scenario.stdout === undefined ? {} : { stdout }), ...(scenario.stderr === undefined ? {} : { stderr }) }, stderr).toEqual({
      exit: scenario.exit,
      ...(scenario.stdout === undefined ? {} : { stdout: scenario.stdout }),
      ...(scenario.stderr === undefined ? {} : { stderr: scenario.stderr }),
    });
    for (const line of scenario.stdoutHas) expect(stdout).toContain(line);
    for (const line of scenario.stderrHas) expect(stderr).toContain(line);
  });
});

describe('the reader of scenarios', () => {
  it('refuses a section that does not exist', () => {
    expect(() => parseScenario('a', '==== comand\nconvergence\n==== exit\n0')).toThrow('unknown section comand');
  });
  it('refuses a scenario without a command or an exit code', () => {
    expect(() => parseScenario('a', '==== exit\n0')).toThrow('needs a command');
  });
});
