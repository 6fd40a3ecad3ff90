import type { NextDate } from '../../core/assessment.js';
import { capitalised, dayInWords, daysLate, joined } from '../../i18n/format.js';
import type { ReportContext } from './context.js';
import type { ActionRow, Block, Cell, Section } from './types.js';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** Every action, in order, with why it stands there. */
export function actionsSection(actions: readonly ActionRow[], { words }: ReportContext): Section {
  const said = words.actions;
  const blocks: Block[] =
    actions.length === 0
      ? [paragraph(said.none)]
      : [
          paragraph(said.allIntro),
          {
            kind: 'table',
            caption: said.all,
            columns: [{ title: said.order, width: 6, align: 'right' }, { title: said.action, width: 61 }, { title: said.personDays, width: 15, align: 'right' }, { title: said.deadline, width: 18 }],
            rows: actions.map((action, index) => [
              { text: `${index + 1}`, strong: true },
              { text: action.title, strong: true, notes: [{ text: action.why }] },
              { text: action.effort, notes: action.effortRange === '' ? [] : [{ text: action.effortRange }] },
              { text: action.deadline.text, ...(action.deadline.tone ? { tone: action.deadline.tone } : {}), notes: action.deadlineNote.text === '' ? [] : [action.deadlineNote] },
            ]),
          },
        ];
  return { id: 'actions', title: said.all, blocks };
}

/** Questions without an answer: decisive ones in their order, then the others by id. */
export function questionsSection(context: ReportContext): Section {
  const { assessment, words, lang, label, themeTitle, questionText } = context;
  const said = words.questions;
  const unknown = assessment.requirements.filter((each) => each.status === 'unknown' && each.counted);
  const decisive = new Map(assessment.decisive.map((question) => [question.id, question]));
  const others = [...new Set(unknown.flatMap((each) => each.open))].filter((id) => !decisive.has(id)).sort();
  const rows = [...decisive.keys(), ...others].map((id): Cell[] => {
    const touched = unknown.filter((each) => each.open.includes(id));
    const question = decisive.get(id);
    return [
      { text: questionText(id), strong: question !== undefined, notes: [{ text: id }] },
      {
        text: question === undefined ? said.useful : said.decisive,
        ...(question === undefined ? {} : { tone: 'stands' as const }),
        notes: [...(question === undefined || question.settles === 0 ? [] : [{ text: said.settles(question.settles) }]), ...(touched.length === 0 ? [] : [{ text: said.feeds(joined(touched.map((each) => label(each.id)), lang, 5)) }])],
      },
      { text: joined([...new Set(touched.map((each) => themeTitle(each.theme)))], lang) },
    ];
  });
  const blocks: Block[] =
    rows.length === 0 ? [paragraph(said.none)] : [paragraph(said.intro), { kind: 'table', caption: said.caption, columns: [{ title: said.columns.question, width: 52 }, { title: said.columns.decides, width: 26 }, { title: said.columns.theme, width: 22 }], rows }];
  return { id: 'questions', title: said.section, blocks };
}

/** What is met and not proven, with what would prove it. */
export function proofsSection({ assessment, words, label }: ReportContext): Section {
  const said = words.proofs;
  const rows = assessment.requirements
    .filter((each) => each.status === 'met' && !each.proven && each.counted)
    .sort((a, b) => Number(b.opposable && b.inForceNow) - Number(a.opposable && a.inForceNow))
    .map((each): Cell[] => [
      { text: each.title, strong: true, notes: [{ text: label(each.id) }, ...(each.opposable && each.inForceNow ? [{ text: words.table.opposable }] : [])] },
      { text: each.expectedEvidence ?? said.anyDocument, notes: [{ text: words.table.proofMissing(words.grade[each.minEvidence]) }] },
      { text: words.basis[each.basis] },
    ]);
  const blocks: Block[] =
    rows.length === 0 ? [paragraph(said.none)] : [paragraph(said.intro), { kind: 'table', caption: said.caption, columns: [{ title: said.columns.requirement, width: 44 }, { title: said.columns.expected, width: 41 }, { title: said.columns.has, width: 15 }], rows }];
  return { id: 'preuves', title: said.section, blocks };
}

function dateValue(change: NextDate, value: string, { words, lang }: ReportContext): string {
  if (value === 'none') return words.dates.none_value;
  if (change.kind === 'verdict') return words.verdict[value as keyof typeof words.verdict].declared;
  if (change.kind === 'requirement') return value === 'no-gap' ? words.dates.noGap : words.status[value as keyof typeof words.status];
  return value.replace('-', lang === 'fr' ? ' à ' : ' to ');
}

