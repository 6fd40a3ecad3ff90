import type { EntryCommitment } from '../campaign.js';
import type { FollowedCommitment } from './comparison.js';
import type { DossierRecord, ReadRecord } from './record.js';

/** Two promises of one dossier may bear one id: the second answers to the second. */
function numbered(commitments: readonly EntryCommitment[]): ReadonlyMap<string, EntryCommitment> {
  const seen = new Map<string, number>();
  return new Map(
    commitments.map((each) => {
      const rank = (seen.get(each.id) ?? 0) + 1;
      seen.set(each.id, rank);
      return [`${each.id}\u0000${rank}`, each];
    }),
  );
}

/** The same thing is promised, whatever the level and the day. */
const sameSubject = (a: EntryCommitment, b: EntryCommitment): boolean => a.theme === b.theme && a.requirement === b.requirement;

/** Whether what was promised first stands now, even where the newer dossier promises less. */
function reached(promised: EntryCommitment, now: EntryCommitment, { themes }: ReadRecord): EntryCommitment['basis'] {
  if (promised.theme === undefined || promised.level === undefined || promised.level <= (now.level ?? 0)) return now.state === 'held' ? now.basis : null;
  const theme = themes.find(({ id }) => id === promised.theme);
  if (!theme?.level || theme.level.low < promised.level) return null;
  return (theme.proven ?? 0) >= promised.level ? 'proven' : 'declared';
}

const promise = ({ id, due, theme, level, requirement }: EntryCommitment): FollowedCommitment['promised'] => ({ id, due, ...(theme === undefined ? {} : { theme }), ...(level === undefined ? {} : { level }), ...(requirement === undefined ? {} : { requirement }) });

function followed(old: EntryCommitment, now: EntryCommitment | undefined, after: ReadRecord): Pick<FollowedCommitment, 'outcome' | 'basis' | 'now'> {
  if (!now) return { outcome: old.state === 'held' ? 'closed' : 'dropped', basis: old.state === 'held' ? old.basis : null, now: null };
  const basis = reached(old, now, after);
  const weaker = (now.level ?? 0) < (old.level ?? 0);
  const later = now.due > old.due;
  const changed = later || now.due < old.due || now.level !== old.level ? { due: now.due, ...(now.level === undefined ? {} : { level: now.level }) } : null;
  if (basis !== null) return { outcome: 'held', basis, now: changed };
  return { outcome: now.state === 'missed' ? 'missed' : weaker ? 'weakened' : later ? 'postponed' : 'pending', basis: null, now: changed };
}

/** Whether a promise stands otherwise than it did. */
export const promiseMoved = ({ outcome, was }: FollowedCommitment): boolean => outcome !== was;

/** What became of the promises of one dossier. `after` is undefined where the newer campaign does not hold it, `before` where the older one does not. */
export function followCommitments(before: DossierRecord | undefined, after: DossierRecord | undefined): FollowedCommitment[] {
  const product = (after?.read === true ? after : before?.read === true ? before : undefined)?.product.name ?? '';
  const head = { key: (after ?? before)?.key ?? '', product };
  const [promised, promising] = [before, after].map((record) => (record?.read === true ? numbered(record.commitments) : new Map<string, EntryCommitment>()));
  const answers = new Set<EntryCommitment>();
  const old = [...(promised ?? [])].map(([key, each]): FollowedCommitment => {
    if (after?.read !== true) return { ...head, outcome: after ? 'unreadable' : 'absent', was: each.state, basis: null, promised: promise(each), now: null };
    const same = promising?.get(key);
    const answer = same && sameSubject(each, same) ? same : undefined;
    if (answer) answers.add(answer);
    return { ...head, ...followed(each, answer, after), was: each.state, promised: promise(each) };
  });
  const fresh = [...(promising?.values() ?? [])].filter((each) => !answers.has(each));
  // What was promised before in a dossier that nobody could read then is not told as new.
  return before?.read === false ? old : [...old, ...fresh.map((each): FollowedCommitment => ({ ...head, outcome: 'new', was: null, basis: each.basis, promised: promise(each), now: null }))];
}
