import { compareKeys } from '../../core/campaign/campaign.js';
import type { ArrivedDossier, ChangedDossier, CommitmentOutcome, FollowedCommitment } from '../../core/campaign/comparison/comparison.js';
import { bestFirst, worstFirst } from '../../core/campaign/comparison/order.js';
import { First } from '../../core/campaign/figures.js';
import { REGIONS } from '../../core/campaign/regions.js';
import { dayInWords, joined, listed } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { ComparisonNames, type ComparisonReport } from './names.js';
import { ComparisonWording } from './wording.js';

/** The dossiers of one group, the first ones told. */
export interface MovedGroup {
  readonly id: 'worse' | 'better' | 'other';
  readonly shown: readonly ChangedDossier[];
  readonly left: number;
}

/** Promises that are not kept as they were made, the gravest first. */
const NOT_KEPT: readonly CommitmentOutcome[] = ['dropped', 'missed', 'weakened', 'postponed', 'absent', 'unreadable'];
const byGravity = (a: FollowedCommitment, b: FollowedCommitment): number => NOT_KEPT.indexOf(a.outcome) - NOT_KEPT.indexOf(b.outcome) || (a.promised.due < b.promised.due ? -1 : a.promised.due > b.promised.due ? 1 : compareKeys(a.key, b.key));
const byKey = (a: ArrivedDossier, b: ArrivedDossier): number => compareKeys(a.key, b.key);

/** Two campaigns compared, ready to be shown. */
export class ComparisonModel {
  readonly names: ComparisonNames;
  readonly wording: ComparisonWording;

  constructor(readonly report: ComparisonReport) {
    this.names = new ComparisonNames(report);
    this.wording = new ComparisonWording(report.lang, this.names);
  }

  private get words() {
    return catalogue(this.report.lang).campaignCompare;
  }

  /** Who lost, who gained, who moved otherwise: `most` of each. */
  groups(most: number): readonly MovedGroup[] {
    const { trends } = this.report.comparison.counts;
    const [worse, better, other] = [new First(most, worstFirst), new First(most, bestFirst), new First(most, worstFirst)];
    for (const each of this.report.comparison.dossiers) if (each.state === 'moved') (each.trend === 'neither' ? other : each.trend === 'up' ? better : worse).add(each);
    const group = (id: MovedGroup['id'], first: First<ChangedDossier>, all: number): MovedGroup[] => (all === 0 ? [] : [{ id, shown: first.items(), left: all - Math.min(all, most) }]);
    return [...group('worse', worse, trends.down + trends.both), ...group('better', better, trends.up), ...group('other', other, trends.neither)];
  }

  /** New, gone, and those that one campaign alone could read, in the order of their keys. */
  arrivals(most: number): { readonly shown: readonly ArrivedDossier[]; readonly left: number } {
    const { fresh, gone, readable, unreadable } = this.report.comparison.counts;
    const first = new First(most, byKey);
    for (const each of this.report.comparison.dossiers) if (each.state !== 'moved') first.add(each);
    return { shown: first.items(), left: Math.max(0, fresh + gone + readable + unreadable - most) };
  }

  notKept(most: number): { readonly shown: readonly FollowedCommitment[]; readonly left: number } {
    const first = new First(most, byGravity);
    for (const each of this.report.comparison.followed) if (NOT_KEPT.includes(each.outcome)) first.add(each);
    const all = NOT_KEPT.reduce((sum, outcome) => sum + this.report.comparison.commitments[outcome], 0);
    return { shown: first.items(), left: Math.max(0, all - most) };
  }

  days(): string {
    const { before, after } = this.report.comparison;
    return this.words.days(dayInWords(before.date, this.report.lang), dayInWords(after.date, this.report.lang));
  }

  counts(): readonly string[] {
    const { words } = this;
    const { before, after, counts } = this.report.comparison;
    const trends = (['down', 'both', 'up', 'neither'] as const).filter((trend) => counts.trends[trend] > 0).map((trend) => words.part(counts.trends[trend], words.trends[trend]));
    return [words.sides(before.received, before.read, after.received, after.read), words.counts(counts.matched, counts.fresh, counts.gone), `${words.moved(counts.moved)}${trends.length === 0 ? '' : ` : ${joined(trends, this.report.lang)}`}`];
  }

  notices(): readonly string[] {
    const said = this.words.notices;
    return this.report.comparison.notices.map(({ code, params }) => {
      const number = (name: string): number => (typeof params[name] === 'number' ? params[name] : 0);
      if (code === 'rules-differ') return said.rulesDiffer(number('count'));
      if (code === 'rules-not-shipped') return said.rulesNotShipped(joined((Array.isArray(params['editions']) ? (params['editions'] as string[]) : []).map((each) => this.names.text(each, 60)), this.report.lang, 6));
      return code === 'sets-differ' ? said.setsDiffer(number('matched'), number('before'), number('after')) : said.sameDay;
    });
  }

  /** « 12 manqués », one for each outcome that is met with. */
  outcomes(): readonly { readonly text: string; readonly bad: boolean }[] {
    const { commitments } = this.report.comparison;
    const { heldProven } = commitments;
    const counts = { ...commitments, held: commitments.held - heldProven };
    const outcomes = ['heldProven', 'held', 'missed', 'dropped', 'weakened', 'postponed', 'pending', 'closed', 'absent', 'unreadable', 'new'] as const;
    return outcomes.filter((outcome) => counts[outcome] > 0).map((outcome) => ({ text: this.words.outcomes[outcome](counts[outcome]), bad: outcome === 'missed' || outcome === 'dropped' || outcome === 'weakened' }));
  }

  region(code: string | null): string {
    return REGIONS.find((each) => each.code === code)?.label ?? '';
  }

  /** Products that several dossiers claim, by the first keys of each side. */
  ambiguous(most: number): readonly string[] {
    const { words, names, report } = this;
    const keys = (all: readonly string[]): string => joined(all.map((key) => names.text(key, 60)), report.lang, 4);
    return report.comparison.ambiguous.slice(0, most).map(({ name, before, after }) => words.ambiguousOne(names.text(name), keys(before), keys(after)));
  }

  /** Each rule set in a line, with what is new in it and what is gone. */
  rules(most = 12): readonly string[] {
    const { words, names, report } = this;
    const compare = catalogue(report.lang).compare;
    return report.comparison.rules.map(({ id, from, to, same, entered, withdrawn }) => {
      const edition = (end: typeof from): string => (end ? names.text(end.edition, 60) : compare.none);
      const list = (all: typeof entered): string => joined(all.map((each) => names.text(each.reference ?? each.id, 60)), report.lang, most);
      const head = same ? compare.editionSame(names.text(id, 60), edition(to)) : from && to && from.edition === to.edition ? compare.editionChanged(names.text(id, 60), edition(to)) : compare.edition(names.text(id, 60), edition(from), edition(to));
      return listed([head, ...(entered.length > 0 ? [words.entered(list(entered))] : []), ...(withdrawn.length > 0 ? [words.withdrawn(list(withdrawn))] : [])], report.lang);
    });
  }
}
