import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program's own folder, from its sources as from its build: the first one above that holds `package.json`. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json not found above the program');
    folder = above;
  }
  return folder;
}

/** The folder of what the build kept of the rule sets; `undefined` when the program runs from its sources. */
export function compiledRules(): string | undefined {
  const built = join(packageRoot(), 'dist');
  return fileURLToPath(import.meta.url).startsWith(built + sep) ? join(built, 'rules') : undefined;
}
