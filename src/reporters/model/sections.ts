import type { JudgedRequirement, NextDate } from '../../core/assessment.js';
import { addDuration } from '../../core/day.js';
import { capitalised, dayInWords, joined } from '../../i18n/format.js';
import type { Naming, ReportContext } from './context.js';
import type { Block, Cell, Section } from './types.js';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** Questions without an answer: decisive ones in their order, then the others by id. */
export function questionsSection(context: Naming): Section {
  const { assessment, words, lang, label, themeTitle, questionText } = context;
  const said = words.questions;
  const unknown = assessment.requirements.filter((each) => each.status === 'unknown' && each.counted);
  const decisive = new Map(assessment.decisive.map((question) => [question.id, question]));
  const others = [...new Set(unknown.flatMap((each) => each.open))].filter((id) => !decisive.has(id)).sort();
  const rows = [...decisive.keys(), ...others].map((id): Cell[] => {
    const touched = unknown.filter((each) => each.open.includes(id));
    const question = decisive.get(id);
    // Without any gain those of the lowest open rung come first, yet none of them decides.
    const decides = question !== undefined && question.gain > 0;
    return [
      { text: questionText(id), strong: question !== undefined, notes: [{ text: id }] },
      {
        text: decides ? said.decisive : said.useful,
        ...(decides ? { tone: 'stands' as const } : {}),
        notes: [...(question === undefined || question.settles === 0 ? [] : [{ text: said.settles(question.settles) }]), ...(touched.length === 0 ? [] : [{ text: said.feeds(joined(touched.map((each) => label(each.id)), lang, 5)) }])],
      },
      { text: joined([...new Set(touched.map((each) => themeTitle(each.theme)))], lang) },
    ];
  });
  const blocks: Block[] =
    rows.length === 0 ? [paragraph(said.none)] : [paragraph(assessment.decisive.some(({ gain }) => gain > 0) ? said.intro : said.introWithoutGain), { kind: 'table', caption: said.caption, columns: [{ title: said.columns.question, width: 52 }, { title: said.columns.decides, width: 26 }, { title: said.columns.theme, width: 22 }], rows }];
  return { id: 'questions', title: said.section, blocks };
}

/** Who holds the proof that is asked, and how long it takes to come. */
function holderOf(requirement: JudgedRequirement, { assessment, options, words }: ReportContext): { readonly holder: string; readonly leadTime: number } {
  const said = words.proofs;
  const actions = (options.referentials ?? []).filter((each) => each.id === requirement.referential).flatMap((each) => each.actions ?? []);
  // Only what a third party delivers has to be waited for once the product itself is right.
  if (requirement.minEvidence === 4) return { holder: said.thirdParty, leadTime: Math.max(0, ...actions.filter((action) => action.closes.includes(requirement.id)).map((action) => action.leadTime ?? 0)) };
  return { holder: joined(requirement.binds.filter((role) => assessment.roles.includes(role)).map((role) => words.roles[role]), options.lang), leadTime: 0 };
}

/** What is met and not proven, by who holds the proof, the longest to come first. */
export function proofsSection(context: ReportContext): Section {
  const { assessment, words, label } = context;
  const said = words.proofs;
  const missing = assessment.requirements.filter((each) => each.status === 'met' && !each.proven && each.counted).map((each) => ({ each, ...holderOf(each, context) }));
  const binding = ({ each }: (typeof missing)[number]): number => Number(each.opposable && each.inForceNow);
  const blocks = [...new Set(missing.map(({ holder }) => holder))].sort().flatMap((holder): Block[] => {
    const rows = missing
      .filter((proof) => proof.holder === holder)
      .sort((a, b) => b.leadTime - a.leadTime || binding(b) - binding(a))
      .map(({ each, leadTime }): Cell[] => [
        { text: each.title, strong: true, notes: [{ text: label(each.id) }, ...(each.opposable && each.inForceNow ? [{ text: words.table.opposable }] : [])] },
        { text: each.expectedEvidence ?? said.anyDocument, notes: [{ text: words.table.proofMissing(words.grade[each.minEvidence]) }] },
        { text: leadTime === 0 ? said.atHand : said.leadTime(leadTime) },
        { text: words.basis[each.basis] },
      ]);
    const { columns } = said;
    return [{ kind: 'heading', text: capitalised(said.heldBy(holder, rows.length)) }, { kind: 'table', caption: said.caption(holder), columns: [{ title: columns.requirement, width: 38 }, { title: columns.expected, width: 34 }, { title: columns.leadTime, width: 14 }, { title: columns.has, width: 14 }], rows }];
  });
  return { id: 'preuves', title: said.section, blocks: missing.length === 0 ? [paragraph(said.none)] : [paragraph(said.intro), ...blocks] };
}

