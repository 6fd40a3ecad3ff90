import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Ports } from '../../src/app/ports.js';
import { main, type Io } from '../../src/cli/main.js';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { catalogue, LANGS } from '../../src/i18n/index.js';
import { Collected, runIn } from '../scenarios/run.js';

function io(stdout: Writable, stderr: Writable, env: Readonly<Record<string, string>> = {}): Io {
  return { stdin: new PassThrough(), stdout, stderr, env, cwd: process.cwd() };
}

/** Ports whose first use fails with this error. */
function failing(error: Error): { ports: () => Promise<Ports> } {
  return { ports: () => Promise.reject(error) };
}

describe('main', () => {
  it('prints a ready-made issue for a bug, without what its message may quote', async () => {
    const stderr = new Collected();
    const code = await main(['referential', 'list'], io(new Collected(), stderr), failing(new TypeError('secret of the dossier')));
    expect(code).toBe(70);
    const [shown = '', toPublish = ''] = stderr.text.split('\n\n');
    expect(shown).toContain('secret of the dossier');
    expect(toPublish).not.toContain('secret');
    expect(toPublish).toMatch(/^convergence \d+\.\d+\.\d+\nnode v\d+/);
    expect(toPublish).toContain('convergence referential list');
    expect(toPublish).toContain('TypeError');
    expect(toPublish).toMatch(/ at .*main\.test\.ts/);
    expect(toPublish).not.toContain(process.cwd());
  });

  it('answers 130 when Ctrl-C closes a question', async () => {
    const interrupted = new Error('User force closed the prompt');
    interrupted.name = 'ExitPromptError';
    const stderr = new Collected();
    expect(await main(['referential', 'list'], io(new Collected(), stderr), failing(interrupted))).toBe(130);
    expect(stderr.text).toBe('');
  });

  it('takes a closed pipe for what it is: nobody reads any more', async () => {
    const closed = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const stderr = new Collected();
    expect(await main(['--help'], io(closed, stderr))).toBe(0);
    expect(stderr.text).toBe('');
  });

  it('says that standard output cannot be written, which is no bug of its own', async () => {
    const full = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write ENOSPC'), { code: 'ENOSPC', syscall: 'write' }));
      },
    });
    const stderr = new Collected();
    expect(await main(['schema', 'dossier'], io(full, stderr))).toBe(2);
    expect(stderr.text).toBe('Erreur\u00A0: la sortie standard ne peut pas être écrite (ENOSPC)\n  → vérifiez la place disponible là où elle est redirigée\n');
  });

  it('writes no colour in a pipe, nor with NO_COLOR', async () => {
    const { stdout } = await runIn(process.cwd(), ['referential', 'list']);
    expect(stdout).not.toContain('\u001B');
    const terminal = Object.assign(new Collected(), { isTTY: true });
    await main(['referential', 'list'], io(terminal, new Collected(), { NO_COLOR: '1' }));
    expect(terminal.text).not.toContain('\u001B');
  });

  it.each(COMMANDS.flatMap(({ name, alias }) => [name, alias]))('shows the help of %s in both languages', async (name) => {
    const french = await runIn(process.cwd(), [name, '--help']);
    const english = await runIn(process.cwd(), ['help', name, '--lang', 'en']);
    expect([french.exit, english.exit]).toEqual([0, 0]);
    expect(french.stdout).toContain('Utilisation\u00A0:');
    expect(english.stdout).toContain('Usage: convergence ');
    expect(english.stdout).not.toContain('Utilisation');
    expect(french.stderr + english.stderr).toBe('');
  });

  it('keeps every line of help within the width of the terminal', async () => {
    const narrow = Object.assign(new Collected(), { columns: 80 });
    await main(['report', '--help'], io(narrow, new Collected()));
    for (const line of narrow.text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it('lists the examples of a command one under the other, however long', async () => {
    const [, examples = ''] = (await runIn(process.cwd(), ['answer', '--help'])).stdout.split('Exemples\u00A0:\n');
    expect(examples.trimEnd().split('\n')).toHaveLength(4);
    expect(examples.trimEnd()).not.toContain('\n\n');
  });

  it('names every argument in the language of the help', async () => {
    const keys = (await Promise.all(COMMANDS.map(({ load }) => load()))).flatMap((definition) => [...('run' in definition ? [definition] : []), ...(definition.commands ?? []).map((each) => each.definition)]).flatMap((action) => Object.keys(action.arguments));
    for (const lang of LANGS) expect(Object.keys(catalogue(lang).cli.argumentNames)).toEqual(expect.arrayContaining(keys));
    expect((await runIn(process.cwd(), ['init', '--help'])).stdout).toContain('convergence init [répertoire]');
    expect((await runIn(process.cwd(), ['completion'])).stderr).toContain('<interpréteur>');
  });

  it('quotes what was typed without obeying it', async () => {
    expect((await runIn(process.cwd(), ['ass\u001B[31mess'])).stderr).toContain('«\u00A0ass□[31mess\u00A0»');
  });

  it('refuses --lang without a value', async () => {
    expect((await runIn(process.cwd(), ['assess', '.', '--lang'])).exit).toBe(2);
  });

  it('leaves --lang alone after --', async () => {
    const { exit, stderr } = await runIn(process.cwd(), ['schema', '--', '--lang']);
    expect(exit).toBe(2);
    expect(stderr).toContain('--lang');
    expect(stderr).toContain('schéma');
  });
});
