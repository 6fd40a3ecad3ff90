import { calendars } from '../../app/calendar.js';
import { neutralised } from '../../i18n/format.js';
import { renderCalendar } from '../../reporters/calendar.js';
import { defineCommand } from '../command.js';
import { assessOptions } from '../options.js';
import { TOOL } from '../tool.js';

export const command = defineCommand({
  arguments: { dossiers: { text: (texts) => texts.calendar.arguments.dossiers, several: true, complete: 'files' } },
  options: { out: { value: (texts) => texts.cli.values.file, text: (texts) => texts.calendar.options.out, complete: 'files' }, ...assessOptions },
  examples: ['calendar mon-produit --out echeances.ics', 'calendar dossiers --out region.ics'],
  async run({ ports, lang, texts, print, note, report }, { dossiers }, { out, date, referential }) {
    const { dossiers: read, problems } = await calendars(ports, { dossiers, referentials: referential, lang, tool: TOOL, ...(date === undefined ? {} : { date }) });
    report(problems);
    const text = renderCalendar(read, lang);
    if (out === undefined) await print(text);
    else {
      await ports.output.write(out, text);
      note(texts.cli.output.written(neutralised(out)));
    }
    note(texts.calendar.written(read.reduce((sum, { events }) => sum + events.length, 0), read.length));
    return 0;
  },
});
