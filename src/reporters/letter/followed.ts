import type { Assessment } from '../../core/assessment.js';
import type { EntryReview } from '../../core/campaign/campaign.js';
import { daysBetween } from '../../core/day.js';
import type { Commitment } from '../../core/dossier.js';
import { capitalised, dayInWords } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { problemParts } from '../../i18n/problem-text.js';
import type { Naming } from '../model/context.js';
import { noticeSentence } from '../model/origins.js';
import type { Cell, Mark, Section, Tone } from '../model.js';
import { boundedTable, cut, paragraph, section } from './bounded.js';
import type { Commands } from './commands.js';
import type { JudgedLetter } from './types.js';

const MOST = { reviews: 20, commitments: 10, notices: 8 } as const;
const NAME = 80;

const REVIEWED: Readonly<Record<EntryReview['state'], { readonly mark: Mark; readonly tone: Tone; readonly rank: number }>> = {
  refused: { mark: 'unmet', tone: 'fails', rank: 0 },
  'to-complete': { mark: 'partial', tone: 'plain', rank: 1 },
  accepted: { mark: 'met', tone: 'stands', rank: 2 },
};

/** What the auditor examined, what is refused first; nothing when nothing was. */
export function examinedSection(reviews: readonly EntryReview[], { lang, label, requirement }: Naming): Section[] {
  if (reviews.length === 0) return [];
  const said = catalogue(lang).letters.examined;
  const name = ({ requirement: id, evidence }: EntryReview): string => id ?? evidence ?? '';
  const ordered = [...reviews].sort((a, b) => REVIEWED[a.state].rank - REVIEWED[b.state].rank || (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
  const rows = ordered.map((review): Cell[] => {
    const { mark, tone } = REVIEWED[review.state];
    const judged = review.requirement === undefined ? undefined : requirement(review.requirement);
    return [
      judged ? { text: judged.title, strong: true, notes: [{ text: label(judged.id) }] } : { text: review.evidence === undefined ? cut(name(review), NAME) : said.evidence(cut(review.evidence, NAME)), strong: true },
      { text: said.states[review.state], mark, tone },
      { text: review.comment ?? said.noComment, ...(review.comment === undefined ? { tone: 'quiet' as const } : {}), notes: [{ text: said.by(cut(review.by, NAME), dayInWords(review.date, lang)) }, ...(review.changed === undefined ? [] : [{ text: catalogue(lang).review.changed }])] },
    ];
  });
  const count = (state: EntryReview['state']): number => reviews.filter((each) => each.state === state).length;
  const columns = [{ title: said.columns.subject, width: 40 }, { title: said.columns.state, width: 16 }, { title: said.columns.comment, width: 44 }];
  return [section('examine', said.section, [paragraph(said.intro(count('accepted'), count('refused'), count('to-complete'))), ...boundedTable(said.section, columns, rows, MOST.reviews, said.more)])];
}

type CommitmentState = Assessment['commitments'][number];

/** The words of a promise: a theme and its level, a requirement, or an action of a rule set. */
function promised({ id, theme, level, requirement: wanted, action }: Commitment, { lang, options, label, requirement, themeTitle }: Naming): string {
  if (theme !== undefined) return catalogue(lang).letters.commitments.level(themeTitle(theme), level ?? 0);
  if (wanted !== undefined) return `${label(wanted)}, ${requirement(wanted)?.title ?? wanted}`;
  return options.referentials?.flatMap(({ actions }) => actions ?? []).find((each) => each.id === action)?.title ?? id;
}

function stateCell({ state, basis }: CommitmentState, { due }: Commitment, { assessment, lang }: Naming): Cell {
  const said = catalogue(lang).letters.commitments;
  if (state === 'held') return { text: said.states.held[basis ?? 'declared'], mark: 'met', tone: 'stands' };
  if (state === 'missed') return { text: said.states.missed, mark: 'unmet', tone: 'fails', notes: [{ text: said.late(daysBetween(due, assessment.date)) }] };
  return { text: said.states.pending, mark: 'unknown', notes: [{ text: said.ahead(daysBetween(assessment.date, due)) }] };
}

/** The promises of the dossier, those not kept first; nothing when it bears none. */
export function commitmentsSection(commitments: readonly Commitment[], context: Naming, commands: Commands): Section[] {
  const { assessment, lang, words } = context;
  if (commitments.length === 0) return [];
  const said = catalogue(lang).letters.commitments;
  const rank = { missed: 0, pending: 1, held: 2 } as const;
  // In the order of the dossier, as the assessment holds their states.
  const stated = commitments.flatMap((commitment, index) => {
    const state = assessment.commitments[index];
    return state ? [{ commitment, state }] : [];
  });
  stated.sort((a, b) => rank[a.state.state] - rank[b.state.state] || (a.commitment.due < b.commitment.due ? -1 : a.commitment.due > b.commitment.due ? 1 : 0));
  const rows = stated.map(({ commitment, state }): Cell[] => [
    { text: promised(commitment, context), strong: true },
    { text: dayInWords(commitment.due, lang) },
    { text: commitment.by === undefined ? words.nothing : cut(commitment.by, NAME) },
    stateCell(state, commitment, context),
  ]);
  const columns = [{ title: said.columns.commitment, width: 42 }, { title: said.columns.due, width: 20 }, { title: said.columns.by, width: 18 }, { title: said.columns.state, width: 20 }];
  return [section('engagements', said.section, [paragraph(said.intro), ...boundedTable(said.section, columns, rows, MOST.commitments, (count) => commands.more(count))])];
}

/** Evidence and measurements that are worth no more than a declaration, and whatever else weakens the result; nothing when nothing does. */
export function noticesSection({ assessment, warnings }: Pick<JudgedLetter, 'assessment' | 'warnings'>, context: Naming, commands: Commands): Section[] {
  const said = catalogue(context.lang).letters.notices;
  const told = [
    ...assessment.notices.map((notice) => noticeSentence(notice, context)),
    ...warnings.map((warning) => {
      const { place, what, todo } = problemParts(warning, context.lang);
      return `${place === '' ? '' : `${place}, `}${what}${todo === '' ? '' : ` ; ${todo}`}.`;
    }),
  ].map((text) => cut(capitalised(text)));
  if (told.length === 0) return [];
  const more = told.length > MOST.notices ? [{ kind: 'paragraph' as const, text: commands.more(told.length - MOST.notices), tone: 'quiet' as const }] : [];
  return [section('reserves', said.section, [paragraph(said.intro), { kind: 'list', items: told.slice(0, MOST.notices) }, ...more])];
}
