import type { JudgedRequirement } from '../../core/assessment.js';
import { dayInWords, daysLate, joined } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { contradictionRows } from '../model/actions.js';
import type { Naming } from '../model/context.js';
import { citations, gapSentence } from '../model/requirement-row.js';
import { changeCells, questionsSection } from '../model/sections.js';
import { bindingRequirements, isUnmet } from '../model/verdict.js';
import type { Block, Cell, Note, Section } from '../model.js';
import { boundedTable, cut, paragraph, section } from './bounded.js';
import type { Commands } from './commands.js';

/** Rows of each table: a letter is read by people, and names the command that gives the rest. */
const MOST = { overdue: 10, upcoming: 10, proofs: 10, contradictions: 8, questions: 10 } as const;
const MOST_SOURCES = 2;
const LONGEST_ID = 60;

/** Titles, places and reliability of what asks for a requirement. */
function sourceNotes(requirement: JudgedRequirement, context: Naming): Note[] {
  const { words } = context;
  return citations(requirement, context)
    .slice(0, MOST_SOURCES)
    .map(({ title, at, url, reliability }) => ({ text: `${title}${at === '' ? '' : `, ${at}`} (${words.table.reliability(reliability)})`, ...(url === '' ? {} : { href: url }) }));
}

function named({ id, title }: JudgedRequirement, { label }: Naming): Cell {
  const reference = label(id);
  return { text: title, strong: true, notes: [{ text: reference === id ? id : `${reference} · ${id}` }] };
}

/** Undated ones last, then by id. */
const bySince = (a: JudgedRequirement, b: JudgedRequirement): number => {
  const [since, other] = [a.inForce.from ?? '9999', b.inForce.from ?? '9999'];
  return since < other ? -1 : since > other ? 1 : a.id < b.id ? -1 : 1;
};

/** What is opposable, in force and not met: since when, what is wrong, where it is asked. */
export function overdueSection(context: Naming, commands: Commands): Section {
  const { assessment, words, lang } = context;
  const said = catalogue(lang).letters.overdue;
  const binding = bindingRequirements(context);
  const unmet = binding.filter(isUnmet).sort(bySince);
  const unknown = binding.filter(({ status }) => status === 'unknown').length;
  const others = assessment.requirements.filter((each) => isUnmet(each) && each.counted && !unmet.includes(each)).length;
  const rows = unmet.map((each): Cell[] => {
    const { text, notes = [] } = named(each, context);
    const { from } = each.inForce;
    const gap = gapSentence(each, context);
    const expected = each.expectedEvidence === undefined ? [] : [{ text: said.expected(each.expectedEvidence) }];
    const late = from === undefined ? 0 : daysLate(from, assessment.date);
    return [
      { text, strong: true, notes: [...notes, ...(gap === '' ? [] : [{ text: gap, tone: 'fails' as const }]), ...(each.status === 'unmet' ? [] : [{ text: words.status[each.status] }]), ...expected] },
      { text: from === undefined ? words.table.undated : dayInWords(from, lang), notes: [...(late === 0 ? [] : [{ text: said.days(late) }]), { text: words.force[each.force] }] },
      { text: '', notes: sourceNotes(each, context) },
    ];
  });
  const columns = [{ title: said.columns.requirement, width: 52 }, { title: said.columns.since, width: 18 }, { title: said.columns.source, width: 30 }];
  const blocks: Block[] = [
    ...(rows.length === 0 ? [paragraph(said.none)] : [paragraph(said.intro(rows.length)), ...boundedTable(said.section, columns, rows, MOST.overdue, (count) => commands.more(count))]),
    ...(unknown === 0 ? [] : [paragraph(said.unknown(unknown))]),
    ...(others === 0 ? [] : [paragraph(said.others(others, commands.report))]),
  ];
  return section('opposable', said.section, blocks);
}

