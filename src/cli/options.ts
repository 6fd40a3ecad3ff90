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

/** What decides the calendar of a roadmap. */
export const roadmapOptions = {
  capacity: { value: (texts) => texts.cli.values.capacity, text: (texts) => texts.cli.options.capacity },
  from: { value: (texts) => texts.cli.values.day, text: (texts) => texts.cli.options.from },
  target: { value: (texts) => texts.cli.values.target, text: (texts) => texts.cli.options.target, repeatable: true },
} as const satisfies Readonly<Record<string, OptionDefinition>>;

/** The options given, as the use cases take them: what was not said is absent. */
export function wishesOf({ date, referential, capacity, from, target }: { readonly date?: string | undefined; readonly referential: readonly string[]; readonly capacity?: string | undefined; readonly from?: string | undefined; readonly target?: readonly string[] }) {
  return {
    referentials: referential,
    ...(date === undefined ? {} : { date }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(from === undefined ? {} : { from }),
    targets: target ?? [],
  };
}
