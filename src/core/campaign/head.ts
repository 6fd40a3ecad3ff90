import type { Day } from '../day.js';
import type { CompiledReferential } from '../compile.js';
import { ConvergenceError } from '../error.js';
import type { Referential, Vocabulary } from '../referential.js';
import type { CampaignEdition, CampaignHead, CampaignTheme } from './campaign.js';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const editionKey = ({ id, edition, digest }: Pick<CampaignEdition, 'id' | 'edition' | 'digest'>): string => `${id}\u0000${edition}\u0000${digest}`;

/** What judged a dossier, by names, so that it can be kept and sent: the editions, and the target of each theme that applies. */
export interface JudgedWith {
  readonly editions: readonly string[];
  readonly targets: Readonly<Record<string, CampaignTheme['target']>>;
}

/** The name of an edition: `ins@2.1`. */
export const editionName = ({ referential: { id, edition } }: Pick<CompiledReferential, 'referential'>): string => `${id}@${edition}`;

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

/** Targets may differ with the profile: the first by day, then level, official ahead, speaks for all. */
function firstTarget(a: CampaignTheme['target'], b: CampaignTheme['target']): CampaignTheme['target'] {
  return !a || (b && (b.since < a.since || (b.since === a.since && (b.level < a.level || (b.level === a.level && b.official && !a.official))))) ? b : a;
}

/**
 * What the parts of a campaign say before their entries, put together: associative, whatever their order, so that shards, workers and a
 * single run say the same.
 */
export class HeadBuilder {
  readonly #editions = new Map<string, CampaignEdition>();
  readonly #themes = new Map<string, CampaignTheme>();
  readonly #compiled = new Set<CompiledReferential>();

  /** `named`: an edition by its name, `ins@2.1`. */
  constructor(
    private readonly empty: CampaignHead,
    private readonly named: (name: string) => CompiledReferential,
  ) {}

  /** What one dossier adds. */
  add({ editions, targets }: JudgedWith): void {
    for (const name of editions) {
      const compiled = this.named(name);
      if (!this.#compiled.has(compiled)) {
        this.#compiled.add(compiled);
        const edition = editionOf(compiled);
        this.#editions.set(editionKey(edition), edition);
      }
      for (const { theme: { id, title, ladder } } of compiled.themes) {
        const target = targets[id];
        if (target !== undefined) this.#theme({ id, title, top: ladder.rungs.reduce((top, { level }) => Math.max(top, level), 0), target });
      }
    }
  }

  /** What another part adds. @throws ConvergenceError `campaign/other-rules` when other versions of the rules judged it. */
  merge(head: CampaignHead): void {
    const names = ({ questions, facts }: CampaignHead): string => [...questions, '', ...facts].join('\n');
    if (names(head) !== names(this.empty)) throw ConvergenceError.of('campaign/other-rules', {});
    for (const edition of head.editions) {
      for (const { id, edition: name, digest } of this.#editions.values()) if (id === edition.id && name === edition.edition && digest !== edition.digest) throw ConvergenceError.of('campaign/other-rules', {});
      this.#editions.set(editionKey(edition), edition);
    }
    head.themes.forEach((theme) => this.#theme(theme));
  }

  head(): CampaignHead {
    const editions = [...this.#editions].sort(([a], [b]) => byText(a, b)).map(([, edition]) => edition);
    return { ...this.empty, editions, themes: [...this.#themes.values()].sort((a, b) => byText(a.id, b.id)) };
  }

  #theme(theme: CampaignTheme): void {
    const known = this.#themes.get(theme.id);
    if (!known) {
      this.#themes.set(theme.id, theme);
      return;
    }
    const target = firstTarget(known.target, theme.target);
    if (target === known.target && theme.top <= known.top && known.title <= theme.title) return;
    this.#themes.set(theme.id, { id: theme.id, title: known.title < theme.title ? known.title : theme.title, top: Math.max(known.top, theme.top), target });
  }
}

/** The heads of the parts of a campaign, put together. @throws ConvergenceError `campaign/other-rules` */
export function mergeHeads(heads: readonly CampaignHead[]): CampaignHead {
  const [first] = heads;
  if (!first) throw new RangeError('no part to merge');
  const builder = new HeadBuilder({ ...first, editions: [], themes: [] }, () => {
    throw new RangeError('a head names no edition');
  });
  heads.forEach((head) => builder.merge(head));
  return builder.head();
}
