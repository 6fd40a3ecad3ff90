import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const files = ['referentiels', 'examples'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).map((name) => join(folder, name)));

describe('the first line of each YAML, for completion in an editor', () => {
  it.each(files)('%s points to its schema', (file) => {
    const [first = ''] = readFileSync(join(root, file), 'utf8').split('\n');
    const schema = /^# yaml-language-server: \$schema=(\S+\.schema\.json)$/.exec(first)?.[1] ?? '';
    expect(existsSync(join(root, dirname(file), schema)) && schema !== '', first).toBe(true);
  });
});