function dateValue(change: NextDate, value: string, { words, lang }: Naming): string {
  if (value === 'none') return words.dates.none_value;
  if (change.kind === 'verdict') return words.verdict[value as keyof typeof words.verdict].declared;
  if (change.kind === 'requirement') return value === 'no-gap' ? words.dates.noGap : words.status[value as keyof typeof words.status];
  return value.replace('-', lang === 'fr' ? ' à ' : ' to ');
}

/** What changes, of what, and how: « Entrée des usagers, niveau déclaré : 1 à 3 → 1 ». */
export function changeWords(change: NextDate, context: Naming): string {
  const { words, label, requirement, themeTitle } = context;
  const subject = change.kind === 'requirement' ? `${words.dates.kinds.requirement} ${label(change.id)}, ${requirement(change.id)?.title ?? change.id}` : `${themeTitle(change.id)}, ${words.dates.kinds[change.kind]}`;
  return `${subject} : ${words.dates.change(dateValue(change, change.from, context), dateValue(change, change.to, context))}${change.ifAdopted ? `, ${words.dates.ifAdopted}` : ''}`;
}

/** What changes one day, in the cells of a table. */
export function changeCells(change: NextDate, context: Naming): { readonly date: string; readonly what: string; readonly kind: string; readonly change: string } {
  const { words, lang, label, requirement, themeTitle } = context;
  const said = words.dates;
  const judged = change.kind === 'requirement' ? requirement(change.id) : undefined;
  return {
    date: dayInWords(change.date, lang),
    what: judged ? judged.title : themeTitle(change.id),
    kind: judged ? `${said.kinds.requirement} ${label(change.id)}` : said.kinds[change.kind],
    change: said.change(dateValue(change, change.from, context), dateValue(change, change.to, context)),
  };
}

/** What changes if nothing is done, day by day: within twelve months, then later. */
export function datesSection(context: ReportContext): Section {
  const { assessment, words, planWords } = context;
  const said = words.dates;
  const table = (caption: string, changes: readonly NextDate[]): Block => ({
    kind: 'table',
    caption,
    columns: [{ title: said.columns.date, width: 22 }, { title: said.columns.what, width: 46 }, { title: said.columns.change, width: 32 }],
    rows: changes.map((each): Cell[] => {
      const { date, what, kind, change } = changeCells(each, context);
      return [{ text: date, notes: each.ifAdopted ? [{ text: said.ifAdopted }] : [] }, { text: what, strong: true, notes: [{ text: kind }] }, { text: change }];
    }),
  });
  const year = addDuration(assessment.date, 'P1Y');
  const [soon, later] = [assessment.nextDates.filter(({ date }) => date <= year), assessment.nextDates.filter(({ date }) => date > year)];
  const periods = planWords.twelveMonths;
  const blocks: Block[] =
    assessment.nextDates.length === 0
      ? [paragraph(said.none)]
      : [
          paragraph(said.intro),
          { kind: 'heading', text: periods.heading },
          soon.length === 0 ? paragraph(periods.none) : table(periods.heading, soon),
          ...(later.length === 0 ? [] : [{ kind: 'heading' as const, text: periods.later }, table(periods.later, later)]),
        ];
  return { id: 'dates', title: said.section, blocks };
}

/** Exceptions of a gate; nothing when the dossier holds none. */
export function waiversSection({ assessment, words, label, requirement }: ReportContext): Section[] {
  const said = words.waivers;
  if (assessment.waivers.length === 0) return [];
  const rows = assessment.waivers.map((waiver): Cell[] => [{ text: requirement(waiver.requirement)?.title ?? waiver.requirement, strong: true, notes: [{ text: label(waiver.requirement) }] }, { text: said.states[waiver.state] }]);
  return [{ id: 'derogations', title: said.section, blocks: [paragraph(said.note), { kind: 'table', caption: said.section, columns: [{ title: said.columns.requirement, width: 74 }, { title: said.columns.state, width: 26 }], rows }] }];
}

/** The calculation model in plain words. */
export function methodSection({ assessment, words, options }: ReportContext): Section {
  return { id: 'methode', title: words.method.section, blocks: [paragraph(words.method.lead), { kind: 'terms', items: words.method.items }, paragraph(words.method.recompute(assessment.calculation, `${options.tool.name} ${options.tool.version}`))] };
}

/** The words of the trade. */
export function glossarySection({ words }: ReportContext): Section {
  return { id: 'glossaire', title: words.glossary.section, blocks: [{ kind: 'terms', items: words.glossary.items.map((item) => ({ ...item, text: capitalised(item.text) })) }] };
}
