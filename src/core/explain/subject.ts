import type { Day } from '../day.js';
import { ConvergenceError } from '../error.js';
import { isOver } from '../judge.js';
import { nearestFew } from '../nearest.js';
import type { Referential } from '../referential.js';
import type { Subject } from './explanation.js';

/** A name a person may type, and what it stands for. Names of a lower rank win; `full` tells two of the same rank apart. */
interface Name {
  readonly name: string;
  readonly full: string;
  readonly rank: number;
  readonly over: boolean;
  readonly subject: Subject;
}

const RANK = { whole: 0, requirement: 1, theme: 2, referential: 3, reference: 4 } as const;

/** `EXI 11, EXI 12` names one requirement under two official labels. */
function labelsOf(reference: string | undefined): string[] {
  return reference === undefined ? [] : [...new Set([reference, ...reference.split(/,\s*/)])];
}

function namesIn(referential: Referential, day: Day): Name[] {
  const { id: home, themes, requirements } = referential;
  const named = (name: string, rank: number, subject: Subject, full = name, over = false): Name => ({ name, full: `${home}:${full}`, rank, over, subject });
  return [
    named(home, RANK.referential, { kind: 'verdict', referential: home }, 'verdict'),
    ...themes.flatMap(({ id }) => [
      named(id, RANK.theme, { kind: 'level', referential: home, theme: id }),
      named(`${id}.level`, RANK.theme, { kind: 'level', referential: home, theme: id }),
      named(`${id}.verdict`, RANK.theme, { kind: 'verdict', referential: home, theme: id }),
      named(`${id}.index`, RANK.theme, { kind: 'index', referential: home, theme: id }),
    ]),
    ...requirements.flatMap(({ id, reference, aliases, inForce }) => {
      const subject: Subject = { kind: 'requirement', referential: home, id };
      const others = [...labelsOf(reference), ...(aliases ?? []).map((alias) => alias.id)];
      return [named(id, RANK.requirement, subject), ...others.map((other) => named(other, RANK.reference, subject, id, isOver(inForce, day)))];
    }),
  ];
}

/** What can be asked of the whole dossier. */
const WHOLE = ['verdict', 'index'] as const;

/** The names a shell can complete: those without a space, in order. */
export function completableNames(referentials: readonly Referential[]): string[] {
  const names = referentials.flatMap((referential) => namesIn(referential, '')).filter(({ rank, name }) => rank !== RANK.reference && !name.endsWith('.level'));
  return [...WHOLE, ...new Set(names.map(({ name }) => name))];
}

/** What a name asks of one referential alone: `authentification:verdict`, `authentification:EXI-03`. */
function withinOne(text: string, referentials: readonly Referential[]): { readonly text: string; readonly referentials: readonly Referential[] } {
  const colon = text.indexOf(':');
  const home = colon < 0 ? undefined : referentials.find(({ id }) => id === text.slice(0, colon));
  return home === undefined ? { text, referentials } : { text: text.slice(colon + 1), referentials: [home] };
}

/** Those of the best rank; a label shared with a requirement that is over means the one that is not. */
function best(found: readonly Name[]): Name[] {
  const rank = Math.min(...found.map((each) => each.rank));
  const same = [...new Map(found.filter((each) => each.rank === rank).map((each) => [each.full, each])).values()];
  const alive = same.filter((each) => !each.over);
  return alive.length > 0 ? alive : same;
}

/**
 * What a typed name asks to explain: a requirement (by its id, else its official reference or an alias), a theme's level,
 * `<theme>.verdict`, `<theme>.index`, a referential's verdict, `verdict` or `index`; `<referential>:` before any of them.
 * `undefined` when nothing is called so. @throws ConvergenceError `explain/ambiguous`.
 */
export function findSubject(typed: string, referentials: readonly Referential[], day: Day): Subject | undefined {
  const plain = typed.replace(/\s+/gu, ' ').trim();
  const { text, referentials: within } = withinOne(plain, referentials);
  const whole = WHOLE.find((each) => each === text);
  if (whole) return { kind: whole, ...(text === plain ? {} : { referential: within[0]?.id ?? '' }) };
  const found = best(within.flatMap((each) => namesIn(each, day)).filter((each) => each.name === text));
  if (found.length > 1) throw ConvergenceError.of('explain/ambiguous', { id: plain, known: found.map(({ full, name }) => (full.endsWith(`:${name}`) ? full : full.slice(full.indexOf(':') + 1))) });
  return found[0]?.subject;
}

/** The names closest to one that nothing bears. */
export function nearestNames(typed: string, referentials: readonly Referential[], day: Day): string[] {
  const { text, referentials: within } = withinOne(typed.trim(), referentials);
  const names = within.flatMap((each) => namesIn(each, day)).map(({ name }) => name).filter((name) => !name.endsWith('.level'));
  return nearestFew(text, [...WHOLE, ...names], 3);
}
