import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referentialFiles } from '../src/adapters/referential-files.js';
import type { LoadedReferential, Referential } from '../src/core/referential.js';
import { probePages } from '../scripts/docs/probe-pages.js';
import { referentialPages } from '../scripts/docs/referential-pages.js';
import { PROBES } from '../src/probes/index.js';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'referentiels');
const store = referentialFiles(join(root, 'referentiels') + sep);

const [pages, shipped, vocabulary] = await Promise.all([referentialPages(store), store.shipped(), store.vocabulary()]);
const pageOf = (referential: Referential): string => pages.get(`${referential.id}.md`) ?? '';

const probes = await probePages(vocabulary);

describe('docs/sondes', () => {
  it('is what `npm run docs` writes: run it after a change to a probe', () => {
    const folder = join(root, 'docs', 'sondes');
    const written = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    expect([...written.keys()].sort()).toEqual([...probes.keys()].sort());
    expect([...probes].filter(([name, text]) => written.get(name) !== text).map(([name]) => name)).toEqual([]);
  });

  it.each(PROBES)('lists every rule and fact of the probe $id, in both languages, with its source', async (probe) => {
    const { checks, states, words } = await probe.describe();
    const page = probes.get(`${probe.id}.md`) ?? '';
    expect([...checks.map(({ id }) => id), ...states].filter((id) => !page.includes(`\`${id}\``))).toEqual([]);
    expect(states.filter((fact) => !vocabulary.facts.some(({ id }) => id === fact))).toEqual([]);
    expect(checks.filter(({ id }) => words.fr.checks[id] === undefined || words.en.checks[id] === undefined)).toEqual([]);
    expect(checks.filter(({ severity, source }) => severity === 'error' && source.reliability > 'B').map(({ id }) => id)).toEqual([]);
  });
});

describe('docs/referentiels', () => {
  it('is what `npm run docs` writes: run it after a change to a referential', () => {
    const written = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    expect([...written.keys()].sort()).toEqual([...pages.keys()].sort());
    expect([...pages].filter(([name, text]) => written.get(name) !== text).map(([name]) => name)).toEqual([]);
  });

  it.each(shipped.map(({ referential }) => [`${referential.id}@${referential.edition}`, referential] as const))('shows every requirement, question, action, source and gap of %s', (_, referential) => {
    const page = pageOf(referential);
    const { requirements, questions = [], actions = [], sources, themes } = referential;
    const ids = [...requirements, ...questions, ...actions, ...sources, ...themes].map(({ id }) => id);
    expect(ids.filter((id) => !page.includes(`\`${id}\``))).toEqual([]);
    const unverified = page.slice(page.indexOf('### Ce qui n’a pas pu être vérifié'));
    expect(unverified.split('\n').filter((line) => line.startsWith('- ')).length).toBeGreaterThanOrEqual(referential.gaps?.length ?? 0);
  });

  it.each([...pages, ...probes])('%s is well-formed: same cells on each row of a table, French spaces before « : », nothing left of the code', (_, text) => {
    const cells = (line: string): number => line.replaceAll('\\|', '').split('|').length;
    const tables = text.split('\n\n').map((block) => block.split('\n').filter((line) => line.startsWith('|')));
    expect(tables.filter((rows) => new Set(rows.map(cells)).size > 1)).toEqual([]);
    const prose = text.replace(/`[^`]*`|“[^”]*”|\(<[^>]*>\)|<!--.*?-->|\| --- /gs, '');
    expect(prose.split('\n').filter((line) => / [;:?!»]|« /.test(line))).toEqual([]);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  });

  it('holds whatever a text carries: a bar, a tag, a line break, a link that is no https', async () => {
    const [first] = shipped as [LoadedReferential];
    const hostile: Referential = { ...first.referential, title: 'A | B <script>x</script>', sources: first.referential.sources.map((source) => ({ ...source, title: '[x](y) | `z`\nw', url: 'javascript:alert(1)' })) };
    const page = [...(await referentialPages({ shipped: () => Promise.resolve([{ ...first, referential: hostile }]), vocabulary: () => Promise.resolve(vocabulary) })).values()].join('\n');
    expect(page).not.toMatch(/(?<!\\)<script|javascript:/);
    expect(page).toContain('A \\| B \\<script\\>');
    expect(page).toContain('| \\[x\\](y) \\| \\`z\\` w');
  });
});
