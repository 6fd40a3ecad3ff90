import type { Assessment } from '../core/assessment.js';
import { judgedAgain } from '../core/compare/compare.js';
import { ConvergenceError, type Place, type Problem } from '../core/error.js';
import { isNamed, type GateCheck } from '../core/gate/checks.js';
import { applyGate, type GateResult } from '../core/gate/gate.js';
import { policyOf } from '../core/gate/policy-of.js';
import { checkPolicy } from '../core/gate/check-policy.js';
import type { Policy } from '../core/gate/policy.js';
import type { ArtefactLocation } from '../reporters/gate/lines.js';
import { assess, type AssessRequest, type AssessResult } from './assess.js';
import type { Ports, PublishedResult } from './ports.js';

/** The policy of a dossier that says nothing else. */
export const POLICY_FILE = 'policy.yaml';

export interface GateRequest extends AssessRequest {
  /** Another policy than the dossier's own. */
  readonly policy?: string;
  /** A published result that nothing may be worse than. */
  readonly baseline?: string;
}

export interface GatedDossier extends AssessResult {
  readonly policyFile: string;
  readonly policy: Policy;
  readonly gate: GateResult;
  readonly baseline?: string;
  /** Where a person mends what a check found: the answer, the evidence, else the dossier itself. */
  readonly locate: (check: GateCheck) => Place;
  /** Where the probes read what contradicts the answers of a check. */
  readonly contradicting: (check: GateCheck) => readonly ArtefactLocation[];
  /** The file of a place told by a probe; undefined for an artefact that is not there as it was read. */
  readonly artefactAt: (told: string) => ArtefactLocation | undefined;
}

const inside = (folder: string, file: string): string => (folder === '' || folder === '.' ? file : `${folder.replace(/\/$/, '')}/${file}`);

/** The line of what decides a requirement: its first answer, list or profile answer that is written. */
function placeOf({ opened }: AssessResult, requirement: Assessment['requirements'][number] | undefined): Place {
  const { answers, lists } = opened.dossier;
  const own = requirement?.questions ?? [];
  const answered = own.find((id) => Object.hasOwn(answers, id));
  if (answered !== undefined) return opened.place(['answers', answered]);
  const listed = own.find((id) => Object.hasOwn(lists, id));
  return listed === undefined ? opened.place([]) : opened.place(['lists', listed]);
}

function locator(result: AssessResult): GatedDossier['locate'] {
  const { opened, assessment } = result;
  return ({ evidence, referential, requirement, because: [first = ''] }) => {
    if (evidence !== undefined) return opened.place(['evidence', evidence]);
    return placeOf(result, assessment.requirements.find((each) => (requirement === undefined ? isNamed(first, each) : each.id === requirement && each.referential === referential)));
  };
}

/** A place told by a probe begins with the path of its artefact; what follows is a position, a part or a place inside. */
function artefactFinder({ opened }: AssessResult): GatedDossier['artefactAt'] {
  const paths = (opened.measured?.artefacts ?? []).filter(({ state }) => state === 'verified').map(({ path }) => path).sort((a, b) => b.length - a.length);
  return (told) => {
    const path = paths.find((each) => told.startsWith(each) && /^(?:$|[:,!])/u.test(told.slice(each.length)));
    if (path === undefined) return undefined;
    const [, line] = /^:(\d+)/u.exec(told.slice(path.length)) ?? [];
    return { place: { file: inside(opened.folder, path), ...(line === undefined ? {} : { line: Number(line) }) }, told };
  };
}

