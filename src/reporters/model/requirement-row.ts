import type { JudgedRequirement } from '../../core/assessment.js';
import { dayInWords, joined, quoted, shortened } from '../../i18n/format.js';
import type { Naming } from './context.js';
import type { Cell, CitationWords, Mark, RequirementRow, Standing, Tone } from './types.js';
import { gapWords, isUnmet } from './verdict.js';

const TONES: Readonly<Record<Mark, Tone>> = { met: 'stands', unmet: 'fails', partial: 'fails', contradicted: 'fails', unknown: 'stands', 'not-applicable': 'quiet' };

/** A status as a shape, a tone and a word. */
export function statusStanding(requirement: JudgedRequirement, { words }: Naming): Standing {
  const { status } = requirement;
  return { mark: status, tone: TONES[status], words: requirement.setAsideBy === 'claim' ? words.setAsideClaim : words.status[status] };
}

/** Why it stands so, in one sentence. */
export function whySentence(requirement: JudgedRequirement, context: Naming): string {
  const { words, lang, label, listTitle, roleWords, measuredOtherwise, answerWords, param } = context;
  const { why } = requirement;
  const said = words.why;
  const all = (items: readonly string[]): string => joined(items, lang, 4);
  switch (why.code) {
    case 'met':
    case 'unmet':
    case 'partial':
    case 'unanswered':
    case 'profile-unknown':
      return said[why.code];
    case 'unmet-items':
      return requirement.gap?.includes('{items}') === true ? '' : said['unmet-items'](all(context.itemLabels(requirement).map((each) => quoted(each, lang))));
    case 'deduced':
      return said.deduced(all(param(why, 'from').map(label)));
    case 'skipped':
      return said.skipped(all(param(why, 'reasons').map((each) => quoted(each, lang))));
    case 'claimed':
      return said.claimed(all(param(why, 'reasons').map((each) => quoted(each, lang))));
    case 'set-aside-by-profile':
      return said['set-aside-by-profile'](all(param(why, 'profile').map((each) => answerWords(`profile.${each}`))));
    case 'bound-elsewhere':
      return said['bound-elsewhere'](roleWords(param(why, 'roles')));
    case 'nothing-in-list':
      return said['nothing-in-list'](all(param(why, 'lists').map(listTitle)));
    case 'contradicted-by-fact':
      return said['contradicted-by-fact'](measuredOtherwise(why));
    case 'contradicted-by-implication':
      return said['contradicted-by-implication'](all(param(why, 'other').map(label)));
    default:
      return said.other(why.code);
  }
}

/** A source with its place, the day it was consulted and its reliability. */
export function citations(requirement: Pick<JudgedRequirement, 'source'>, { words, lang }: Naming): CitationWords[] {
  return requirement.source.map((source) => ({ title: source.title, at: source.at, url: source.url ?? '', consulted: words.table.consulted(dayInWords(source.consulted, lang)), reliability: source.reliability }));
}

function datesOf({ inForce, inForceNow, counted, referential }: JudgedRequirement, { words, lang, isDraft }: Naming): string[] {
  const said = words.table;
  const lines: string[] = [];
  if (inForce.from === undefined) lines.push(said.undated);
  else lines.push(inForceNow ? said.since(dayInWords(inForce.from, lang)) : said.from(dayInWords(inForce.from, lang)));
  if (inForce.until !== undefined) lines.push(said.until(dayInWords(inForce.until, lang)));
  if (!inForceNow && inForce.from !== undefined) lines.push(said.notYet);
  if (!counted) lines.push(said.notCounted);
  if (isDraft(referential) && inForce.from !== undefined) lines.push(words.ifAdopted);
  return lines;
}

/** What is wrong, in the referential's words; empty when nothing is, or when it has no words for it. */
export function gapSentence(requirement: JudgedRequirement, context: Naming): string {
  return isUnmet(requirement) && requirement.gap !== undefined ? gapWords(requirement, context) : '';
}

/** Everything the reports say of one requirement. */
export function requirementRow(requirement: JudgedRequirement, context: Naming): RequirementRow {
  const { words, lang } = context;
  const said = words.table;
  const applicable = requirement.status !== 'not-applicable';
  const answered = applicable && requirement.status !== 'unknown';
  const proof = requirement.status !== 'met' ? '' : requirement.proven ? said.proofEnough : said.proofMissing(words.grade[requirement.minEvidence]);
  const label = context.label(requirement.id);
  const aliases = requirement.aliases.map((alias) => alias.id).filter((id) => !label.split(', ').includes(id));
  return {
    id: requirement.id,
    label,
    title: requirement.title,
    rawStatus: requirement.status,
    status: statusStanding(requirement, context),
    basis: answered ? words.basis[requirement.basis] : '',
    grade: requirement.grade,
    proven: requirement.proven,
    proof,
    level: requirement.level === null ? said.noRung : `${requirement.level}`,
    force: words.force[requirement.force],
    opposable: requirement.opposable ? said.opposable : said.notOpposable,
    dates: datesOf(requirement, context),
    why: whySentence(requirement, context),
    gap: gapSentence(requirement, context),
    questions: requirement.status === 'unknown' ? requirement.open.map(context.questionText) : [],
    sources: citations(requirement, context),
    remarks: [
      ...(requirement.official ? [] : [said.unofficial]),
      ...(requirement.note === undefined ? [] : [requirement.note]),
      ...(aliases.length === 0 ? [] : [said.alias(joined(aliases, lang, 6))]),
    ],
  };
}

/** The row as the five cells of the requirements table. */
export function requirementCells(row: RequirementRow, { words, lang }: Naming): Cell[] {
  const said = words.table;
  const plainMet = row.rawStatus === 'met' && row.why === words.why.met;
  return [
    {
      text: row.title,
      strong: true,
      notes: [
        ...(row.label === row.title ? [] : [{ text: row.label === row.id ? row.id : `${row.label} · ${row.id}` }]),
        ...(row.gap === '' ? [] : [{ text: row.gap, tone: 'fails' as const }]),
        ...(plainMet || row.why === '' || (row.gap !== '' && row.why === words.why.unmet) ? [] : [{ text: row.why }]),
        ...(row.questions.length === 0 ? [] : [{ text: said.questions(joined(row.questions.map((each) => quoted(shortened(each, 160), lang)), lang, 4)), tone: 'stands' as const }]),
        ...row.remarks.map((text) => ({ text })),
      ],
    },
    { text: row.status.words, mark: row.status.mark, tone: row.status.tone, notes: [...(row.basis === '' ? [] : [{ text: said.basis(row.basis) }]), ...(row.proof === '' ? [] : [{ text: row.proof }])] },
    { text: row.level },
    { text: row.force, notes: [{ text: row.opposable }, ...row.dates.map((text) => ({ text }))] },
    {
      text: '',
      // The day each was consulted stands once, among the sources: repeated here it would double the table.
      notes: row.sources.map((source) => ({ text: `${source.title}${source.at === '' ? '' : `, ${source.at}`} (${said.reliability(source.reliability)})`, ...(source.url === '' ? {} : { href: source.url }) })),
    },
  ];
}
