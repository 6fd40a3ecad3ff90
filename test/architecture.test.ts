import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/cli/commands/index.js';
import { en } from '../src/i18n/en.js';
import { fr } from '../src/i18n/fr.js';
import { GATE_REPORTERS } from '../src/reporters/gate/index.js';
import { forbiddenImports, impurities, staticImports } from './architecture/rules.js';

const SRC = join(import.meta.dirname, '..', 'src');

async function sources(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(SRC, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const files = await Promise.all(names.map(async (name) => [name.split(sep).join('/'), await readFile(join(SRC, name), 'utf8')] as const));
  return new Map(files);
}

async function modules(folder: string): Promise<string[]> {
  return (await readdir(join(SRC, folder))).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -'.ts'.length));
}

describe('the arrows of docs/architecture.md', () => {
  it('hold in every file', async () => {
    const found = [...(await sources())].flatMap(([file, source]) => forbiddenImports(file, source));
    expect(found).toEqual([]);
  });

  it('leave the core pure', async () => {
    const found = [...(await sources())].flatMap(([file, source]) => (file.startsWith('core/') ? impurities(file, source) : []));
    expect(found).toEqual([]);
  });

  it.each([
    ['core/a.ts', "import { b } from '../app/b.js';"],
    ['core/a.ts', "import { readFile } from 'node:fs';"],
    ['core/a.ts', "import chalk from 'chalk';"],
    ['core/a.ts', "export { b } from '../i18n/b.js';"],
    ['i18n/a.ts', "import type { M } from '../reporters/model.js';"],
    ['reporters/a.ts', "import { assess } from '../app/assess.js';"],
    ['reporters/a.ts', "import chalk from 'chalk';"],
    ['adapters/a.ts', "import inquirer from 'inquirer';"],
    ['reporters/pdf/a.ts', "import { writeFile } from 'node:fs/promises';"],
    ['app/a.ts', "import { yamlFile } from '../adapters/yaml-file.js';"],
    ['app/a.ts', "const x = await import('node:fs');"],
    ['app/a.ts', "import { Command } from 'commander';"],
    ['app/interview/a.ts', "import type { Context } from '../../cli/command.js';"],
    ['adapters/a.ts', "import { assess } from '../app/assess.js';"],
    ['adapters/a.ts', "import { main } from '../cli/main.js';"],
    ['cli/commands/a.ts', "import { yamlFile } from '../../adapters/yaml-file.js';"],
    ['cli/a.ts', "const { x } = await import('../adapters/x.js');"],
    ['formats/a.ts', "import { connect } from 'node:net';"],
    ['probes/tls/a.ts', "import { assess } from '../../app/assess.js';"],
    ['unheard-of/a.ts', "import '../core/day.js';"],
    ['core/a.ts', "import {\n  b,\n  c,\n} from '../app/b.js';"],
  ])('are checked: %s with %s is reported', (file, source) => {
    expect(forbiddenImports(file, source)).toHaveLength(1);
  });

  it.each([
    ['core/a.ts', "import { b } from './b.js';"],
    ['app/a.ts', "import { evaluate } from '../core/evaluate.js';"],
    ['adapters/a.ts', "import type { Ports } from '../app/ports.js';"],
    ['cli/ports.ts', "import { yamlFile } from '../adapters/yaml-file.js';"],
    ['cli/tool.ts', "import manifest from '../../package.json' with { type: 'json' };"],
  ])('allow %s with %s', (file, source) => {
    expect(forbiddenImports(file, source)).toEqual([]);
  });

  it.each(['const now = Date.now();', 'const now = new Date();', 'const now = Date();', 'const x = Math.random();', 'export async function f() {}', 'console.log(1);', 'performance.now();'])('call impure: %s', (source) => {
    expect(impurities('core/a.ts', source)).toHaveLength(1);
  });
});

describe('start-up', () => {
  it('loads no package before the program knows it is more than its version that is asked', async () => {
    const all = await sources();
    const seen = new Set(['cli/main.ts']);
    const packages = new Set<string>();
    for (const file of seen) {
      const loaded = staticImports(file, all.get(file) ?? '');
      for (const next of loaded.files) seen.add(next);
      for (const name of loaded.packages) packages.add(name);
    }
    expect([...packages]).toEqual([]);
  });
});

describe('the lists', () => {
  it('of commands: one file, one line in src/cli/commands/index.ts', async () => {
    const files = (await modules('cli/commands')).filter((name) => name !== 'index');
    expect(COMMANDS.map(({ name }) => name).sort()).toEqual(files.sort());
  });

  it('of commands: no two names alike', () => {
    const names = COMMANDS.flatMap(({ name, alias }) => [name, alias]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('of gate formats: one file, one line in src/reporters/gate/index.ts', async () => {
    const files = [...(await sources())].filter(([name, source]) => name.startsWith('reporters/gate/') && /export const \w+Reporter\b/.test(source)).map(([name]) => name);
    const listed = staticImports('reporters/gate/index.ts', (await sources()).get('reporters/gate/index.ts') ?? '').files;
    expect([...listed].sort()).toEqual(files.sort());
    expect(GATE_REPORTERS.length).toBe(files.length);
  });

  it('of catalogue areas: one file a language, one key', async () => {
    expect(Object.keys(fr).sort()).toEqual((await modules('i18n/fr')).sort());
    expect(Object.keys(en).sort()).toEqual((await modules('i18n/en')).sort());
  });
});
