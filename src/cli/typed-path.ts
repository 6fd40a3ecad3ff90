import { neutralised } from '../i18n/format.js';

/** What makes a command judge the same thing again: the dossier, its day and its rule sets, as they were typed. */
export function typedAgain(dossier: string, { date, referential = [] }: { readonly date?: string | undefined; readonly referential?: readonly string[] }): string {
  return [dossier, ...(date === undefined ? [] : ['--date', date]), ...referential.flatMap((each) => ['--referential', each])].map(typedPath).join(' ');
}

/** A path in a command line to copy: harmless where it is shown, in quotes when a shell would cut or read it. */
export function typedPath(path: string): string {
  const shown = neutralised(path);
  return /^[\p{L}\p{N}_./@:+,=-]+$/u.test(shown) ? shown : `'${shown.replaceAll("'", String.raw`'\''`)}'`;
}
