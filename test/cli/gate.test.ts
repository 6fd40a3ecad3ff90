import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { createPorts } from '../../src/cli/ports.js';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { pam } from '../probes/ins/fixtures.js';
import { Collected, runIn } from '../scenarios/run.js';

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'convergence.js');
const SOURCE = 'source: [{ ref: texte, at: "art. 1" }]';
const rule = (id: string, level: number, more = ''): string => `  - { id: ${id}, theme: courriel, title: "Règle ${id}", level: ${level}, force: order, opposable: false, official: true, binds: [editor], metWhen: { question: q.${id.toLowerCase()}, equals: true }, partialWhen: { question: q.${id.toLowerCase()}, equals: partly }, ${SOURCE}${more} }`;
const question = (id: string): string => `  - { id: q.${id.toLowerCase()}, kind: yesNo, partly: true, text: "Question ${id} ?" }`;
const OPPOSABLE = ', inForce: { from: "2020-01-01" }';
const IDS = ['A', 'B', 'C', 'D'];

/** Four rules of one theme: A and B of the first rung, A opposable; C of the second; D of the third, opposable. */
function ruleSet(edition = '2026', more: readonly string[] = [], ids: readonly string[] = IDS): string {
  const opposable = (line: string): string => line.replace('opposable: false', 'opposable: true');
  return `id: courriel
edition: "${edition}"
status: in-force
official: true
title: Courriel
inForce: { from: "2020-01-01" }
sources:
  - { id: texte, title: Arrêté d’essai, url: "https://exemple.fr/arrete", consulted: "2026-01-01", reliability: A }
themes:
  - id: courriel
    title: Courriel
    ladder: { mode: cumulative, official: true, ${SOURCE}, rungs: [{ level: 1, title: Un }, { level: 2, title: Deux }, { level: 3, title: Trois }] }
questions:
${ids.map(question).join('\n')}
requirements:
${[opposable(rule('A', 1, OPPOSABLE)), rule('B', 1), rule('C', 2), opposable(rule('D', 3, OPPOSABLE)), ...more].join('\n')}
`;
}

type Answers = Readonly<Record<string, string>>;
const HELD: Answers = { A: 'true', B: 'true', C: 'true', D: 'true' };

function dossierText(answers: Answers, more = ''): string {
  return `product: { name: Essai, version: "1" }
profile: { kind: lgc }
answers:
${Object.entries(answers).map(([id, value]) => `  q.${id.toLowerCase()}: { ${value.startsWith('{') ? value.slice(1, -1) : `value: ${value}`} }`).join('\n')}
${more}`;
}

interface Situation {
  readonly answers?: Answers;
  readonly policy?: string;
  readonly more?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly rules?: string;
  /** Words after `gate .`. */
  readonly options?: readonly string[];
  /** The day; 2026-11-25 unless said. */
  readonly date?: string;
  /** The answers, then the rules, of the result given as `--baseline`. */
  readonly baseline?: { readonly answers: Answers; readonly rules?: string };
}

async function prepared({ answers = HELD, policy, more = '', files = {}, rules = ruleSet(), baseline }: Situation): Promise<string> {
  const folder = folderWith({ 'dossier.yaml': dossierText(answers, more), 'regles.yaml': rules, ...(policy === undefined ? {} : { 'policy.yaml': policy }), ...files });
  if (baseline) {
    const before = folderWith({ 'dossier.yaml': dossierText(baseline.answers), 'regles.yaml': baseline.rules ?? rules });
    const { exit, stderr } = await runIn(before, ['assess', '.', '--referential', './regles.yaml', '--date', '2026-11-01', '--format', `json=${join(folder, 'avant.json')}`]);
    expect(exit, stderr).toBe(0);
  }
  return folder;
}

async function gate(situation: Situation): Promise<{ exit: number; stdout: string; stderr: string; folder: string }> {
  const folder = await prepared(situation);
  const words = ['gate', '.', '--referential', './regles.yaml', '--date', situation.date ?? '2026-11-25', ...(situation.baseline ? ['--baseline', 'avant.json'] : []), ...(situation.options ?? [])];
  const outcome = await runIn(folder, words);
  const plain = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ').replace(/\s*\n\s+/g, ' ').replace(/ +/g, ' ');
  return { exit: outcome.exit, stdout: plain(outcome.stdout), stderr: plain(outcome.stderr), folder };
}

