import { neutralised } from '../i18n/format.js';

/** A path in a command line to copy: harmless where it is shown, in quotes when a shell would cut or read it. */
export function typedPath(path: string): string {
  const shown = neutralised(path);
  return /^[\p{L}\p{N}_./@:+,=-]+$/u.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}
