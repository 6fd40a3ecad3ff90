import type { SameKeys } from '../catalogue.js';
import { counted, plural, quoted } from '../format.js';
import type { letters as reference } from '../fr/letters.js';

const n = (count: number, one: string, many: string): string => counted(count, one, many, 'en');
const s = (count: number, one: string, many: string): string => plural(count, one, many, 'en');

export const letters: SameKeys<typeof reference> = {
  options: {
    from: 'who sends the letters, at the head of each: "ARS Occitanie, pôle numérique"',
    replyBy: 'last day of the answer expected, YYYY-MM-DD',
    only: 'writes the letter of this dossier alone, named as the campaign names it; repeatable',
    shard: 'writes one part of the letters only, 1/4 to 4/4',
    out: 'folder of the letters (courriers by default)',
  },
  written: (count: number, unreadable: number, folder: string): string => `${n(count, 'letter written', 'letters written')} in ${folder}${unreadable === 0 ? '' : `, ${unreadable} of them for ${s(unreadable, 'an unreadable dossier', 'unreadable dossiers')}`}`,
  noFile: (format: string): string => `the format “${format}” is written to one file a dossier: give a folder with --out, and the format without “=”.`,

  title: (product: string, day: string): string => `Feedback, ${product}, assessed on ${day}`,
  unreadableTitle: (dossier: string, day: string): string => `Unreadable dossier, ${dossier}, ${day}`,
  subject: 'Feedback on your convergence dossier',
  reply: (day: string): string => `Answer expected by ${day} at the latest.`,
  unreadableSubject: 'Your dossier could not be read',
  to: (vendor: string): string => `For the attention of the vendor, ${vendor}`,
  toEditor: 'For the attention of the vendor of the product',
  toSender: 'For the attention of whoever sent the dossier',
  version: (version: string): string => `version ${version}`,
  vendor: (vendor: string): string => `vendor: ${vendor}`,
  about: (day: string): string => `This letter gives you back the assessment of your dossier on ${day}. It tells where the product stands, by what you declare on one side, by what your evidence and the measurements establish on the other, then what remains to mend, to prove or to say.`,
  limits: 'It rests on a self-assessment and on the documents attached to the dossier, nothing else. Made with a free tool, not affiliated with the ANS, it is neither an official act of the ANS, nor a certification, nor an approval. Each requirement refers to its source, with the place and the reliability of its reading: A, official text read on this point; B, official text quoted by a third party and cross-checked.',
  unreadableAbout: (dossier: string, day: string): string => `The dossier ${quoted(dossier, 'en')} that you sent could not be read on ${day}: it was not assessed. This letter tells why, where, and what to mend. It says nothing of the product.`,
  unreadableLimits: 'Made with a free tool, not affiliated with the ANS; this is not an official act of the ANS.',

  more: (count: number, command: string): string => `and ${n(count, 'other', 'others')}, in the full report: ${command}`,
  moreCauses: (count: number, command: string): string => `and ${n(count, 'other', 'others')}, named by: ${command}`,
  themes: {
    section: 'Where each theme stands',
    intro: 'Declared level: what your answers allow; “1 to 3” awaits answers. Proven level: what your evidence establishes.',
    examinedIntro: 'Examined level: the proven level, once what was refused counts as a declaration only.',
    none: 'No theme applies to this product.',
    columns: { theme: 'theme', declared: 'declared', proven: 'proven', examined: 'examined', target: 'target' },
  },
  overdue: {
    section: 'What is opposable and not met',
    intro: (count: number): string => `${n(count, 'opposable requirement in force is not met', 'opposable requirements in force are not met')} by the dossier; the oldest first.`,
    none: 'No opposable requirement in force is declared not met.',
    unknown: (count: number): string => `${n(count, 'opposable requirement remains unknown', 'opposable requirements remain unknown')}, for want of an answer: see the questions below.`,
    others: (count: number, command: string): string => `${n(count, 'requirement that is not opposable is not met: it counts', 'requirements that are not opposable are not met: they count')} for the level, never for the verdict. The full report gives them: ${command}`,
    columns: { requirement: 'requirement', since: 'since', source: 'source' },
    days: (days: number): string => `for ${n(days, 'day', 'days')}`,
    expected: (evidence: string): string => `Evidence expected: ${evidence}`,
  },
  upcoming: {
    section: 'What will become so, and the dates to come',
    intro: 'What changes if nothing is done, answers unchanged.',
    none: 'No known date changes this result.',
    columns: { date: 'date', what: 'what', change: 'from, to' },
  },
  proofs: {
    section: 'What is declared without being proven',
    intro: (count: number, opposable: number): string => `${n(count, 'requirement is declared met', 'requirements are declared met')}${opposable === 0 ? '' : `, ${opposable} of them opposable`}, but what supports ${s(count, 'it', 'them')} is weaker than what is asked. Attaching the ${s(count, 'document', 'documents')} expected raises the proven level without changing the product.`,
    none: 'Every requirement met has the evidence asked.',
    noneMet: 'No requirement is declared met.',
    cited: (evidence: string): string => `documents cited: ${evidence}`,
    columns: { requirement: 'requirement', expected: 'document to send', has: 'present basis' },
  },
  contradictions: {
    section: 'What is contradicted',
    intro: 'A measurement prevails over an answer; two incompatible answers are both contradicted. In brackets, the place of the measurement.',
    columns: { requirement: 'requirement', found: 'what opposes it' },
  },
  examined: {
    section: 'What was examined',
    intro: (accepted: number, refused: number, open: number): string => `${n(accepted, 'point accepted', 'points accepted')}, ${refused} refused, ${open} to complete. What is refused counts as a declaration only.`,
    evidence: (id: string): string => `Evidence ${quoted(id, 'en')}`,
    columns: { subject: 'point examined', state: 'opinion', comment: 'remark' },
    states: { accepted: 'accepted', refused: 'refused', 'to-complete': 'to complete' },
    by: (role: string, day: string): string => `${role}, on ${day}`,
    noComment: 'no remark',
    more: (count: number): string => `and ${n(count, 'other point examined', 'other points examined')}, to be asked of whoever examined them.`,
  },
  questions: {
    section: 'Questions left without an answer',
    none: 'Every useful question has an answer.',
    intro: (count: number): string => `${n(count, 'useful question was left', 'useful questions were left')} without an answer. The decisive ones first: each, by itself, may settle a level or the verdict.`,
    introWithoutGain: (count: number): string => `${n(count, 'useful question was left', 'useful questions were left')} without an answer. None, by itself, changes a level or the verdict; each settles requirements.`,
    more: (count: number, command: string): string => `and ${n(count, 'other question', 'other questions')}, asked by: ${command}`,
  },
  commitments: {
    section: 'What was promised',
    intro: 'The commitments the dossier bears, on the day of the assessment.',
    columns: { commitment: 'commitment', due: 'by', by: 'role', state: 'state' },
    states: { held: { proven: 'held, proven', declared: 'held, declared' }, missed: 'not held', pending: 'to come' },
    late: (days: number): string => `due ${n(days, 'day', 'days')} ago`,
    ahead: (days: number): string => (days === 0 ? 'today' : `in ${n(days, 'day', 'days')}`),
    level: (theme: string, level: number): string => `${theme}, level ${level}`,
  },
  notices: {
    section: 'Reservations',
    intro: 'What to know before relying on this result.',
  },
  answer: {
    section: 'How to answer',
    intro: 'The commands are run from the folder of your dossier.',
    questions: (command: string): string => `Answer: mend dossier.yaml, or be guided by ${command}, which asks the questions left, the decisive ones first.`,
    proofs: (answer: string, probe: string): string => `Prove: put each document in the dossier and attach it to its answer with ${answer}; put in artefacts/ what the product exports, then run ${probe}.`,
    understand: (explain: string, report: string): string => `Understand: ${explain} redoes the judgement of a requirement step by step; ${report} makes the full report.`,
    mend: (command: string): string => `Mend: open each file at the place named, then check it with ${command}: as long as an error is left, it is named with its place.`,
    send: (to: string, day: string): string => `Send back: the whole folder of the dossier, with its documents${to === '' ? '' : `, to ${quoted(to, 'en')}`}${day === '' ? '' : `, by ${day} at the latest`}.`,
    requirement: '<requirement>',
    question: '<question>',
    file: '<file>',
  },
  causes: {
    section: 'What keeps it from being read',
    columns: { place: 'place (file, line, column)', what: 'what is wrong', todo: 'what to do' },
    noPlace: 'the dossier',
  },
};
