import type { CampaignHead, CampaignRequirement, CampaignTheme } from '../../core/campaign/campaign.js';
import type { CampaignComparison, DossierMove } from '../../core/campaign/comparison/comparison.js';
import type { Question, Vocabulary } from '../../core/referential.js';
import { neutralised, shortened } from '../../i18n/format.js';
import type { Lang } from '../../i18n/index.js';

/** What the reporters of a comparison are given. */
export interface ComparisonReport {
  readonly lang: Lang;
  readonly tool: { readonly name: string; readonly version: string };
  readonly comparison: CampaignComparison;
  /** The older campaign first. */
  readonly heads: readonly CampaignHead[];
  readonly vocabulary: Vocabulary;
  /** The questions of the shipped rule sets. */
  readonly questions: readonly Question[];
}

const LONGEST_QUESTION = 90;

/** The names of things. Whatever comes from a dossier, or from a campaign that may have been edited, is made harmless here, and short. */
export class ComparisonNames {
  private readonly requirements: ReadonlyMap<string, CampaignRequirement>;
  private readonly themes: ReadonlyMap<string, CampaignTheme>;
  private readonly asked: ReadonlyMap<string, string>;
  private readonly kinds: ReadonlyMap<string, string>;

  constructor({ heads, vocabulary, questions }: ComparisonReport) {
    this.requirements = new Map(heads.flatMap(({ editions }) => editions.flatMap(({ requirements }) => requirements.map((each) => [each.id, each] as const))));
    this.themes = new Map(heads.flatMap(({ themes }) => themes.map((theme) => [theme.id, theme] as const)));
    this.asked = new Map([...vocabulary.facts, ...vocabulary.lists, ...vocabulary.questions, ...questions].map(({ id, text }) => [id, text] as const).concat(vocabulary.profile.map(({ id, text }) => [`profile.${id}`, text] as const)));
    this.kinds = new Map(vocabulary.profile.find(({ id }) => id === 'kind')?.choices?.map(({ id, text }) => [id, text]));
  }

  /** Any text of a stranger. */
  text(said: string, longest = 120): string {
    return shortened(neutralised(said.slice(0, longest * 4)), longest);
  }

  product({ product, key }: Pick<DossierMove, 'product' | 'key'>): string {
    if (!product) return this.text(key);
    const { name, version } = product;
    return this.text(version === null || name.endsWith(version) ? name : `${name} ${version}`);
  }

  vendor({ product }: Pick<DossierMove, 'product'>): string {
    return this.text(product?.vendor ?? '', 80);
  }

  kind(id: string): string {
    return this.text(this.kinds.get(id) ?? id, 80);
  }

  requirement(id: string): string {
    const known = this.requirements.get(id);
    return this.text(known ? `${known.reference ?? id}, ${known.title}` : id, 160);
  }

  theme(id: string): string {
    return this.text(this.themes.get(id)?.title ?? id);
  }

  /** What a question asks, or a fact states; its name when no shipped rule knows it. */
  asks(id: string): string {
    return this.text(this.asked.get(id) ?? id, LONGEST_QUESTION);
  }
}
