import { isRead, type CampaignEntry, type EntryCommitment, type ReadEntry } from '../../../core/campaign/campaign.js';
import { byAudit, First } from '../../../core/campaign/figures.js';
import { REGIONS, type Region } from '../../../core/campaign/regions.js';
import { dayInWords, neutralised, shortened, typeset, wholeNumber } from '../../../i18n/format.js';
import { catalogue } from '../../../i18n/index.js';
import { escapeHtml, textHtml } from '../../html/escape.js';
import type { CampaignModel } from '../model.js';
import { Sprite } from './sprite.js';

/** Rows of the table: beyond, a browser takes too long to open it, and the page says how to have the others. */
export const MOST_ROWS = 20_000;
/** Products that have their own page here. */
export const MOST_SHEETS = 10_000;
/** Up to this many products, a browser builds the whole page when it opens it. */
const WHOLE = 600;
/**
 * Of more, it builds the first ones. The others stand in `noscript`: without script they are there like the first; with it they stay plain
 * text, and each is built when it comes into sight. Ten thousand at once would take a browser most of a minute.
 */
const FIRST = 100;

/** What every part of the page needs: words, names made harmless, the products in their order. */
export class CampaignView {
  readonly words;
  readonly report;
  readonly lang;
  readonly sprite = new Sprite();
  /** Whom to audit first ahead; the first {@link MOST_ROWS}. */
  readonly products: readonly ReadEntry[];
  private readonly ranks: ReadonlyMap<string, number>;

  constructor(
    readonly model: CampaignModel,
    private readonly mostSheets = MOST_SHEETS,
  ) {
    this.lang = model.report.lang;
    this.words = catalogue(this.lang).campaign;
    this.report = catalogue(this.lang).report;
    const first = new First(MOST_ROWS, byAudit);
    for (const entry of model.report.campaign.entries) if (isRead(entry)) first.add(entry);
    this.products = first.items();
    this.ranks = new Map(this.products.map(({ key }, index) => [key, index]));
  }

  /** How many products have their own page: the first ones. */
  get sheets(): number {
    return Math.min(this.products.length, this.mostSheets);
  }

  /** How many rows and pages are built when the page opens. */
  get built(): number {
    return this.products.length > WHOLE ? FIRST : WHOLE;
  }

  /** A text between tags: harmless, typeset, escaped. */
  said(text: string): string {
    return textHtml(typeset(neutralised(text), this.lang));
  }

  /** The same in a quoted attribute. */
  attribute(text: string): string {
    return escapeHtml(typeset(neutralised(text), this.lang));
  }

  /** What a stranger wrote, no longer than `length` characters, as it was written: no typography of ours. */
  quoted(text: string, length: number): string {
    return escapeHtml(shortened(neutralised(text), length));
  }

  number(value: number): string {
    return wholeNumber(value, this.lang);
  }

  day(day: string): string {
    return dayInWords(day, this.lang);
  }

  /** Its letters may run from right to left: they stay among themselves. */
  name(entry: ReadEntry): string {
    return `<bdi>${this.quoted(this.model.product(entry), 90)}</bdi>`;
  }

  vendor(entry: ReadEntry): string {
    return this.quoted(this.model.vendor(entry), 60);
  }

  category(entry: ReadEntry): string {
    return this.quoted(this.model.category(entry), 60);
  }

  actor(entry: CampaignEntry): string {
    return this.quoted(entry.actor ?? '', 60);
  }

  region(entry: CampaignEntry): Region | undefined {
    return REGIONS.find(({ code }) => code === entry.region);
  }

  /** The address of a product's own page in this one; none for those left out. */
  anchor(entry: ReadEntry): string | undefined {
    const rank = this.ranks.get(entry.key);
    return rank !== undefined && rank < this.sheets ? `p${rank + 1}` : undefined;
  }

  /** Its name, leading to its page. */
  link(entry: ReadEntry): string {
    const anchor = this.anchor(entry);
    return anchor === undefined ? this.name(entry) : `<a href="#${anchor}">${this.name(entry)}</a>`;
  }

  requirement(id: string): string {
    return this.said(shortened(neutralised(this.model.requirement(id)), 240));
  }

  /** What is promised: a level of a theme, or a requirement. */
  promised({ theme, level, requirement, id }: EntryCommitment): string {
    return theme === undefined ? shortened(neutralised(requirement === undefined ? id : this.model.requirement(requirement)), 200) : this.words.level(shortened(neutralised(this.model.theme(theme)), 120), level ?? 0);
  }

  /** « 2 contredites », with the triangle. */
  contradicted(entry: ReadEntry): string {
    const count = entry.contradictions.length;
    return count === 0 ? '' : `<span class="fails">${this.sprite.mark('contradicted')}${this.said(this.words.marks.contradicted(count))}</span>`;
  }
}
