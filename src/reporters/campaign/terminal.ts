import type { ReadEntry } from '../../core/campaign/campaign.js';
import { dayInWords, plainLetters, typeset } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { hanging, pad } from '../terminal-text.js';
import { doubtLines } from './doubts.js';
import type { CampaignModel } from './model.js';
import type { CampaignReporter, CampaignSurface } from './reporter.js';

const MOST_TOLD = 10;

/** Under an examined dossier, the three figures of each theme that does not keep its proven level. */
function examinedLines(entry: ReadEntry, model: CampaignModel, width: number): string[] {
  if (entry.reviews === undefined) return [];
  const lowered = model.loweredThemes(entry);
  return (lowered.length === 0 ? [catalogue(model.report.lang).review.stands] : lowered).map((line) => `      ${hanging(line, 6, width)}`);
}

/** What `campaign` prints: counts, whom to audit first, what is late, what could not be read. */
function linesOf(model: CampaignModel, { paint, width }: CampaignSurface): string {
  const { report, figures } = model;
  const { lang, campaign } = report;
  const { campaign: words, review } = catalogue(lang);
  const { received, read, unreadable, vendors, verdicts, audit, overdue, examined, reviews } = figures;
  const lines = ['', `  ${paint.strong(report.title)}`, `  ${paint.dim(`${words.subtitle(dayInWords(campaign.date, lang))} · ${words.received(received, read, verdicts.unreadable, vendors)}`)}`, ''];
  lines.push(`  ${hanging([words.verdict.proven(verdicts.proven), words.verdict.declared(verdicts.compliant - verdicts.proven), words.verdict.undetermined(verdicts.undetermined), words.verdict.fails(verdicts['non-compliant']), words.verdict.none(verdicts['none-opposable'])].join(' · '), 2, width)}`, '');
  if (examined > 0) lines.push(`  ${hanging(`${review.dossiers(examined)} : ${[review.counts.refused(reviews.refused), review.counts['to-complete'](reviews['to-complete']), review.counts.accepted(reviews.accepted)].join(', ')}`, 2, width)}`, '');
  if (audit.length > 0) lines.push(`  ${paint.strong(words.audit)}`);
  audit.slice(0, MOST_TOLD).forEach((entry, index) => lines.push(`  ${`${index + 1}`.padStart(2)}  ${pad(model.product(entry), 34)}${pad(model.region(entry) || words.dash, 6)}${pad(`${entry.distance}`, 4)}${entry.overdue.length === 0 ? '' : paint.bad(`✗ ${entry.overdue.length}`)}`, ...examinedLines(entry, model, width)));
  if (overdue.length > 0) lines.push('', `  ${paint.strong(words.overdue)}`);
  for (const { id, dossiers } of overdue.slice(0, MOST_TOLD)) lines.push(`  ${`${dossiers}`.padStart(4)}  ${hanging(model.requirement(id), 8, width)}`);
  lines.push(...doubtLines(model, paint, width));
  if (unreadable.length > 0) lines.push('', `  ${paint.strong(words.unreadable(verdicts.unreadable))}`);
  for (const entry of unreadable.slice(0, MOST_TOLD)) lines.push(`  ${paint.bad('✗')} ${hanging(`${[model.key(entry), model.announced(entry).product, model.announced(entry).vendor].filter((each) => each !== '').join(', ')} : ${model.cause(entry)}`, 4, width)}`);
  if (verdicts.unreadable > MOST_TOLD) lines.push(`    ${words.more(verdicts.unreadable - MOST_TOLD)}`);
  return [...lines, ''].map((line) => typeset(plainLetters(line), lang)).join('\n');
}

export const terminalReporter: CampaignReporter = { id: 'terminal', extension: 'txt', binary: false, render: linesOf };
