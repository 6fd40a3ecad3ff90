import { lstat } from 'node:fs/promises';
import type { Problem } from '../core/error.js';
import type { Texts, Translated } from '../core/translation.js';
import { LANGS, WRITTEN_IN, type Lang } from '../i18n/index.js';
import type { CompiledRules, RuleSchema } from './compiled-rules.js';
import type { YamlContent } from './yaml-content.js';

/** The languages a rule set may be translated into: those of the tool, but the one it is written in. */
export const TRANSLATED_INTO: readonly Lang[] = LANGS.filter((lang) => lang !== WRITTEN_IN);

/** `referentiel.yaml` → `referentiel.en.yaml`. */
export function translationPath(path: string, lang: Lang): string {
  return path.replace(/(\.ya?ml)?$/i, `.${lang}.yaml`);
}

/** Whether a file is the translation of another, read with it and not by itself. */
export function isTranslation(name: string): boolean {
  return TRANSLATED_INTO.some((lang) => name.endsWith(`.${lang}.yaml`));
}

export type ReadRules = (path: string, schema: RuleSchema, from?: 'yaml') => Promise<{ readonly file: YamlContent; readonly problems: readonly Problem[]; readonly compiled?: CompiledRules }>;

/** A document with the texts that stand beside its file in a language, in French where there are none; problems have places. */
export async function readTranslated<T>(path: string, lang: Lang, schema: RuleSchema, read: ReadRules, translate: (texts: Texts) => Translated<T>): Promise<Translated<T>> {
  const beside = translationPath(path, lang);
  // The translation is optional: without a file, nothing is missing from it.
  if (!(await lstat(beside).catch(() => undefined))) return { ...translate({}), problems: [] };
  const { file, problems, compiled } = await read(beside, schema);
  if (problems.length > 0) return { ...translate({}), problems };
  const result = translate(file.value as Texts);
  // What is left to translate stops nothing: its place is asked by a check, which compiles nothing.
  if (compiled && !result.problems.some(({ severity }) => severity === 'error')) return { ...result, problems: [] };
  const placed = compiled ? (await read(beside, schema, 'yaml')).file : file;
  return { ...result, problems: result.problems.map((problem) => ({ ...problem, place: placed.place(problem.place.path ?? []) })) };
}
