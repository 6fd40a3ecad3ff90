import { initPolicy } from '../../app/gate.js';
import { neutralised } from '../../i18n/format.js';
import { defineCommand, type CommandDefinition } from '../command.js';
import { asSeenFrom } from '../deliver.js';
import { assessOptions } from '../options.js';

const init = defineCommand({
  arguments: { dossier: { text: (texts) => texts.cli.arguments.dossier, complete: 'files' } },
  options: { out: { value: (texts) => texts.cli.values.file, text: (texts) => texts.gate.options.out, complete: 'files' }, ...assessOptions },
  examples: ['policy init mon-produit', 'policy init mon-produit --out politique.yaml'],
  async run({ ports, texts, print, note, report, io }, { dossier }, { out, date, referential }) {
    const { policy, policyFile, warnings } = await initPolicy(ports, { dossier, referentials: referential, ...(out === undefined ? {} : { out }), ...(date === undefined ? {} : { date }) });
    report(warnings);
    const { levels = {}, held = [], knownGaps = [] } = policy;
    await print(texts.gate.wrote(Object.keys(levels).length, held.length, knownGaps.length));
    note(texts.gate.written(neutralised(asSeenFrom(io.cwd, policyFile))));
    note(texts.gate.approversHint);
    return 0;
  },
});

export const command: CommandDefinition = {
  commands: [{ name: 'init', alias: 'initialiser', summary: (texts) => texts.cli.commands.policyInit, definition: init }],
};
