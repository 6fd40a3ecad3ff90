import type { Assessment, Bounds, Status } from './assessment.js';
import type { CompiledReferential } from './compile.js';
import type { Day } from './day.js';
import type { Commitment } from './dossier.js';

/** What a promise is held against. */
export interface Reached {
  readonly themes: readonly { readonly id: string; readonly level: Bounds | null; readonly proven: number | null }[];
  readonly requirements: readonly { readonly id: string; readonly referential: string; readonly status: Status; readonly proven: boolean }[];
}

/** What an action closes, whichever rule sets ask for it. */
function closedBy(action: string | undefined, referentials: readonly CompiledReferential[], requirements: Reached['requirements']): Reached['requirements'] {
  return referentials.flatMap(({ referential }) => {
    const closes = referential.actions?.find((each) => each.id === action)?.closes ?? [];
    return requirements.filter((each) => each.referential === referential.id && closes.includes(each.id) && each.status !== 'not-applicable');
  });
}

/** Whether a promise is held (declared or proven, said), missed or still to come on a day (scoring, "Roadmap"). */
export function commitmentState(commitment: Commitment, referentials: readonly CompiledReferential[], { themes, requirements }: Reached, day: Day): Assessment['commitments'][number] {
  const theme = themes.find((each) => each.id === commitment.theme);
  const level = commitment.level ?? Infinity;
  const promised = commitment.action === undefined ? requirements.filter((each) => each.id === commitment.requirement) : closedBy(commitment.action, referentials, requirements);
  const proven = theme ? (theme.proven ?? 0) >= level : promised.every((each) => each.proven);
  const held = theme ? (theme.level?.low ?? 0) >= level : promised.length > 0 && promised.every((each) => each.status === 'met');
  if (held) return { id: commitment.id, state: 'held', basis: proven ? 'proven' : 'declared' };
  return { id: commitment.id, state: day > commitment.due ? 'missed' : 'pending', basis: null };
}
