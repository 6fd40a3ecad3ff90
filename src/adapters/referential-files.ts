import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckOptions, ReferentialStore } from '../app/ports.js';
import { checkMeaning } from '../core/check-meaning.js';
import { checkTogether } from '../core/check-referential.js';
import { checkSources, checkVocabularyUse } from '../core/check-upkeep.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import type { LoadedReferential } from '../core/referential.js';
import { WRITTEN_IN, type Lang } from '../i18n/index.js';
import { collected, hasError, placedIn, refuse, RuleReader, type ReadReferential } from './rule-reader.js';
import { loneTranslations, MAIN_FILE, shippedFiles } from './shipped-files.js';

const inFileOrder = (problems: readonly Problem[]): Problem[] => [...problems].sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0));

const nameOf = ({ loaded: { referential } }: ReadReferential): string => `${referential.id}@${referential.edition}`;

/** What several rule sets cannot share, each thing in the file that comes second. */
function togetherProblems(read: readonly ReadReferential[]): Problem[] {
  const first = new Map<string, ReadReferential>();
  const twice: Problem[] = [];
  for (const each of read) {
    const other = first.get(nameOf(each));
    if (other) twice.push({ code: 'referential/duplicate-edition', params: { name: nameOf(each), other: other.loaded.file }, place: each.file.place(['edition']), severity: 'error' });
    else first.set(nameOf(each), each);
  }
  const shared = checkTogether(read.map((each) => each.loaded.referential)).map((problem) => {
    const owner = first.get(String(problem.params['referential']));
    return owner ? placedIn(owner.file)(problem) : problem;
  });
  return [...twice, ...shared];
}

async function pathOf(argument: string): Promise<string> {
  const found = await stat(argument).catch(() => undefined);
  if (!found) throw ConvergenceError.of('referential/missing', { file: argument }, { file: argument });
  return found.isDirectory() ? join(argument, MAIN_FILE) : argument;
}

const byName = ({ referential: a }: LoadedReferential, { referential: b }: LoadedReferential): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.edition < b.edition ? -1 : 1);

/** The shipped rule sets under `root` (the program's `referentiels/`), and those given by path, told in a language. `compiled`: the folder of what the build kept of them. */
export function referentialFiles(root: string, lang: Lang = WRITTEN_IN, compiled?: string): ReferentialStore {
  const reader = new RuleReader(root, lang, compiled);
  // A check trusts nothing but the files.
  const checker = new RuleReader(root, lang);

  const usable = async ({ path, loaded, problems }: ReadReferential): Promise<LoadedReferential> => {
    refuse(problems);
    return reader.toldReferential(path, loaded);
  };
  const readShipped = async (): Promise<readonly LoadedReferential[]> => {
    const files = await shippedFiles(root);
    const read = await Promise.all(files.map(({ path, id }) => reader.referential(path, true, id)));
    const loaded: LoadedReferential[] = [];
    // In order: the same mistake is always the first.
    for (const each of read) loaded.push(await usable(each));
    return loaded.sort(byName);
  };
  let shipped: ReturnType<typeof readShipped> | undefined;

  /** With `options`, also what reads well and means nothing: only a check takes the time to look. */
  async function checkOne(path: string, isShipped: boolean, options: CheckOptions | undefined, id?: string): Promise<{ readonly read: ReadReferential; readonly problems: readonly Problem[] }> {
    const read = await checker.referential(path, isShipped, id);
    const { loaded, file, problems } = read;
    const careful = hasError(problems) || !options ? problems : inFileOrder([...problems, ...[...checkMeaning(loaded, (await checker.vocabulary()).vocabulary, options.day), ...checkSources(loaded.referential, options.day)].map(placedIn(file))]);
    return { read, problems: [...careful, ...(await checker.translationProblems(read))] };
  }

  async function checkShipped(options: CheckOptions | undefined): Promise<readonly Problem[]> {
    const { vocabulary, file, problems: ofVocabulary } = await checker.vocabulary();
    const problems = [...ofVocabulary, ...(await checker.vocabularyTranslationProblems())];
    const sound: ReadReferential[] = [];
    const files = await shippedFiles(root);
    for (const { path, id } of files) {
      problems.push(
        ...(await collected(async () => {
          const checked = await checkOne(path, true, options, id);
          if (!hasError(checked.read.problems)) sound.push(checked.read);
          return checked.problems;
        })),
      );
    }
    problems.push(...(await loneTranslations(root, files)));
    if (hasError(ofVocabulary) || sound.length < files.length) return problems;
    const unused = options ? checkVocabularyUse(vocabulary, sound.map((each) => each.loaded.referential), options.statedFacts) : [];
    return [...problems, ...togetherProblems(sound), ...unused.map(placedIn(file))];
  }

  return {
    async vocabulary() {
      const { vocabulary, problems } = await reader.vocabulary();
      refuse(problems);
      return reader.told(vocabulary);
    },
    shipped: () => (shipped ??= readShipped()),
    open: async (argument) => usable(await reader.referential(await pathOf(argument), false)),
    check: async (argument, options) => {
      if (argument === undefined) return collected(() => checkShipped(options));
      const path = await pathOf(argument);
      return collected(async () => (await checkOne(path, false, options)).problems);
    },
  };
}
