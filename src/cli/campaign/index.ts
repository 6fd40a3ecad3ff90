import type { SubcommandDefinition } from '../command.js';
import { convention } from './convention.js';
import { merge } from './merge.js';
import { sample } from './sample.js';

/** The commands that `campaign` holds, in the order of its help. */
export const CAMPAIGN_COMMANDS: readonly SubcommandDefinition[] = [
  { name: 'merge', alias: 'reunir', summary: (texts) => texts.cli.commands.campaignMerge, definition: merge },
  { name: 'sample', alias: 'tirer', summary: (texts) => texts.cli.commands.campaignSample, definition: sample },
  { name: 'convention', alias: 'conventions', summary: (texts) => texts.cli.commands.campaignConvention, definition: convention },
];
