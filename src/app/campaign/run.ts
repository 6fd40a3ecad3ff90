import { compareKeys, type Campaign, type CampaignEntry } from '../../core/campaign/campaign.js';
import { HeadBuilder } from '../../core/campaign/head.js';
import { ConvergenceError, type Problem } from '../../core/error.js';
import { dayOf } from '../assess.js';
import { WorkerLost, type BatchJudge, type CampaignSource, type KeptEntries, type Ports, type SourceToJudge } from '../ports.js';
import { readReviews, type CampaignReviews } from './reviews.js';
import { CampaignJudge, unreadableRecord, type EntryRecord } from './judge.js';
import { CampaignRules } from './rules.js';

export interface CampaignRequest {
  /** Dossiers, folders of dossiers, files of dossiers (`.jsonl`, `.json`), or manifests (`.csv`). */
  readonly paths: readonly string[];
  readonly date?: string;
  /** Ids of shipped rule sets; those each dossier names, else those that apply, when empty. */
  readonly referentials: readonly string[];
  /** Runs the offline probes again on each dossier's artefacts instead of believing its findings. */
  readonly reprobe: boolean;
  /** The part `index` of `count`, from 1. */
  readonly shard?: { readonly index: number; readonly count: number };
  /** The auditor's own folder, with a file for each dossier that was examined. */
  readonly reviews?: string;
  /** How many judge at once; worked out from the number of dossiers and of processors when absent. */
  readonly jobs?: number;
  /** Processors of this machine. */
  readonly processors: number;
  /** Reads everything again, whatever a former run kept. */
  readonly fresh: boolean;
  readonly version: string;
  /** Stops between two batches: what is judged stays kept. */
  readonly signal?: AbortSignal;
  /** Told after each batch: how many are done, of how many, and how many of them were kept from a former run. */
  readonly progress?: (done: number, all: number, kept: number) => void;
}

export interface CampaignRun {
  readonly campaign: Campaign;
  /** How many dossiers a former run had judged, unchanged since. */
  readonly kept: number;
  /** What is doubtful in the auditor's own files, in the order of their lines. */
  readonly warnings: readonly Problem[];
  /** Whether an interruption would have kept what was done. */
  readonly lasting: boolean;
  /** Lets go of the entries. */
  close(): Promise<void>;
}

/** Of records: what older versions wrote is not read. */
const RECORD_VERSION = 1;
const BATCH = 32;
/** Of this process, which judges too: it must hear its workers between two. */
const OWN_BATCH = 4;
/** Below, starting a worker takes longer than judging. */
const WORTH_WORKERS = 300;

/** The part of a list that one shard has: the parts together are the list. */
export function inShard<Item>(all: readonly Item[], shard: CampaignRequest['shard']): readonly Item[] {
  return shard === undefined ? all : all.filter((_, index) => index % shard.count === shard.index - 1);
}

/**
 * The dossiers at a path. Where nothing is, the path stands for itself among several and is told as unreadable; alone, it is a mistake of
 * the command. @throws ConvergenceError
 */
async function sourcesAt(ports: Pick<Ports, 'sources'>, path: string, isAlone: boolean): Promise<readonly CampaignSource[]> {
  try {
    return await ports.sources.list(path);
  } catch (error) {
    if (isAlone || !(error instanceof ConvergenceError) || !error.problems.every(({ code }) => code === 'dossier/missing' || code === 'dossier/none-below')) throw error;
    return [{ dossier: path, key: path }];
  }
}

/** The dossiers that paths stand for, of all the parts of a campaign, each once, in the order of their keys. @throws ConvergenceError */
export async function campaignSources(ports: Pick<Ports, 'sources'>, paths: readonly string[]): Promise<readonly CampaignSource[]> {
  const found = new Map<string, CampaignSource>();
  for (const path of paths) for (const source of await sourcesAt(ports, path, paths.length === 1)) if (!found.has(source.key)) found.set(source.key, source);
  return [...found.values()].sort((a, b) => compareKeys(a.key, b.key));
}

const byPlace = ({ place: a }: Problem, { place: b }: Problem): number => (a.file === b.file ? (a.line ?? 0) - (b.line ?? 0) : (a.file ?? '') < (b.file ?? '') ? -1 : 1);

/** Names a record: two campaigns may give one dossier the same key. */
const nameOf = ({ dossier, part }: CampaignSource): string => (part === undefined ? dossier : `${dossier}:${part.line}`);

/** Gives batches to judges until none is left, and keeps what comes back. */
class Judging {
  kept = 0;
  readonly warnings: Problem[] = [];
  #next = 0;
  #done = 0;
  /** Batches whose worker died: judged again, dossier by dossier. */
  readonly #again: CampaignSource[] = [];

