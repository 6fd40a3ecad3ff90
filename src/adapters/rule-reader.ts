import { join } from 'node:path';
import { canonicalJson } from '../core/canonical.js';
import { checkReferential, checkVocabulary } from '../core/check-referential.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { decidingParts, type LoadedReferential, type Referential, type Vocabulary } from '../core/referential.js';
import { translateReferential, translateVocabulary } from '../core/translation.js';
import { WRITTEN_IN, type Lang } from '../i18n/index.js';
import { findCompiled, type CompiledRules, type RuleSchema } from './compiled-rules.js';
import { digestOf } from './digest.js';
import { decodeUtf8, readBounded } from './read-file.js';
import { checkSchema } from './schema-check.js';
import { vocabularyPath } from './shipped-files.js';
import { readTranslated, TRANSLATED_INTO } from './translation-files.js';
import { REFERENTIAL_LIMITS, type YamlContent } from './yaml-content.js';

export interface ReadReferential {
  readonly path: string;
  readonly loaded: LoadedReferential;
  readonly problems: readonly Problem[];
  readonly file: YamlContent;
  /** Of the bytes of its file. */
  readonly sha256: string;
}

interface ReadVocabulary {
  readonly vocabulary: Vocabulary;
  readonly file: YamlContent;
  /** Of the bytes of its file. */
  readonly sha256: string;
  readonly problems: readonly Problem[];
}

export const hasError = (problems: readonly Problem[]): boolean => problems.some((problem) => problem.severity === 'error');

/** A problem of a document at its place in the file. */
export const placedIn = (file: YamlContent) => (problem: Problem): Problem => ({ ...problem, place: file.place(problem.place.path ?? []) });

/** @throws ConvergenceError with the errors among the problems, when there are any. */
export function refuse(problems: readonly Problem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new ConvergenceError(errors);
}

/** A problem thrown while reading is one line of a check, not its end. */
export async function collected(run: () => Promise<readonly Problem[]>): Promise<readonly Problem[]> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ConvergenceError) return error.problems;
    throw error;
  }
}

interface Read {
  readonly file: YamlContent;
  readonly problems: readonly Problem[];
  readonly sha256: string;
  /** What the build kept of these very bytes. */
  readonly compiled?: CompiledRules;
}

/** Reads rule sets and the vocabulary from their YAML, with their schemas, cross-checks and translations. */
export class RuleReader {
  private readonly vocabularyPath: string;
  private vocabularyRead: Promise<ReadVocabulary> | undefined;

  constructor(
    private readonly root: string,
    private readonly lang: Lang,
    /** The folder of what the build compiled; without it everything is read and checked again. */
    private readonly compiledFolder?: string,
  ) {
    this.vocabularyPath = vocabularyPath(root);
  }

  /** The vocabulary as written, with what is wrong in it. */
  vocabulary(): Promise<ReadVocabulary> {
    this.vocabularyRead ??= (async () => {
      const { file, problems, sha256, compiled } = await this.read(this.vocabularyPath, 'vocabulary');
      const vocabulary = file.value as Vocabulary;
      return { vocabulary, file, sha256, problems: compiled || hasError(problems) ? problems : checkVocabulary(vocabulary).map(placedIn(file)) };
    })();
    return this.vocabularyRead;
  }

