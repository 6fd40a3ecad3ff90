import type { CampaignRequirement, EntryTheme, ReadEntry } from '../../core/campaign/campaign.js';
import type { Convention, ConventionService } from '../../core/campaign/convention.js';
import { isDay, type Day } from '../../core/day.js';
import type { Vocabulary } from '../../core/referential.js';
import { dayInWords, interval, neutralised, shortened } from '../../i18n/format.js';
import { catalogue, type Catalogue, type Lang } from '../../i18n/index.js';
import type { Cell } from '../model.js';

/** What the documents of a convention are made from. */
export interface ConventionReport {
  readonly lang: Lang;
  readonly tool: { readonly name: string; readonly version: string };
  /** Of the campaign. */
  readonly campaign: string;
  readonly convention: Convention;
  readonly vocabulary: Vocabulary;
}

/** Characters of a name, and of what is longer, that a page has room for. */
const NAME = 200;
const LONGER = 400;

/** The words of one region, and the names of things. Whatever comes from a dossier is made harmless and bounded here. */
export class ConventionContext {
  readonly lang: Lang;
  readonly words: Catalogue['convention'];
  readonly convention: Convention;
  private readonly requirements: ReadonlyMap<string, CampaignRequirement>;
  /** How many requirements bear each reference. */
  private readonly sharing: ReadonlyMap<string, number>;
  private readonly kinds: ReadonlyMap<string, string>;

  constructor(readonly report: ConventionReport) {
    this.lang = report.lang;
    this.words = catalogue(report.lang).convention;
    this.convention = report.convention;
    this.requirements = new Map(this.convention.editions.flatMap(({ requirements }) => requirements.map((each) => [each.id, each] as const)));
    const references = [...this.requirements.values()].map(({ id, reference }) => reference ?? id);
    this.sharing = new Map(references.map((reference) => [reference, references.filter((each) => each === reference).length]));
    this.kinds = new Map(report.vocabulary.profile.find(({ id }) => id === 'kind')?.choices?.map(({ id, text }) => [id, text]));
  }

  /** A text that a stranger may have written. */
  said(text: string, length = NAME): string {
    return shortened(neutralised(text), length);
  }

  longer(text: string): string {
    return this.said(text, LONGER);
  }

  /** A day in words, or what stands where a day should. */
  day(day: Day): string {
    return isDay(day) ? dayInWords(day, this.lang) : this.said(day);
  }

  product({ product: { name, version } }: ReadEntry): string {
    return this.said(version === undefined || name.endsWith(version) ? name : `${name} ${version}`);
  }

  theme(id: string): string {
    return this.said(this.convention.themes.find((each) => each.id === id)?.title ?? id);
  }

  /** « EXI 09 », the official reference when there is one; with the id beside it when several requirements share it. */
  label(id: string): string {
    const reference = this.requirements.get(id)?.reference ?? id;
    return this.said((this.sharing.get(reference) ?? 1) > 1 ? `${reference} (${id})` : reference, 100);
  }

  requirement(id: string): string {
    const title = this.requirements.get(id)?.title;
    return title === undefined ? this.label(id) : `${this.label(id)}, ${this.longer(title)}`;
  }

  requirementTitle(id: string): string {
    return this.longer(this.requirements.get(id)?.title ?? '');
  }

  /** The service by its name alone, then its editor. */
  serviceCell({ entry }: ConventionService): Cell {
    const { vendor } = entry.product;
    return { text: this.product(entry), strong: true, notes: [{ text: vendor === undefined ? '' : this.said(vendor) }] };
  }

  /** The service with all that is known of it. */
  wholeServiceCell(service: ConventionService): Cell {
    const { category, actor, users, product } = service.entry;
    const { text, notes = [], strong = true } = this.serviceCell(service);
    const known = [category ?? this.kinds.get(product.kind ?? '') ?? '', actor ?? ''].filter((each) => each !== '').map((each) => this.said(each));
    return { text, strong, notes: [...notes, { text: [...known, ...(users === undefined ? [] : [this.words.services.users(users)])].join(' · ') }] };
  }

  /** « prouvé 1 », « déclaré 2 à 3 », « examiné 1 »; nothing where the theme does not apply. */
  levels(theme: EntryTheme | undefined): readonly string[] {
    if (!theme?.level) return [];
    const { proven, declared, examined } = this.words.services;
    return [proven(theme.proven ?? 0), declared(interval(theme.level, this.lang)), ...(theme.examined === undefined ? [] : [examined(theme.examined ?? 0)])];
  }
}
