import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReferentialStore } from '../app/ports.js';
import { checkTogether } from '../core/check-referential.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import type { LoadedReferential } from '../core/referential.js';
import { WRITTEN_IN, type Lang } from '../i18n/index.js';
import { collected, hasError, placedIn, refuse, RuleReader, type ReadReferential } from './rule-reader.js';
import { isTranslation, TRANSLATED_INTO, translationPath } from './translation-files.js';

const MAIN_FILE = 'referentiel.yaml';

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

async function shippedPaths(root: string): Promise<{ readonly path: string; readonly id: string }[]> {
  const paths: { path: string; id: string }[] = [];
  const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'schema').map((entry) => entry.name).sort();
  for (const id of folders) {
    const main = join(root, id, MAIN_FILE);
    if (await lstat(main).catch(() => undefined)) paths.push({ path: main, id });
    const editions = await readdir(join(root, id, 'editions')).catch(() => []);
    for (const edition of editions.filter((name) => name.endsWith('.yaml') && !isTranslation(name)).sort()) paths.push({ path: join(root, id, 'editions', edition), id });
  }
  return paths;
}

/** Translations whose own file is not there, or no longer. */
async function loneTranslations(root: string, paths: readonly string[]): Promise<Problem[]> {
  const translations = new Set([join(root, 'vocabulary.yaml'), ...paths].flatMap((path) => TRANSLATED_INTO.map((lang) => translationPath(path, lang))));
  const names = (await readdir(root, { recursive: true })).filter(isTranslation).sort();
  return names.flatMap((name) => {
    const file = join('referentiels', name);
    return translations.has(join(root, name)) ? [] : [{ code: 'referential/translation-alone', params: { file }, place: { file }, severity: 'error' as const }];
  });
}

async function pathOf(argument: string): Promise<string> {
  const found = await stat(argument).catch(() => undefined);
  if (!found) throw ConvergenceError.of('referential/missing', { file: argument }, { file: argument });
  return found.isDirectory() ? join(argument, MAIN_FILE) : argument;
}

const byName = ({ referential: a }: LoadedReferential, { referential: b }: LoadedReferential): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.edition < b.edition ? -1 : 1);

/** The shipped rule sets under `root` (the program's `referentiels/`), and those given by path, told in a language. */
export function referentialFiles(root: string, lang: Lang = WRITTEN_IN): ReferentialStore {
  const reader = new RuleReader(root, lang);

  const usable = async ({ path, loaded, problems }: ReadReferential): Promise<LoadedReferential> => {
    refuse(problems);
    return reader.toldReferential(path, loaded);
  };
  const readShipped = async (): Promise<readonly LoadedReferential[]> => {
    const paths = await shippedPaths(root);
    return (await Promise.all(paths.map(async ({ path, id }) => usable(await reader.referential(path, true, id))))).sort(byName);
  };
  let shipped: ReturnType<typeof readShipped> | undefined;

  async function checkOne(path: string, isShipped: boolean, id?: string): Promise<{ readonly read: ReadReferential; readonly problems: readonly Problem[] }> {
    const read = await reader.referential(path, isShipped, id);
    return { read, problems: [...read.problems, ...(await reader.translationProblems(read))] };
  }

  async function checkShipped(): Promise<readonly Problem[]> {
    const problems = [...(await reader.vocabulary()).problems, ...(await reader.vocabularyTranslationProblems())];
    const all: ReadReferential[] = [];
    const paths = await shippedPaths(root);
    for (const { path, id } of paths) {
      problems.push(
        ...(await collected(async () => {
          const checked = await checkOne(path, true, id);
          all.push(checked.read);
          return checked.problems;
        })),
      );
    }
    if (!hasError(problems)) problems.push(...togetherProblems(all));
    return [...problems, ...(await loneTranslations(root, paths.map(({ path }) => path)))];
  }

  return {
    async vocabulary() {
      const { vocabulary, problems } = await reader.vocabulary();
      refuse(problems);
      return reader.told(vocabulary);
    },
    shipped: () => (shipped ??= readShipped()),
    open: async (argument) => usable(await reader.referential(await pathOf(argument), false)),
    check: async (argument) => {
      if (argument === undefined) return collected(checkShipped);
      const path = await pathOf(argument);
      return collected(async () => (await checkOne(path, false)).problems);
    },
  };
}
