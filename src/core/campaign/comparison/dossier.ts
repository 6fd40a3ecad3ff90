import type { Day } from '../../day.js';
import { causesOf, ChangesReader } from './changes.js';
import { causesOfMoves, moveCauses } from './causes.js';
import type { ArrivedDossier, CampaignCause, ChangedDossier, Direction, RequirementMove, Standing, ThemeMove, Trend } from './comparison.js';
import { levelMove, provenMove, provenVerdictMove, standingDirection, verdictMove } from './direction.js';
import type { MatchedDossier } from './matching.js';
import { followCommitments, promiseMoved } from './promises.js';
import type { CampaignRecords, DossierRecord, ReadRecord } from './record.js';
import { AlignedRules, type AlignedEditions, type Links } from './rules.js';

const letterAt = (letters: string, index: number): Standing => (index < 0 ? null : ((letters[index] ?? null) as Standing));

function productOf({ product: { name, version, vendor } }: ReadRecord): ChangedDossier['product'] {
  return { name, version: version ?? null, vendor: vendor ?? null };
}

/** A dossier that only one side holds, or reads. */
export function arrived(state: ArrivedDossier['state'], record: DossierRecord, before?: DossierRecord, formerKey: string | null = null): ArrivedDossier {
  const read = record.read ? record : before?.read === true ? before : undefined;
  return { state, key: record.key, formerKey, region: record.region ?? null, product: read ? productOf(read) : null };
}

const missingFrom = (known: readonly string[], wanted: readonly string[]): string[] => wanted.filter((each) => !known.includes(each));

/** Verdicts, levels and what is late, put together: which way they went, never how far. */
function trendOf({ verdict, verdictProven, themes, overdue }: Pick<ChangedDossier, 'verdict' | 'verdictProven' | 'themes' | 'overdue'>): Trend {
  const directions: (Direction | undefined)[] = [verdict?.direction, verdictProven?.direction, ...themes.flatMap(({ level, proven }) => [level?.direction, proven?.direction])];
  const up = overdue.mended.length > 0 || directions.includes('up');
  const down = overdue.found.length > 0 || directions.includes('down');
  return up ? (down ? 'both' : 'up') : down ? 'down' : 'neither';
}

/** The rules alone make a requirement appear or go, for every dossier alike. */
const isOwnMove = ({ from, to }: RequirementMove): boolean => from !== null && to !== null;

const isMet = (standing: Standing): boolean => standing === 'm' || standing === 'M';

/** Met on both sides: its proof alone moved. */
const isProofAlone = ({ from, to }: RequirementMove): boolean => isMet(from) && isMet(to);

/** Tells what moved in each dossier of two campaigns, and why. */
export class DossierComparer {
  private readonly rules: AlignedRules;
  private readonly changes: ChangesReader;
  private readonly dates: readonly [Day, Day];

  constructor(before: CampaignRecords, after: CampaignRecords, links: Links) {
    this.rules = new AlignedRules(before.head, after.head, links);
    this.changes = new ChangesReader(before.head, after.head);
    this.dates = [before.head.date, after.head.date];
  }

  ruleChanges(): ReturnType<AlignedRules['changes']> {
    return this.rules.changes();
  }

  private get otherDay(): boolean {
    return this.dates[0] !== this.dates[1];
  }

  /** What moves a verdict or a level: what moves its requirements, proof apart where it is declared; these standing the same, the rules, else the day alone. */
  private why(moves: readonly RequirementMove[], rules: readonly AlignedEditions[], proven: boolean): CampaignCause[] {
    const causes = causesOfMoves(moves.filter((move) => proven || !isProofAlone(move)));
    if (causes.length > 0) return causes;
    return [rules.some(({ same }) => !same) ? 'referential' : this.otherDay ? 'time' : 'unknown'];
  }

  private themes(old: ReadRecord, now: ReadRecord, requirements: readonly RequirementMove[], rules: readonly AlignedEditions[]): ThemeMove[] {
    const [before, after] = [old, now].map(({ themes }) => new Map(themes.map((theme) => [theme.id, theme])));
    const ids = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort();
    return ids.flatMap((id): ThemeMove[] => {
      const [from, to] = [before?.get(id), after?.get(id)];
      const level = levelMove(from?.level ?? null, to?.level ?? null);
      const proven = provenMove(from?.proven ?? null, to?.proven ?? null);
      const examined = from?.examined === undefined && to?.examined === undefined ? null : provenMove(from?.examined ?? from?.proven ?? null, to?.examined ?? to?.proven ?? null);
      if (!level && !proven && !examined) return [];
      const own = requirements.filter(({ theme }) => theme === id);
      return [{ id, level, proven, examined, causes: level || proven ? this.why(own, rules.filter(({ requirements: all }) => all.some(({ requirement }) => requirement.theme === id)), proven !== null) : ['review'] }];
    });
  }