/** What changes on the days to come if nothing is done. */
export function upcomingSection(context: Naming, commands: Commands): Section {
  const { assessment, words, lang } = context;
  const said = catalogue(lang).letters.upcoming;
  const rows = assessment.nextDates.map((each): Cell[] => {
    const { date, what, kind, change } = changeCells(each, context);
    return [{ text: date, notes: each.ifAdopted ? [{ text: words.dates.ifAdopted }] : [] }, { text: what, strong: true, notes: [{ text: kind }] }, { text: change }];
  });
  const columns = [{ title: said.columns.date, width: 20 }, { title: said.columns.what, width: 50 }, { title: said.columns.change, width: 30 }];
  return section('a-venir', said.section, rows.length === 0 ? [paragraph(said.none)] : [paragraph(said.intro), ...boundedTable(said.section, columns, rows, MOST.upcoming, (count) => commands.more(count))]);
}

/** What is declared met and waits for its evidence, the opposable first. */
export function proofsSection(context: Naming, commands: Commands): Section {
  const { assessment, words, lang } = context;
  const said = catalogue(lang).letters.proofs;
  const isOpposable = (each: JudgedRequirement): boolean => each.opposable && each.inForceNow;
  const missing = assessment.requirements.filter((each) => each.status === 'met' && !each.proven && each.counted);
  const rows = [...missing.filter(isOpposable), ...missing.filter((each) => !isOpposable(each))].map((each): Cell[] => {
    const { text, notes = [] } = named(each, context);
    return [
      { text, strong: true, notes: [...notes, ...(isOpposable(each) ? [{ text: words.table.opposable }] : [])] },
      { text: each.expectedEvidence ?? words.proofs.anyDocument, notes: [{ text: words.table.proofMissing(words.grade[each.minEvidence]) }] },
      { text: words.basis[each.basis], notes: each.evidence.length === 0 ? [] : [{ text: said.cited(joined(each.evidence.map((id) => cut(id, LONGEST_ID)), lang, 2)) }] },
    ];
  });
  const columns = [{ title: said.columns.requirement, width: 44 }, { title: said.columns.expected, width: 38 }, { title: said.columns.has, width: 18 }];
  return section('preuves', said.section, rows.length === 0 ? [paragraph(assessment.requirements.some(({ status }) => status === 'met') ? said.none : said.noneMet)] : [paragraph(said.intro(rows.length, missing.filter(isOpposable).length)), ...boundedTable(said.section, columns, rows, MOST.proofs, (count) => commands.more(count))]);
}

/** Answers that a measurement or another answer denies; nothing when none is. */
export function contradictionsSection(context: Naming, commands: Commands): Section[] {
  const said = catalogue(context.lang).letters.contradictions;
  const rows = contradictionRows(context).map(({ label, title, text, depends }): Cell[] => [{ text: title, strong: true, mark: 'contradicted', tone: 'fails', notes: [{ text: label }] }, { text, notes: [{ text: depends }] }]);
  if (rows.length === 0) return [];
  const columns = [{ title: said.columns.requirement, width: 36 }, { title: said.columns.found, width: 64 }];
  return [section('contredit', said.section, [paragraph(said.intro), ...boundedTable(said.section, columns, rows, MOST.contradictions, (count) => commands.more(count))])];
}

/** Questions without an answer, the decisive ones first. */
export function openQuestions(context: Naming, commands: Commands): Section {
  const { assessment, lang } = context;
  const said = catalogue(lang).letters.questions;
  const table = questionsSection(context).blocks.find((block) => block.kind === 'table');
  if (table === undefined) return section('questions', said.section, [paragraph(said.none)]);
  const intro = (assessment.decisive.some(({ gain }) => gain > 0) ? said.intro : said.introWithoutGain)(table.rows.length);
  return section('questions', said.section, [paragraph(intro), ...boundedTable(said.section, table.columns, table.rows, MOST.questions, (count) => said.more(count, commands.interview))]);
}
