import { CALCULATION } from '../core/assessment.js';
import { compareKeys, type Campaign, type CampaignEntry, type CampaignHead, type CampaignLine } from '../core/campaign/campaign.js';
import { entryOf, unreadable } from '../core/campaign/entry.js';
import { emptyHead, mergeHeads } from '../core/campaign/head.js';
import { regionOf } from '../core/campaign/regions.js';
import { compileReferential, type CompiledReferential } from '../core/compile.js';
import type { Day } from '../core/day.js';
import type { Dossier } from '../core/dossier.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { judgeDossier, type JudgedDossier } from '../core/judge-dossier.js';
import type { LoadedReferential, Vocabulary } from '../core/referential.js';
import { selectApplicable, selectEdition } from '../core/select.js';
import { dayOf } from './assess.js';
import { believedOn } from './believed.js';
import type { ManifestLine, OpenedDossier, Ports } from './ports.js';
import { reprobed, type ReprobedDossier } from './reprobe.js';

export interface CampaignRequest {
  /** Dossiers, folders of dossiers, or manifests (`.csv`). */
  readonly paths: readonly string[];
  readonly date?: string;
  /** Ids of shipped rule sets; those each dossier names, else those that apply, when empty. */
  readonly referentials: readonly string[];
  /** Runs the offline probes again on each dossier's artefacts instead of believing its findings. */
  readonly reprobe?: boolean;
  /** The part `index` of `count`, from 1. */
  readonly shard?: { readonly index: number; readonly count: number };
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
    readonly day: Day,
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
}

/** Folders sorted by region are read for what they say: `campagne/OCC/dossier`. */
function placed(path: string): Pick<CampaignLine, 'region'> {
  const region = path.split(/[/\\]/).slice(0, -1).map(regionOf).findLast((each) => each !== undefined);
  return region ? { region: region.code } : {};
}

/**
 * The dossiers at or below a path. Where nothing is, the path stands for itself among several and is told as unreadable; alone, it is a
 * mistake of the command. @throws ConvergenceError
 */
async function dossiersAt(ports: Ports, path: string, isAlone: boolean): Promise<readonly string[]> {
  try {
    return await ports.dossiers.below(path);
  } catch (error) {
    if (isAlone || !(error instanceof ConvergenceError)) throw error;
    return [path];
  }
}

async function linesOf(ports: Ports, paths: readonly string[]): Promise<ManifestLine[]> {
  const isAlone = paths.length === 1;
  const lines = await Promise.all(paths.map(async (path) => (/\.csv$/i.test(path) ? ports.manifests.read(path) : (await dossiersAt(ports, path, isAlone)).map((dossier): ManifestLine => ({ dossier, key: dossier, ...placed(dossier) })))));
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
  const lines = (await linesOf(ports, request.paths)).filter((_, index) => isShared(index, request.shard));
  const head = emptyHead(CALCULATION, day, vocabulary, shipped.map(({ referential }) => referential));
  const heads = [head];
  const entries: CampaignEntry[] = [];
  for (const [index, line] of lines.entries()) {
    const part = await judgedLine(ports, rules, line, head, request.reprobe === true);
    entries.push(part.entry);
    heads.push(part.head);
    request.progress?.(index + 1, lines.length);
  }
  return { ...mergeHeads(heads), entries };
}

/** A dossier as its campaign judges it: its findings believed, or measured again. */
async function measuredDossier(ports: Ports, opened: OpenedDossier, day: Day, reprobe: boolean): Promise<Pick<ReprobedDossier, 'dossier'> & Partial<ReprobedDossier>> {
  return reprobe ? reprobed(ports, opened, day) : { dossier: believedOn(opened, day).dossier };
}

async function judgedLine(ports: Ports, rules: Rules, { dossier: path, ...line }: ManifestLine, head: CampaignHead, reprobe: boolean): Promise<{ readonly entry: CampaignEntry; readonly head: CampaignHead }> {
  try {
    const { dossier, ...measured } = await measuredDossier(ports, await ports.dossiers.open(path), rules.day, reprobe);
    const part = entryOf(line, rules.judge(dossier), head);
    return { ...part, entry: { ...part.entry, ...measured } };
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
