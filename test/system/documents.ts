import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', 'reports', 'exemple');

/** The example reports of one format. @throws when there is none: a test over nothing must not pass. */
export async function exampleReports(extension: string): Promise<string[]> {
  const found = (await readdir(FOLDER, { recursive: true })).filter((name) => name.endsWith(`.${extension}`)).sort();
  if (found.length === 0) throw new Error(`no .${extension} file in reports/exemple`);
  return found.map((name) => join(FOLDER, name));
}
