import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../core/error.js';
import { isTranslation, TRANSLATED_INTO, translationPath } from './translation-files.js';

export const MAIN_FILE = 'referentiel.yaml';

/** The file of a rule set, and the folder that holds all its editions, named after its id. */
export interface ShippedFile {
  readonly path: string;
  readonly id: string;
}

export const vocabularyPath = (root: string): string => join(root, 'vocabulary.yaml');

/** The files of every rule set under `root`, all editions, in a fixed order. */
export async function shippedFiles(root: string): Promise<ShippedFile[]> {
  const files: ShippedFile[] = [];
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'schema').map((entry) => entry.name).sort();
  for (const id of folders) {
    const main = join(root, id, MAIN_FILE);
    if (await lstat(main).catch(() => undefined)) files.push({ path: main, id });
    const editions = await readdir(join(root, id, 'editions')).catch(() => []);
    for (const edition of editions.filter((name) => name.endsWith('.yaml') && !isTranslation(name)).sort()) files.push({ path: join(root, id, 'editions', edition), id });
  }
  return files;
}

/** Translations whose own file is not there, or no longer. */
export async function loneTranslations(root: string, files: readonly ShippedFile[]): Promise<Problem[]> {
  const expected = new Set([vocabularyPath(root), ...files.map(({ path }) => path)].flatMap((path) => TRANSLATED_INTO.map((lang) => translationPath(path, lang))));
  const found = (await readdir(root, { recursive: true })).filter(isTranslation).sort();
  return found.flatMap((name) => {
    const file = join('referentiels', name);
    return expected.has(join(root, name)) ? [] : [{ code: 'referential/translation-alone', params: { file }, place: { file }, severity: 'error' as const }];
  });
}
