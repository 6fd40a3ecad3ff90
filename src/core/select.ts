import type { CompiledReferential } from './compile.js';
import type { Day } from './day.js';
import type { Dossier } from './dossier.js';
import { ConvergenceError } from './error.js';
import { readInputs } from './inputs.js';
import type { LoadedReferential, Vocabulary } from './referential.js';

function covers(loaded: LoadedReferential, day: Day): boolean {
  const { from, until } = loaded.referential.inForce;
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}

/** Splits `id` or `id@edition`. */
export function parseReferentialId(text: string): { readonly id: string; readonly edition?: string } {
  const at = text.indexOf('@');
  return at < 0 ? { id: text } : { id: text.slice(0, at), edition: text.slice(at + 1) };
}

/**
 * The edition that `wanted` names: the one pinned, else the one in force that day.
 * @throws ConvergenceError `referential/unknown`, `referential/unknown-edition` or `referential/none-in-force`.
 */
export function selectEdition(all: readonly LoadedReferential[], wanted: string, day: Day): LoadedReferential {
  const { id, edition } = parseReferentialId(wanted);
  const editions = all.filter((each) => each.referential.id === id);
  if (editions.length === 0) throw ConvergenceError.of('referential/unknown', { id, known: [...new Set(all.map((each) => each.referential.id))].sort() });
  if (edition !== undefined) {
    const pinned = editions.find((each) => each.referential.edition === edition);
    if (!pinned) throw ConvergenceError.of('referential/unknown-edition', { id, edition, known: editions.map((each) => each.referential.edition).sort() });
    return pinned;
  }
  const inForce = editions.filter((each) => each.referential.status === 'in-force' && covers(each, day)).sort((a, b) => ((a.referential.inForce.from ?? '') < (b.referential.inForce.from ?? '') ? 1 : -1));
  const found = inForce[0];
  if (!found) throw ConvergenceError.of('referential/none-in-force', { id, date: day, known: editions.map((each) => each.referential.edition).sort() });
  return found;
}

/** The shipped referentials in force that day which apply to the dossier's profile; an unknown profile keeps them. */
export function selectApplicable(compiled: readonly CompiledReferential[], dossier: Dossier, vocabulary: Vocabulary, day: Day): CompiledReferential[] {
  const inputs = readInputs(dossier, vocabulary, new Map(), day);
  return compiled.filter(
    (each) => each.referential.status === 'in-force' && covers(each.loaded, day) && (each.applies === undefined || each.applies(inputs.context()) !== 'false'),
  );
}
