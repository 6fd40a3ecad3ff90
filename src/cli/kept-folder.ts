import { join } from 'node:path';

/** Where this person's programs keep what they can make again (XDG Base Directory; `%LOCALAPPDATA%` on Windows); `undefined` without a home. */
export function keptFolder(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const home = env['HOME'];
  const caches = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? (home === undefined || home === '' ? undefined : join(home, '.cache'));
  return caches === undefined || caches === '' ? undefined : join(caches, 'convergence', 'campaign');
}
