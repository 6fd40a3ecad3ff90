import { dayInWords, neutralised, plainLetters, shortened, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { hanging, pad } from '../terminal-text.js';
import { drawnEntries, type SampleReporter } from './reporter.js';

const PRODUCT = 34;

/** What `campaign sample` prints: the dossiers drawn, then what it takes to redo the draw. */
export const terminalReporter: SampleReporter = {
  id: 'terminal',
  extension: 'txt',
  binary: false,
  render(report, { paint, width }) {
    const { model, sample, digest } = report;
    const { lang, campaign, title } = model.report;
    const { campaign: told, sample: words } = catalogue(lang);
    const said = (text: string): string => `  ${hanging(typeset(text, lang), 2, width)}`;
    const lines = ['', `  ${paint.strong(title)}`, `  ${paint.dim(plainLetters(told.subtitle(dayInWords(campaign.date, lang))))}`, ''];
    if (sample.eligible === 0) return [...lines, said(words.none), said(words.aside(sample.withoutGap, sample.unreadable)), ''].join('\n');
    for (const { draw, entry } of drawnEntries(report)) {
      const examined = entry.reviews === undefined ? '' : ` · ${words.alreadyExamined}`;
      lines.push(`  ${`${draw.rank}`.padStart(3)}  ${pad(shortened(model.product(entry), PRODUCT - 1), PRODUCT)}${pad(model.region(entry) || told.dash, 6)}${pad(words.gap(draw.weight), 13)}${words.drawnFrom(draw.ball, draw.balls)}${examined}`);
      lines.push(`       ${paint.dim(neutralised(entry.key).slice(0, 400))}`);
    }
    lines.push('', `  ${paint.strong(words.redo)}`, said(words.drawn(sample.drawn.length, sample.eligible, sample.balls)));
    if (sample.size > sample.eligible) lines.push(said(words.all(sample.size, sample.eligible)));
    lines.push(said(words.aside(sample.withoutGap, sample.unreadable)), said(words.seed(sample.seed)), said(words.rule));
    if (sample.by === 'region') lines.push(said(words.byRegion));
    return [...lines, said(words.digest(digest)), ''].join('\n');
  },
};