  constructor(
    private readonly sources: readonly CampaignSource[],
    private readonly entries: KeptEntries,
    private readonly head: HeadBuilder,
    private readonly reviews: CampaignReviews['of'],
    private readonly progress: CampaignRequest['progress'],
    private readonly signal: AbortSignal | undefined,
    private readonly breathe: Ports['breathe'],
  ) {}

  /** Until none is left. Between two batches, what waits is heard: the answers of others, Ctrl-C. */
  async give(judge: BatchJudge, size: number): Promise<void> {
    for (;;) {
      await this.breathe();
      this.signal?.throwIfAborted();
      const again = this.#again.pop();
      const batch = again === undefined ? this.sources.slice(this.#next, this.#next + size) : [again];
      if (again === undefined) this.#next += batch.length;
      if (batch.length === 0) return;
      await this.#judged(batch, judge);
    }
  }

  async #judged(batch: readonly CampaignSource[], judge: BatchJudge): Promise<void> {
    try {
      const { records, judgedWith, warnings } = await judge.judge(batch.map((source): SourceToJudge => {
        const kept = this.entries.record(nameOf(source));
        const reviews = this.reviews.get(source.key);
        return { source, ...(kept === undefined ? {} : { kept }), ...(reviews === undefined ? {} : { reviews }) };
      }));
      this.warnings.push(...warnings);
      judgedWith.forEach((each) => this.head.add(each));
      this.#take(batch, records);
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
      const [only] = batch;
      if (batch.length > 1) this.#again.push(...batch);
      else if (only) this.#take(batch, [unreadableRecord(only, [{ code: 'campaign/too-heavy', params: { file: only.dossier }, place: { file: only.dossier }, severity: 'error' }])]);
    }
  }

  #take(batch: readonly CampaignSource[], records: readonly (string | null)[]): void {
    this.entries.append(batch.flatMap((source, index) => {
      const record = records[index];
      return record === null || record === undefined ? [] : [{ name: nameOf(source), record }];
    }));
    this.kept += records.filter((record) => record === null).length;
    this.#done += batch.length;
    this.progress?.(this.#done, this.sources.length, this.kept);
  }
}

/** The entries of a campaign, read back one by one each time they are asked for. */
function entriesOf(sources: readonly CampaignSource[], kept: KeptEntries): Iterable<CampaignEntry> {
  return {
    *[Symbol.iterator]() {
      for (const source of sources) {
        const record = kept.record(nameOf(source));
        if (record === undefined) throw new Error(`no entry for ${source.key}`);
        yield (JSON.parse(record) as EntryRecord).entry;
      }
    },
  };
}

/**
 * Judges many dossiers against the same rules: one that cannot be read is an entry with its cause. What is judged is kept at once, and an
 * interrupted campaign goes on where it was.
 * @throws ConvergenceError for paths, a manifest or rule sets that cannot be used.
 */
export async function runCampaign(ports: Ports, request: CampaignRequest): Promise<CampaignRun> {
  const date = dayOf(ports, request.date);
  const judging = { date, referentials: request.referentials, reprobe: request.reprobe };
  const rules = await CampaignRules.load(ports, judging);
  const all = await campaignSources(ports, request.paths);
  const reviews = await readReviews(ports, request.reviews, all.map(({ key }) => key));
  const sources = inShard(all, request.shard);
  const { index, count } = request.shard ?? { index: 1, count: 1 };
  const entries = await ports.kept.open(ports.digest(`${RECORD_VERSION} ${request.version} ${rules.identity}`), `${index}-${count}`, request.fresh);
  try {
    const head = new HeadBuilder(rules.head, rules.named);
    const work = new Judging(sources, entries, head, reviews.of, request.progress, request.signal, ports.breathe);
    const jobs = request.jobs ?? (sources.length < WORTH_WORKERS ? 1 : request.processors);
    const workers = Array.from({ length: Math.min(jobs - 1, Math.ceil(sources.length / BATCH)) }, () => ports.worker(judging)).filter((worker) => worker !== undefined);
    const own = CampaignJudge.of(ports, rules);
    try {
      // A worker has its next batch at hand when it ends one.
      await Promise.all([work.give(own, OWN_BATCH), ...workers.flatMap((worker) => [work.give(worker, BATCH), work.give(worker, BATCH)])]);
      // What the last worker to die left.
      await work.give(own, OWN_BATCH);
    } finally {
      await Promise.all([own, ...workers].map((judge) => judge.close()));
    }
    return { campaign: { ...head.head(), entries: entriesOf(sources, entries) }, kept: work.kept, warnings: [...reviews.warnings, ...work.warnings].sort(byPlace), lasting: entries.lasting, close: () => entries.close() };
  } catch (error) {
    await entries.close();
    throw error;
  }
}
