import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { referentialFiles } from '../src/adapters/referential-files.js';
import { checkSchema } from '../src/adapters/schema-check.js';
import { checkPolicy } from '../src/core/gate/check-policy.js';
import type { Policy } from '../src/core/gate/policy.js';
import { GATE_REPORTERS } from '../src/reporters/gate/index.js';

const ROOT = join(import.meta.dirname, '..');
const read = (...names: readonly string[]): string => readFileSync(join(ROOT, ...names), 'utf8');

interface Described {
  readonly description?: string;
}

const page = read('docs', 'ci.md');
const action = parse(read('action.yml')) as { readonly inputs: Readonly<Record<string, Described>>; readonly outputs: Readonly<Record<string, Described>>; readonly runs: { readonly steps: readonly { readonly run: string }[] } };
const component = parseAllDocuments(read('templates', 'gate.yml'))[0]?.toJS() as { readonly spec: { readonly inputs: Readonly<Record<string, Described>> } };
/** The YAML examples of the page. */
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);
const policy = examples.map((text) => parse(text) as Record<string, unknown>).find((each) => 'opposableGaps' in each) as Policy;

describe('a pipeline, as its runner plays it', () => {
  it('runs the GitHub action and the GitLab component, and leaves the checkout as it was', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'play-ci.mjs')], { encoding: 'utf8', timeout: 100_000 });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.trim().split('\n').filter((line) => line.startsWith('ok ')).length).toBe(14);
  }, 120_000);

  it('gives no value to a shell as text', () => {
    expect(action.runs.steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
    expect(read('templates', 'gate.yml').split('script:')[1]?.split('artifacts:')[0]).not.toContain('$[[');
  });

  it('says what each of its inputs and outputs is', () => {
    const all = [...Object.entries(action.inputs), ...Object.entries(action.outputs), ...Object.entries(component.spec.inputs)];
    expect(all.filter(([, { description = '' }]) => description === '')).toEqual([]);
  });
});

describe('docs/ci.md', () => {
  it('names every format, input, output and key there is', () => {
    const { properties } = JSON.parse(read('referentiels', 'schema', 'policy.schema.json')) as { readonly properties: object };
    const names = [...GATE_REPORTERS.map(({ id }) => id), ...Object.keys(action.inputs), ...Object.keys(action.outputs), ...Object.keys(component.spec.inputs), ...Object.keys(properties)];
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('uses nothing that is not pinned by its commit', () => {
    const uses = [...page.matchAll(/(?:uses|component): (\S+)/g)].map(([, name = '']) => name);
    expect(uses.length).toBeGreaterThan(5);
    expect(uses.filter((name) => !/@[0-9a-f]{40}$/.test(name))).toEqual([]);
  });

  it('shows a policy that can be used, with every key', async () => {
    const schemaFile = join(ROOT, 'referentiels', 'schema', 'policy.schema.json');
    const { properties } = JSON.parse(read('referentiels', 'schema', 'policy.schema.json')) as { readonly properties: object };
    expect(Object.keys(policy).sort()).toEqual(Object.keys(properties).sort());
    expect(await checkSchema({ value: policy, place: (path) => ({ path }) }, schemaFile)).toEqual([]);
    const shipped = await referentialFiles(join(ROOT, 'referentiels') + sep).shipped();
    expect(checkPolicy(policy, shipped.map(({ referential }) => referential))).toEqual([]);
  });

  it('is typeset as French is', () => {
    const prose = page.replace(/```.*?```|`[^`\n]*`/gs, '').split('\n').filter((line) => !line.startsWith('|--'));
    expect(prose.filter((line) => / [;:?!»]|« |'|\.\.\./.test(line))).toEqual([]);
  });
});
