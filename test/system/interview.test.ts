import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/** The built program in a real terminal, as a person meets it. */
const ROOT = join(import.meta.dirname, '..', '..');
const BIN = join(ROOT, 'bin', 'convergence.js');
/** Each terminal has a server of its own: one that is ending takes nobody in. */
let terminals = 0;

const tmux = (...words: readonly string[]): string => execFileSync('tmux', ['-L', `convergence-${process.pid}-${terminals}`, ...words], { encoding: 'utf8' });
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const screen = (): string => tmux('capture-pane', '-p', '-t', 'it').replace(/[\u00a0\u202f]/g, ' ');

let folder = '';
const dossier = (): { profile: Record<string, unknown>; answers?: Record<string, { value?: unknown; skipped?: string }>; lists?: Record<string, { items?: Record<string, unknown>[]; complete?: boolean }> } => parse(readFileSync(join(folder, 'dossier.yaml'), 'utf8')) as ReturnType<typeof dossier>;

/** Waits until the terminal shows something, rather than for a time. */
async function shows(text: string | RegExp): Promise<string> {
  for (let tries = 0; tries < 150; tries++) {
    const now = screen();
    if (typeof text === 'string' ? now.replace(/\s+/g, ' ').includes(text) : text.test(now.replace(/\s+/g, ' '))) return now;
    await pause(100);
  }
  throw new Error(`never shown: ${String(text)}\n${screen()}`);
}

async function type(keys: readonly string[], thenShows: string | RegExp): Promise<string> {
  for (const key of keys) {
    tmux('send-keys', '-t', 'it', key);
    await pause(60);
  }
  return shows(thenShows);
}

/** A person's terminal: the machine that runs these tests may say `CI`, and a terminal there has nobody before it. */
function start(environment = '-u CI'): void {
  terminals += 1;
  tmux('new-session', '-d', '-s', 'it', '-x', '100', '-y', '40', `env ${environment} "${process.execPath}" "${BIN}" interview "${folder}" --referential authentification; echo "fin $?"; sleep 60`);
}

describe('the interview in a terminal', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convergence-terminal-'));
    execFileSync(process.execPath, [BIN, 'init', folder, '--yes', '--name', 'Essai', '--role', 'editor', '--role', 'operator', '--profile', 'kind=lgc', '--profile', 'users=professionals', '--profile', 'segur=wave1'], { stdio: 'pipe' });
    // The screens below are those of one rule set, however many are shipped.
    appendFileSync(join(folder, 'dossier.yaml'), 'referentials: [authentification]\n');
  });
  afterEach(async () => {
    try {
      tmux('kill-server');
    } catch {
      // Already gone.
    }
    await rm(folder, { recursive: true, force: true });
  });

  it('help, back, a skip, ten answers, kill -9, and the ten are there', async () => {
    start();
    await shows('service « sensible »');
    // Help and its way out.
    await type(['?'], 'Ce qui compte comme « oui »');
    await type(['Escape'], '❯ Oui');
    // 1 and 2, with a step back between.
    await type(['Enter'], 'API Pro Santé Connectées ?');
    await type(['Left'], 'service « sensible »');
    await type(['Enter'], 'API Pro Santé Connectées ?');
    await type(['Down', 'Enter'], 'son propre compte');
    // 3.
    await type(['Enter'], 'Quels sont tous les moyens');
    // 4 to 6: one way in, which counts one screen.
    await type(['Enter'], 'Comment appelez-vous ce moyen');
    await type(['Pro Santé Connect', 'Enter'], 'De quel moyen');
    await type(['Enter'], 'Quel environnement');
    await type(['Enter'], 'La liste est complète');
    // 7: the list is complete.
    await type(['Down', 'Enter'], 'présente-t-elle ces points');
    // A skip with its reason: not an answer.
    await type(['s'], 'Pourquoi passer');
    await type(['demain', 'Enter'], 'emploie-t-il Pro Santé Connect');
    // 8 to 10: « oui », the first box, or a day where a day is asked. The profile given at the start counts three more.
    for (let given = 8; given < 11; given++) {
      await shows(`${given} réponses`);
      if (screen().includes('Espace cocher')) tmux('send-keys', '-t', 'it', 'Space');
      if (screen().includes('JJ/MM/AAAA')) tmux('send-keys', '-t', 'it', '02/03/2026');
      await pause(150);
      tmux('send-keys', '-t', 'it', 'Enter');
    }
    await shows('11 réponses');
    const written = dossier();
    const given = (from: ReturnType<typeof dossier>): number => ['sensitive', 'pscApi'].filter((key) => key in from.profile).length + Object.values(from.answers ?? {}).filter((answer) => answer.value !== undefined).length + Object.keys(from.lists?.['accessMeans']?.items?.[0] ?? {}).filter((key) => key !== 'id').length + (from.lists?.['accessMeans']?.complete === true ? 1 : 0);
    expect(given(written)).toBe(10);
    expect(written.answers?.['auth.pscRequest']).toMatchObject({ skipped: 'demain' });

    execFileSync('pkill', ['-9', '-f', `${BIN} interview ${folder}`]);
    await shows(/fin 137|Killed/);
    expect(dossier()).toEqual(written);
    tmux('kill-server');
    start();
    await shows('Convergence · Essai');
    const resumed = screen().replace(/\s+/g, ' ');
    expect(resumed).not.toContain('service « sensible »');
    expect(dossier()).toEqual(written);
    // Ctrl-C: everything given is saved, exit 130.
    await type(['C-c'], 'fin 130');
    expect(dossier()).toEqual(written);
  });

  it('in a pipeline that lends a terminal, nobody is waited for: exit 2', async () => {
    start('CI=true');
    expect(await shows('fin 2')).toContain('profile.sensitive');
  });

  it('without a terminal: exit 2 with what is missing', () => {
    let status: number | undefined;
    let said = '';
    try {
      execFileSync(process.execPath, [BIN, 'interview', folder, '--referential', 'authentification'], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
    } catch (error) {
      ({ status, stderr: said } = error as { status: number; stderr: string });
    }
    expect(status).toBe(2);
    expect(said).toContain('profile.sensitive');
  });
});
