import { basename, resolve } from 'node:path';
import { initByInterview, initDossier, type InitRequest } from '../../app/interview/init.js';
import { defineCommand, type CommandDefinition, type Context } from '../command.js';
import { canAsk, openInterviewer } from '../interviewer/open-terminal.js';
import { isInterruption } from '../interviewer/interruption.js';
import { sayable } from '../interviewer/sayable.js';
import { typedPath } from '../typed-path.js';
import { UsageError } from '../usage-error.js';

function sayWhatNext({ note, texts }: Context, folder: string): void {
  const { init } = texts.interview;
  const typed = typedPath(folder);
  for (const line of [init.next, init.nextInterview(typed), init.nextAssess(typed), init.nextFolders]) note(line);
}

async function byInterview(context: Context, request: InitRequest): Promise<number> {
  const { init, end } = context.texts.interview;
  try {
    const done = await initByInterview(context.ports, await openInterviewer(context), context.texts.interview, request);
    if (!done) {
      context.note(init.left);
      return 0;
    }
    await context.print(init.created(done.file));
    sayWhatNext(context, request.folder);
    return 0;
  } catch (error) {
    if (!isInterruption(error)) throw error;
    context.note(`\n${end.interrupted}`);
    return 130;
  }
}

export const command: CommandDefinition = defineCommand({
  arguments: { folder: { text: (texts) => texts.interview.arguments.folder, optional: true, complete: 'folders' } },
  options: {
    name: { text: (texts) => texts.interview.options.name, value: (texts) => texts.interview.placeholders.text },
    vendor: { text: (texts) => texts.interview.options.vendor, value: (texts) => texts.interview.placeholders.text },
    versionLabel: { text: (texts) => texts.interview.options.versionLabel, value: (texts) => texts.interview.placeholders.text },
    role: { text: (texts) => texts.interview.options.role, value: (texts) => texts.interview.placeholders.role, repeatable: true },
    profile: { text: (texts) => texts.interview.options.profile, value: (texts) => texts.interview.placeholders.pair, repeatable: true },
    yes: { text: (texts) => texts.interview.options.yes, short: 'y' },
  },
  examples: ['init mon-produit', 'init mon-produit --yes --name "Dossier Cabinet" --version-label 4.2 --role editor --profile kind=lgc --profile users=professionals'],
  run: (context, { folder = '.' }, options) =>
    sayable(async () => {
      const request: InitRequest = {
        folder,
        roles: options.role,
        profile: options.profile,
        ...(options.name === undefined ? {} : { name: options.name }),
        ...(options.vendor === undefined ? {} : { vendor: options.vendor }),
        ...(options.versionLabel === undefined ? {} : { version: options.versionLabel }),
      };
      if (!options.yes) {
        if (!canAsk(context)) throw new UsageError([(texts) => texts.interview.noTerminal.init]);
        return byInterview(context, request);
      }
      // Without a name, the folder's own: it invents nothing about the product's conformity.
      const file = await initDossier(context.ports, { ...request, name: request.name ?? basename(resolve(context.io.cwd, folder)) });
      await context.print(context.texts.interview.init.created(file));
      sayWhatNext(context, folder);
      return 0;
    }),
});
