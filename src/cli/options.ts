import type { OptionDefinition, Text } from './command.js';

const formatText = (names: readonly string[]): Text => (texts) => texts.cli.options.format(names.join(', '));

/** `-f/--format name[=file]`, the same everywhere. */
export function formatOption(names: readonly string[]) {
  return {
    short: 'f',
    value: (texts) => texts.cli.values.format,
    text: formatText(names),
    repeatable: true,
    complete: () => Promise.resolve(names),
  } as const satisfies OptionDefinition;
}

/** What decides the day and the rules of an assessment. */
export const assessOptions = {
  date: { value: (texts) => texts.cli.values.day, text: (texts) => texts.cli.options.date },
  referential: {
    value: (texts) => texts.cli.values.id,
    text: (texts) => texts.cli.options.referential,
    repeatable: true,
    complete: async ({ ports }) => [...new Set((await ports.referentials.shipped()).map(({ referential }) => referential.id))],
  },
} as const satisfies Readonly<Record<string, OptionDefinition>>;
