import { join } from 'node:path';
import { entryAt } from './read-file.js';

const GLOB = /[*?[\]{}]/;
const MOST_MATCHES = 1_000_000;

/**
 * The paths that a pattern stands for (`dossiers/*`, `{OCC,PAC}/**`), in the order of their names: shells expand them, but not where they are
 * quoted, nor on Windows. What exists stands for itself, and so does a pattern that matches nothing. Links are not followed.
 */
export async function globPaths(path: string): Promise<readonly string[]> {
  if (!GLOB.test(path) || entryAt(path)) return [path];
  const parts = path.replaceAll('\\', '/').split('/');
  const first = parts.findIndex((part) => GLOB.test(part));
  const base = parts.slice(0, first).join('/');
  const cwd = base === '' ? (first === 0 ? '.' : '/') : base;
  const { glob } = await import('tinyglobby');
  const found = await glob(parts.slice(first).join('/'), { cwd, onlyFiles: false, expandDirectories: false, followSymbolicLinks: false });
  if (found.length === 0 || found.length > MOST_MATCHES) return [path];
  return found.map((each) => join(cwd, each.replace(/\/$/, ''))).sort();
}
