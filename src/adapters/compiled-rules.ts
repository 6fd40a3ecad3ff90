import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Referential, Vocabulary } from '../core/referential.js';
import type { Texts } from '../core/translation.js';

/** What a YAML file says, read and checked when the program was built; `kind` is its schema. */
export type CompiledRules =
  | { readonly kind: 'vocabulary'; readonly value: Vocabulary }
  /** Found sound beside the vocabulary of that digest. */
  | { readonly kind: 'referential'; readonly value: Referential; readonly digest: string; readonly vocabulary: string }
  | { readonly kind: 'referential-texts' | 'vocabulary-texts'; readonly value: Texts };

export type RuleSchema = CompiledRules['kind'];

/** Where the compiled form of a file is kept. */
export const compiledFile = (folder: string, sha256: string): string => join(folder, `${sha256}.json`);

/**
 * The compiled form of a YAML file, found by the digest of its bytes: one that has changed since the build, by however
 * little, has none and is read again. Nor is there any without a folder: the program then runs from its sources.
 */
export async function findCompiled(folder: string | undefined, kind: RuleSchema, sha256: string): Promise<CompiledRules | undefined> {
  if (folder === undefined) return undefined;
  const text = await readFile(compiledFile(folder, sha256), 'utf8').catch(() => undefined);
  const compiled = text === undefined ? undefined : (JSON.parse(text) as CompiledRules);
  return compiled?.kind === kind ? compiled : undefined;
}