const WAIVER = (from: string, until: string, approver = 'RSSI'): string => `waivers: [{ requirement: A, reason: "lot suivant", approver: ${approver}, from: ${from}, until: ${until} }]\n`;
const GAPS = 'opposableGaps: 0\n';
const NEW_RULE = rule('E', 1);
const WITH_E = ruleSet('2027', [NEW_RULE], [...IDS, 'E']);
const EVIDENCE = (date: string): string => `evidence: { capture: { file: capture.txt, sha256: "${'0'.repeat(64)}", date: ${date} } }\n`;
const HELD_BY_EVIDENCE: Answers = { ...HELD, A: '{value: true, evidence: [capture]}' };

const TABLE: readonly (readonly [string, Situation, number, RegExp])[] = [
  ['everything held, no opposable gap allowed', { policy: GAPS }, 0, /Politique respectée/],
  ['an opposable gap', { answers: { ...HELD, A: 'false' }, policy: GAPS }, 1, /échec Écart opposable : A, Règle A attendu : tenue · constaté : non tenue Source : Arrêté d’essai, art\. 1 \(fiabilité A\) Où : \S*dossier\.yaml:4:3/],
  ['a gap that is only partly held', { answers: { ...HELD, A: 'partly' }, policy: GAPS }, 1, /constaté : tenue en partie/],
  ['a gap that binds nobody', { answers: { ...HELD, B: 'false' }, policy: GAPS }, 0, /respectée/],
  ['one gap where one is allowed', { answers: { ...HELD, A: 'false' }, policy: 'opposableGaps: 1\n' }, 0, /respectée/],
  ['two gaps where one is allowed: both are told', { answers: { ...HELD, A: 'false', D: 'false' }, policy: 'opposableGaps: 1\n' }, 1, /Règle A.*Règle D/],
  ['a gap the policy knows', { answers: { ...HELD, A: 'false' }, policy: `${GAPS}knownGaps: [A]\n` }, 0, /déjà connu Écart opposable : A/],
  ['a waiver that runs, its approver named', { answers: { ...HELD, A: 'false' }, policy: `${GAPS}approvers: [RSSI]\n`, more: WAIVER('2026-01-01', '2026-12-31') }, 0, /dérogation Écart opposable : A, Règle A · dérogation approuvée par RSSI, jusqu’au 31 décembre 2026/],
  ['a waiver on its last day', { answers: { ...HELD, A: 'false' }, policy: `${GAPS}approvers: [RSSI]\n`, more: WAIVER('2026-01-01', '2026-11-25') }, 0, /respectée/],
  ['an expired waiver', { answers: { ...HELD, A: 'false' }, policy: `${GAPS}approvers: [RSSI]\n`, more: WAIVER('2026-01-01', '2026-11-24') }, 1, /la dérogation a expiré le 24 novembre 2026/],
  ['a waiver to come', { answers: { ...HELD, A: 'false' }, policy: `${GAPS}approvers: [RSSI]\n`, more: WAIVER('2027-01-01', '2027-06-30') }, 1, /la dérogation ne commence que le 1er janvier 2027/],
  ['an approver nobody named', { answers: { ...HELD, A: 'false' }, policy: `${GAPS}approvers: [RSSI]\n`, more: WAIVER('2026-01-01', '2026-12-31', 'stagiaire') }, 1, /la politique ne désigne pas « stagiaire » parmi les approbateurs/],
  ['a waiver under a policy that names no approver', { answers: { ...HELD, A: 'false' }, policy: GAPS, more: WAIVER('2026-01-01', '2026-12-31') }, 1, /ne désigne pas « RSSI »/],
  ['a level lost with a requirement that a waiver spares', { answers: { ...HELD, A: 'false' }, policy: `${GAPS}levels: { courriel: { declared: 3 } }\napprovers: [RSSI]\n`, more: WAIVER('2026-01-01', '2026-12-31') }, 0, /dérogation Niveau déclaré : Courriel · dérogation approuvée par RSSI/],
  ['a level lost with another requirement too', { answers: { ...HELD, A: 'false', C: 'false' }, policy: `${GAPS}levels: { courriel: { declared: 3 } }\napprovers: [RSSI]\n`, more: WAIVER('2026-01-01', '2026-12-31') }, 1, /échec Niveau déclaré : Courriel .* à cause de A, Règle A et C, Règle C/],
  ['an expired waiver on a requirement that is held again', { policy: `${GAPS}approvers: [RSSI]\n`, more: WAIVER('2026-01-01', '2026-11-24') }, 0, /respectée/],
  ['two waivers on one requirement, one of which counts', { answers: { ...HELD, A: 'false' }, policy: `${GAPS}approvers: [RSSI]\n`, more: `waivers:\n  - ${/\[(.*)\]/.exec(WAIVER('2026-01-01', '2026-12-31', 'stagiaire'))?.[1] ?? ''}\n  - ${/\[(.*)\]/.exec(WAIVER('2026-01-01', '2026-12-31'))?.[1] ?? ''}\n` }, 0, /approuvée par RSSI/],
  ['a waiver that names its referential', { answers: { ...HELD, A: 'false' }, policy: `${GAPS}approvers: [RSSI]\n`, more: WAIVER('2026-01-01', '2026-12-31').replace('requirement: A', 'requirement: "courriel:A"') }, 0, /approuvée par RSSI/],
  ['a known gap, held in part, that is not even that any more', { answers: { ...HELD, A: 'false' }, policy: `${GAPS}knownGaps: [A]\npartly: [A]\n` }, 1, /échec Écart opposable : A/],
  ['the same while it is still held in part', { answers: { ...HELD, A: 'partly' }, policy: `${GAPS}knownGaps: [A]\npartly: [A]\n` }, 0, /déjà connu Écart opposable : A/],
  ['a level of a theme that is not judged', { policy: 'levels: { auth-pro: { declared: 1 } }\n' }, 3, /sans conclusion Niveau déclaré : auth-pro attendu : niveau 1 au moins · constaté : thème non jugé · son référentiel/],
  ['an answer withdrawn, where too little is decided: what it settles is named alone', { answers: { A: 'true', B: 'true' }, policy: 'coverage: 75\nheld: [C]\n' }, 1, /échec À garder : C, Règle C attendu : tenue · constaté : non tranchée Exigences tranchées : Courriel \(attendu : 75 % au moins, constaté : 50 %\) Source/],
  ['a level reached', { policy: 'levels: { courriel: { declared: 3 } }\n' }, 0, /respectée/],
  ['a level not reached, and what keeps it', { answers: { ...HELD, C: 'false' }, policy: 'levels: { courriel: { declared: 2 } }\n' }, 1, /Niveau déclaré : Courriel attendu : niveau 2 au moins · constaté : niveau 1 · à cause de C, Règle C/],
  ['a level that depends on an answer to come', { answers: { A: 'true', B: 'true', D: 'true' }, policy: 'levels: { courriel: { declared: 2 } }\n' }, 3, /Sans conclusion.*sans conclusion Niveau déclaré/],
  ['a failure and a doubt: the failure wins', { answers: { A: 'false', B: 'true', D: 'true' }, policy: `${GAPS}levels: { courriel: { declared: 0 } }\ncoverage: 100\n` }, 1, /non respectée/],
  ['a proven level that only declarations support', { policy: 'levels: { courriel: { proven: 1 } }\n' }, 1, /Niveau prouvé : Courriel/],
  ['enough decided', { answers: { A: 'true', B: 'true', C: 'true' }, policy: 'coverage: 75\n' }, 0, /respectée/],
  ['too little decided', { answers: { A: 'true', B: 'true' }, policy: 'coverage: 75\n' }, 1, /Exigences tranchées : Courriel attendu : 75 % au moins · constaté : 50 %/],
  ['too little, but the theme has its exception', { answers: { A: 'true', B: 'true' }, policy: 'coverage: 75\nexceptions: { courriel: { reason: refonte en cours, coverage: 50 } }\n' }, 0, /respectée/],
  ['too much claimed without object', { answers: { ...HELD, B: '{notApplicable: "pas de courriel"}' }, policy: 'claimedNotApplicable: 20\n' }, 1, /dites sans objet : Courriel attendu : 20 % au plus · constaté : 25 %/],
  ['an evidence of the right age', { answers: HELD_BY_EVIDENCE, policy: 'evidenceAge: P1Y\n', more: EVIDENCE('2026-01-01') }, 0, /respectée/],
  ['an evidence too old', { answers: HELD_BY_EVIDENCE, policy: 'evidenceAge: P6M\n', more: EVIDENCE('2026-01-01') }, 1, /Âge de la preuve « capture » attendu : 6 mois au plus · constaté : datée du 1er janvier 2026/],
  ['a requirement to keep, lost', { answers: { ...HELD, B: 'false' }, policy: 'held: [B]\n' }, 1, /À garder : B, Règle B/],
  ['a requirement to keep, claimed without object', { answers: { ...HELD, B: '{notApplicable: "pas de courriel"}' }, policy: 'held: ["courriel:B"]\n' }, 1, /constaté : sans objet/],
  ['findings required, and none', { policy: 'findings: { required: true }\n' }, 3, /Constats des sondes attendu : des constats vérifiés · constaté : aucun constat · lancez convergence probe/],
  ['the same gap as in the baseline', { answers: { ...HELD, A: 'false' }, policy: GAPS, baseline: { answers: { ...HELD, A: 'false' } } }, 0, /déjà connu Écart opposable : A, Règle A · pas pire que dans la référence/],
  ['a gap worse than in the baseline', { answers: { ...HELD, A: 'false' }, policy: GAPS, baseline: { answers: { ...HELD, A: 'partly' } } }, 1, /Écart opposable : A/],
  ['a gap the baseline had not', { answers: { ...HELD, A: 'false' }, policy: GAPS, baseline: { answers: HELD } }, 1, /Écart opposable : A/],
  ['a rule that a newer edition adds, listed apart', { answers: { ...HELD, E: 'false' }, rules: WITH_E, policy: 'levels: { courriel: { declared: 3 } }\n', baseline: { answers: HELD, rules: ruleSet() } }, 0, /règle nouvelle Niveau déclaré : Courriel/],
  ['the same under « newRules: fail »', { answers: { ...HELD, E: 'false' }, rules: WITH_E, policy: 'levels: { courriel: { declared: 3 } }\nnewRules: fail\n', baseline: { answers: HELD, rules: ruleSet() } }, 1, /échec Niveau déclaré : Courriel.*édition plus récente/],
  ['a rule that a newer edition adds, and that leaves too little decided', { answers: { A: 'true', B: 'true', C: 'true' }, rules: WITH_E, policy: 'coverage: 70\n', baseline: { answers: { A: 'true', B: 'true', C: 'true' }, rules: ruleSet() } }, 0, /règle nouvelle Exigences tranchées : Courriel/],
  ['a condition that a newer edition changes', { rules: ruleSet('2027').replace('question: q.a, equals: true', 'question: q.a, equals: false'), policy: GAPS, baseline: { answers: HELD, rules: ruleSet() } }, 0, /règle nouvelle Écart opposable : A/],
  ['a newer edition that changes a condition, and another requirement that the product loses', { answers: { ...HELD, D: 'false' }, rules: ruleSet('2027').replace('question: q.a, equals: true', 'question: q.a, equals: false'), policy: GAPS, baseline: { answers: HELD, rules: ruleSet() } }, 1, /échec Écart opposable : D.*règle nouvelle Écart opposable : A/],
  ['a level lost since the baseline, that an older gap also keeps low: what is worse is named alone', { answers: { ...HELD, B: 'false', C: 'false' }, policy: 'levels: { courriel: { declared: 3 } }\n', baseline: { answers: { ...HELD, C: 'false' } } }, 1, /Niveau déclaré : Courriel attendu : niveau 3 au moins · constaté : niveau 0 · à cause de B, Règle B Où/],
  ['a policy that asks nothing', { policy: 'levels: {}\n' }, 3, /Sans conclusion · 0 contrôle/],
  ['a missing baseline', { policy: GAPS, options: ['--baseline', 'absent.json'] }, 2, /absent\.json » est introuvable/],
  ['a baseline that is no result', { policy: GAPS, files: { 'x.json': '{"a": 1}' }, options: ['--baseline', 'x.json'] }, 2, /n’est pas un résultat publié/],
  ['a misspelt option', { policy: GAPS, options: ['--polcy', 'x.yaml'] }, 2, /--policy/],
  ['no policy', {}, 2, /le dossier n’a pas de politique.*policy init/],
  ['a misspelt key of the policy', { policy: 'opposablegaps: 0\n' }, 2, /policy\.yaml:1:1.*opposableGaps/],
  ['a theme nobody knows', { policy: 'levels: { couriel: { declared: 1 } }\n' }, 2, /policy\.yaml:1:\d+ aucun thème ne s’appelle « couriel » → vouliez-vous dire « courriel »/],
  ['a requirement nobody knows', { policy: 'held: [Z9]\n' }, 2, /aucune exigence ne s’appelle « Z9 »/],
  ['a dossier that cannot be read', { policy: GAPS, more: 'answers: {}\n' }, 2, /dossier\.yaml/],
];

