import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { GATE_REPORTERS } from '../../src/reporters/gate/index.js';
import { folderWith, snapshotOf } from '../fixtures/folders.js';
import { codeQualityErrors, gateErrors, junitErrors, sarifErrors } from '../fixtures/gate-fixture.js';
import { runIn, type Outcome } from '../scenarios/run.js';

const EXAMPLE = join(import.meta.dirname, '..', '..', 'examples', 'lgc');
const POLICY = 'opposableGaps: 0\nevidenceAge: P6M\nfindings: { required: true }\n';
const FORMATS = GATE_REPORTERS.map(({ id, extension }) => `${id}=sorties/controle.${extension}`).join(',');

interface Result {
  readonly ruleId: string;
  readonly level: string;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }; readonly region: { readonly startLine: number } } }[];
  readonly relatedLocations?: readonly unknown[];
}

/** A working directory that holds an example product, and what a gate with every format leaves there. */
async function gated(policy = POLICY, ...more: readonly string[]): Promise<{ readonly cwd: string; readonly outcome: Outcome; readonly read: (name: string) => string }> {
  const cwd = folderWith();
  cpSync(EXAMPLE, join(cwd, 'mon-produit'), { recursive: true });
  writeFileSync(join(cwd, 'politique.yaml'), policy);
  const outcome = await runIn(cwd, ['gate', 'mon-produit', '--date', '2026-11-24', '--policy', 'politique.yaml', '--format', FORMATS, ...more]);
  return { cwd, outcome, read: (name) => readFileSync(join(cwd, 'sorties', name), 'utf8') };
}

describe('gate, as a pipeline meets it', () => {
  let results: readonly Result[] = [];
  let texts: Readonly<Record<string, string>> = {};
  let outcome: Outcome = { exit: -1, stdout: '', stderr: '' };

  beforeAll(async () => {
    const run = await gated();
    outcome = run.outcome;
    texts = Object.fromEntries(GATE_REPORTERS.map(({ id, extension }) => [id, run.read(`controle.${extension}`)]));
    results = (JSON.parse(texts['sarif'] ?? '') as { readonly runs: readonly [{ readonly results: readonly Result[] }] }).runs[0].results;
  });

  it('writes every format at once, each valid, and ends with the code of the policy', async () => {
    expect([outcome.exit, outcome.stdout]).toEqual([1, '']);
    expect(sarifErrors(texts['sarif'] ?? '')).toEqual([]);
    expect(await junitErrors(texts['junit'] ?? '')).toEqual([]);
    expect(codeQualityErrors(texts['codequality'] ?? '')).toEqual([]);
    expect(gateErrors(texts['json'] ?? '')).toEqual([]);
  });

  it('points to the line of the answer, from the working directory', () => {
    const lines = readFileSync(join(EXAMPLE, 'dossier.yaml'), 'utf8').split('\n');
    const own = results.filter(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri === 'mon-produit/dossier.yaml');
    expect(own.length).toBeGreaterThan(3);
    for (const { locations } of own) expect(lines[(locations[0]?.physicalLocation.region.startLine ?? 0) - 1]).toMatch(/^ {2}[\w.-]+:/);
  });

  it('points to the artefact of a contradicted answer, and to those the probes remarked, each of which is there', () => {
    const elsewhere = results.filter(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri.startsWith('mon-produit/artefacts/') === true);
    expect(elsewhere.filter(({ relatedLocations }) => relatedLocations !== undefined).length).toBeGreaterThan(0);
    expect(elsewhere.filter(({ ruleId }) => ruleId.startsWith('probe/')).length).toBeGreaterThan(0);
    for (const { locations } of elsewhere) {
      const uri = decodeURIComponent(locations[0]?.physicalLocation.artifactLocation.uri ?? '').replace('mon-produit/', '');
      expect(readFileSync(join(EXAMPLE, uri)).length).toBeGreaterThan(0);
    }
  });

  it('believes nothing of an artefact that is not what was probed', async () => {
    const cwd = folderWith();
    cpSync(EXAMPLE, join(cwd, 'mon-produit'), { recursive: true });
    writeFileSync(join(cwd, 'mon-produit', 'policy.yaml'), POLICY);
    const findings = JSON.parse(readFileSync(join(EXAMPLE, 'findings.json'), 'utf8')) as { readonly artefacts: readonly { readonly path: string }[] };
    for (const { path } of findings.artefacts) writeFileSync(join(cwd, 'mon-produit', path), 'autre chose');
    const { stdout } = await runIn(cwd, ['gate', 'mon-produit', '--date', '2026-11-24', '--format', 'sarif']);
    expect(stdout).not.toContain('artefacts/');
  });

  it('writes nothing when no file is named', async () => {
    const cwd = folderWith({ 'politique.yaml': POLICY });
    cpSync(EXAMPLE, join(cwd, 'mon-produit'), { recursive: true });
    const before = snapshotOf(cwd);
    for (const format of [[], ['--format', 'sarif'], ['--format', 'summary']]) {
      expect((await runIn(cwd, ['gate', 'mon-produit', '--policy', 'politique.yaml', '--date', '2026-11-24', ...format])).exit).toBe(1);
    }
    const refused = await runIn(cwd, ['gate', 'mon-produit', '--policy', 'politique.yaml', '--format', 'sarif,junit']);
    expect([refused.exit, refused.stdout]).toEqual([2, '']);
    expect(snapshotOf(cwd)).toEqual(before);
  });

  it('shows the terminal while it writes files', async () => {
    const { outcome: shown, read } = await gated('opposableGaps: 99\n', '--format', 'terminal');
    expect(shown.exit).toBe(0);
    expect(shown.stdout).toContain('Politique respectée');
    expect(read('controle.svg')).toContain('politique respectée');
    expect(read('controle.xml')).not.toContain('<failure');
  });

  it('cannot write over the dossier it judges', async () => {
    const { cwd } = await gated();
    const before = readFileSync(join(cwd, 'mon-produit', 'dossier.yaml'), 'utf8');
    expect((await runIn(cwd, ['gate', 'mon-produit', '--policy', 'politique.yaml', '--format', 'junit=mon-produit/dossier.yaml'])).exit).toBe(2);
    expect(readFileSync(join(cwd, 'mon-produit', 'dossier.yaml'), 'utf8')).toBe(before);
  });

  it('publishes the schema of its result', async () => {
    const { stdout } = await runIn(folderWith(), ['schema', 'gate']);
    expect(JSON.parse(stdout)).toHaveProperty('title', 'Résultat d’un contrôle');
  });
});