  private late(old: ReadRecord, now: ReadRecord): ChangedDossier['overdue'] {
    const [before, after] = [old, now].map(({ overdue }) => overdue.map(({ id }) => id));
    const found = new Set(missingFrom(before ?? [], after ?? []));
    const entered = (since: Day | null): boolean => since !== null && this.dates[0] < since && since <= this.dates[1];
    return { found: now.overdue.filter(({ id }) => found.has(id)).map(({ id, since }) => ({ id, since, entered: entered(since) })), mended: missingFrom(after ?? [], before ?? []) };
  }

  /** The requirements that were judged, and that the day alone has closed since: for every dossier alike, so none of them moved by it. */
  closedFor(old: ReadRecord, now: ReadRecord): string[] {
    return this.rules.of(old, now).flatMap(({ rules, from, to }) => rules.requirements.filter(({ before, after }) => (letterAt(from, before) ?? '.') !== '.' && letterAt(to, after) === '.').map(({ requirement }) => requirement.id));
  }

  /** What moved in a dossier that both campaigns read; null when nothing did, whatever changed. */
  compare(old: ReadRecord, now: ReadRecord, formerKey: string | null): ChangedDossier | null {
    const judged = this.rules.of(old, now);
    const rules = judged.map(({ rules: each }) => each);
    const changes = this.changes.of(old, now, rules);
    const everyMove = judged.flatMap(({ rules: each, from, to }) =>
      each.requirements.flatMap((row): RequirementMove[] => {
        const [was, is] = [letterAt(from, row.before), letterAt(to, row.after)];
        const direction = standingDirection(was, is);
        if (direction === null) return [];
        const { id, theme, opposable } = row.requirement;
        return [{ id, referential: each.id, theme, opposable, from: was, to: is, direction, causes: moveCauses(row, was, is, changes, this.otherDay) }];
      }),
    );
    const requirements = everyMove.filter(({ from, to }) => from !== '.' && to !== '.');
    const verdict = verdictMove(old.verdict, now.verdict);
    const verdictProven = provenVerdictMove(old.verdictProven, now.verdictProven);
    const themes = this.themes(old, now, everyMove, rules);
    const contradictions = { found: missingFrom(old.contradictions, now.contradictions), lifted: missingFrom(now.contradictions, old.contradictions) };
    const overdue = this.late(old, now);
    const commitments = followCommitments(old, now);
    const nothing = !verdict && !verdictProven && !requirements.some(isOwnMove) && themes.length + contradictions.found.length + contradictions.lifted.length + overdue.found.length + overdue.mended.length === 0 && !commitments.some(promiseMoved);
    if (nothing) return null;
    const explained = [...causesOfMoves(requirements), ...themes.flatMap((theme) => theme.causes), ...(verdict || verdictProven ? this.why(everyMove.filter(({ opposable }) => opposable), rules, verdictProven !== null) : []), ...(overdue.found.some(({ entered }) => entered) ? ['time' as const] : [])];
    const causes = [...causesOf(changes), ...(['time', 'unlinked', 'unknown'] as const).filter((cause) => explained.includes(cause))];
    const moved = { verdict, verdictProven, themes, requirements, contradictions, overdue, commitments };
    return { state: 'moved', key: now.key, formerKey, region: now.region ?? null, product: productOf(now), now: { verdict: now.verdict, verdictProven: now.verdictProven }, ...moved, changes, causes, trend: trendOf(moved) };
  }

  /** The same for any pair: one side may have been unreadable. */
  move({ before, after, formerKey }: MatchedDossier): ChangedDossier | ArrivedDossier | null {
    if (before.read && after.read) return this.compare(before, after, formerKey);
    if (!before.read && !after.read) return null;
    return arrived(after.read ? 'readable' : 'unreadable', after, before, formerKey);
  }
}
