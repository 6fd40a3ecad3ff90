import type { Lang } from '../../i18n/index.js';
import { dayInWords, neutralised } from '../../i18n/format.js';
import type { Question, QuestionHelp } from '../../core/referential.js';
import { openIds, settledBy } from './open-ids.js';
import { findItem, itemLabel, itemTitle } from './question-book.js';
import { settledFor } from './screens.js';
import type { Situation } from './situation.js';
import { targetId, type Target } from './target.js';
import type { InterviewTexts } from './texts.js';

/** One open question, briefly: for a list on a terminal. */
export interface OpenQuestion {
  readonly id: string;
  readonly text: string;
  readonly decisive: boolean;
}

interface Words {
  readonly id: string;
  readonly title: string;
  readonly question?: Pick<Question, 'kind' | 'choices' | 'partly' | 'unit' | 'min' | 'max'>;
  readonly help?: QuestionHelp;
  readonly target: Target;
}

function wordsOf(situation: Situation, id: string): Words | undefined {
  const { book, dossier } = situation;
  const target = book.target(id);
  if (!target) return undefined;
  const words = (title: string, question: Question): Words => ({ id, title, question, target, ...(question.help === undefined ? {} : { help: question.help }) });
  if (target.at === 'profile' || target.at === 'question') {
    const question = (target.at === 'profile' ? book.profile : book.questions).get(target.id);
    return question && words(question.text, question);
  }
  if (target.at === 'list') {
    const list = book.lists.get(target.list);
    return list && { id, title: list.text, target, ...(list.help === undefined ? {} : { help: list.help }) };
  }
  if (target.at !== 'field') return undefined;
  const list = book.lists.get(target.list);
  const item = findItem(dossier, target.list, target.item);
  const field = list?.fields.find((each) => each.id === target.field);
  return list && item && field && words(`${itemTitle(list, item)} — ${field.text}`, field);
}

/** Every open question in the order the interview asks them. */
export function openQuestions(situation: Situation, theme?: string): readonly OpenQuestion[] {
  const open = openIds(situation, theme);
  const of = (ids: readonly string[], decisive: boolean): OpenQuestion[] =>
    ids.flatMap((id) => {
      const words = wordsOf(situation, id);
      return words ? [{ id, text: words.title, decisive }] : [];
    });
  return [...of(open.profile, false), ...of(open.decisive, true), ...of(open.rest, false)];
}