describe('situations of a gate', () => {
  it.each(TABLE)('%s', async (_situation, situation, code, said) => {
    const { exit, stdout, stderr } = await gate(situation);
    expect({ exit, said: (exit === 2 ? stderr : stdout).match(said)?.[0] }, stdout + stderr).toMatchObject({ exit: code, said: expect.any(String) as string });
    // What is printed and the code never disagree.
    const printed = { 0: /Politique respectée/, 1: /Politique non respectée/, 3: /Sans conclusion/ }[exit];
    expect(exit === 2 ? stdout === '' : printed?.test(stdout)).toBe(true);
  });

  it('two rule sets with the same ids: each check has its own, in the data and in JUnit, and a waiver says which one it spares', async () => {
    const other = ruleSet().replace('id: courriel', 'id: autre').replaceAll('q.', 'r.').replaceAll('Règle', 'Autre règle');
    const waived = (requirement: string): string => `product: { name: Essai }\nprofile: { kind: lgc }\nanswers: { ${IDS.flatMap((id) => ['q', 'r'].map((set) => `${set}.${id.toLowerCase()}: { value: ${id !== 'A'} }`)).join(', ')} }\n${WAIVER('2026-01-01', '2026-12-31').replace('requirement: A', `requirement: "${requirement}"`)}`;
    const run = async (requirement: string): Promise<{ exit: number; checks: { id: string; outcome: string; why?: { code: string } }[]; folder: string }> => {
      const folder = await prepared({ policy: `${GAPS}levels: { courriel: { declared: 0 } }\nheld: [B]\napprovers: [RSSI]\n`, files: { 'dossier.yaml': waived(requirement), 'autres.yaml': other } });
      const { exit, stdout, stderr } = await runIn(folder, ['gate', '.', '--referential', './regles.yaml', '--referential', './autres.yaml', '--date', '2026-11-25', '--format', 'json,junit=j.xml']);
      expect(stderr).not.toContain('dossier.yaml');
      return { exit, checks: (JSON.parse(stdout) as { checks: { id: string; outcome: string }[] }).checks, folder };
    };
    const one = await run('courriel:A');
    expect([one.exit, one.checks.filter(({ outcome }) => outcome !== 'pass')]).toMatchObject([1, [{ id: 'gap/autre:A', outcome: 'fail' }, { id: 'gap/courriel:A', outcome: 'waived' }]]);
    expect(new Set(one.checks.map(({ id }) => id)).size).toBe(one.checks.length);
    expect(one.checks.map(({ id }) => id)).toEqual(expect.arrayContaining(['held/autre:B', 'held/courriel:B', 'level/autre:courriel', 'level/courriel:courriel']));
    const cases = [...readFileSync(join(one.folder, 'j.xml'), 'utf8').matchAll(/<testcase classname="([^"]*)" name="([^"]*)"/g)].map(([, group, name]) => `${group} ${name}`);
    expect(new Set(cases).size).toBe(one.checks.length);
    const either = await run('A');
    expect([either.exit, either.checks.filter(({ outcome }) => outcome === 'fail').map(({ why }) => why?.code)]).toEqual([1, ['waiver-ambiguous', 'waiver-ambiguous']]);
  });

  it('a doubtful baseline is used, and the doubt is said: another product, a later day, rules it did not judge', async () => {
    const folder = await prepared({ policy: GAPS, baseline: { answers: HELD } });
    const file = join(folder, 'avant.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"name": "Essai"', '"name": "Autre"').replaceAll('"courriel"', '"ancien"'));
    const { exit, stderr } = await runIn(folder, ['gate', '.', '--referential', './regles.yaml', '--date', '2026-10-01', '--baseline', 'avant.json']);
    const plain = stderr.replace(/[\u00A0\u202F]/g, ' ').replace(/\s+/g, ' ');
    expect([exit, plain]).toEqual([0, expect.stringMatching(/résultat de « Autre », le dossier est celui de « Essai ».*du 2026-11-01, après le jour du contrôle.*n’a pas jugé : courriel/) as string]);
  });

  it('required findings that could not be measured leave it without conclusion', async () => {
    const folder = await prepared({ policy: 'findings: { required: true }\n', files: { 'artefacts/a.hl7': pam(), 'artefacts/b.xml': '<ClinicalDocument xmlns="urn:hl7-org:v3">coupé' } });
    await runIn(folder, ['probe', '.', '--referential', './regles.yaml']);
    const { exit, stdout } = await runIn(folder, ['gate', '.', '--referential', './regles.yaml']);
    expect([exit, /non\s+mesuré/.test(stdout)], stdout).toEqual([3, true]);
  });

  it('a finding edited by hand fails a policy that requires findings', async () => {
    const folder = await prepared({ policy: 'findings: { required: true, age: P3M }\n', files: { 'artefacts/a.hl7': pam() } });
    await runIn(folder, ['probe', '.', '--referential', './regles.yaml', '--date', '2026-11-01']);
    const words = ['gate', '.', '--referential', './regles.yaml', '--date'];
    expect((await runIn(folder, [...words, '2026-12-31'])).exit).toBe(0);
    expect((await runIn(folder, [...words, '2027-02-02'])).stdout).toMatch(/Âge des constats/);
    const file = join(folder, 'findings.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"value": true', '"value": false'));
    const { exit, stdout } = await runIn(folder, [...words, '2026-12-31']);
    expect([exit, /modifié à la main/.test(stdout)]).toEqual([1, true]);
  });

  it('findings dated after the day of the check fail a policy that asks for fresh ones', async () => {
    const folder = await prepared({ policy: 'findings: { age: P3M }\n', files: { 'artefacts/a.hl7': pam() } });
    await runIn(folder, ['probe', '.', '--referential', './regles.yaml', '--date', '2099-11-01']);
    const { exit, stdout } = await runIn(folder, ['gate', '.', '--referential', './regles.yaml', '--date', '2026-12-31']);
    expect([exit, /Âge des constats/.test(stdout)], stdout).toEqual([1, true]);
  });

  it('a defect of the program is told apart: 70', async () => {
    const folder = await prepared({ policy: GAPS });
    const [stdout, stderr] = [new Collected(), new Collected()];
    const io = { stdin: process.stdin, stdout, stderr, env: {}, cwd: folder };
    const exit = await main(['gate', '.', '--referential', './regles.yaml'], io, { ports: (_io, lang) => Promise.resolve({ ...createPorts(folder, lang), policies: { read: () => Promise.reject(new TypeError('forced')), create: () => Promise.reject(new TypeError('forced')) } }) });
    expect([exit, stdout.text]).toEqual([70, '']);
  });

  it('a reader who leaves changes neither the code nor the files', async () => {
    const folder = await prepared({ answers: { ...HELD, A: 'false' }, policy: GAPS });
    const closed = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })) }) as unknown as Collected;
    const io = { stdin: process.stdin, stdout: closed, stderr: new Collected(), env: {}, cwd: folder };
    expect(await main(['gate', '.', '--referential', './regles.yaml', '--format', 'json,junit=j.xml'], io)).toBe(1);
    expect(readFileSync(join(folder, 'j.xml'), 'utf8')).toContain('<failure');
  });

  it('interrupted: 130, and nothing written', async () => {
    const folder = await prepared({ answers: HELD_BY_EVIDENCE, policy: GAPS, more: EVIDENCE('2026-01-01'), files: { 'capture.txt': '' } });
    // Large enough to be still read when the signal comes.
    truncateSync(join(folder, 'capture.txt'), 500 * 1024 * 1024);
    const listed = readdirSync(folder);
    const child = spawn(process.execPath, [BIN, 'gate', folder, '--referential', join(folder, 'regles.yaml')], { stdio: 'ignore' });
    const code = await new Promise<number | null>((resolve) => {
      const start = setTimeout(() => child.kill('SIGINT'), 400);
      // Before it listens, the system ends it: a shell says 130 for both.
      child.on('exit', (status, signal) => {
        clearTimeout(start);
        resolve(signal === 'SIGINT' ? 130 : status);
      });
    });
    expect([code, readdirSync(folder)]).toEqual([130, listed]);
  });

  it('a read-only checkout is no obstacle, and stays as it was', async () => {
    const folder = await prepared({ policy: GAPS });
    const before = snapshotOf(folder);
    chmodSync(folder, 0o555);
    try {
      const { exit } = await runIn(folder, ['gate', '.', '--referential', './regles.yaml']);
      expect(exit).toBe(0);
    } finally {
      chmodSync(folder, 0o755);
    }
    expect(snapshotOf(folder)).toEqual(before);
  });
});

