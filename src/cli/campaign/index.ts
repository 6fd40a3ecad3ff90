import type { SubcommandDefinition } from '../command.js';
import { compare } from './compare.js';
import { convention } from './convention.js';
import { letters } from './letters.js';
import { merge } from './merge.js';
import { sample } from './sample.js';

/** The commands that `campaign` holds, in the order of its help. */
export const CAMPAIGN_COMMANDS: readonly SubcommandDefinition[] = [
  { name: 'merge', alias: 'reunir', summary: (texts) => texts.cli.commands.campaignMerge, definition: merge },
  { name: 'sample', alias: 'tirer', summary: (texts) => texts.cli.commands.campaignSample, definition: sample },
  { name: 'letters', alias: 'courriers', summary: (texts) => texts.cli.commands.campaignLetters, definition: letters },
  { name: 'compare', alias: 'comparer', summary: (texts) => texts.cli.commands.campaignCompare, definition: compare },
  { name: 'convention', alias: 'conventions', summary: (texts) => texts.cli.commands.campaignConvention, definition: convention },
];
