import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReferentialStore } from '../app/ports.js';
import { canonicalJson } from '../core/canonical.js';
import { checkReferential, checkTogether, checkVocabulary } from '../core/check-referential.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { decidingParts, type LoadedReferential, type Referential, type Vocabulary } from '../core/referential.js';
import { digestOf } from './digest.js';
import { decodeUtf8, readBounded } from './read-file.js';
import { checkSchema } from './schema-check.js';
import { parseYaml, REFERENTIAL_LIMITS, type YamlFile } from './yaml-file.js';

const MAIN_FILE = 'referentiel.yaml';

interface ReadReferential {
  readonly loaded: LoadedReferential;
  readonly problems: readonly Problem[];
  readonly file: YamlFile;
}

const hasError = (problems: readonly Problem[]): boolean => problems.some((problem) => problem.severity === 'error');
const placedIn = (file: YamlFile) => (problem: Problem): Problem => ({ ...problem, place: file.place(problem.place.path ?? []) });

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

/** The shipped rule sets under `root` (the program's `referentiels/`), and those given by path. */
export function referentialFiles(root: string): ReferentialStore {
  const schema = (name: string): string => join(root, 'schema', `${name}.schema.json`);
  const shownAs = (path: string): string => (path.startsWith(root) ? join('referentiels', path.slice(root.length)) : path);

  async function readYaml(path: string, schemaName: string): Promise<{ readonly file: YamlFile; readonly problems: Problem[] }> {
    const shown = shownAs(path);
    const file = parseYaml(decodeUtf8(await readBounded(path, shown, REFERENTIAL_LIMITS.size), shown), shown, REFERENTIAL_LIMITS);
    return { file, problems: await checkSchema(file, schema(schemaName)) };
  }

  let vocabularyRead: Promise<{ readonly vocabulary: Vocabulary; readonly problems: readonly Problem[] }> | undefined;
  const readVocabulary = (): NonNullable<typeof vocabularyRead> => {
    vocabularyRead ??= (async () => {
      const { file, problems } = await readYaml(join(root, 'vocabulary.yaml'), 'vocabulary');
      const vocabulary = file.value as Vocabulary;
      return { vocabulary, problems: hasError(problems) ? problems : checkVocabulary(vocabulary).map(placedIn(file)) };
    })();
    return vocabularyRead;
  };

  async function readReferential(path: string, shipped: boolean, expectedId?: string): Promise<ReadReferential> {
    const { file, problems } = await readYaml(path, 'referential');
    const referential = file.value as Referential;
    const all = [...problems];
    if (!hasError(problems)) {
      all.push(...checkReferential(referential, (await readVocabulary()).vocabulary).map(placedIn(file)));
      if (expectedId !== undefined && referential.id !== expectedId) all.push({ code: 'referential/folder-name', params: { id: referential.id, folder: expectedId }, place: file.place(['id']), severity: 'error' });
    }
    const digest = hasError(problems) ? '' : digestOf(canonicalJson(decidingParts(referential)));
    all.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0));
    return { loaded: { referential, digest, shipped, file: shownAs(path) }, problems: all, file };
  }

  async function shippedPaths(): Promise<{ readonly path: string; readonly id: string }[]> {
    const paths: { path: string; id: string }[] = [];
    const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'schema').map((entry) => entry.name).sort();
    for (const id of folders) {
      const main = join(root, id, MAIN_FILE);
      if (await lstat(main).catch(() => undefined)) paths.push({ path: main, id });
      const editions = await readdir(join(root, id, 'editions')).catch(() => []);
      for (const edition of editions.filter((name) => name.endsWith('.yaml')).sort()) paths.push({ path: join(root, id, 'editions', edition), id });
    }
    return paths;
  }

  let shippedRead: Promise<readonly ReadReferential[]> | undefined;
  const readShipped = (): Promise<readonly ReadReferential[]> => {
    shippedRead ??= shippedPaths().then((paths) => Promise.all(paths.map(({ path, id }) => readReferential(path, true, id))));
    return shippedRead;
  };

  function usable(read: ReadReferential): LoadedReferential {
    const errors = read.problems.filter((problem) => problem.severity === 'error');
    if (errors.length > 0) throw new ConvergenceError(errors);
    return read.loaded;
  }

  async function pathOf(argument: string): Promise<string> {
    const found = await stat(argument).catch(() => undefined);
    if (!found) throw ConvergenceError.of('referential/missing', { file: argument }, { file: argument });
    return found.isDirectory() ? join(argument, MAIN_FILE) : argument;
  }

  /** A problem thrown while reading is one line of a check, not its end. */
  async function collected(run: () => Promise<readonly Problem[]>): Promise<readonly Problem[]> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof ConvergenceError) return error.problems;
      throw error;
    }
  }

  return {
    async vocabulary() {
      const { vocabulary, problems } = await readVocabulary();
      if (hasError(problems)) throw new ConvergenceError(problems);
      return vocabulary;
    },
    async shipped() {
      const all = (await readShipped()).map(usable);
      return all.sort((a, b) => (a.referential.id < b.referential.id ? -1 : a.referential.id > b.referential.id ? 1 : a.referential.edition < b.referential.edition ? -1 : 1));
    },
    open: async (argument) => usable(await readReferential(await pathOf(argument), false)),
    check: async (argument) =>
      argument === undefined
        ? collected(async () => {
            const problems = [...(await readVocabulary()).problems];
            const read: ReadReferential[] = [];
            for (const { path, id } of await shippedPaths()) {
              problems.push(
                ...(await collected(async () => {
                  const each = await readReferential(path, true, id);
                  read.push(each);
                  return each.problems;
                })),
              );
            }
            if (!hasError(problems)) problems.push(...togetherProblems(read));
            return problems;
          })
        : collected(async () => (await readReferential(await pathOf(argument), false)).problems),
  };
}
