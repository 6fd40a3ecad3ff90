import { dirname, isAbsolute, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CampaignSource } from '../app/ports.js';
import { regionOf } from '../core/campaign/regions.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { decodeUtf8, readBounded } from './read-file.js';

const LIMIT = 32 * 1024 * 1024;
const MOST_PROBLEMS = 20;
/** A column by its English name, or as people head it in French. */
const COLUMNS: Readonly<Record<string, 'dossier' | 'region' | 'category' | 'actor' | 'users' | 'editor' | 'product'>> = { editor: 'editor', éditeur: 'editor', editeur: 'editor', product: 'product', produit: 'product', dossier: 'dossier', region: 'region', région: 'region', category: 'category', catégorie: 'category', categorie: 'category', actor: 'actor', acteur: 'actor', users: 'users', utilisateurs: 'users' };

type Row = Readonly<Record<string, string>>;

function rowsOf(text: string, file: string): { readonly rows: readonly Row[]; readonly lines: readonly number[] } {
  // Spreadsheets in French separate with a semicolon.
  const [head = ''] = text.split('\n', 1);
  const delimiter = head.includes(';') ? ';' : ',';
  try {
    const parsed = parse(text, { bom: true, columns: (names: string[]) => names.map((name) => COLUMNS[name.trim().toLowerCase()] ?? name.trim()), delimiter, info: true, skip_empty_lines: true, trim: true, relax_column_count_less: true }) as unknown as readonly { readonly record: Row; readonly info: { readonly lines: number } }[];
    return { rows: parsed.map(({ record }) => record), lines: parsed.map(({ info }) => info.lines) };
  } catch (error) {
    const line = (error as { readonly lines?: unknown }).lines;
    throw ConvergenceError.of('manifest/not-csv', { file }, { file, ...(typeof line === 'number' ? { line } : {}) });
  }
}

/**
 * The lines of a campaign's manifest: a CSV whose column `dossier` is a path, relative to the manifest; `region` (code, letters or name of
 * an ARS), `category`, `actor` and `users` are dimensions, `product` and `editor` what the auditor knows the dossier by. @throws ConvergenceError with every line that cannot be used.
 */
export async function readManifest(file: string): Promise<readonly CampaignSource[]> {
  const { rows, lines } = rowsOf(decodeUtf8(await readBounded(file, file, LIMIT), file), file);
  const problems: Problem[] = [];
  const refuse = (code: string, index: number, params: Problem['params']): void => void problems.push({ code, params, place: { file, line: lines[index] ?? 1 }, severity: 'error' });
  if (rows.length > 0 && !rows.some((row) => 'dossier' in row)) throw ConvergenceError.of('manifest/no-dossier-column', { file }, { file, line: 1 });
  const read = rows.map((row, index): CampaignSource => {
    const { dossier = '', region = '', category = '', actor = '', users = '', editor = '', product = '' } = row;
    const known = region === '' ? undefined : regionOf(region);
    if (dossier === '') refuse('manifest/empty-dossier', index, {});
    if (region !== '' && !known) refuse('manifest/unknown-region', index, { region });
    if (users !== '' && !/^\d{1,9}$/.test(users)) refuse('manifest/users', index, { users });
    return {
      dossier: isAbsolute(dossier) ? dossier : join(dirname(file), dossier),
      key: dossier,
      ...(known ? { region: known.code } : {}),
      ...(category === '' ? {} : { category }),
      ...(actor === '' ? {} : { actor }),
      ...(users === '' ? {} : { users: Number(users) }),
      ...(editor === '' && product === '' ? {} : { announced: { ...(product === '' ? {} : { product }), ...(editor === '' ? {} : { editor }) } }),
    };
  });
  if (problems.length > 0) throw new ConvergenceError(problems.slice(0, MOST_PROBLEMS));
  return read;
}
