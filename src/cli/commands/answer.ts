import { answerOne, type AnswerShown } from '../../app/interview/answer.js';
import { capitalised, dayInWords, neutralised } from '../../i18n/format.js';
import { defineCommand, type CommandDefinition, type Context } from '../command.js';
import { sayable } from '../interviewer/sayable.js';
import { changedText, shownValue } from '../interviewer/sentences.js';
import { noteUntranslated } from '../untranslated.js';
import { wrap } from '../interviewer/wrap.js';

function saidText({ answerable, stated, notAsked }: AnswerShown, { texts }: Context): string {
  const words = texts.interview;
  if (notAsked) return words.answer.notAsked(notAsked.by.map((id) => `profile.${id}`), shownValue(notAsked.otherwise, answerable.question, words));
  if (stated.skipped !== undefined) return words.answer.skipped(neutralised(stated.skipped));
  if (stated.notApplicable !== undefined) return words.answer.notApplicable(neutralised(stated.notApplicable));
  if (answerable.target.at === 'list') return stated.value === undefined ? words.values.incomplete : words.values.complete;
  return stated.value === undefined ? words.answer.none : shownValue(stated.value, answerable.question, words);
}

function possible({ answerable }: AnswerShown, { texts }: Context): string {
  const { kind, choices, partly } = answerable.question;
  const { yes, partly: inPart, no } = texts.interview.values;
  if (answerable.target.at === 'list') return '';
  if (kind === 'yesNo') return [yes, ...(partly ? [inPart] : []), no].join(', ').toLocaleLowerCase('fr-FR');
  if (kind === 'choice' || kind === 'checklist') return (choices ?? []).map((choice) => choice.id).join(', ');
  return kind === 'date' ? texts.interview.prompts.day : '';
}

/** One answer as a person checks it: what is said, when, by whom, on what evidence, and what it settles. */
function shownText(shown: AnswerShown, context: Context): string {
  const { theme, lang, io } = context;
  const words = context.texts.interview.answer;
  const { answerable, stated } = shown;
  const width = Math.min(io.stdout.columns ?? 100, 100);
  const rows: readonly (readonly [string, string])[] = [
    [words.value, saidText(shown, context)],
    [words.possible, stated.value === undefined ? possible(shown, context) : ''],
    [words.items, shown.items.map((item) => `${item.id} (${neutralised(item.label)})`).join(', ')],
    [words.date, shown.date === undefined ? '' : dayInWords(shown.date, lang)],
    [words.by, neutralised(shown.by ?? '')],
    [words.comment, neutralised(stated.comment ?? '')],
    [words.evidence, shown.files.map(({ id, file }) => (file === undefined ? id : `${id} (${neutralised(file)})`)).join(', ')],
    [words.settles, shown.settles.map((each) => each.reference ?? each.id).join(', ')],
  ].filter((row): row is [string, string] => row[1] !== '');
  const label = Math.max(...rows.map(([name]) => name.length)) + 2;
  const title = [...(answerable.subject === undefined ? [] : [capitalised(answerable.subject)]), answerable.question.text].map(neutralised).join(' — ');
  return [
    theme.dim(answerable.id),
    ...wrap(title, width).map((line) => theme.strong(line)),
    ...rows.flatMap(([name, value]) => wrap(value, width - label - 2).map((line, index) => `  ${index === 0 ? name.padEnd(label) : ' '.repeat(label)}${line}`)),
  ].join('\n');
}

export const command: CommandDefinition = defineCommand({
  arguments: {
    dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' },
    id: { text: (texts) => texts.interview.arguments.id },
    value: { text: (texts) => texts.interview.arguments.value, optional: true },
  },
  options: {
    evidence: { text: (texts) => texts.interview.options.evidence, value: (texts) => texts.cli.values.file, repeatable: true, complete: 'files' },
    by: { text: (texts) => texts.interview.options.by, value: (texts) => texts.interview.placeholders.role },
    date: { text: (texts) => texts.interview.options.date, value: (texts) => texts.cli.values.day },
    comment: { text: (texts) => texts.interview.options.comment, value: (texts) => texts.interview.placeholders.text },
    skip: { text: (texts) => texts.interview.options.skip, value: (texts) => texts.interview.placeholders.reason },
    notApplicable: { text: (texts) => texts.interview.options.notApplicable, value: (texts) => texts.interview.placeholders.reason },
    add: { text: (texts) => texts.interview.options.add },
  },
  examples: ['answer mon-produit auth.idleLogout oui --by "responsable technique"', 'answer mon-produit "accessMeans[psc].environment" production --add', 'answer mon-produit accessMeans.complete oui', 'answer mon-produit profile.kind lgc'],
  run: (context, { dossier, id, value }, options) =>
    sayable(async () => {
      const result = await answerOne(context.ports, {
        dossier,
        id,
        evidence: options.evidence,
        add: options.add,
        ...(value === undefined ? {} : { value }),
        ...(options.by === undefined ? {} : { by: options.by }),
        ...(options.date === undefined ? {} : { date: options.date }),
        ...(options.comment === undefined ? {} : { comment: options.comment }),
        ...(options.skip === undefined ? {} : { skip: options.skip }),
        ...(options.notApplicable === undefined ? {} : { notApplicable: options.notApplicable }),
      });
      noteUntranslated(context, result.situation);
      await context.print(result.kind === 'shown' ? shownText(result, context) : changedText(result.changed, context.texts.interview, context.lang));
      return 0;
    }),
});