/** The places of the facts that contradict a requirement: where each point fails, else where the fact was seen. */
function contradictionFinder({ assessment }: AssessResult, artefactAt: GatedDossier['artefactAt']): GatedDossier['contradicting'] {
  const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);
  return ({ requirement, referential }) => {
    const judged = assessment.requirements.find((each) => each.id === requirement && each.referential === referential);
    if (judged?.why.code !== 'contradicted-by-fact') return [];
    const facts = listOf(judged.why.params['facts']);
    const points = listOf(judged.why.params['points']);
    const told = assessment.inputs.facts.filter(({ fact }) => facts.includes(fact)).flatMap(({ place, failing }) => {
      const own = points.flatMap((point) => (failing !== undefined && Object.hasOwn(failing, point) ? (failing[point] ?? []) : []));
      return own.length > 0 ? own : (place ?? []);
    });
    return [...new Set(told)].flatMap((each) => artefactAt(each) ?? []);
  };
}

/** What makes a baseline doubtful, without making it useless: another product, a later day, rule sets it did not judge. */
function doubtsAbout(baseline: PublishedResult, file: string, { product, date, referentials }: Assessment): Problem[] {
  const doubt = (code: string, params: Problem['params']): Problem => ({ code, params, place: { file }, severity: 'warning' });
  const missing = referentials.filter(({ id, status }) => status === 'in-force' && !baseline.referentials.some((each) => each.id === id)).map(({ id }) => id);
  return [
    ...(baseline.product.name === product.name ? [] : [doubt('baseline/other-product', { baseline: baseline.product.name, product: product.name })]),
    ...(baseline.date <= date ? [] : [doubt('baseline/later', { baseline: baseline.date, date })]),
    ...(missing.length === 0 ? [] : [doubt('baseline/not-judged', { referentials: missing.join(', ') })]),
  ];
}

/**
 * Judges a dossier, then what a policy asks of it. Nothing is written.
 * @throws ConvergenceError for a dossier, a policy or a baseline that cannot be used.
 */
export async function gateDossier(ports: Ports, request: GateRequest): Promise<GatedDossier> {
  const result = await assess(ports, request);
  const policyFile = request.policy ?? inside(result.opened.folder, POLICY_FILE);
  const read = await ports.policies.read(policyFile).catch((error: unknown) => {
    if (request.policy === undefined && error instanceof ConvergenceError && error.problems[0]?.code === 'file/missing') throw ConvergenceError.of('policy/none', { file: policyFile, dossier: request.dossier });
    throw error;
  });
  const rules = [...(await ports.referentials.shipped()).map(({ referential }) => referential), ...result.referentials.map(({ referential }) => referential)];
  const problems = checkPolicy(read.policy, rules).map((problem) => ({ ...problem, place: read.place(problem.place.path ?? []) }));
  if (problems.length > 0) throw new ConvergenceError(problems);
  const baseline = request.baseline === undefined ? undefined : await ports.results.read(request.baseline);
  const { opened, assessment } = result;
  const gate = applyGate(assessment, read.policy, { waivers: opened.dossier.waivers, ...(opened.measured === undefined ? {} : { measuredOn: opened.measured.date }), ...(baseline === undefined ? {} : { baseline, baselineAgain: judgedAgain(baseline, result) }) });
  const artefactAt = artefactFinder(result);
  const nothingAsked: Problem[] = gate.checks.length > 0 ? [] : [{ code: 'policy/no-check', params: {}, place: { file: policyFile }, severity: 'warning' }];
  const warnings = [...result.warnings, ...nothingAsked, ...(baseline === undefined ? [] : doubtsAbout(baseline, request.baseline ?? '', assessment))];
  return { ...result, warnings, policyFile, policy: read.policy, gate, locate: locator(result), artefactAt, contradicting: contradictionFinder(result, artefactAt), ...(request.baseline === undefined ? {} : { baseline: request.baseline }) };
}

/** Writes beside a dossier the policy « as good as today ». @returns where, and the policy. @throws ConvergenceError `policy/exists` */
export async function initPolicy(ports: Ports, request: AssessRequest & { readonly out?: string }): Promise<AssessResult & { readonly policyFile: string; readonly policy: Policy }> {
  const result = await assess(ports, request);
  const policy = policyOf(result.assessment);
  const policyFile = request.out ?? inside(result.opened.folder, POLICY_FILE);
  await ports.policies.create(policyFile, policy);
  return { ...result, policyFile, policy };
}
