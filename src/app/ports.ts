import type { Assessment } from '../core/assessment.js';
import type { Campaign, CampaignLine } from '../core/campaign/campaign.js';
import type { JudgedWith } from '../core/campaign/head.js';
import type { WrittenReview } from '../core/campaign/review.js';
import type { Day } from '../core/day.js';
import type { Dossier, Value } from '../core/dossier.js';
import type { Place, Problem } from '../core/error.js';
import type { Findings, Measured, UnsealedFindings } from '../core/findings.js';
import type { Policy } from '../core/gate/policy.js';
import type { LoadedReferential, Referential, Vocabulary } from '../core/referential.js';

export interface CheckOptions {
  /** The day on which sources may be too old. */
  readonly day: Day;
  /** The facts that some probe states. */
  readonly statedFacts: readonly string[];
}

/** The shipped rule sets, and those given by path. Everything returned has passed its schema and its cross-checks. */
export interface ReferentialStore {
  vocabulary(): Promise<Vocabulary>;
  /** Every shipped referential, all editions, by id then edition. */
  shipped(): Promise<readonly LoadedReferential[]>;
  /** One rule set given by path (a folder or a YAML file), shown "hors distribution". @throws ConvergenceError */
  open(path: string): Promise<LoadedReferential>;
  /**
   * Everything wrong with the shipped rule sets, or with the one at `path`, with places. Never throws for a bad file.
   * Without `options`, only what makes a file unusable; with them, what is usable but means nothing, ages or waits, too.
   */
  check(path?: string, options?: CheckOptions): Promise<readonly Problem[]>;
}

export interface OpenedDossier {
  readonly dossier: Dossier;
  /** As the person named it, for messages. */
  readonly file: string;
  readonly folder: string;
  /** Where a key of the dossier stands, e.g. `['answers', 'auth.lockout']`. */
  place(path: readonly (string | number)[]): Place;
  /** What the probes wrote beside it. */
  readonly measured?: Measured;
  /** The files it was judged with, by their digests; `null` when absent. */
  readonly files?: Stamp['files'];
  /** What was read and is doubtful without stopping. */
  readonly warnings: readonly Problem[];
}

/** What the interview and `answer` change in a dossier. Comments and key order survive; each save is atomic. */
export interface DossierEditor {
  readonly opened: OpenedDossier;
  set(path: readonly (string | number)[], value: unknown): void;
  remove(path: readonly (string | number)[]): void;
  /**
   * Checks the edited text as if it had just been read, then replaces the file atomically.
   * @returns the dossier as it now stands. @throws ConvergenceError and leaves the file as it was.
   */
  save(): Promise<OpenedDossier>;
  /**
   * Records a file of the dossier's folder as evidence: path and digest; nothing is copied.
   * @returns the evidence id. @throws ConvergenceError when the file is outside the folder, or not a regular file.
   */
  attach(file: string, details: { readonly date: Day }): Promise<string>;
}

export interface DossierStore {
  /**
   * Reads and checks a dossier (its folder or its `dossier.yaml`). It may answer the shipped rule sets and those `alongside`,
   * which the person gave by path. @throws ConvergenceError with every problem found.
   */
  open(path: string, alongside?: readonly Referential[]): Promise<OpenedDossier>;
  edit(path: string, alongside?: readonly Referential[]): Promise<DossierEditor>;
  /** The dossiers at or below a path, in the order of their names: itself when it is one, else those its folders hold. @throws ConvergenceError for no path, or no dossier. */
  below(path: string): Promise<readonly string[]>;
  /** Writes a new `dossier.yaml`; refuses to overwrite one. @returns its path. */
  create(folder: string, content: NewDossier): Promise<string>;
}

export interface NewDossier {
  readonly product: Dossier['product'];
  readonly roles: Dossier['roles'];
  readonly referentials?: readonly string[];
  readonly profile: Readonly<Record<string, Value>>;
}

/** A document: whole, or in pieces when it may be longer than memory. */
export type DocumentContent = string | Uint8Array | Iterable<string>;

/** Where documents go: atomic, never over a dossier's own files, never through a symlink. */
export interface OutputWriter {
  write(file: string, content: DocumentContent, protectedFolder?: string): Promise<void>;
}

export interface ListedArtefact {
  /** Its path in the dossier, with `/`. */
  readonly path: string;
}

/** The files a product exported, in a dossier's `artefacts/`. */
export interface ArtefactStore {
  /** Every file, in order, and what was passed over with why. */
  list(folder: string): Promise<{ readonly files: readonly ListedArtefact[]; readonly problems: readonly Problem[] }>;
  /** Bytes and SHA-256 of one of them. @throws ConvergenceError when too large, outside the dossier, or of another kind than a file. */
  read(folder: string, path: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }>;
}

/** `findings.json`, written by `probe` alone. */
export interface FindingsStore {
  /** Seals each finding: shows a hand edit, not a forger. */
  seal(findings: UnsealedFindings): Promise<Findings>;
  /** Replaces the file in a dossier's folder, atomically. @returns its path. */
  write(folder: string, findings: Findings): Promise<string>;
}

/** The policy files of gates. */
export interface PolicyStore {
  /** Reads and checks one. @throws ConvergenceError */
  read(file: string): Promise<{ readonly policy: Policy; place(path: readonly (string | number)[]): Place }>;
  /** Writes a new one; refuses to overwrite. @throws ConvergenceError */
  create(file: string, policy: Policy): Promise<void>;
}

/** What `assess --format json` wrote: the assessment, who judged it, its digest. */
export type PublishedResult = Assessment & { readonly digest: string; readonly tool: { readonly name: string; readonly version: string } };