  /** One rule set as written, with what is wrong in it. `expectedId`: the name of the folder that holds it. */
  async referential(path: string, shipped: boolean, expectedId?: string): Promise<ReadReferential> {
    const shownPath = this.shownAs(path);
    const [{ vocabulary, sha256: beside }, found] = await Promise.all([this.vocabulary(), this.read(path, 'referential')]);
    if (found.compiled?.kind === 'referential' && found.compiled.vocabulary === beside && (expectedId ?? found.compiled.value.id) === found.compiled.value.id) {
      const { value, digest } = found.compiled;
      return { path, loaded: { referential: value, digest, shipped, file: shownPath }, problems: [], file: found.file, sha256: found.sha256 };
    }
    // Sound at the build, it is no longer where it was, or beside what it was.
    const { file, problems, sha256 } = found.compiled ? await this.read(path, 'referential', 'yaml') : found;
    const referential = file.value as Referential;
    const all = [...problems];
    if (!hasError(problems)) {
      all.push(...checkReferential(referential, vocabulary).map(placedIn(file)));
      if (expectedId !== undefined && referential.id !== expectedId) all.push({ code: 'referential/folder-name', params: { id: referential.id, folder: expectedId }, place: file.place(['id']), severity: 'error' });
    }
    const digest = hasError(problems) ? '' : digestOf(canonicalJson(decidingParts(referential)));
    all.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0));
    return { path, loaded: { referential, digest, shipped, file: shownPath }, problems: all, file, sha256 };
  }

  /** The vocabulary in the language asked. @throws ConvergenceError for a translation that cannot be used. */
  async told(vocabulary: Vocabulary): Promise<Vocabulary> {
    if (this.lang === WRITTEN_IN) return vocabulary;
    const { translated, problems } = await readTranslated(this.vocabularyPath, this.lang, 'vocabulary-texts', this.read, (texts) => translateVocabulary(vocabulary, texts));
    refuse(problems);
    return translated;
  }

  /** A rule set in the language asked. @throws ConvergenceError for a translation that cannot be used. */
  async toldReferential(path: string, loaded: LoadedReferential): Promise<LoadedReferential> {
    if (this.lang === WRITTEN_IN) return loaded;
    const original = loaded.referential;
    const { translated, untranslated, problems } = await readTranslated(path, this.lang, 'referential-texts', this.read, (texts) => translateReferential(original, texts));
    refuse(problems);
    return { ...loaded, referential: translated, original, untranslated };
  }

  /** What is wrong with the translations of a rule set, in every language; nothing while the rule set itself is wrong. */
  async translationProblems({ path, loaded: { referential }, problems }: ReadReferential): Promise<readonly Problem[]> {
    if (hasError(problems)) return [];
    return this.inEveryLanguage(async (lang) => (await readTranslated(path, lang, 'referential-texts', this.read, (texts) => translateReferential(referential, texts))).problems);
  }

  /** The same for the vocabulary. */
  async vocabularyTranslationProblems(): Promise<readonly Problem[]> {
    const { vocabulary, problems } = await this.vocabulary();
    if (hasError(problems)) return [];
    return this.inEveryLanguage(async (lang) => (await readTranslated(this.vocabularyPath, lang, 'vocabulary-texts', this.read, (texts) => translateVocabulary(vocabulary, texts))).problems);
  }

  private async inEveryLanguage(problemsIn: (lang: Lang) => Promise<readonly Problem[]>): Promise<readonly Problem[]> {
    return (await Promise.all(TRANSLATED_INTO.map((lang) => collected(() => problemsIn(lang))))).flat();
  }

  /** One file: what it says, and what its schema refuses. From what the build kept of it, unless its YAML is wanted. */
  readonly read = async (path: string, schema: RuleSchema, from?: 'yaml'): Promise<Read> => {
    const shown = this.shownAs(path);
    const bytes = await readBounded(path, shown, REFERENTIAL_LIMITS.size);
    const sha256 = digestOf(bytes);
    const compiled = from === 'yaml' ? undefined : await findCompiled(this.compiledFolder, schema, sha256);
    if (compiled) return { file: { value: compiled.value, place: (at) => ({ file: shown, path: at }) }, problems: [], sha256, compiled };
    const { parseYaml } = await import('./yaml-file.js');
    const file = parseYaml(decodeUtf8(bytes, shown), shown, REFERENTIAL_LIMITS);
    return { file, problems: await checkSchema(file, join(this.root, 'schema', `${schema}.schema.json`)), sha256 };
  };

  private shownAs(path: string): string {
    return path.startsWith(this.root) ? join('referentiels', path.slice(this.root.length)) : path;
  }
}
