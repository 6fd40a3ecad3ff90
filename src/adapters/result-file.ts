import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishedResult, ResultStore } from '../app/ports.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { decodeUtf8, readBounded } from './read-file.js';
import { checkSchema } from './schema-check.js';

/** A result of 400 requirements weighs about 1 MB. */
const RESULT_LIMIT = 32 * 1024 * 1024;

/** Results of one folder: years of daily ones. */
const MOST_RESULTS = 2000;

async function readResult(file: string, schemaFile: string): Promise<PublishedResult> {
  let value: unknown;
  try {
    value = JSON.parse(decodeUtf8(await readBounded(file, file, RESULT_LIMIT), file));
  } catch (error) {
    if (error instanceof SyntaxError) throw ConvergenceError.of('result/not-json', { file }, { file });
    throw error;
  }
  if (typeof value === 'object' && value !== null && 'calculation' in value && !('inputs' in value)) throw ConvergenceError.of('result/no-inputs', { file }, { file });
  const [problem] = await checkSchema({ value, place: (path) => ({ file, path }) }, schemaFile);
  if (problem) throw ConvergenceError.of('result/not-a-result', { file, path: (problem.place.path ?? []).join('.') }, { file });
  return value as PublishedResult;
}

/** The results that `assess --format json` published, read back. */
export function resultFiles(schemaFile: string): ResultStore {
  return {
    read: (file) => readResult(file, schemaFile),
    async readAll(folder) {
      const names = await readdir(folder).catch((error: unknown) => {
        throw ConvergenceError.of('result/no-folder', { folder, reason: (error as NodeJS.ErrnoException).code ?? '' }, { file: folder });
      });
      const files = names.filter((name) => /\.json$/i.test(name) && !name.startsWith('.')).sort();
      const results: PublishedResult[] = [];
      const problems: Problem[] = files.length > MOST_RESULTS ? [{ code: 'result/too-many', params: { folder, limit: MOST_RESULTS }, place: { file: folder }, severity: 'warning' }] : [];
      for (const name of files.slice(-MOST_RESULTS)) {
        try {
          results.push(await readResult(join(folder, name), schemaFile));
        } catch (error) {
          if (!(error instanceof ConvergenceError)) throw error;
          problems.push(...error.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
        }
      }
      return { results, problems };
    },
  };
}
