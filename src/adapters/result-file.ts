import type { ResultStore, PublishedResult } from '../app/ports.js';
import { ConvergenceError } from '../core/error.js';
import { decodeUtf8, readBounded } from './read-file.js';
import { checkSchema } from './schema-check.js';

/** A result of 400 requirements weighs about 1 MB. */
const RESULT_LIMIT = 32 * 1024 * 1024;

/** The results that `assess --format json` published, read back. */
export function resultFiles(schemaFile: string): ResultStore {
  return {
    async read(file) {
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
    },
  };
}
