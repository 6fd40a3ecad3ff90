import { canonicalJson } from '../core/canonical.js';
import type { EntryReview } from '../core/campaign/campaign.js';
import type { CompiledReferential } from '../core/compile.js';
import { isDay, type Day } from '../core/day.js';
import { ConvergenceError } from '../core/error.js';
import { evaluate } from '../core/evaluate.js';
import { nearest } from '../core/nearest.js';
import { inOriginalTexts } from '../core/original-texts.js';
import type { Vocabulary } from '../core/referential.js';
import { selectEdition } from '../core/select.js';
import type { Lang } from '../i18n/index.js';
import { buildLetter, buildUnreadableLetter, type LetterModel, type Mailing } from '../reporters/letter/model.js';
import type { LetterReporter } from '../reporters/letter/reporter.js';
import type { ReportAssets } from '../reporters/reporter.js';
import { dayOf } from './assess.js';
import { isShared, linesOf, Rules, type CampaignRequest } from './campaign.js';
import { folderOf, nameOf, toldInside } from './letter-inside.js';
import { letterName } from './letter-name.js';
import type { ManifestLine, OpenedDossier, Ports } from './ports.js';

export interface LettersRequest extends CampaignRequest {
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

interface Office {
  readonly ports: Ports;
  readonly request: LettersRequest;
  readonly mailing: Mailing;
  readonly rules: Rules;
  readonly vocabulary: Vocabulary;
}

function replyDay(replyBy: string | undefined, date: Day): Day | undefined {
  if (replyBy === undefined) return undefined;
  if (!isDay(replyBy)) throw ConvergenceError.of('usage/date', { value: replyBy });
  if (replyBy < date) throw ConvergenceError.of('letters/reply-before', { replyBy, date });
  return replyBy;
}

function chosen(lines: readonly ManifestLine[], only: readonly string[]): readonly ManifestLine[] {
  if (only.length === 0) return lines;
  const keys = new Set(lines.map(({ key }) => key));
  for (const key of only) {
    if (keys.has(key)) continue;
    const near = nearest(key, [...keys].slice(0, 5000));
    throw ConvergenceError.of('letters/unknown-key', { key, ...(near === undefined ? {} : { nearest: near }) });
  }
  return lines.filter(({ key }) => only.includes(key));
}

function judgedLetter({ ports, request, mailing, rules, vocabulary }: Office, key: string, path: string, { dossier, warnings }: OpenedDossier): LetterModel {
  const compiled: readonly CompiledReferential[] = rules.for(dossier);
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

/** The letter of one dossier, whether it can be read or not, and the folder its files may not go into. */
async function letterOf(office: Office, { key, dossier: path }: ManifestLine): Promise<{ readonly letter: LetterModel; readonly folder?: string; readonly read: boolean }> {
  const { ports, request, mailing } = office;
  try {
    const opened = await ports.dossiers.open(path);
    return { letter: judgedLetter(office, key, path, opened), folder: opened.folder, read: true };
  } catch (error) {
    if (!(error instanceof ConvergenceError)) throw error;
    const problems = error.problems.filter(({ severity }) => severity === 'error').map((each) => toldInside(each, path));
    return { letter: buildUnreadableLetter({ ...mailing, lang: request.lang, dossier: nameOf(key), problems }), folder: folderOf(path), read: false };
  }
}

/**
 * Writes to each dossier of a campaign what it is worth and what is left to do, one after the other: a letter holds nothing of another
 * dossier, and one that cannot be read is told why.
 * @throws ConvergenceError for paths, a manifest, rule sets, a key or a day that cannot be used, and for a file that cannot be written.
 */
export async function writeLetters(ports: Ports, request: LettersRequest): Promise<WrittenLetters> {
  const date = dayOf(ports, request.date);
  const replyBy = replyDay(request.replyBy, date);
  const [vocabulary, shipped] = await Promise.all([ports.referentials.vocabulary(), ports.referentials.shipped()]);
  for (const name of request.referentials) selectEdition(shipped, name, date);
  const mailing: Mailing = { tool: request.tool, campaign: request.title(date), date, ...(request.sender === undefined ? {} : { sender: request.sender }), ...(replyBy === undefined ? {} : { replyBy }), imposed: request.referentials };
  const office: Office = { ports, request, mailing, rules: new Rules(shipped, vocabulary, request.referentials, date), vocabulary };
  const fonts = new Map<string, Promise<Uint8Array>>();
  const assets: ReportAssets = {
    font(name) {
      const loaded = fonts.get(name) ?? ports.asset(name);
      fonts.set(name, loaded);
      return loaded;
    },
  };
  const lines = chosen(await linesOf(ports, request.paths), request.only).filter((_, index) => isShared(index, request.shard));
  let unreadable = 0;
  for (const [index, line] of lines.entries()) {
    const { letter, folder, read } = await letterOf(office, line);
    if (!read) unreadable += 1;
    const name = letterName(line.key, (text) => ports.digest(text));
    for (const reporter of request.reporters) await ports.output.write(request.fileOf(name, reporter.extension), await reporter.render(letter, assets), folder);
    request.progress?.(index + 1, lines.length);
  }
  return { dossiers: lines.length, unreadable };
}
