import { openQuestions, openQuestionsMarkdown } from '../../app/interview/open-questions.js';
import { checkTheme, runInterview, type InterviewEnd } from '../../app/interview/run-interview.js';
import { situationOf, type Situation } from '../../app/interview/situation.js';
import { dayOf, givenByPath } from '../../app/assess.js';
import { neutralised } from '../../i18n/format.js';
import { defineCommand, type CommandDefinition, type Context } from '../command.js';
import { canAsk, openInterviewer } from '../interviewer/open-terminal.js';
import { isInterruption } from '../interviewer/interruption.js';
import { sayable } from '../interviewer/sayable.js';
import { typedAgain } from '../typed-path.js';
import { noteUntranslated } from '../untranslated.js';
import { UsageError } from '../usage-error.js';

interface Asked {
  readonly theme: string | undefined;
  readonly referential: readonly string[];
}

async function look({ ports }: Context, dossier: string, { theme, referential }: Asked): Promise<Situation> {
  const situation = await situationOf(ports, await ports.dossiers.open(dossier, await givenByPath(ports, referential)), dayOf(ports, undefined), referential);
  checkTheme(situation, theme);
  return situation;
}

async function exportOpen(context: Context, dossier: string, asked: Asked, file: string | undefined): Promise<number> {
  const situation = await look(context, dossier, asked);
  noteUntranslated(context, situation);
  const document = openQuestionsMarkdown(situation, context.texts.interview, context.lang, asked.theme);
  if (file === undefined) await context.print(document);
  else {
    await context.ports.output.write(file, document, situation.opened.folder);
    context.note(context.texts.cli.output.written(neutralised(file)));
  }
  return 0;
}

/** Nobody to ask: says what is missing, so that a script or a person can answer one by one. */
async function refuseWithoutTerminal(context: Context, dossier: string, asked: Asked): Promise<never> {
  const { noTerminal } = context.texts.interview;
  const open = openQuestions(await look(context, dossier, asked), asked.theme);
  const lines = open.map((question) => `${question.id}  ${neutralised(question.text)}${question.decisive ? ` (${noTerminal.decisive})` : ''}`);
  throw new UsageError([(texts) => texts.interview.noTerminal.interview, ...(lines.length === 0 ? [] : [(): string => noTerminal.open(lines.length)]), ...lines.map((line) => (): string => line)]);
}

function closingLines(end: InterviewEnd, again: string, { texts }: Context): string[] {
  const words = texts.interview.end;
  const { given, left, decisive } = end.progress;
  const onlyLater = end.reason === 'nothing-left' && left > 0;
  if (end.situation.referentials.length === 0) return [words.noReferential, words.counts(given, left, decisive)];
  return [
    onlyLater ? words.laterOnly(left) : words[end.reason],
    words.counts(given, left, decisive),
    ...(end.open.measured.length === 0 ? [] : [words.measured(end.open.measured.length)]),
    ...(left > 0 ? [words.resume(again)] : []),
    words.assess(again),
  ];
}

export const command: CommandDefinition = defineCommand({
  arguments: { dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' } },
  options: {
    theme: { text: (texts) => texts.interview.options.theme, value: (texts) => texts.interview.placeholders.theme },
    all: { text: (texts) => texts.interview.options.all },
    by: { text: (texts) => texts.interview.options.by, value: (texts) => texts.interview.placeholders.role },
    referential: { text: (texts) => texts.cli.options.referential, value: (texts) => texts.cli.values.id, repeatable: true },
    exportOpen: { text: (texts) => texts.interview.options.exportOpen },
    out: { text: (texts) => texts.interview.options.exportOpenTo, value: (texts) => texts.cli.values.file, complete: 'files' },
  },
  examples: ['interview mon-produit', 'interview mon-produit --theme auth-pro --by "responsable qualité"', 'interview mon-produit --export-open --out questions.md'],
  run: (context, { dossier }, options) =>
    sayable(async () => {
      if (options.exportOpen || options.out !== undefined) return exportOpen(context, dossier, options, options.out);
      if (!canAsk(context)) return refuseWithoutTerminal(context, dossier, options);
      const { interview } = context.texts;
      try {
        const end = await runInterview(context.ports, await openInterviewer(context), interview, {
          dossier,
          all: options.all,
          referentials: options.referential,
          ...(options.theme === undefined ? {} : { theme: options.theme }),
          ...(options.by === undefined ? {} : { by: options.by }),
        });
        noteUntranslated(context, end.situation);
        for (const line of closingLines(end, typedAgain(dossier, options), context)) context.note(`  ${line}`);
        return 0;
      } catch (error) {
        if (!isInterruption(error)) throw error;
        context.note(`\n  ${interview.end.interrupted}\n  ${interview.end.resume(typedAgain(dossier, options))}`);
        return 130;
      }
    }),
});