/** What changes, of what, and how: « Entrée des usagers, niveau déclaré : 1 à 3 → 1 ». */
export function changeWords(change: NextDate, context: ReportContext): string {
  const { words, label, requirement, themeTitle } = context;
  const subject = change.kind === 'requirement' ? `${words.dates.kinds.requirement} ${label(change.id)}, ${requirement(change.id)?.title ?? change.id}` : `${themeTitle(change.id)}, ${words.dates.kinds[change.kind]}`;
  return `${subject} : ${words.dates.change(dateValue(change, change.from, context), dateValue(change, change.to, context))}${change.ifAdopted ? `, ${words.dates.ifAdopted}` : ''}`;
}

function changeCells(change: NextDate, context: ReportContext): { readonly date: string; readonly what: string; readonly kind: string; readonly change: string } {
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

/** What changes if nothing is done, day by day. */
export function datesSection(context: ReportContext): Section {
  const { assessment, words } = context;
  const said = words.dates;
  const rows = assessment.nextDates.map((each): Cell[] => {
    const { date, what, kind, change } = changeCells(each, context);
    return [{ text: date, notes: each.ifAdopted ? [{ text: said.ifAdopted }] : [] }, { text: what, strong: true, notes: [{ text: kind }] }, { text: change }];
  });
  const blocks: Block[] =
    rows.length === 0 ? [paragraph(said.none)] : [paragraph(said.intro), { kind: 'table', caption: said.caption, columns: [{ title: said.columns.date, width: 22 }, { title: said.columns.what, width: 46 }, { title: said.columns.change, width: 32 }], rows }];
  return { id: 'dates', title: said.section, blocks };
}

/** Promises and exceptions; nothing when the dossier holds none. */
export function commitmentsSection(context: ReportContext): Section[] {
  const { assessment, words, lang, label, themeTitle, requirement, options } = context;
  const said = words.commitments;
  const blocks: Block[] = [];
  if (assessment.commitments.length > 0) {
    const rows = assessment.commitments.map((commitment): Cell[] => {
      const promised = options.commitments?.find((each) => each.id === commitment.id);
      const what = promised?.theme !== undefined ? said.level(themeTitle(promised.theme), promised.level ?? 0) : promised?.requirement !== undefined ? (requirement(promised.requirement)?.title ?? promised.requirement) : (promised?.action ?? commitment.id);
      const mark = commitment.state === 'held' ? ({ mark: 'met', tone: 'stands' } as const) : commitment.state === 'missed' ? ({ mark: 'unmet', tone: 'fails' } as const) : ({ mark: 'unknown', tone: 'stands' } as const);
      const late = commitment.state === 'missed' && promised ? [{ text: said.missedBy(daysLate(promised.due, assessment.date)) }] : [];
      return [
        { text: what, strong: true, notes: [{ text: commitment.id }, ...(promised?.by === undefined ? [] : [{ text: said.by(promised.by) }])] },
        { text: promised ? dayInWords(promised.due, lang) : words.nothing },
        { text: `${said.states[commitment.state]}${commitment.basis === null ? '' : `, ${said.basis[commitment.basis]}`}`, ...mark, notes: late },
      ];
    });
    blocks.push({ kind: 'table', caption: said.caption, columns: [{ title: said.columns.commitment, width: 52 }, { title: said.columns.due, width: 22 }, { title: said.columns.state, width: 26 }], rows });
  }
  if (assessment.waivers.length > 0) {
    blocks.push(paragraph(said.waiversNote), {
      kind: 'table',
      caption: said.waiversCaption,
      columns: [{ title: said.waiverColumns.requirement, width: 74 }, { title: said.waiverColumns.state, width: 26 }],
      rows: assessment.waivers.map((waiver): Cell[] => [{ text: requirement(waiver.requirement)?.title ?? waiver.requirement, strong: true, notes: [{ text: label(waiver.requirement) }] }, { text: said.waiverStates[waiver.state] }]),
    });
  }
  return blocks.length === 0 ? [] : [{ id: 'engagements', title: said.section, blocks }];
}

/** The calculation model in plain words. */
export function methodSection({ assessment, words, options }: ReportContext): Section {
  return { id: 'methode', title: words.method.section, blocks: [paragraph(words.method.lead), { kind: 'terms', items: words.method.items }, paragraph(words.method.recompute(assessment.calculation, `${options.tool.name} ${options.tool.version}`))] };
}

/** The words of the trade. */
export function glossarySection({ words }: ReportContext): Section {
  return { id: 'glossaire', title: words.glossary.section, blocks: [{ kind: 'terms', items: words.glossary.items.map((item) => ({ ...item, text: capitalised(item.text) })) }] };
}
