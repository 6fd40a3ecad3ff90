import type { Condition, Leaf } from '../../src/core/condition.js';
import type { Value } from '../../src/core/dossier.js';
import type { Question, Referential, Vocabulary } from '../../src/core/referential.js';
import { counted } from '../../src/i18n/format.js';
import { said } from './markdown.js';

const NBSP = '\u00A0';

type Profile = ReadonlyMap<string, Question>;

function valueWords(question: Question | undefined, value: Value | undefined): string {
  if (value === true) return 'oui';
  if (value === false) return 'non';
  return `«${NBSP}${said(question?.choices?.find(({ id }) => id === value)?.text ?? String(value))}${NBSP}»`;
}

function leafWords(leaf: Leaf, profile: Profile): string {
  const id = leaf.profile ?? '';
  const question = profile.get(id);
  const values = (all: readonly Value[], joint: string): string => all.map((value) => valueWords(question, value)).join(joint);
  const name = `*${said(question?.text ?? id)}*`;
  if (leaf.equals !== undefined) return `${name} ${valueWords(question, leaf.equals)}`;
  if (leaf.oneOf !== undefined) return `${name} ${values(leaf.oneOf, ' ou ')}`;
  if (leaf.includes !== undefined) return `${name} ${values(leaf.includes, ' et ')}`;
  const bound = (value: number | string): string => (question?.kind === 'checklist' ? counted(Number(value), 'case cochée', 'cases cochées', 'fr') : String(value));
  if (leaf.atLeast !== undefined) return `${name} au moins ${bound(leaf.atLeast)}`;
  if (leaf.atMost !== undefined) return `${name} au plus ${bound(leaf.atMost)}`;
  return `${name} ${leaf.present === false ? 'sans réponse' : 'renseigné'}`;
}

/** Several answers to one question of which any will do: the question is said once. */
function anyAnswer(parts: readonly Condition[], profile: Profile): string | undefined {
  const leaves = parts.filter((part): part is Leaf => 'profile' in part);
  const values = leaves.flatMap(({ equals, includes = [] }): readonly Value[] => (equals !== undefined ? [equals] : includes.length === 1 ? includes : []));
  const [id, another] = new Set(leaves.map((leaf) => leaf.profile));
  return id === undefined || another !== undefined || values.length < parts.length ? undefined : leafWords({ profile: id, oneOf: values }, profile);
}

function words(condition: Condition, named: NonNullable<Referential['conditions']>, profile: Profile): string {
  const inner = (part: Condition): string => {
    const said = words(part, named, profile);
    return said.includes(`${NBSP}; `) ? `(${said})` : said;
  };
  if ('all' in condition) return condition.all.map(inner).join(`${NBSP}; et `);
  if ('any' in condition) return anyAnswer(condition.any, profile) ?? condition.any.map(inner).join(`${NBSP}; ou `);
  if ('not' in condition) return `sauf si ${inner(condition.not)}`;
  if ('condition' in condition) return words(named[condition.condition] ?? { all: [] }, named, profile);
  return leafWords(condition as Leaf, profile);
}

/** Which products a condition on the profile is about, as the questions of the profile put it. */
export function profileWords(condition: Condition | undefined, referential: Referential, vocabulary: Vocabulary): string {
  return condition === undefined ? 'tout produit' : words(condition, referential.conditions ?? {}, new Map(vocabulary.profile.map((question) => [question.id, question])));
}
