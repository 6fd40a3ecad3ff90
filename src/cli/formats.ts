import { isAbsolute, join, resolve } from 'node:path';
import { nearest } from '../app/interview/nearest.js';
import { slugOf } from '../core/slug.js';
import { UsageError, unknownName } from './usage-error.js';

/** A way to show a result, as the grammar of `--format` needs to know it. */
export interface Format {
  readonly id: string;
  readonly extension: string;
  readonly binary: boolean;
}

export interface FormatRequest {
  readonly id: string;
  /** The destination given after `=`; `-` is stdout. */
  readonly file?: string;
}

/** Where one document goes. */
export interface Destination<F extends Format> {
  readonly format: F;
  /** Absent: stdout. */
  readonly file?: string;
}

export interface Placement {
  readonly cwd: string;
  /** The folder for documents without a destination; absent when not asked for. */
  readonly out: string | undefined;
  readonly defaultOut: string;
  /** File name without extension. */
  readonly baseName: string;
  readonly toTerminal: boolean;
}

/** Reads `--format a,b=file --format c`. An empty list asks for what `fallback` names. */
export function parseFormats(values: readonly string[], fallback: readonly string[]): FormatRequest[] {
  const words = values.flatMap((value) => value.split(',')).map((word) => word.trim()).filter((word) => word !== '');
  return (words.length === 0 ? fallback : words).map((word) => {
    const equals = word.indexOf('=');
    if (equals < 0) return { id: word };
    const id = word.slice(0, equals);
    const file = word.slice(equals + 1);
    if (file === '') throw new UsageError([(texts) => texts.cli.usage.emptyFile(id)]);
    return { id, file };
  });
}

/** The formats asked for, among those there are. @throws UsageError for an unknown name. */
export function chooseFormats<F extends Format>(requests: readonly FormatRequest[], known: readonly F[]): { readonly format: F; readonly file?: string }[] {
  const names = known.map(({ id }) => id);
  return requests.map(({ id, file }) => {
    const format = known.find((each) => each.id === id);
    if (!format) throw unknownName((texts) => texts.cli.usage.format(id), names, nearest(id, names));
    return { format, ...(file === undefined ? {} : { file }) };
  });
}

/**
 * Gives each document its place: the file named, else a default name under `--out`; a format alone, without `--out`,
 * goes to stdout. @throws UsageError for two documents in one place, or bytes in a terminal.
 */
export function placeFormats<F extends Format>(chosen: readonly { readonly format: F; readonly file?: string }[], placement: Placement): Destination<F>[] {
  const { cwd, out, defaultOut, baseName, toTerminal } = placement;
  const destinations = chosen.map(({ format, file }): Destination<F> => {
    if (file !== undefined && file !== '-') return { format, file: isAbsolute(file) ? file : resolve(cwd, file) };
    if (file === '-' || (chosen.length === 1 && out === undefined)) return { format };
    return { format, file: resolve(cwd, join(out ?? defaultOut, `${baseName}.${format.extension}`)) };
  });
  const toStdout = destinations.filter(({ file }) => file === undefined);
  if (toStdout.length > 1) throw new UsageError([(texts) => texts.cli.usage.manyToStdout]);
  const binary = toStdout.find(({ format }) => format.binary);
  if (binary && toTerminal) throw new UsageError([(texts) => texts.cli.usage.binaryToTerminal(binary.format.id)]);
  const files = destinations.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError([(texts) => texts.cli.usage.sameFile(twice)]);
  return destinations;
}

/** A product's name as a file name: lower case letters, digits and hyphens. */
export function fileSlug(name: string): string {
  const slug = slugOf(name).slice(0, 60);
  return slug === '' ? 'produit' : slug;
}
