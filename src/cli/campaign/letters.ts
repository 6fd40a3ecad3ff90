import { join, resolve } from 'node:path';
import { writeLetters } from '../../app/campaign/letters.js';
import { reviewsFolder } from '../../app/campaign/reviews.js';
import { neutralised } from '../../i18n/format.js';
import { LETTER_REPORTERS } from '../../reporters/letter/index.js';
import { defineCommand } from '../command.js';
import { asSeenFrom } from '../deliver.js';
import { chooseFormats, parseFormats } from '../formats.js';
import { assessOptions, formatOption } from '../options.js';
import { TOOL } from '../tool.js';
import { UsageError } from '../usage-error.js';
import { progressOn } from './progress.js';
import { shardOf } from './shard.js';

const DEFAULT_OUT = 'courriers';

export const letters = defineCommand({
  arguments: { paths: { text: (texts) => texts.campaign.arguments.paths, several: true, complete: 'files' } },
  options: {
    out: { short: 'o', value: (texts) => texts.cli.values.folder, text: (texts) => texts.letters.options.out, complete: 'folders' },
    from: { value: (texts) => texts.cli.argumentNames.name, text: (texts) => texts.letters.options.from },
    replyBy: { value: (texts) => texts.cli.values.day, text: (texts) => texts.letters.options.replyBy },
    only: { value: (texts) => texts.cli.values.dossier, text: (texts) => texts.letters.options.only, repeatable: true, complete: 'files' },
    title: { value: (texts) => texts.cli.argumentNames.name, text: (texts) => texts.campaign.options.title },
    date: assessOptions.date,
    referential: assessOptions.referential,
    reviews: { value: (texts) => texts.cli.values.folder, text: (texts) => texts.review.options.reviews, complete: 'folders' },
    shard: { value: (texts) => texts.cli.values.shard, text: (texts) => texts.letters.options.shard },
    format: formatOption(LETTER_REPORTERS.map(({ id }) => id)),
  },
  examples: ['campaign letters dossiers --from "ARS Occitanie, pôle numérique" --reply-by 2027-01-31', 'campaign letters manifeste.csv --only dossiers/alize --format markdown'],
  async run(context, { paths }, { out = DEFAULT_OUT, from, replyBy, only, title, date, referential, reviews, shard, format }) {
    const { ports, io, lang, texts } = context;
    const chosen = chooseFormats(parseFormats(format, ['pdf']), LETTER_REPORTERS);
    const named = chosen.find(({ file }) => file !== undefined);
    if (named) throw new UsageError([(words) => words.letters.noFile(named.format.id)]);
    const part = shardOf(shard);
    const progress = progressOn(context);
    const examined = await reviewsFolder(ports, reviews);
    if (examined !== undefined && !examined.named) context.note(texts.review.folder(neutralised(examined.folder)));
    const folder = asSeenFrom(io.cwd, resolve(io.cwd, out));
    const { dossiers, unreadable, warnings } = await writeLetters(ports, {
      paths,
      referentials: referential,
      only,
      lang,
      tool: TOOL,
      title: (day) => title ?? texts.campaign.title(day.slice(0, 4)),
      reporters: chosen.map(({ format: each }) => each),
      fileOf: (name, extension) => join(folder, `${name}.${extension}`),
      ...(examined === undefined ? {} : { reviews: examined.folder }),
      ...(from === undefined ? {} : { sender: from }),
      ...(replyBy === undefined ? {} : { replyBy }),
      ...(date === undefined ? {} : { date }),
      ...(part === undefined ? {} : { shard: part }),
      ...(progress === undefined ? {} : { progress }),
    });
    context.report(warnings);
    context.note(texts.letters.written(dossiers, unreadable, neutralised(folder)));
    return 0;
  },
});
