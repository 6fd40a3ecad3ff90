import type { AssessedTheme } from '../../core/assessment.js';
import { capitalised, dayCount, dayInWords, interval } from '../../i18n/format.js';
import { signaturesFigure } from '../figures/signatures.js';
import type { ReportContext } from './context.js';
import { promiseState, promiseTitle } from './roadmap.js';
import type { Block, Cell, Section } from './types.js';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function levelNow(theme: AssessedTheme, { planWords, lang, words }: ReportContext): string {
  return theme.level === null ? planWords.trajectory.noLevel : planWords.engagement.nowLevel(interval(theme.level, lang), words.level.proven(theme.proven ?? 0));
}

function promises(context: ReportContext): Block {
  const { roadmap, planWords, lang, assessment, requirement, words } = context;
  const said = planWords.engagement;
  const rows = roadmap.commitments.map((commitment): Cell[] => {
    const theme = assessment.themes.find((each) => each.id === commitment.theme);
    const judged = commitment.requirement === null ? undefined : requirement(commitment.requirement);
    const { kept, text } = promiseState(commitment, context);
    return [
      { text: promiseTitle(commitment, context), strong: true },
      { text: theme ? levelNow(theme, context) : judged ? words.status[judged.status] : words.nothing },
      { text: dayInWords(commitment.due, lang) },
      { text: commitment.by ?? words.nothing },
      { text: capitalised(text), mark: kept ? 'met' : 'unmet', tone: kept ? 'stands' : 'fails' },
    ];
  });
  const { columns } = said;
  return { kind: 'table', caption: said.madeCaption, columns: [{ title: columns.commitment, width: 30 }, { title: columns.now, width: 19 }, { title: columns.due, width: 17 }, { title: columns.by, width: 15 }, { title: columns.plan, width: 19 }], rows };
}

/** What the roadmap reaches, for the themes nobody has promised anything of. */
function proposals(context: ReportContext): Block[] {
  const { roadmap, planWords, lang, assessment } = context;
  const said = planWords.engagement;
  const promised = new Set(roadmap.commitments.map((commitment) => commitment.theme));
  const rows = roadmap.trajectories.flatMap(({ theme: id, target, reachedOn }): Cell[][] => {
    const theme = assessment.themes.find((each) => each.id === id);
    if (!theme || !target || reachedOn === null || reachedOn === assessment.date || promised.has(id)) return [];
    return [[{ text: theme.title, strong: true }, { text: levelNow(theme, context) }, { text: `${target.level}` }, { text: dayInWords(reachedOn, lang) }]];
  });
  if (rows.length === 0) return [];
  const columns = said.proposalColumns;
  return [
    { kind: 'heading', text: said.proposals },
    { kind: 'table', caption: said.proposalsCaption, columns: [{ title: columns.theme, width: 42 }, { title: columns.now, width: 24 }, { title: columns.level, width: 10 }, { title: columns.day, width: 24 }], rows },
    paragraph(said.capacity(dayCount(roadmap.capacity.days, lang), roadmap.capacity.period)),
  ];
}

/** Those who sign: the roles that promised, else those who answered. Never a person's name. */
function signers({ roadmap, planWords }: ReportContext): string[] {
  const promised = [...new Set(roadmap.commitments.flatMap(({ by }) => by ?? []))];
  return (promised.length > 0 ? promised : roadmap.roles.map((role) => planWords.engagement.defaultRoles[role])).slice(0, 6);
}

/** The page to sign: which level of which theme, by which day, in which role. */
export function engagementSection(context: ReportContext): Section {
  const { roadmap, planWords, assessment } = context;
  const said = planWords.engagement;
  const roles = signers(context);
  const made: Block[] = roadmap.commitments.length === 0 ? [paragraph(said.none)] : [{ kind: 'heading', text: said.made }, promises(context)];
  const signature = signaturesFigure(roles, { role: said.role, name: said.name, day: said.day, sign: said.sign, alt: said.signatureAlt(roles) });
  return { id: 'engagement', title: said.title, page: 'alone', blocks: [paragraph(said.intro(assessment.product.name)), ...made, ...proposals(context), { kind: 'heading', text: said.signature }, { kind: 'figure', figure: signature }, paragraph(said.noValue)] };
}
