import type { Day } from '../day.js';
import type { CompiledReferential } from '../compile.js';
import { ConvergenceError } from '../error.js';
import type { Referential, Vocabulary } from '../referential.js';
import type { CampaignEdition, CampaignHead, CampaignTheme } from './campaign.js';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const editionKey = ({ id, edition, digest }: Pick<CampaignEdition, 'id' | 'edition' | 'digest'>): string => `${id}\u0000${edition}\u0000${digest}`;

/** Everything a dossier may answer or measure, in the order of the fingerprints: the same for every part of a campaign. */
export function emptyHead(calculation: number, date: Day, vocabulary: Vocabulary, referentials: readonly Referential[]): CampaignHead {
  const questions = [...vocabulary.profile.map(({ id }) => `profile.${id}`), ...[...vocabulary.questions, ...referentials.flatMap((each) => each.questions ?? [])].map(({ id }) => id), ...vocabulary.lists.map(({ id }) => id)];
  return { calculation, date, editions: [], questions: [...new Set(questions)].sort(byText), facts: [...new Set(vocabulary.facts.map(({ id }) => id))].sort(byText), themes: [] };
}

/** What a campaign says of an edition that judged one of its dossiers. */
export function editionOf({ loaded, referential, requirements }: CompiledReferential): CampaignEdition {
  return {
    id: referential.id,
    edition: referential.edition,
    digest: loaded.digest,
    title: referential.title,
    status: referential.status,
    requirements: requirements.map(({ requirement: { id, title, reference, theme, opposable } }) => ({ id, title, ...(reference === undefined ? {} : { reference }), theme, opposable })),
  };
}

/** Targets may differ with the profile: the first by day, then level, speaks for all. */
function firstTarget(a: CampaignTheme['target'], b: CampaignTheme['target']): CampaignTheme['target'] {
  return !a || (b && (b.since < a.since || (b.since === a.since && (b.level < a.level || (b.level === a.level && b.official && !a.official))))) ? b : a;
}

function mergedThemes(themes: readonly CampaignTheme[]): CampaignTheme[] {
  const merged = new Map<string, CampaignTheme>();
  for (const theme of themes) {
    const known = merged.get(theme.id);
    merged.set(theme.id, known ? { ...known, title: known.title < theme.title ? known.title : theme.title, top: Math.max(known.top, theme.top), target: firstTarget(known.target, theme.target) } : theme);
  }
  return [...merged.values()].sort((a, b) => byText(a.id, b.id));
}

/**
 * Puts the heads of the parts of a campaign together: associative, whatever their order, so that shards, workers and a single run say the
 * same. @throws ConvergenceError `campaign/other-rules` for parts that other versions of the rules judged.
 */
export function mergeHeads(heads: readonly CampaignHead[]): CampaignHead {
  const [first] = heads;
  if (!first) throw new RangeError('no part to merge');
  const names = (head: CampaignHead): string => [...head.questions, '', ...head.facts].join('\n');
  if (heads.some((head) => names(head) !== names(first))) throw ConvergenceError.of('campaign/other-rules', {});
  const editions = new Map(heads.flatMap(({ editions: own }) => own).map((each) => [editionKey(each), each] as const));
  return {
    calculation: first.calculation,
    date: first.date,
    editions: [...editions.values()].sort((a, b) => byText(editionKey(a), editionKey(b))),
    questions: first.questions,
    facts: first.facts,
    themes: mergedThemes(heads.flatMap(({ themes }) => themes)),
  };
}
