import type { Assessment } from '../core/assessment.js';
import type { Campaign, CampaignLine } from '../core/campaign/campaign.js';
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
export interface ManifestLine extends CampaignLine {
  readonly dossier: string;
}

export interface ManifestStore {
  /** @throws ConvergenceError with every line that cannot be used. */
  read(file: string): Promise<readonly ManifestLine[]>;
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
  readonly manifests: ManifestStore;
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
