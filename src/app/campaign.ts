import { CALCULATION } from '../core/assessment.js';
import { compareKeys, type Campaign, type CampaignEntry, type CampaignHead, type CampaignLine } from '../core/campaign/campaign.js';
import { entryOf, unreadable } from '../core/campaign/entry.js';
import { emptyHead, mergeHeads } from '../core/campaign/head.js';
import { examine, type Examination, type WrittenReview } from '../core/campaign/review.js';
import { regionOf } from '../core/campaign/regions.js';
import { compileReferential, type CompiledReferential } from '../core/compile.js';
import type { Day } from '../core/day.js';
import type { Dossier } from '../core/dossier.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { judgeDossier, type JudgedDossier } from '../core/judge-dossier.js';
import type { LoadedReferential, Vocabulary } from '../core/referential.js';
import { selectApplicable, selectEdition } from '../core/select.js';
import { dayOf } from './assess.js';
import type { ManifestLine, Ports } from './ports.js';
import { readReviews } from './reviews.js';

export interface CampaignRequest {
  /** Dossiers, folders of dossiers, or manifests (`.csv`). */
  readonly paths: readonly string[];
  readonly date?: string;
  /** Ids of shipped rule sets; those each dossier names, else those that apply, when empty. */
  readonly referentials: readonly string[];
  /** The part `index` of `count`, from 1. */
  readonly shard?: { readonly index: number; readonly count: number };
  /** The auditor's own folder, with a file for each dossier that was examined. */
  readonly reviews?: string;
  /** Told of what is doubtful in the auditor's own files, and stops nothing. */
  readonly warn?: (problems: readonly Problem[]) => void;
  /** Told after each dossier: how many are done, of how many. */
  readonly progress?: (done: number, all: number) => void;
}

/** The rules of a campaign: loaded and compiled once, whatever the number of dossiers. */
class Rules {
  private readonly compiled = new Map<string, CompiledReferential>();

  constructor(
    private readonly shipped: readonly LoadedReferential[],
    private readonly vocabulary: Vocabulary,
    private readonly wanted: readonly string[],
    private readonly day: Day,
  ) {}

  private compile(loaded: LoadedReferential): CompiledReferential {
    const name = `${loaded.referential.id}@${loaded.referential.edition}`;
    let compiled = this.compiled.get(name);
    if (!compiled) this.compiled.set(name, (compiled = compileReferential(loaded, this.vocabulary)));
    return compiled;
  }

  /** What judges one dossier: a stranger's dossier names shipped rule sets only. */
  for(dossier: Dossier): CompiledReferential[] {
    const named = this.wanted.length > 0 ? this.wanted : dossier.referentials;
    if (named.length === 0) return selectApplicable(this.shipped.map((each) => this.compile(each)), dossier, this.vocabulary, this.day);
    return [...new Set(named.map((name) => this.compile(selectEdition(this.shipped, name, this.day))))];
  }

  judge(dossier: Dossier): JudgedDossier {
    return judgeDossier(this.for(dossier), this.vocabulary, dossier, this.day);
  }

  /** What an auditor's reviews make of it; nothing when there are none. */
  examine(judged: JudgedDossier, reviews: readonly WrittenReview[] | undefined): Examination | undefined {
    return reviews && examine(judged, this.vocabulary, reviews);
  }
}

/** Folders sorted by region are read for what they say: `campagne/OCC/dossier`. */
function placed(path: string): Pick<CampaignLine, 'region'> {
  const region = path.split(/[/\\]/).slice(0, -1).map(regionOf).findLast((each) => each !== undefined);
  return region ? { region: region.code } : {};
}

async function linesOf(ports: Ports, paths: readonly string[]): Promise<ManifestLine[]> {
  const lines = await Promise.all(paths.map(async (path) => (/\.csv$/i.test(path) ? ports.manifests.read(path) : (await ports.dossiers.below(path)).map((dossier): ManifestLine => ({ dossier, key: dossier, ...placed(dossier) })))));
  const unique = new Map(lines.flat().map((line) => [line.key, line] as const));
  return [...unique.values()].sort((a, b) => compareKeys(a.key, b.key));
}

const isShared = (index: number, shard: CampaignRequest['shard']): boolean => shard === undefined || index % shard.count === shard.index - 1;

/**
 * Judges many dossiers against the same rules, one after the other: one that cannot be read is an entry with its cause. Waivers change
 * nothing here: a stranger cannot exempt itself.
 * @throws ConvergenceError for paths, a manifest or rule sets that cannot be used.
 */
export async function runCampaign(ports: Ports, request: CampaignRequest): Promise<Campaign> {
  const day = dayOf(ports, request.date);
  const [vocabulary, shipped] = await Promise.all([ports.referentials.vocabulary(), ports.referentials.shipped()]);
  for (const name of request.referentials) selectEdition(shipped, name, day);
  const rules = new Rules(shipped, vocabulary, request.referentials, day);
  const all = await linesOf(ports, request.paths);
  const reviews = await readReviews(ports, request.reviews, all.map(({ key }) => key));
  request.warn?.(reviews.warnings);
  const lines = all.filter((_, index) => isShared(index, request.shard));
  const head = emptyHead(CALCULATION, day, vocabulary, shipped.map(({ referential }) => referential));
  const heads = [head];
  const entries: CampaignEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const part = await judgedLine(ports, rules, line, head, reviews.of.get(line.key));
    if (part.warnings) request.warn?.(part.warnings);
    entries.push(part.entry);
    heads.push(part.head);
    request.progress?.(index + 1, lines.length);
  }
  return { ...mergeHeads(heads), entries };
}

async function judgedLine(ports: Ports, rules: Rules, { dossier: path, ...line }: ManifestLine, head: CampaignHead, reviews: readonly WrittenReview[] | undefined): Promise<{ readonly entry: CampaignEntry; readonly head: CampaignHead; readonly warnings?: readonly Problem[] }> {
  try {
    const { dossier } = await ports.dossiers.open(path);
    const judged = rules.judge(dossier);
    const examination = rules.examine(judged, reviews);
    return { ...entryOf(line, judged, head, examination), ...(examination === undefined ? {} : { warnings: examination.warnings }) };
  } catch (error) {
    if (!(error instanceof ConvergenceError)) throw error;
    return { entry: unreadable(line, errorsOf(error)), head };
  }
}

/** A stranger may break a thousand lines: the first ones tell the cause. */
const MOST_PROBLEMS = 3;

function errorsOf({ problems }: ConvergenceError): readonly Problem[] {
  return problems.filter(({ severity }) => severity === 'error').slice(0, MOST_PROBLEMS);
}

/** Puts the parts of a campaign together again. @throws ConvergenceError for parts of another day or model of calculation. */
export async function mergeCampaignFiles(ports: Ports, files: readonly string[]): Promise<Campaign> {
  const parts = await Promise.all(files.map((file) => ports.campaigns.read(file)));
  const [first] = parts;
  parts.forEach(({ date, calculation }, index) => {
    if (first && (date !== first.date || calculation !== first.calculation)) throw ConvergenceError.of('campaign/other-day', { file: files[index] ?? '', date, other: first.date }, { file: files[index] ?? '' });
  });
  const entries = new Map(parts.flatMap((part) => [...part.entries]).map((entry) => [entry.key, entry] as const));
  return { ...mergeHeads(parts), entries: [...entries.values()].sort((a, b) => compareKeys(a.key, b.key)) };
}
