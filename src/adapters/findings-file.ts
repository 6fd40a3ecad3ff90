import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding, FindingState } from '../core/dossier.js';
import { canonicalJson } from '../core/canonical.js';
import { ConvergenceError, type Problem } from '../core/error.js';
import { FINDINGS_FILE, findingOf, sealedParts, statesSomething, type ArtefactState, type Findings, type Measured, type RecordedFinding, type UnsealedFindings } from '../core/findings.js';
import { cannotWrite, writeAtomically } from './atomic-write.js';
import { Digests, foundDigest } from './evidence-files.js';
import { decodeUtf8, readBounded } from './read-file.js';
import { checkSchema } from './schema-check.js';
import { digestOf } from './digest.js';

const FINDINGS_LIMIT = 8 * 1024 * 1024;
/** What `probe` writes nests half as deep: the reader of JSON would take fifty times the size of a file made of brackets. */
const FINDINGS_DEPTH = 16;

/** Whether brackets nest deeper than findings do; those written inside texts do not count. One pass: a hostile file costs its length. */
function nestsTooDeep(json: string): boolean {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < json.length && depth <= FINDINGS_DEPTH; index++) {
    const sign = json.charAt(index);
    if (sign === '"') inText = !inText;
    else if (inText && sign === '\\') index += 1;
    else if (inText) continue;
    else if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
  }
  return depth > FINDINGS_DEPTH;
}

/** Digest of what a seal covers. It shows a hand edit, not a forger: only probing again does. */
function sealOf(finding: Omit<RecordedFinding, 'seal'>, about: Pick<Findings, 'tool' | 'date' | 'artefacts'>): string {
  return digestOf(canonicalJson(sealedParts(finding, about)));
}

/** Whether each artefact of a dossier is still the file that was probed. */
function artefactStates(folder: string, { artefacts }: Findings): { readonly states: ReadonlyMap<string, ArtefactState>; readonly files: ReadFindings['files'] } {
  const digests = new Digests();
  const states = new Map<string, ArtefactState>();
  const files: [string, string | null][] = [];
  for (const { path, sha256 } of artefacts) {
    const found = foundDigest(folder, path, digests);
    files.push([path, found ?? null]);
    states.set(path, found === undefined ? 'artefact-absent' : found === sha256.toLowerCase() ? 'verified' : 'artefact-altered');
  }
  return { states, files };
}

function stateOf(finding: RecordedFinding, about: Findings, artefacts: ReadonlyMap<string, ArtefactState>): FindingState {
  const { seal, ...rest } = finding;
  if (seal !== sealOf(rest, about)) return 'edited';
  // It states nothing of any file.
  if (!statesSomething(finding)) return 'verified';
  const lost = finding.artefacts.map((path) => artefacts.get(path) ?? 'artefact-absent').find((state) => state !== 'verified');
  // Nothing to replay: the fact is worth what a person's word is.
  return lost ?? (finding.artefacts.length === 0 ? 'artefact-absent' : 'verified');
}

export interface ReadFindings {
  readonly findings: readonly Finding[];
  /** Undefined when nothing usable lies there. */
  readonly measured?: Measured;
  /** The artefacts, with their digest; `null` when absent. */
  readonly files: readonly (readonly [file: string, sha256: string | null])[];
  readonly problems: readonly Problem[];
}

/** The findings written beside a dossier, each with what it is worth here and now. A file that cannot be used is ignored, by name. */
export async function readFindings(folder: string, shownFolder: string, facts: ReadonlySet<string>, schemaFile: string): Promise<ReadFindings> {
  const path = join(folder, FINDINGS_FILE);
  const shown = join(shownFolder, FINDINGS_FILE);
  const ignored = (reason: string): ReadFindings => ({ findings: [], files: [], problems: [{ code: 'findings/ignored', params: { file: shown, reason }, place: { file: shown }, severity: 'warning' }] });
  let recorded: Findings;
  try {
    if ((await lstat(path)).isSymbolicLink()) return ignored('link');
    const text = decodeUtf8(await readBounded(path, shown, FINDINGS_LIMIT), shown);
    if (nestsTooDeep(text)) return ignored('unreadable');
    const value: unknown = JSON.parse(text);
    const problems = await checkSchema({ value, place: (keys) => ({ file: shown, path: keys }) }, schemaFile);
    if (problems.length > 0) return ignored('schema');
    recorded = value as Findings;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ConvergenceError) return ignored('unreadable');
    throw error;
  }
  const { states: artefacts, files } = artefactStates(folder, recorded);
  const findings = recorded.findings
    .filter((finding) => facts.has(finding.fact))
    .map((finding) => findingOf(finding, stateOf(finding, recorded, artefacts)));
  const measured: Measured = { date: recorded.date, artefacts: recorded.artefacts.map((each) => ({ ...each, state: artefacts.get(each.path) ?? 'artefact-absent' })), remarks: recorded.remarks };
  return { findings, measured, files, problems: [] };
}

/** Seals each finding with all it says, the digests of its artefacts, the day and the tool. */
export function sealFindings(unsealed: UnsealedFindings): Findings {
  return { ...unsealed, findings: unsealed.findings.map((finding) => ({ ...finding, seal: sealOf(finding, unsealed) })) };
}

/** Replaces `findings.json`, atomically; never through a link. @returns its path. @throws ConvergenceError */
export async function writeFindings(folder: string, findings: Findings): Promise<string> {
  const path = join(folder, FINDINGS_FILE);
  if ((await lstat(path).catch(() => undefined))?.isSymbolicLink()) throw ConvergenceError.of('output/symlink', { file: path }, { file: path });
  try {
    await writeAtomically(join(await realpath(folder), FINDINGS_FILE), `${JSON.stringify(findings, null, 2)}\n`);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  return path;
}