describe('policy init', () => {
  it('then the same dossier: met; then one answer made worse: that requirement, its source, and nothing else', async () => {
    const folder = await prepared({ answers: { ...HELD, D: 'false', C: 'partly' } });
    const base = ['.', '--referential', './regles.yaml', '--date', '2026-11-25'];
    expect(await runIn(folder, ['policy', 'init', ...base])).toMatchObject({ exit: 0, stdout: expect.stringMatching(/2\s+exigences à garder, 1\s+écart connu/) as string });
    expect((await runIn(folder, ['gate', ...base])).exit).toBe(0);
    writeFileSync(join(folder, 'dossier.yaml'), dossierText({ ...HELD, D: 'false', C: 'partly', B: 'false' }));
    const { exit, stdout } = await runIn(folder, ['gate', ...base, '--format', 'json']);
    const { checks } = JSON.parse(stdout) as { checks: { id: string; outcome: string; requirement?: string; because: string[]; source: { title: string }[] }[] };
    const failing = checks.filter(({ outcome }) => outcome === 'fail');
    expect(exit).toBe(1);
    expect([...new Set(failing.flatMap(({ because }) => because))]).toEqual(['B']);
    expect(failing.find(({ requirement }) => requirement === 'B')).toMatchObject({ source: [{ title: 'Arrêté d’essai' }] });
    const { stdout: log } = await runIn(folder, ['gate', ...base]);
    expect(log.match(/✗/g)).toHaveLength(1);
  });

  it('from « partly » to « no » is a loss too', async () => {
    const folder = await prepared({ answers: { ...HELD, C: 'partly' } });
    const base = ['.', '--referential', './regles.yaml'];
    await runIn(folder, ['policy', 'init', ...base]);
    writeFileSync(join(folder, 'dossier.yaml'), dossierText({ ...HELD, C: 'false' }));
    expect((await runIn(folder, ['gate', ...base])).exit).toBe(1);
  });

  it('never replaces a policy', async () => {
    const folder = await prepared({ policy: GAPS });
    expect(await runIn(folder, ['policy', 'init', '.', '--referential', './regles.yaml'])).toMatchObject({ exit: 2, stderr: expect.stringContaining('existe déjà') as string });
    expect(readFileSync(join(folder, 'policy.yaml'), 'utf8')).toBe(GAPS);
  });
});
