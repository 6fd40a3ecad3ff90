import type { EntryCommitment } from '../../core/campaign/campaign.js';
import type { ConventionCommitment } from '../../core/campaign/convention.js';
import { daysBetween } from '../../core/day.js';
import type { Block, Cell } from '../model.js';
import type { ConventionContext } from './context.js';
import { themeOf, themeTables } from './services.js';

/** Left empty under the promises there are. */
const FREE_LINES = 3;
const BLANK: Cell = { text: '', notes: [{ text: '', blank: true }] };

function promised({ theme, level, requirement, action, id }: EntryCommitment, context: ConventionContext): string {
  const said = context.words.commitments;
  if (theme !== undefined) return said.level(context.theme(theme), level ?? 0);
  if (requirement !== undefined) return context.requirement(requirement);
  return action === undefined ? said.other(context.said(id)) : said.action(context.said(action));
}

function stateCell({ entry, commitment }: ConventionCommitment, context: ConventionContext): Cell {
  const { words: { commitments: said }, convention } = context;
  const levels = commitment.theme === undefined ? [] : context.levels(entry.themes.find(({ id }) => id === commitment.theme));
  const now = levels.length === 0 ? [] : [{ text: said.now(levels.join(', ')) }];
  switch (commitment.state) {
    case 'held':
      return { text: commitment.basis === 'proven' ? said.state.heldProven : said.state.heldDeclared, mark: 'met', tone: 'stands', notes: now };
    case 'missed':
      return { text: `${said.state.missed}, ${said.late(daysBetween(commitment.due, convention.day))}`, mark: 'unmet', tone: 'fails', notes: now };
    case 'pending':
      return { text: said.state.pending, notes: now };
  }
}

function made(context: ConventionContext): Block[] {
  const { words: { commitments: said, dash }, convention } = context;
  if (convention.commitments.length === 0) return [{ kind: 'paragraph', text: said.none }];
  const { heldProven, heldDeclared, missed, pending } = convention.figures.commitments;
  const { columns } = said;
  const rows = convention.commitments.map((each): Cell[] => {
    const { commitment, number } = each;
    return [
      { text: `${number}` },
      context.serviceCell(each),
      { text: promised(commitment, context), notes: commitment.date === undefined ? [] : [{ text: said.promisedOn(context.day(commitment.date)) }] },
      { text: context.day(commitment.due) },
      { text: commitment.by === undefined ? dash : context.said(commitment.by) },
      stateCell(each, context),
    ];
  });
  return [
    { kind: 'paragraph', text: `${said.lead(convention.commitments.length, convention.services.length - convention.uncommitted.length)} ${said.counts(heldProven, heldDeclared, missed, pending)}` },
    { kind: 'heading', text: said.made },
    { kind: 'paragraph', text: said.free },
    { kind: 'table', caption: said.madeCaption, columns: [{ title: columns.number, width: 4 }, { title: columns.service, width: 24 }, { title: columns.what, width: 27 }, { title: columns.due, width: 13 }, { title: columns.by, width: 14 }, { title: columns.state, width: 18 }], rows: [...rows, ...Array.from({ length: FREE_LINES }, () => [BLANK, BLANK, BLANK, BLANK, BLANK, { text: '' }])] },
  ];
}

/** Lines to fill for the services that promise nothing yet. */
function toMake(context: ConventionContext): Block[] {
  const { words: { commitments: said, dash }, convention } = context;
  if (convention.uncommitted.length === 0) return [];
  const last = { columns: [{ title: said.byColumn, width: 0 }], cells: [{ text: '', notes: [{ text: said.by, blank: true }, { text: '', blank: true }] }] } as const;
  return [
    { kind: 'heading', text: said.open },
    { kind: 'paragraph', text: said.openLead(convention.uncommitted.length) },
    ...themeTables(convention.uncommitted, context, said.openCaption, (service, theme): Cell => (context.levels(themeOf(service, theme)).length === 0 ? { text: dash, tone: 'quiet' } : { text: '', notes: [{ text: said.levelAimed, blank: true }, { text: said.due, blank: true }] }), last),
  ];
}

/** What is promised, how it stands, and the lines left to promise more. */
export function commitmentBlocks(context: ConventionContext): Block[] {
  return context.convention.services.length === 0 ? [{ kind: 'paragraph', text: context.words.commitments.none }] : [...made(context), ...toMake(context)];
}
