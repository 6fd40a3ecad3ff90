import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const page = readFileSync(join(ROOT, 'docs', 'campagnes-parallele.md'), 'utf8');
const blocks = (language: string): readonly string[] => [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
}
interface Container {
  readonly image: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly volumeMounts: readonly { readonly mountPath: string; readonly name: string }[];
}
interface KubernetesJob {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: { readonly completionMode?: string; readonly completions?: number; readonly template: { readonly spec: { readonly restartPolicy: string; readonly containers: readonly [Container]; readonly volumes: readonly { readonly name: string }[] } } };
}
interface GitlabJob {
  readonly stage: string;
  readonly parallel?: number;
  readonly script: readonly string[];
  readonly artifacts: { readonly paths: readonly string[] };
}

const examples = blocks('yaml').map((text) => parse(text) as Record<string, unknown>);
const gitlab = examples.find((each) => 'stages' in each) as { readonly stages: readonly string[]; readonly variables: Readonly<Record<string, string>>; readonly juger: GitlabJob; readonly reunir: GitlabJob };
const github = examples.find((each) => 'jobs' in each) as { readonly jobs: Readonly<Record<'juger' | 'reunir', { readonly container: string; readonly needs?: string; readonly strategy?: { readonly matrix: { readonly shard: readonly number[] } }; readonly steps: readonly Step[] }>> };
const [juger, reunir] = examples.filter((each) => each['kind'] === 'Job') as unknown as readonly [KubernetesJob, KubernetesJob];

let base = '';
/** Where `convergence` is found by its name, as in the image of the page. */
let path = '';
/** What a single run of the same campaign writes. */
let single = '';

function shell(script: string, cwd: string, env: Readonly<Record<string, string>> = {}): void {
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', script], { cwd, encoding: 'utf8', env: { PATH: path, HOME: base, ...env } });
  expect({ status, stdout, stderr: stderr.replace(/^(?:Écrit|\d+.dossiers? inchangé).*\n/gm, '') }, script).toEqual({ status: 0, stdout: '', stderr: '' });
}

/** A checkout with the dossiers of a small region, two of them broken. */
function checkout(name: string): string {
  const folder = join(base, name);
  for (const index of Array.from({ length: 7 }, (_, rank) => rank)) {
    const dossier = join(folder, 'dossiers', `d${index}`);
    mkdirSync(dossier, { recursive: true });
    writeFileSync(join(dossier, 'dossier.yaml'), index % 3 === 2 ? 'product: 1\n' : `product: { name: Produit ${index}, vendor: Éditeur }\nprofile: { kind: lgc, users: [professionals] }\nreferentials: [authentification]\n`);
  }
  return folder;
}

const campaign = (...parts: readonly string[]): string => readFileSync(join(...parts), 'utf8');

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'convergence-parts-'));
  const bin = join(base, 'bin');
  mkdirSync(bin);
  symlinkSync(join(ROOT, 'bin', 'convergence.js'), join(bin, 'convergence'));
  path = [bin, process.env['PATH'] ?? ''].join(delimiter);
  const folder = checkout('seule');
  shell('convergence campaign dossiers --date 2026-11-24 --format json=campagne.json', folder);
  single = campaign(folder, 'campagne.json');
  expect((JSON.parse(single) as { entries: unknown[] }).entries).toHaveLength(7);
}, 60_000);

afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('docs/campagnes-parallele.md', () => {
  it('by hand: four parts, put together, are the single run', () => {
    const folder = checkout('main');
    const [lines = ''] = blocks('sh');
    expect(lines).toContain('cmp campagne.json seule.json');
    shell(lines, folder);
    expect(campaign(folder, 'campagne.json')).toBe(single);
  }, 120_000);

  it('in GitLab: each job has its number, the next stage has what they leave', () => {
    const [runner, next] = [checkout('gitlab'), join(base, 'gitlab-reunir')];
    mkdirSync(next);
    expect(gitlab.stages).toEqual([gitlab.juger.stage, gitlab.reunir.stage]);
    const total = gitlab.juger.parallel ?? 0;
    const left = Array.from({ length: total }, (_, index) => {
      shell(gitlab.juger.script.join('\n'), runner, { ...gitlab.variables, CI: 'true', CI_NODE_INDEX: `${index + 1}`, CI_NODE_TOTAL: `${total}` });
      return `part-${index + 1}.json`;
    });
    expect(gitlab.juger.artifacts.paths).toEqual(['part-*.json']);
    for (const name of left) writeFileSync(join(next, name), campaign(runner, name));
    shell(gitlab.reunir.script.join('\n'), next, { ...gitlab.variables, CI: 'true' });
    expect(gitlab.reunir.artifacts.paths).toEqual(['campagne.*']);
    expect(campaign(next, 'campagne.json')).toBe(single);
  }, 120_000);

  it('in GitHub: each leg of the matrix has its number, their artefacts meet in one folder', () => {
    const [runner, next] = [checkout('github'), join(base, 'github-reunir')];
    const shards = github.jobs.juger.strategy?.matrix.shard ?? [];
    const filled = (text: string, shard: number): string => {
      const known: Readonly<Record<string, string>> = { 'inputs.jour': '2026-11-24', 'matrix.shard': `${shard}`, 'strategy.job-total': `${shards.length}` };
      return text.replace(/\$\{\{ (.*?) \}\}/g, (_whole, name: string) => known[name] ?? `?${name}?`);
    };
    const download = github.jobs.reunir.steps.find(({ uses }) => uses?.includes('download-artifact'))?.with;
    expect([github.jobs.reunir.needs, download?.['merge-multiple'], download?.['pattern']]).toEqual(['juger', true, 'part-*']);
    mkdirSync(join(next, download?.['path'] ?? ''), { recursive: true });
    const names = shards.map((shard) => {
      for (const { run, env = {} } of github.jobs.juger.steps) {
        if (run === undefined) continue;
        expect(run).not.toContain('${{');
        shell(run, runner, Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value, shard)])));
      }
      const upload = github.jobs.juger.steps.find(({ uses }) => uses?.includes('upload-artifact'))?.with ?? {};
      const file = filled(upload['path'] ?? '', shard);
      writeFileSync(join(next, download?.['path'] ?? '', file), campaign(runner, file));
      return filled(upload['name'] ?? '', shard);
    });
    expect(names).toEqual(['part-1', 'part-2', 'part-3', 'part-4']);
    for (const { run } of github.jobs.reunir.steps) if (run !== undefined) shell(run, next);
    expect(campaign(next, 'campagne.json')).toBe(single);
  }, 120_000);

  it('in Kubernetes: indexes from 0, volumes at the paths of the page', () => {
    const runner = checkout('kubernetes');
    const parts = join(base, 'kubernetes-parts');
    mkdirSync(parts);
    /** What the cluster does to a container: its variables in its words, its volumes at their paths. */
    const play = ({ spec: { template } }: KubernetesJob, cluster: Readonly<Record<string, string>>): void => {
      const { containers: [{ command, args, env = [], volumeMounts }], volumes, restartPolicy } = template.spec;
      expect([command, restartPolicy, volumeMounts.map(({ name }) => name).filter((name) => !volumes.some((volume) => volume.name === name))]).toEqual([['sh', '-ec'], 'Never', []]);
      const variables = { ...Object.fromEntries(env.map(({ name, value }) => [name, value])), ...cluster };
      for (const text of args) {
        const words = text.replace(/\$\(([A-Za-z_]\w*)\)/g, (whole, name: string) => (variables as Readonly<Record<string, string>>)[name] ?? whole);
        shell(words.replaceAll('/dossiers', 'dossiers').replaceAll('/parts/', `${parts}/`), runner, variables);
      }
    };
    const { completionMode, completions = 0 } = juger.spec;
    expect([completionMode, `${completions}`]).toEqual(['Indexed', juger.spec.template.spec.containers[0].env?.find(({ name }) => name === 'PARTS')?.value]);
    for (let index = 0; index < completions; index++) play(juger, { JOB_COMPLETION_INDEX: `${index}` });
    play(reunir, {});
    expect(campaign(parts, 'campagne.json')).toBe(single);
    for (const { metadata: { name } } of [juger, reunir]) expect(page).toContain(`kubectl apply -f ${name}.yaml`);
    expect(page).toContain(`job/${juger.metadata.name}\n`);
  }, 120_000);

  it('uses nothing that is not named by its commit or its digest', () => {
    const uses = [...page.matchAll(/uses: (\S+)/g)].map(([, name = '']) => name);
    const images = [...page.matchAll(/(?:image|container): (\S+)/g)].map(([, name = '']) => name);
    expect([uses.length, images.length]).toEqual([4, 5]);
    expect([...uses.filter((name) => !/@[0-9a-f]{40}$/.test(name)), ...images.filter((name) => !/@sha256:[0-9a-f]{64}$/.test(name))]).toEqual([]);
  });

  it('is typeset as French is', () => {
    const prose = page.replace(/```.*?```|`[^`\n]*`/gs, '').split('\n');
    expect(prose.filter((line) => / [;:?!»]|« |'|\.\.\./.test(line))).toEqual([]);
  });
});
