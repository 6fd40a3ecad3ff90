import { canonicalJson } from '../../core/canonical.js';
import type { EntryReview } from '../../core/campaign/campaign.js';
import { isDay, type Day } from '../../core/day.js';
import { ConvergenceError } from '../../core/error.js';
import { evaluate } from '../../core/evaluate.js';
import { nearest } from '../../core/nearest.js';
import { inOriginalTexts } from '../../core/original-texts.js';
import type { Vocabulary } from '../../core/referential.js';
import type { Lang } from '../../i18n/index.js';
import { buildLetter, buildUnreadableLetter, type LetterModel, type Mailing } from '../../reporters/letter/model.js';
import type { LetterReporter } from '../../reporters/letter/reporter.js';
import type { ReportAssets } from '../../reporters/reporter.js';
import { dayOf } from '../assess.js';
import type { CampaignSource, OpenedDossier, Ports } from '../ports.js';
import { folderOf, nameOf, toldInside } from './letter-inside.js';
import { letterName } from './letter-name.js';
import { CampaignRules } from './rules.js';
import { campaignSources, inShard, type CampaignRequest } from './run.js';

export interface LettersRequest extends Pick<CampaignRequest, 'paths' | 'date' | 'referentials' | 'shard' | 'progress'> {
  /** The title of the campaign. */
  readonly title: (day: Day) => string;
  /** Who sends the letters, in one line. */
  readonly sender?: string;
  /** The last day of the answer expected. */
  readonly replyBy?: string;
  /** The keys of the dossiers to write to; all of them when empty. */
  readonly only: readonly string[];
  /** What an auditor noted, by the key of the dossier. */
  readonly reviews?: ReadonlyMap<string, readonly EntryReview[]>;
  readonly lang: Lang;
  readonly tool: Mailing['tool'];
  readonly reporters: readonly LetterReporter[];
  /** Where a letter goes: its file for a name and an extension that hold no path. */
  readonly fileOf: (name: string, extension: string) => string;
}

export interface WrittenLetters {
  /** How many dossiers were written to. */
  readonly dossiers: number;
  /** Those among them that nobody can read. */
  readonly unreadable: number;
}

/** What serves every letter. */
interface Office {
  readonly ports: Ports;
  readonly request: LettersRequest;
  readonly mailing: Mailing;
  readonly rules: CampaignRules;
  readonly vocabulary: Vocabulary;
}

function replyDay(replyBy: string | undefined, date: Day): Day | undefined {
  if (replyBy === undefined) return undefined;
  if (!isDay(replyBy)) throw ConvergenceError.of('usage/date', { value: replyBy });
  if (replyBy < date) throw ConvergenceError.of('letters/reply-before', { replyBy, date });
  return replyBy;
}

/** A misspelt key is compared with the first ones: with a hundred thousand, it would take longer than the letters. */
const MOST_COMPARED = 5000;

function chosen(sources: readonly CampaignSource[], only: readonly string[]): readonly CampaignSource[] {
  if (only.length === 0) return sources;
  const keys = new Set(sources.map(({ key }) => key));
  for (const key of only) {
    if (keys.has(key)) continue;
    const near = nearest(key, [...keys].slice(0, MOST_COMPARED));
    throw ConvergenceError.of('letters/unknown-key', { key, ...(near === undefined ? {} : { nearest: near }) });
  }
  return sources.filter(({ key }) => only.includes(key));
}

function judgedLetter({ ports, request, mailing, rules, vocabulary }: Office, { key, dossier: path }: CampaignSource, { dossier, warnings }: OpenedDossier): LetterModel {
  const compiled = rules.for(dossier);
  const assessment = evaluate(compiled, vocabulary, dossier, mailing.date);
  const reviews = request.reviews?.get(key);
  return buildLetter({
    ...mailing,
    lang: request.lang,
    vocabulary,
    referentials: compiled.map(({ referential }) => referential),
    assessment,
    digest: ports.digest(canonicalJson(inOriginalTexts(assessment, compiled.map(({ loaded }) => loaded)))),
    commitments: dossier.commitments,
    warnings: warnings.map((each) => toldInside(each, path)),
    ...(reviews === undefined ? {} : { examination: { reviews, levels: new Map() } }),
  });
}

/** The letter of one dossier, whether it can be read or not. */
async function letterOf(office: Office, source: CampaignSource): Promise<{ readonly letter: LetterModel; readonly read: boolean }> {
  const { ports, request, mailing } = office;
  try {
    const read = await ports.sources.read(source);
    if (read === 'unchanged') throw new Error(`nothing was known of ${source.key}`);
    return { letter: judgedLetter(office, source, read.opened), read: true };
  } catch (error) {
    if (!(error instanceof ConvergenceError)) throw error;
    const problems = error.problems.filter(({ severity }) => severity === 'error').map((each) => toldInside(each, source.dossier));
    return { letter: buildUnreadableLetter({ ...mailing, lang: request.lang, dossier: nameOf(source.key), problems }), read: false };
  }
}

/** Files that documents embed, read once. */
function keptAssets(ports: Pick<Ports, 'asset'>): ReportAssets {
  const fonts = new Map<string, Promise<Uint8Array>>();
  return {
    font(name) {
      const font = fonts.get(name) ?? ports.asset(name);
      fonts.set(name, font);
      return font;
    },
  };
}

/**
 * Writes to each dossier of a campaign what it is worth and what is left to do, one after the other: a letter holds nothing of another
 * dossier, and one that cannot be read is told why.
 * @throws ConvergenceError for paths, a manifest, rule sets, a key or a day that cannot be used, and for a file that cannot be written.
 */
export async function writeLetters(ports: Ports, request: LettersRequest): Promise<WrittenLetters> {
  const { paths, referentials, only, shard, sender, tool, reporters } = request;
  const date = dayOf(ports, request.date);
  const replyBy = replyDay(request.replyBy, date);
  const rules = await CampaignRules.load(ports, { date, referentials, reprobe: false });
  const mailing: Mailing = { tool, campaign: request.title(date), date, ...(sender === undefined ? {} : { sender }), ...(replyBy === undefined ? {} : { replyBy }), imposed: referentials };
  const office: Office = { ports, request, mailing, rules, vocabulary: await ports.referentials.vocabulary() };
  const assets = keptAssets(ports);
  const sources = inShard(chosen(await campaignSources(ports, paths), only), shard);
  let unreadable = 0;
  try {
    for (const [index, source] of sources.entries()) {
      const { letter, read } = await letterOf(office, source);
      if (!read) unreadable += 1;
      const name = letterName(source.key, (text) => ports.digest(text));
      // One of many in a file has no folder of its own.
      const folder = source.part === undefined ? folderOf(source.dossier) : undefined;
      for (const reporter of reporters) await ports.output.write(request.fileOf(name, reporter.extension), await reporter.render(letter, assets), folder);
      request.progress?.(index + 1, sources.length, 0);
    }
  } finally {
    await ports.sources.close();
  }
  return { dossiers: sources.length, unreadable };
}
