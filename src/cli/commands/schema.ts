import { nearest } from '../../app/interview/nearest.js';
import { defineCommand } from '../command.js';
import { readSchema, schemaNames } from '../schemas.js';
import { unknownName } from '../usage-error.js';

export const command = defineCommand({
  arguments: { name: { text: (texts) => texts.cli.arguments.schema, optional: true, complete: schemaNames } },
  options: {},
  examples: ['schema dossier', 'schema assessment'],
  async run({ print }, { name }) {
    const names = await schemaNames();
    if (name === undefined) {
      await print(names.join('\n'));
      return 0;
    }
    if (!names.includes(name)) throw unknownName((texts) => texts.cli.usage.schema(name), names, nearest(name, names));
    await print(await readSchema(name));
    return 0;
  },
});
