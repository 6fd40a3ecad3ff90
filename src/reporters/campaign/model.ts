import type { Bounds } from '../../core/assessment.js';
import type { Campaign, CampaignEntry, CampaignRequirement, ReadEntry, UnreadableEntry } from '../../core/campaign/campaign.js';
import { campaignFigures, type CampaignFigures } from '../../core/campaign/figures.js';
import { identityOf } from '../../core/campaign/identity.js';
import { REGIONS } from '../../core/campaign/regions.js';
import { once } from '../../core/once.js';
import type { Vocabulary } from '../../core/referential.js';
import { interval, neutralised, shortened } from '../../i18n/format.js';
import type { Lang } from '../../i18n/index.js';
import { problemText } from '../../i18n/problem-text.js';

/** What the reporters of a campaign are given. */
export interface CampaignReport {
  readonly lang: Lang;
  readonly tool: { readonly name: string; readonly version: string };
  readonly title: string;
  readonly campaign: Campaign;
  readonly vocabulary: Vocabulary;
}

/** Columns of a terminal, twice. */
const LONGEST_KEY = 200;
const LONGEST_CAUSE = 1000;

/** The figures, and the names of things; whatever comes from a dossier is made harmless here. */
export class CampaignModel {
  readonly #figures: () => CampaignFigures;
  private readonly kinds: ReadonlyMap<string, string>;
  readonly requirements: ReadonlyMap<string, CampaignRequirement>;

  constructor(readonly report: CampaignReport) {
    this.#figures = once(() => campaignFigures(report.campaign));
    this.requirements = new Map(report.campaign.editions.flatMap(({ requirements }) => requirements.map((each) => [each.id, each] as const)));
    this.kinds = new Map(report.vocabulary.profile.find(({ id }) => id === 'kind')?.choices?.map(({ id, text }) => [id, text]));
  }

  /** Counted when first asked for: some formats need none. */
  get figures(): CampaignFigures {
    return this.#figures();
  }

  /** What a stranger wrote, made harmless and no longer than `length`. */
  text(said: string, length = 200): string {
    return shortened(neutralised(said), length);
  }

  /** The dossier as the campaign names it: its end tells most when it is long. */
  key({ key }: Pick<CampaignEntry, 'key'>): string {
    const shown = neutralised(key);
    return shown.length > LONGEST_KEY ? `…${shown.slice(1 - LONGEST_KEY)}` : shown;
  }

  actor({ actor = '' }: CampaignEntry): string {
    return neutralised(actor).slice(0, 80);
  }

  /** How many other dossiers of the campaign say they are this product. */
  sameIdentity({ product }: ReadEntry): number {
    return (this.figures.shared.get(identityOf(product))?.dossiers ?? 1) - 1;
  }

  product({ product: { name, version } }: Pick<ReadEntry, 'product'>): string {
    return neutralised(version === undefined || name.endsWith(version) ? name : `${name} ${version}`).slice(0, 120);
  }

  vendor({ product }: ReadEntry): string {
    return neutralised(product.vendor ?? '').slice(0, 80);
  }

  /** What is known of a dossier nobody can read: the names its manifest gives it, else nothing. */
  announced({ announced }: UnreadableEntry): { readonly product: string; readonly vendor: string } {
    return { product: neutralised(announced?.product ?? '').slice(0, 120), vendor: neutralised(announced?.editor ?? '').slice(0, 80) };
  }

  /** The category of the manifest, else what the product says it is. */
  category(entry: CampaignEntry): string {
    return neutralised(entry.category ?? (entry.read ? this.kinds.get(entry.product.kind ?? '') : undefined) ?? '').slice(0, 80);
  }

  region({ region }: { readonly region?: string }): string {
    return REGIONS.find(({ code }) => code === region)?.label ?? '';
  }

  requirement(id: string): string {
    const known = this.requirements.get(id);
    return known ? `${known.reference ?? id}, ${known.title}` : this.text(id, 80);
  }

  fact(id: string): string {
    return this.report.vocabulary.facts.find((each) => each.id === id)?.text ?? neutralised(id).slice(0, 80);
  }

  theme(id: string): string {
    return this.report.campaign.themes.find((each) => each.id === id)?.title ?? this.text(id, 80);
  }

  cause({ problems }: UnreadableEntry): string {
    return problems.map((problem) => problemText({ ...problem, severity: 'error' }, this.report.lang).split('\n')[0] ?? '').join(' ; ').slice(0, LONGEST_CAUSE);
  }

  /** « 1 (3) », « 1 (2 à 3) ? »; nothing where the theme does not apply. */
  levels(level: Bounds | null | undefined, proven: number | null | undefined): string {
    if (!level) return '';
    const stands = `${proven ?? 0}`;
    const declared = interval(level, this.report.lang);
    const undecided = level.high > level.low ? ' ?' : '';
    return declared === stands ? stands : `${stands} (${declared})${undecided}`;
  }
}
