import { execFileSync, spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.js';
import { runIn } from '../scenarios/run.js';

const scripts = new Map<string, string>();
beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) scripts.set(shell, (await runIn(process.cwd(), ['completion', shell])).stdout);
});

/** What bash proposes after these words; the last one is being typed. bash cuts words at `=`. */
function propose(...words: readonly string[]): string[] {
  const typed = ['convergence', ...words];
  const program = `${scripts.get('bash') ?? ''}
COMP_WORDS=(${typed.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${typed.length - 1}
_convergence 2>/dev/null
printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', program], { encoding: 'utf8', cwd: process.cwd() }).split('\n').filter((line) => line !== '');
}

const hasBash = spawnSync('bash', ['--version']).status === 0;

describe.runIf(hasBash)('completion in bash', () => {
  it('proposes every command and its French name', () => {
    expect(propose('').sort()).toEqual(COMMANDS.flatMap(({ name, alias }) => [name, alias]).sort());
    expect(propose('eval')).toEqual(['evaluer']);
  });

  it('proposes sub-commands, under both names', () => {
    expect(propose('referential', 'l').sort()).toEqual(['list', 'lister']);
    expect(propose('referentiel', 'ch')).toEqual(['check']);
  });

  it('proposes the options of the command called', () => {
    expect(propose('report', '--fo')).toEqual(['--format']);
    expect(propose('rapport', '--')).toEqual(expect.arrayContaining(['--format', '--out', '--date', '--lang', '--help']));
    expect(propose('schema', '--fo')).toEqual([]);
  });

  it('proposes formats, alone, after a comma and after an equal sign', () => {
    expect(propose('report', '--format', '')).toEqual(expect.arrayContaining(['html', 'pdf', 'markdown', 'json']));
    expect(propose('report', '-f', 'html,pd')).toEqual(['html,pdf']);
    expect(propose('report', '--format', '=', 'ht')).toEqual(['html']);
  });

  it('proposes what can be explained', () => {
    expect(propose('explain', 'mon-produit', 'auth-pro')).toEqual(expect.arrayContaining(['auth-pro', 'auth-pro.verdict', 'auth-pro.index']));
    expect(propose('expliquer', 'mon-produit', 'EXI-0')).toContain('EXI-03');
    expect(propose('explain', 'mon-produit', 'verd')).toEqual(['verdict']);
    expect(propose('explain', '--a')).toEqual(['--all']);
  });

  it('proposes schemas, languages and files', () => {
    expect(propose('schema', 'doss')).toEqual(['dossier']);
    expect(propose('report', '--lang', '')).toEqual(['fr', 'en']);
    expect(propose('report', 'packa')).toEqual(expect.arrayContaining(['package.json']));
  });
});

describe('completion scripts', () => {
  it.each(['zsh', 'fish'])('%s names every command', (shell) => {
    for (const { name, alias } of COMMANDS) {
      expect(scripts.get(shell)).toContain(`'${name}'`);
      expect(scripts.get(shell)).toContain(alias);
    }
  });

  it.each(['zsh', 'fish'])('%s reads its own, where it is installed', (shell) => {
    const run = spawnSync(shell, shell === 'zsh' ? ['-n'] : ['--no-execute'], { input: scripts.get(shell) ?? '', encoding: 'utf8' });
    if (run.error) return;
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });
});
