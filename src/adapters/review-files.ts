import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReviewFile, ReviewStore } from '../app/ports.js';
import { checkReviews, type WrittenReview } from '../core/campaign/review.js';
import type { EntryReview } from '../core/campaign/campaign.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { readPlainYaml } from './plain-yaml.js';
import { decodeUtf8, readBounded } from './read-file.js';
import { checkSchema } from './schema-check.js';
import { DOSSIER_LIMITS } from './yaml-content.js';
import { parseYaml } from './yaml-file.js';

const EXTENSION = /\.ya?ml$/i;
/** A review stands where its dossier would: region, editor, product, one more to spare. */
const DEEPEST = 8;
const MOST_PROBLEMS = 50;

/** What an auditor's file holds, once its schema is passed. */
interface Raw {
  readonly dossier?: string;
  readonly reviews: readonly (EntryReview & { readonly sha256?: string })[];
}

/** The paths of the files below a folder, with `/`, in the order of their names. A linked folder may lead back to itself: none is followed. */
async function filesBelow(folder: string, inner: string, depth: number, found: string[]): Promise<void> {
  const entries = await readdir(join(folder, inner), { withFileTypes: true });
  for (const entry of entries.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth < DEEPEST) await filesBelow(folder, path, depth + 1, found);
    } else if (EXTENSION.test(entry.name)) found.push(path);
  }
}

async function readOne(folder: string, path: string, schemaFile: string): Promise<ReviewFile> {
  const file = join(folder, path);
  const text = decodeUtf8(await readBounded(file, file, DOSSIER_LIMITS.size), file);
  const content = readPlainYaml(text, file) ?? parseYaml(text, file, DOSSIER_LIMITS);
  const shape = await checkSchema(content, schemaFile);
  if (shape.length > 0) throw new ConvergenceError(shape);
  const { dossier, reviews } = content.value as Raw;
  const problems = checkReviews(reviews).map((problem): Problem => ({ ...problem, place: content.place(problem.place.path ?? []) }));
  if (problems.length > 0) throw new ConvergenceError(problems);
  return {
    name: path.replace(EXTENSION, ''),
    place: dossier === undefined ? { file } : content.place(['dossier']),
    ...(dossier === undefined ? {} : { dossier }),
    reviews: reviews.map(({ sha256, ...review }, index): WrittenReview => ({ review, ...(sha256 === undefined ? {} : { sha256 }), place: content.place(['reviews', index, review.requirement === undefined ? 'evidence' : 'requirement']) })),
  };
}

/** The files an auditor writes of the dossiers of a campaign: bounded, and without YAML references, as a dossier is. */
export function reviewFiles(schemaFile: string): ReviewStore {
  return {
    exists: async (folder) => (await stat(folder).catch(() => undefined))?.isDirectory() === true,
    async readAll(folder) {
      const paths: string[] = [];
      try {
        await filesBelow(folder, '', 0, paths);
      } catch (error) {
        throw ConvergenceError.of('review/no-folder', { folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) }, { file: folder });
      }
      const files: ReviewFile[] = [];
      const problems: Problem[] = [];
      for (const path of paths) {
        try {
          files.push(await readOne(folder, path, schemaFile));
        } catch (error) {
          if (!(error instanceof ConvergenceError)) throw error;
          problems.push(...error.problems);
          if (problems.length >= MOST_PROBLEMS) break;
        }
      }
      // Left out, such a file would change the figures without a word.
      if (problems.length > 0) throw new ConvergenceError([...problems.slice(0, MOST_PROBLEMS), { code: 'review/stops', params: {}, place: { file: folder }, severity: 'info' }]);
      return files;
    },
  };
}
