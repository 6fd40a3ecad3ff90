import type { CommandDefinition, Text } from '../command.js';

export interface CommandEntry {
  readonly name: string;
  /** The French verb. */
  readonly alias: string;
  readonly summary: Text;
  /** Loads the command's own file, only once it is called. */
  readonly load: () => Promise<CommandDefinition>;
}

/** The one list of commands, in the order of the help; completions and documentation derive from it. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'init', alias: 'initialiser', summary: (texts) => texts.cli.commands.init, load: async () => (await import('./init.js')).command },
  { name: 'interview', alias: 'entretien', summary: (texts) => texts.cli.commands.interview, load: async () => (await import('./interview.js')).command },
  { name: 'answer', alias: 'repondre', summary: (texts) => texts.cli.commands.answer, load: async () => (await import('./answer.js')).command },
  { name: 'probe', alias: 'sonder', summary: (texts) => texts.cli.commands.probe, load: async () => (await import('./probe.js')).command },
  { name: 'assess', alias: 'evaluer', summary: (texts) => texts.cli.commands.assess, load: async () => (await import('./assess.js')).command },
  { name: 'explain', alias: 'expliquer', summary: (texts) => texts.cli.commands.explain, load: async () => (await import('./explain.js')).command },
  { name: 'report', alias: 'rapport', summary: (texts) => texts.cli.commands.report, load: async () => (await import('./report.js')).command },
  { name: 'roadmap', alias: 'trajectoire', summary: (texts) => texts.cli.commands.roadmap, load: async () => (await import('./roadmap.js')).command },
  { name: 'simulate', alias: 'simuler', summary: (texts) => texts.cli.commands.simulate, load: async () => (await import('./simulate.js')).command },
  { name: 'gate', alias: 'controler', summary: (texts) => texts.cli.commands.gate, load: async () => (await import('./gate.js')).command },
  { name: 'policy', alias: 'politique', summary: (texts) => texts.cli.commands.policy, load: async () => (await import('./policy.js')).command },
  { name: 'compare', alias: 'comparer', summary: (texts) => texts.cli.commands.compare, load: async () => (await import('./compare.js')).command },
  { name: 'history', alias: 'evolution', summary: (texts) => texts.cli.commands.history, load: async () => (await import('./history.js')).command },
  { name: 'calendar', alias: 'calendrier', summary: (texts) => texts.cli.commands.calendar, load: async () => (await import('./calendar.js')).command },
  { name: 'campaign', alias: 'campagne', summary: (texts) => texts.cli.commands.campaign, load: async () => (await import('./campaign.js')).command },
  { name: 'referential', alias: 'referentiel', summary: (texts) => texts.cli.commands.referential, load: async () => (await import('./referential.js')).command },
  { name: 'schema', alias: 'schéma', summary: (texts) => texts.cli.commands.schema, load: async () => (await import('./schema.js')).command },
  { name: 'completion', alias: 'complétion', summary: (texts) => texts.cli.commands.completion, load: async () => (await import('./completion.js')).command },
];
