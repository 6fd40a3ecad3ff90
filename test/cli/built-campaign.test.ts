import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { WorkerLost } from '../../src/app/ports.js';
import { workerJudge } from '../../src/cli/campaign/worker-judge.js';
import { folderWith } from '../fixtures/folders.js';

/** The built program: its threads are files of their own. */
const BIN = join(import.meta.dirname, '..', '..', 'bin', 'convergence.js');
const DAY = ['--date', '2026-11-24'];
const REGIONS = ['OCC', 'IDF', 'BRE', 'MAY'];

/** One dossier in JSON; every fiftieth is broken. */
function line(rank: number): string {
  if (rank % 50 === 7) return '{"product": {"name": "Perdu"';
  const answers = Object.fromEntries(['auth.transitionRisk', 'auth.pscMinimumLevel', 'auth.pscLogout'].filter((_, index) => (rank >> index) % 2 === 1).map((id) => [id, { value: true, date: '2026-05-02' }]));
  return JSON.stringify({ region: REGIONS[rank % 4], users: rank, dossier: { product: { name: `Produit ${rank}`, vendor: `Éditeur ${rank % 9}` }, profile: { kind: 'lgc', users: ['professionals'] }, referentials: ['authentification', 'ins', 'mssante', 'dmp'], answers } });
}

const lines = (count: number): string => Array.from({ length: count }, (_, rank) => `${line(rank)}\n`).join('');

function run(folder: string, ...words: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'campaign', ...words], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') } });
  return { status, stdout, stderr: stderr.replace(/[\u00A0\u202F]/g, ' ') };
}

/** The lines of what is kept, whole ones alone. */
function keptIn(folder: string): number {
  const root = join(folder, 'cache', 'convergence', 'campaign');
  if (!existsSync(root)) return 0;
  const files = readdirSync(root).flatMap((context) => readdirSync(join(root, context)).map((name) => join(root, context, name)));
  return files.map((file) => readFileSync(file, 'utf8').split('\n').length - 1).reduce((sum, count) => sum + count, 0);
}

