import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from './package-root.js';

const SUFFIX = '.schema.json';

function folder(): string {
  return join(packageRoot(), 'referentiels', 'schema');
}

/** The names of the published schemas, sorted. */
export async function schemaNames(): Promise<string[]> {
  const files = await readdir(folder());
  return files.filter((file) => file.endsWith(SUFFIX)).map((file) => file.slice(0, -SUFFIX.length)).sort();
}

/** The text of one of {@link schemaNames}. */
export function readSchema(name: string): Promise<string> {
  return readFile(join(folder(), `${name}${SUFFIX}`), 'utf8');
}
