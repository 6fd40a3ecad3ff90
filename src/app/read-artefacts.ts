import { ConvergenceError, type Problem } from '../core/error.js';
import type { ArtefactRecord, Environment } from '../core/findings.js';
import { detectKind } from '../probes/detect.js';
import { PROBES, type ProbeEntry } from '../probes/index.js';
import type { Artefact, ArtefactKind } from '../probes/probe.js';
import { bearsMatricule, withoutMatricules } from '../probes/ins/matricule.js';
import { carriesRealIdentity } from '../probes/real-identity.js';
import { unfold } from '../probes/unfold.js';
import type { OpenedDossier, Ports } from './ports.js';

/** One file of the dossier, and which probes read it: none when nothing of it is known to them. */
export interface PlannedArtefact {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: ArtefactKind;
  readonly environment: Environment;
  readonly probes: readonly string[];
}

/** An artefact opened: itself and the documents it carries, ready for the probes. */
export interface OpenedArtefact {
  readonly record: ArtefactRecord;
  readonly parts: readonly Artefact[];
}

/** Bytes held at once, what messages and archives carry included: beyond, an artefact is passed over by name. */
export const MOST_BYTES = 96 * 1024 * 1024;
/** Bytes read in one dossier, kept or not: thousands of files full of nothing would take minutes. */
const MOST_READ = 1024 * 1024 * 1024;
export interface ReadingSettings {
  readonly probes: readonly ProbeEntry[];
  /** Reads artefacts said to be test ones though they carry production identities. */
  readonly allowRealIdentities: boolean;
  /** Whether an artefact that a reader fails on is passed over too, where one must not stop the others: a campaign. */
  readonly containsFailures?: boolean;
}

/** What a dossier's artefacts are, and what was passed over, with why. */
export interface ReadArtefacts {
  readonly planned: readonly PlannedArtefact[];
  readonly artefacts: readonly OpenedArtefact[];
  readonly problems: readonly Problem[];
}

/** Reads the artefacts one by one; each that cannot be read, or may not, is passed over and named. */
class Reading {
  readonly artefacts: OpenedArtefact[] = [];
  readonly planned: PlannedArtefact[] = [];
  readonly #unread: Problem[] = [];
  /** Passed over for the same reason, told together. */
  readonly #together = new Map<string, string[]>();
  #held = 0;
  #read = 0;

  constructor(
    private readonly ports: Pick<Ports, 'artefacts'>,
    private readonly dossier: OpenedDossier,
    private readonly settings: ReadingSettings,
  ) {}

  async add(path: string): Promise<void> {
    try {
      await this.#open(path);
    } catch (error) {
      if (!(error instanceof ConvergenceError)) {
        if (this.settings.containsFailures !== true) throw error;
        this.#passOver('probe/failed', path);
        return;
      }
      this.#unread.push(...error.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
    }
  }

  /** What was passed over, with why: files of the same reason in one line. */
  get problems(): Problem[] {
    const together = [...this.#together].map(([code, files]): Problem => ({ code, params: { files, limit: MOST_BYTES }, place: {}, severity: 'warning' }));
    return [...this.#unread, ...together];
  }

  #passOver(code: string, path: string): void {
    const known = this.#together.get(code);
    if (known) known.push(path);
    else this.#together.set(code, [path]);
  }

  async #open(path: string): Promise<void> {
    if (bearsMatricule(path)) {
      this.#passOver('artefact/named-after-identity', withoutMatricules(path));
      return;
    }
    if (this.#read > MOST_READ) {
      this.#passOver('artefact/too-much', path);
      return;
    }
    const { bytes, sha256 } = await this.ports.artefacts.read(this.dossier.folder, path);
    this.#read += bytes.length;
    const stated = this.dossier.dossier.artefacts;
    const environment = stated !== undefined && Object.hasOwn(stated, path) ? (stated[path]?.environment ?? 'test') : 'test';
    const kind = detectKind(bytes);
    const { parts, opened, leftOut } = await unfold({ path, bytes, kind, environment });
    if (leftOut > 0) this.#passOver('probe/left-out', path);
    const readers = this.settings.probes.filter((probe) => parts.some((part) => probe.reads.includes(part.kind)));
    this.planned.push({ path, size: bytes.length, kind, environment, probes: readers.map(({ id }) => id) });
    if (readers.length === 0) {
      // What no probe at all reads is worth a word; what only another probe reads is not.
      if (!PROBES.some(({ reads }) => parts.some((part) => reads.includes(part.kind)))) this.#passOver('probe/unknown-kind', path);
    } else if (environment === 'test' && !this.settings.allowRealIdentities && opened.some(carriesRealIdentity)) {
      this.#passOver('probe/real-identity', path);
    } else if (this.#held + opened.reduce((sum, each) => sum + each.length, 0) > MOST_BYTES) {
      this.#passOver('artefact/too-much', path);
    } else {
      this.#held += opened.reduce((sum, each) => sum + each.length, 0);
      this.artefacts.push({ record: { path, sha256, size: bytes.length, kind, environment }, parts });
    }
  }
}

/** Reads the artefacts of a dossier, bounded; nothing is judged nor written. */
export async function readArtefacts(ports: Pick<Ports, 'artefacts'>, dossier: OpenedDossier, settings: ReadingSettings): Promise<ReadArtefacts> {
  const { files, problems } = await ports.artefacts.list(dossier.folder);
  const reading = new Reading(ports, dossier, settings);
  for (const { path } of files) await reading.add(path);
  return { planned: reading.planned, artefacts: reading.artefacts, problems: [...problems, ...reading.problems] };
}