export interface ResultStore {
  /** @throws ConvergenceError for what is no published result. */
  read(file: string): Promise<PublishedResult>;
  /** Those of a folder, in the order of their names; what is none is told, and the others are read. @throws ConvergenceError for no folder. */
  readAll(folder: string): Promise<{ readonly results: readonly PublishedResult[]; readonly problems: readonly Problem[] }>;
}

/** One dossier of a campaign: where it is, and what is said of it. */
export interface CampaignSource extends CampaignLine {
  /** Its folder, its file, or the file that holds it with others. */
  readonly dossier: string;
  /** Where it stands in a file that holds others, in bytes. */
  readonly part?: { readonly offset: number; readonly length: number; /** From 1. */ readonly line: number };
}

/** All that a dossier was read from: while none of it changes, what was made of it stands. */
export interface Stamp {
  /** Digest of the dossier, of what lies beside it and of what its campaign says of it. */
  readonly content: string;
  /** The files it names, with their digest; `null` when absent. */
  readonly files: readonly (readonly [file: string, sha256: string | null])[];
}

/** A dossier of a campaign, read. */
export interface ReadSource {
  readonly opened: OpenedDossier;
  /** What the campaign says of it, with what it says of itself in a file of dossiers. */
  readonly line: CampaignLine;
  readonly stamp: Stamp;
}

/** What campaigns keep of the dossiers they judged, so that an interrupted one goes on where it was. */
export interface KeptEntries {
  /** The record of a dossier, as {@link append} was given it: of this run, else of a former one. */
  record(name: string): string | undefined;
  /** Safe as soon as it returns: a kill later loses nothing of it. */
  append(records: readonly { readonly name: string; readonly record: string }[]): void;
  close(): Promise<void>;
}

export interface KeptEntriesStore {
  /**
   * Opens what is kept for a context: the rules, the day, the version of the program. `part` names the shard that writes; a fresh one
   * forgets what this part kept. When nothing can be kept on this machine, `lasting` is false and all is forgotten at the end.
   */
  open(context: string, part: string, fresh: boolean): Promise<KeptEntries & { readonly lasting: boolean }>;
}

/** What judges dossiers by batches: this process, or one of its workers. */
export interface BatchJudge {
  judge(batch: readonly SourceToJudge[]): Promise<BatchResult>;
  close(): Promise<void>;
}

/** A dossier to judge, with its record of a former run, and what an auditor wrote of it. */
export interface SourceToJudge {
  readonly source: CampaignSource;
  readonly kept?: string;
  readonly reviews?: readonly WrittenReview[];
}

export interface BatchResult {
  /** In the order of the batch: the record of each, `null` when the one kept stands. */
  readonly records: readonly (string | null)[];
  /** What they add to the head of the campaign, each different one once. */
  readonly judgedWith: readonly JudgedWith[];
  /** Reviews that do not count, and why. */
  readonly warnings: readonly Problem[];
}

/** What a campaign judges with: the same for all its workers. */
export interface JudgingRequest {
  readonly date: Day;
  readonly referentials: readonly string[];
  /** Whether the probes run again on artefacts, rather than findings believed. */
  readonly reprobe: boolean;
}

/** Workers died with what they judged: out of memory. */
export class WorkerLost extends Error {}

/** Where the dossiers of a campaign come from. */
export interface CampaignSourceStore {
  /**
   * The dossiers a path stands for: a folder, a manifest (`.csv`), a file of dossiers (`.jsonl`, or a list in `.json`), or one dossier.
   * @throws ConvergenceError for a path or a manifest that cannot be used.
   */
  list(path: string): Promise<readonly CampaignSource[]>;
  /** Reads one, or says that nothing of it changed since `known`. @throws ConvergenceError for a dossier that cannot be used. */
  read(source: CampaignSource, known?: Stamp): Promise<ReadSource | 'unchanged'>;
  /** Lets go of the files it holds open. */
  close(): Promise<void>;
}

export interface CampaignStore {
  /** What `campaign --format json` wrote, whole or in part. @throws ConvergenceError */
  read(file: string): Promise<Campaign>;
}

/** What an auditor wrote of one dossier, in a file of a folder of its own. */
export interface ReviewFile {
  /** Its path below the folder, with `/`, without `.yaml`. */
  readonly name: string;
  /** The dossier it says it speaks of. */
  readonly dossier?: string;
  /** Where it says so, else the file. */
  readonly place: Place;
  readonly reviews: readonly WrittenReview[];
}

export interface ReviewStore {
  exists(folder: string): Promise<boolean>;
  /** Every file of reviews below a folder, in the order of their names. @throws ConvergenceError with what is wrong in any of them. */
  readAll(folder: string): Promise<readonly ReviewFile[]>;
}

export interface Ports {
  readonly sources: CampaignSourceStore;
  readonly kept: KeptEntriesStore;
  /** Lets what waits be heard before going on: messages, signals. */
  readonly breathe: () => Promise<void>;
  /** A judge in a process thread of its own; `undefined` when the program has none. */
  readonly worker: (request: JudgingRequest) => BatchJudge | undefined;
  readonly campaigns: CampaignStore;
  readonly reviews: ReviewStore;
  readonly policies: PolicyStore;
  readonly results: ResultStore;
  readonly artefacts: ArtefactStore;
  readonly findings: FindingsStore;
  readonly referentials: ReferentialStore;
  readonly dossiers: DossierStore;
  readonly output: OutputWriter;
  /** Today in Paris. */
  today(): Day;
  /** SHA-256 in hexadecimal. */
  digest(text: string): string;
  /** A file of the program itself: fonts. */
  asset(name: string): Promise<Uint8Array>;
}
