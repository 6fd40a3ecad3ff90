import { lstat, mkdir, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '../core/error.js';
import type { Texts } from '../core/translation.js';
import { WRITTEN_IN } from '../i18n/index.js';
import { compiledFile, type CompiledRules } from './compiled-rules.js';
import { hasError, RuleReader } from './rule-reader.js';
import { shippedFiles, vocabularyPath } from './shipped-files.js';
import { TRANSLATED_INTO, translationPath } from './translation-files.js';

/** Keeps the compiled form of a file, unless JSON could not give the same value back. */
async function keepCompiled(folder: string, sha256: string, compiled: CompiledRules): Promise<void> {
  const text = JSON.stringify(compiled);
  if (!isDeepStrictEqual(JSON.parse(text), compiled)) return;
  await mkdir(folder, { recursive: true });
  await writeFile(compiledFile(folder, sha256), text);
}

/**
 * Reads and checks every shipped rule set, and keeps what is sound in a folder where the built program finds it. What is
 * not sound is left out: the program reads it again and says what is wrong.
 */
export async function compileRules(root: string, folder: string): Promise<void> {
  const reader = new RuleReader(root, WRITTEN_IN);
  const sound = (problems: readonly Problem[]): boolean => !hasError(problems);
  const vocabulary = await reader.vocabulary();
  if (!sound(vocabulary.problems)) return;
  await keepCompiled(folder, vocabulary.sha256, { kind: 'vocabulary', value: vocabulary.vocabulary });

  const texts = async (path: string, kind: 'referential-texts' | 'vocabulary-texts'): Promise<void> => {
    for (const lang of TRANSLATED_INTO) {
      const beside = translationPath(path, lang);
      if (!(await lstat(beside).catch(() => undefined))) continue;
      const { file, problems, sha256 } = await reader.read(beside, kind);
      if (sound(problems)) await keepCompiled(folder, sha256, { kind, value: file.value as Texts });
    }
  };
  await texts(vocabularyPath(root), 'vocabulary-texts');
  for (const { path, id } of await shippedFiles(root)) {
    const { loaded, problems, sha256 } = await reader.referential(path, true, id);
    if (!sound(problems)) continue;
    await keepCompiled(folder, sha256, { kind: 'referential', value: loaded.referential, digest: loaded.digest, vocabulary: vocabulary.sha256 });
    await texts(path, 'referential-texts');
  }
}
