import { joined, plainLetters, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { escapeMarkdown } from '../markdown.js';
import type { ComparisonModel, MovedGroup } from './model.js';
import type { CampaignComparisonReporter } from './reporter.js';
import type { SaidLine } from './wording.js';

const MOST_DOSSIERS = 60;
const MOST_TOLD = 200;
const MOST_LISTED = 20;

const MARKS: Readonly<Record<SaidLine['tone'], string>> = { bad: '✗ ', good: '✓ ', plain: '' };

/** Two campaigns compared, for a wiki or a message. */
class Document {
  private readonly lines: string[] = [];
  private readonly words;

  constructor(private readonly model: ComparisonModel) {
    this.words = catalogue(model.report.lang).campaignCompare;
  }

  private safe(text: string): string {
    return escapeMarkdown(typeset(plainLetters(text), this.model.report.lang));
  }

  private paragraph(text: string): void {
    this.lines.push(this.safe(text), '');
  }

  private heading(text: string, depth = 2): void {
    this.lines.push(`${'#'.repeat(depth)} ${this.safe(text)}`, '');
  }

  private list(items: readonly string[], left = 0, said: (count: number) => string = this.words.more): void {
    if (items.length + left === 0) return;
    this.lines.push(...[...items, ...(left > 0 ? [said(left)] : [])].map((each) => `- ${this.safe(each)}`), '');
  }

  private table(columns: readonly string[], rows: readonly (readonly (string | number)[])[], texts = 1): void {
    const row = (cells: readonly (string | number)[]): string => `| ${cells.map((cell) => (typeof cell === 'number' ? `${cell}` : this.safe(cell))).join(' | ')} |`;
    this.lines.push(row(columns), `|${columns.map((_, index) => (index < texts ? ' --- |' : ' ---: |')).join('')}`, ...rows.map(row), '');
  }

  private group({ id, shown, left }: MovedGroup): void {
    const { names, wording } = this.model;
    this.heading(this.words[id]);
    if (id !== 'better') this.paragraph(id === 'worse' ? this.words.worseIntro : this.words.otherIntro);
    for (const dossier of shown) {
      this.heading([names.product(dossier), names.vendor(dossier), this.model.region(dossier.region), names.text(dossier.key, 80)].filter((part) => part !== '').join(' · '), 3);
      this.list([...wording.moves(dossier).map(({ text, tone }) => `${MARKS[tone]}${text}`), `${this.words.columns.why} : ${wording.changes(dossier).join(' ; ')}`]);
    }
    if (left > 0) this.paragraph(this.words.more(left));
  }

  private verdicts(): void {
    const { words } = this;
    const { verdicts } = this.model.report.comparison;
    this.heading(words.verdicts);
    this.table([words.columns.before, words.columns.after, words.columns.dossiers], verdicts.map(({ from, to, dossiers }) => [words.places[from], words.places[to], dossiers]), 2);
  }

  private themes(): void {
    const { words } = this;
    const { themes } = this.model.report.comparison;
    if (themes.length === 0) return;
    this.heading(words.themes);
    this.paragraph(words.themesIntro);
    const directions = ['down', 'up', 'decided', 'undecided', 'entered', 'left', 'same'] as const;
    const row = (name: string, counts: (typeof themes)[number]['level']): (string | number)[] => [name, ...directions.map((direction) => counts[direction])];
    this.table([words.columns.theme, ...directions.map((direction) => words.directions[direction])], themes.flatMap(({ theme, level, proven }) => [row(`${this.model.names.theme(theme.id)}, ${words.level}`, level), row(`${this.model.names.theme(theme.id)}, ${words.proven}`, proven)]));
  }

  private commitments(): void {
    const { words, model } = this;
    const { names, wording } = model;
    this.heading(words.commitments);
    const outcomes = model.outcomes();
    this.paragraph(outcomes.length === 0 ? words.noCommitment : words.commitmentsIntro);
    this.list(outcomes.map(({ text }) => text));
    const { shown, left } = model.notKept(MOST_TOLD);
    if (shown.length === 0) return;
    this.heading(words.notKept, 3);
    this.list(shown.map((each) => `${names.text(each.product === '' ? each.key : each.product, 80)} (${names.text(each.key, 80)}) : ${wording.promise(each)}, ${wording.outcome(each)}`), left, words.moreInJson);
  }

  private arrivals(): void {
    const { words, model } = this;
    const { names, report } = model;
    const { shown, left } = model.arrivals(MOST_TOLD);
    const { renamed, ambiguous } = report.comparison;
    if (shown.length + renamed.length + ambiguous.length === 0) return;
    this.heading(words.arrivals);
    this.list(shown.map((each) => `${names.text(each.key, 80)} : ${words.states[each.state]}${each.product ? ` (${names.product(each)})` : ''}`), left);
    if (renamed.length > 0) {
      this.paragraph(`${words.renamed(renamed.length)} :`);
      this.list(renamed.slice(0, MOST_LISTED).map(({ before, after }) => `${names.text(before, 80)} → ${names.text(after, 80)}`), Math.max(0, renamed.length - MOST_LISTED));
    }
    if (ambiguous.length > 0) {
      this.paragraph(words.ambiguous);
      this.list(model.ambiguous(MOST_LISTED), Math.max(0, ambiguous.length - MOST_LISTED));
    }
  }

  text(): string {
    const { words, model } = this;
    const { comparison, tool, lang } = model.report;
    const { names } = model;
    this.heading(words.title, 1);
    this.paragraph(model.days());
    for (const notice of model.notices()) this.lines.push(`> ${this.safe(notice)}`, '');
    this.list(model.counts());
    this.verdicts();
    this.themes();
    model.groups(MOST_DOSSIERS).forEach((group) => this.group(group));
    if (comparison.causes.length > 0) {
      this.heading(words.causesTitle);
      this.table([words.columns.cause, words.columns.dossiers, words.columns.moves], comparison.causes.map(({ cause, dossiers, moves }) => [words.causes[cause], dossiers, moves]));
      this.paragraph(words.causesMeaning);
    }
    this.commitments();
    if (comparison.overdue.length > 0) {
      this.heading(words.overdue);
      this.paragraph(words.overdueIntro);
      this.table([catalogue(lang).campaign.columns.requirement, words.columns.before, words.columns.after, words.columns.found, words.columns.mended], comparison.overdue.map(({ id, before, after, found, mended }) => [names.requirement(id), before, after, found, mended]));
    }
    this.heading(words.regions);
    this.paragraph(words.regionsIntro);
    this.table([catalogue(lang).campaign.columns.region, words.columns.before, words.columns.after], comparison.regions.filter(({ before, after }) => before.read + after.read > 0).map(({ region, before, after }) => [region.name, words.share(before.nonCompliant, before.read), words.share(after.nonCompliant, after.read)]));
    this.arrivals();
    this.heading(words.rules);
    this.list(model.rules(50));
    if (comparison.closed.length > 0) this.paragraph(`${words.closed} : ${joined(comparison.closed.map(({ id, dossiers }) => words.closedOne(names.requirement(id), dossiers)), lang, MOST_LISTED)}.`);
    this.paragraph(words.method);
    this.paragraph(`${catalogue(lang).report.footer} : ${tool.name} ${tool.version}`);
    return `${this.lines.join('\n').trimEnd()}\n`;
  }
}

export const markdownReporter: CampaignComparisonReporter = { id: 'markdown', extension: 'md', binary: false, render: (model) => new Document(model).text() };
