import type { Bounds } from '../../core/assessment.js';
import type { Campaign, CampaignEntry, CampaignRequirement, EntryReview, EntryTheme, ReadEntry, UnreadableEntry } from '../../core/campaign/campaign.js';
import { campaignFigures, reviewCounts, type CampaignFigures, type ReviewCounts } from '../../core/campaign/figures.js';
import { identityOf } from '../../core/campaign/identity.js';
import { REGIONS } from '../../core/campaign/regions.js';
import { once } from '../../core/once.js';
import type { Vocabulary } from '../../core/referential.js';
import { dayInWords, interval, neutralised, shortened, typeset } from '../../i18n/format.js';
import { catalogue, type Lang } from '../../i18n/index.js';
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

/** A review as it is shown. */
export interface ShownReview {
  /** « INS-R-04, titre » or « preuve « cnda » ». */
  readonly subject: string;
  readonly state: EntryReview['state'];
  readonly stateText: string;
  readonly comment: string;
  /** Who, as a role, and when. */
  readonly said: string;
  /** « sur une pièce qui a changé depuis », else nothing. */
  readonly changed: string;
}

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

  /** What an auditor noted, in the order of the entry: requirements, then evidence. Nothing when nothing was examined. */
  reviews({ reviews = [] }: ReadEntry): readonly ShownReview[] {
    const { lang } = this.report;
    const words = catalogue(lang).review;
    return reviews.map(({ requirement, evidence, state, comment, by, date, changed }) => ({
      subject: requirement === undefined ? typeset(words.evidence(neutralised(evidence ?? '').slice(0, 80)), lang) : neutralised(this.requirement(requirement)),
      state,
      stateText: words.states[state],
      comment: neutralised(comment ?? '').slice(0, 4000),
      said: words.said(neutralised(by).slice(0, 80), dayInWords(date, lang)),
      changed: changed === undefined ? '' : words.changed,
    }));
  }

  reviewCounts({ reviews }: ReadEntry): ReviewCounts {
    return reviewCounts(reviews);
  }

  /** The examined level beside the declared and proven ones; nothing where the theme has no level or nothing was examined. */
  examined({ level, examined }: EntryTheme): string {
    return level === null || examined === undefined || examined === null ? '' : `${examined}`;
  }

  /** The themes whose proven level does not stand once examined: « thème : déclaré 3, prouvé 2, examiné 1 ». */
  loweredThemes({ themes }: ReadEntry): readonly string[] {
    const words = catalogue(this.report.lang).review;
    return themes.flatMap(({ id, level, proven, examined }) => (level === null || proven === null || examined === undefined || examined === null || examined >= proven ? [] : [typeset(words.three(this.theme(id), interval(level, this.report.lang), proven, examined), this.report.lang)]));
  }
}
