import { canonicalJson } from '../../core/canonical.js';
import { entryOf } from '../../core/campaign/entry.js';
import type { WrittenReview } from '../../core/campaign/review.js';
import { isDay, type Day } from '../../core/day.js';
import type { Dossier } from '../../core/dossier.js';
import { ConvergenceError, type Problem } from '../../core/error.js';
import { evaluate } from '../../core/evaluate.js';
import { nearest } from '../../core/nearest.js';
import { inOriginalTexts } from '../../core/original-texts.js';
import type { Vocabulary } from '../../core/referential.js';
import type { Lang } from '../../i18n/index.js';
import { buildLetter, buildUnreadableLetter, type LetterModel, type Mailing } from '../../reporters/letter/model.js';
import type { Examination } from '../../reporters/letter/types.js';
import type { LetterReporter } from '../../reporters/letter/reporter.js';
import type { ReportAssets } from '../../reporters/reporter.js';
import { dayOf } from '../assess.js';
import type { CampaignSource, OpenedDossier, Ports } from '../ports.js';
import { readReviews, type CampaignReviews } from './reviews.js';
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
  /** The auditor's own folder, with a file for each dossier that was examined. */
  readonly reviews?: string;
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
  /** Reviews that speak of nothing a dossier holds, or of no dossier. */
  readonly warnings: readonly Problem[];
}

/** What serves every letter. */
interface Office {
  readonly ports: Ports;
  readonly request: LettersRequest;
  readonly mailing: Mailing;
  readonly rules: CampaignRules;
  readonly vocabulary: Vocabulary;
  /** By the key of the dossier. */
  readonly reviews: CampaignReviews['of'];
  readonly warnings: Problem[];
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

/** What the auditor examined of a dossier, and the level of each theme once what was refused is worth a declaration. */
function examinationOf({ rules, reviews, warnings }: Office, key: string, dossier: Dossier): Examination | undefined {
  const written: readonly WrittenReview[] | undefined = reviews.get(key);
  if (written === undefined) return undefined;
  const judged = rules.judge(dossier);
  const examination = rules.examine(judged, written);
  warnings.push(...examination.warnings);
  const { entry } = entryOf({ key }, judged, rules.head, examination);
  return { reviews: examination.reviews, levels: new Map(entry.themes.flatMap(({ id, examined }) => (examined === undefined ? [] : [[id, examined] as const]))) };
}

function judgedLetter(office: Office, { key, dossier: path }: CampaignSource, { dossier, warnings }: OpenedDossier): LetterModel {
  const { ports, request, mailing, rules, vocabulary } = office;
  const compiled = rules.for(dossier);
  const assessment = evaluate(compiled, vocabulary, dossier, mailing.date);
  const examination = examinationOf(office, key, dossier);
  return buildLetter({
    ...mailing,
    lang: request.lang,
    vocabulary,
    referentials: compiled.map(({ referential }) => referential),
    assessment,
    digest: ports.digest(canonicalJson(inOriginalTexts(assessment, compiled.map(({ loaded }) => loaded)))),
    commitments: dossier.commitments,
    warnings: warnings.map((each) => toldInside(each, path)),
    ...(examination === undefined ? {} : { examination }),
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
  const all = await campaignSources(ports, paths);
  const reviews = await readReviews(ports, request.reviews, all.map(({ key }) => key));
  const office: Office = { ports, request, mailing, rules, vocabulary: await ports.referentials.vocabulary(), reviews: reviews.of, warnings: [...reviews.warnings] };
  const assets = keptAssets(ports);
  const sources = inShard(chosen(all, only), shard);
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
  return { dossiers: sources.length, unreadable, warnings: office.warnings };
}
