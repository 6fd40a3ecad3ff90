import type { ReadEntry } from '../../core/campaign/campaign.js';
import type { EntryReprobe, ReprobeDifference, SaidOfFact } from '../../core/campaign/reprobe.js';
import { joined, listed, neutralised, shortened } from '../../i18n/format.js';
import { catalogue } from '../../i18n/index.js';
import { hanging, type Painter } from '../terminal-text.js';
import type { CampaignModel } from './model.js';

const MOST_TOLD = 10;
const MOST_DIFFERENCES = 3;
const MOST_POINTS = 5;
const MOST_LOSSES = 20;
const LONGEST_VALUE = 80;

function valueText({ outcome, value = '', unjudged = [] }: SaidOfFact, { report: { lang } }: CampaignModel): string {
  const { doubts: words } = catalogue(lang);
  if (outcome === 'absent') return words.absent;
  const text = (part: string): string => shortened(neutralised(part), LONGEST_VALUE);
  const said = typeof value === 'boolean' ? (value ? words.yes : words.no) : typeof value === 'object' ? joined(value.map(text), lang, MOST_POINTS) || words.nothing : text(String(value));
  return unjudged.length === 0 ? said : words.unjudged(said, joined(unjudged.map(text), lang, MOST_POINTS));
}

/** One finding that was replayed and differs, in a sentence. */
export function differenceText({ fact, was, is }: ReprobeDifference, model: CampaignModel): string {
  const { doubts: words } = catalogue(model.report.lang);
  const title = model.fact(fact);
  if (was === null) return is === null ? title : words.leftOut(title, valueText(is, model));
  return is === null ? words.notShown(title, valueText(was, model)) : words.differs(title, valueText(was, model), valueText(is, model));
}

/** The evidence of a dossier that no longer counts, with why; nothing when all of it does. */
export function lossesText({ losses }: ReadEntry, { report: { lang } }: CampaignModel): string {
  const { doubts: words } = catalogue(lang);
  return joined(losses.map(({ evidence, loss }) => words.loss(neutralised(evidence), words.losses[loss])), lang, MOST_LOSSES);
}

/** The artefacts that were not read again, with why, a sentence each. */
export function passedOverTexts(passedOver: EntryReprobe['passedOver'], { report: { lang } }: CampaignModel): readonly string[] {
  const { doubts: words } = catalogue(lang);
  const reasons: Readonly<Record<string, string>> = words.reasons;
  const known = (reason: string): string => (Object.hasOwn(reasons, reason) ? (reasons[reason] ?? words.reasons.other) : words.reasons.other);
  const counts = new Map<string, number>();
  for (const { reason, artefacts } of passedOver) counts.set(known(reason), (counts.get(known(reason)) ?? 0) + artefacts);
  return [...counts].map(([why, artefacts]) => words.passedOver(artefacts, why));
}

/** The cells of a table that tell what a campaign doubts of a dossier, in the order of the catalogue's columns. */
export function doubtsInRow(entry: ReadEntry, model: CampaignModel): readonly (string | number)[] {
  const { reprobed, lost } = entry;
  return [lossesText(entry, model), lost, reprobed?.differs.length ?? '', reprobed?.passedOver.reduce((sum, { artefacts }) => sum + artefacts, 0) ?? '', model.sameIdentity(entry)];
}

function sharedLines(model: CampaignModel, paint: Painter, width: number): readonly string[] {
  const { report, figures } = model;
  const { shared } = figures;
  if (shared.size === 0) return [];
  const { campaign, doubts: words } = catalogue(report.lang);
  const told = [...shared.values()].slice(0, MOST_TOLD).map(({ product, dossiers, keys }) => `    ${hanging(words.claimedBy(model.product({ product }), dossiers, listed(keys.map((key) => model.key({ key })), report.lang)), 4, width)}`);
  return ['', `  ${paint.strong(words.shared(shared.size))}`, ...told, ...(shared.size > MOST_TOLD ? [`    ${campaign.more(shared.size - MOST_TOLD)}`] : [])];
}

function reprobedLines(model: CampaignModel, paint: Painter, width: number): readonly string[] {
  const { report, figures } = model;
  const { reprobed } = figures;
  if (reprobed === undefined) return [];
  const { doubts: words } = catalogue(report.lang);
  const lines = ['', `  ${paint.strong(words.reprobed(reprobed.findings))}`];
  for (const entry of reprobed.first.slice(0, MOST_TOLD)) {
    const differs = entry.reprobed?.differs ?? [];
    lines.push(`  ${paint.bad('✗')} ${hanging(words.differences(model.key(entry), differs.length), 4, width)}`);
    for (const difference of differs.slice(0, MOST_DIFFERENCES)) lines.push(`      ${hanging(differenceText(difference, model), 6, width)}`);
    if (differs.length > MOST_DIFFERENCES) lines.push(`      ${words.more(differs.length - MOST_DIFFERENCES)}`);
  }
  if (reprobed.dossiers > MOST_TOLD) lines.push(`    ${words.more(reprobed.dossiers - MOST_TOLD)}`);
  for (const text of passedOverTexts(reprobed.passedOver, model)) lines.push(`    ${hanging(text, 4, width)}`);
  return lines;
}

/** What `campaign` prints of them, when there is any: products claimed twice, findings that the artefacts do not show. */
export function doubtLines(model: CampaignModel, paint: Painter, width: number): readonly string[] {
  return [...sharedLines(model, paint, width), ...reprobedLines(model, paint, width)];
}