/** Text that stays text in Markdown, on one line. */
function inline(text: string): string {
  return neutralised(text).replace(/[\\`*_[\]<>#|]/g, '\\$&');
}

function answerLines({ question, target }: Words, situation: Situation, texts: InterviewTexts): string[] {
  const box = (text: string): string => `- [ ] ${inline(text)}`;
  if (target.at === 'list') {
    const items = situation.dossier.lists[target.list]?.items ?? [];
    const listed = items.length === 0 ? [] : [`${texts.open.label(texts.open.listed)} ${items.map((item) => inline(itemLabel(item))).join(', ')}`, ''];
    const fields = (situation.book.lists.get(target.list)?.fields ?? []).filter((field) => field.id === 'label' || situation.book.fieldsRead.has(`${target.list}.${field.id}`));
    return [...listed, texts.open.label(texts.open.perItem), '', ...fields.map((field) => `- ${inline(field.text)}${field.choices ? ` (${field.choices.map((choice) => inline(choice.text)).join(' / ')})` : ''}`), '', texts.open.label(texts.open.answer), '', box(texts.values.complete)];
  }
  const claims = target.at === 'question' ? [`- [ ] ${texts.open.label(texts.open.reason)}`] : [];
  const unknown = box(texts.choices.unknown);
  switch (question?.kind) {
    case 'yesNo':
      return [box(texts.values.yes), ...(question.partly ? [box(texts.values.partly)] : []), box(texts.values.no), unknown, ...claims];
    case 'choice':
      return [...(question.choices ?? []).map((choice) => box(choice.text)), unknown, ...claims];
    case 'checklist':
      return [...(question.choices ?? []).map((choice) => box(choice.text)), box(texts.values.none), unknown, ...claims];
    default: {
      const hint = question?.kind === 'date' ? texts.prompts.day : question?.kind === 'number' ? texts.prompts.number(question.unit ?? '', question.min, question.max) : '';
      return [`- [ ] ${texts.open.label(`${texts.open.answer}${hint === '' ? '' : ` (${inline(hint)})`}`)}`, unknown, ...claims];
    }
  }
}

function section(words: Words, situation: Situation, lang: Lang, texts: InterviewTexts): string[] {
  const { help, target } = words;
  const lines = [`### ${inline(words.title)}`, '', `\`${words.id}\``, ''];
  const skipped = target.at === 'question' ? situation.dossier.answers[target.id]?.skipped : undefined;
  if (skipped !== undefined) lines.push(`*${inline(texts.open.skipped(skipped))}*`, '');
  if (help?.asks !== undefined) lines.push(inline(help.asks), '');
  if (help?.yes !== undefined) lines.push(`**${texts.open.label(texts.help.yes)}** ${inline(help.yes)}`, '');
  if (help?.no !== undefined) lines.push(`**${texts.open.label(texts.help.no)}** ${inline(help.no)}`, '');
  lines.push(...answerLines(words, situation, texts), '');
  if (target.at !== 'profile') {
    lines.push(texts.open.label(`${texts.open.evidence}${help?.evidence === undefined ? '' : ` (${inline(help.evidence)})`}`), '');
    const settles = settledFor(situation, targetId(target));
    if (settles.length > 0) {
      lines.push(texts.open.label(texts.help.settles), '');
      for (const each of settles) {
        const notes = [each.opposableSince === undefined ? '' : texts.help.opposable(dayInWords(each.opposableSince, lang)), each.official ? '' : texts.help.proposal].filter((note) => note !== '');
        const places = each.source.map((source) => `${inline(texts.help.source(source.title, source.at))} (${texts.help.consulted(dayInWords(source.consulted, lang), source.reliability)})`);
        lines.push(`- ${inline(each.reference ?? each.id)}, ${inline(each.title)}${notes.length === 0 ? '' : ` (${notes.join(', ')})`} — ${places.join(' ; ')}`);
      }
      lines.push('');
    }
  }
  return lines;
}

/** The open questions as a Markdown document to send to a colleague: decisive first, with help and boxes to tick. */
export function openQuestionsMarkdown(situation: Situation, texts: InterviewTexts, lang: Lang, theme?: string): string {
  const open = openIds(situation, theme);
  const count = open.profile.length + open.decisive.length + open.rest.length;
  const lines = [`# ${inline(texts.open.title([situation.dossier.product.name, situation.dossier.product.version ?? ''].join(' ').trim()))}`, ''];
  lines.push(...(count === 0 ? [texts.open.none] : [texts.open.intro(dayInWords(situation.day, lang), count, open.decisive.length), '', texts.open.how]), '');
  const parts = [
    [texts.open.profile, texts.open.profileIntro, open.profile],
    [texts.open.decisive, texts.open.decisiveIntro, open.decisive],
    [texts.open.rest, texts.open.restIntro, open.rest],
  ] as const;
  for (const [title, intro, ids] of parts) {
    const all = ids.flatMap((id) => wordsOf(situation, id) ?? []);
    if (all.length > 0) lines.push(`## ${title}`, '', intro, '', ...all.flatMap((words) => section(words, situation, lang, texts)));
  }
  if (open.measured.length > 0) {
    const meaning = new Map(situation.vocabulary.facts.map((fact) => [fact.id, fact.text]));
    const waiting = (fact: string): string => settledBy(situation, fact).map((each) => each.reference ?? each.id).join(', ');
    lines.push(`## ${texts.open.toMeasure}`, '', texts.open.toMeasureIntro, '', ...open.measured.map((fact) => `- \`${fact}\` ${inline(meaning.get(fact) ?? waiting(fact))}`), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