describe('a campaign of the built program', () => {
  it('is the same byte for byte whatever the number of jobs and of shards', () => {
    const folder = folderWith({ 'd.jsonl': lines(200) });
    const alone = run(folder, 'd.jsonl', ...DAY, '--jobs', '1', '--fresh', '-f', 'json');
    expect(alone.status).toBe(0);
    expect(run(folder, 'd.jsonl', ...DAY, '--jobs', '3', '--fresh', '-f', 'json').stdout).toBe(alone.stdout);
    for (const part of [1, 2, 3, 4]) run(folder, 'd.jsonl', ...DAY, '--jobs', '2', '--fresh', '--shard', `${part}/4`, '-f', `json=${part}.json`);
    expect(run(folder, 'merge', '2.json', '4.json', '1.json', '3.json', '-f', 'json').stdout).toBe(alone.stdout);
  }, 60_000);

  it('goes on where a kill stopped it, and reads again only what changed', async () => {
    const folder = folderWith({ 'd.jsonl': lines(4000) });
    const killed = spawn(process.execPath, [BIN, 'campaign', 'd.jsonl', ...DAY, '--jobs', '2', '-f', 'json=a.json'], { cwd: folder, stdio: 'ignore', env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') } });
    const ended = new Promise((resolve) => killed.on('exit', resolve));
    while (keptIn(folder) < 300) await wait(5);
    killed.kill('SIGKILL');
    await ended;
    expect(existsSync(join(folder, 'a.json'))).toBe(false);
    const kept = keptIn(folder);
    const again = run(folder, 'd.jsonl', ...DAY, '--jobs', '2', '-f', 'json=a.json');
    // Those nobody can read are read again: they cost nothing.
    const taken = Number(/([\d ]+) dossiers inchangés/.exec(again.stderr)?.[1]?.replaceAll(' ', ''));
    expect(taken).toBeGreaterThan(kept * 0.9);
    expect(taken).toBeLessThanOrEqual(kept);
    const whole = readFileSync(join(folder, 'a.json'), 'utf8');
    run(folder, 'd.jsonl', ...DAY, '--fresh', '-f', 'json=b.json');
    expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe(whole);
    writeFileSync(join(folder, 'd.jsonl'), lines(4000).replace('"Produit 12"', '"Autre 1234"'));
    const changed = run(folder, 'd.jsonl', ...DAY, '-f', 'json=c.json');
    expect(changed.stderr).toContain('3 919 dossiers inchangés');
    expect(readFileSync(join(folder, 'c.json'), 'utf8')).toBe(whole.replace('"Produit 12"', '"Autre 1234"'));
  }, 120_000);

  it('interrupted by Ctrl-C, says that what was judged is kept, and ends with 130', async () => {
    const folder = folderWith({ 'd.jsonl': lines(4000) });
    const stopped = spawn(process.execPath, [BIN, 'campaign', 'd.jsonl', ...DAY, '--jobs', '2', '-f', 'json=a.json'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') } });
    let said = '';
    stopped.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = new Promise((resolve) => stopped.on('close', resolve));
    while (keptIn(folder) < 300) await wait(5);
    stopped.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(said.replace(/[\u00A0\u202F]/g, ' ')).toBe('Interrompu. Ce qui est jugé est gardé : la même commande reprend là.\n');
    expect([existsSync(join(folder, 'a.json')), keptIn(folder) < 4000]).toEqual([false, true]);
  }, 60_000);

  it('notices an evidence that changed, and a day that is another', () => {
    const dossier = 'product: { name: Alpha }\nprofile: { kind: lgc, users: [professionals] }\nreferentials: [authentification]\nanswers: { auth.pscLogout: { value: true, evidence: [p] } }\nevidence: { p: { file: evidence/p.txt, sha256: 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881, date: 2026-01-01 } }\n';
    const folder = folderWith({ 'a/dossier.yaml': dossier, 'a/evidence/p.txt': 'x' });
    const losses = (...words: readonly string[]): unknown => (JSON.parse(run(folder, 'a', ...words, '-f', 'json').stdout) as { entries: { losses: unknown }[] }).entries[0]?.losses;
    expect([losses(...DAY), losses(...DAY)]).toEqual([[], []]);
    writeFileSync(join(folder, 'a', 'evidence', 'p.txt'), 'y');
    expect(losses(...DAY)).toEqual([{ evidence: 'p', loss: 'altered' }]);
    expect(run(folder, 'a', ...DAY).stderr).toContain('1 dossier inchangé');
    expect(run(folder, 'a', '--date', '2026-11-25').stderr).toBe('');
    expect(statSync(join(folder, 'cache')).isDirectory()).toBe(true);
  }, 60_000);
});

describe('a thread that judges', () => {
  const START = { cwd: '/', lang: 'fr', request: { date: '2026-11-24', referentials: [] } } as const;
  const judging = (script: string) => workerJudge(join(folderWith({ 'w.mjs': `import { parentPort } from 'node:worker_threads';\n${script}` }), 'w.mjs'), START);

  it('that dies of a dossier is told apart from one that fails, and another takes its place', async () => {
    const judge = judging("parentPort.on('message', ([{ source }]) => { if (source.key === 'heavy') { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); } parentPort.postMessage(source.key === 'bug' ? { failure: 'TypeError: x' } : { result: { records: ['r'], judgedWith: [] } }); });");
    const ask = (key: string) => judge.judge([{ source: { key, dossier: key } }]);
    await expect(ask('heavy')).rejects.toBeInstanceOf(WorkerLost);
    await expect(ask('light')).resolves.toMatchObject({ records: ['r'] });
    await expect(ask('bug')).rejects.toThrow('TypeError: x');
    await judge.close();
  }, 60_000);
});
