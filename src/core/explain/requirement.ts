import type { CompiledRequirement } from '../compile.js';
import type { Truth } from '../condition.js';

import { gradeOfTruth, isInForce, isOver, isProven, type FloorReading, type Judgement } from '../judge.js';
import { isBinding } from '../theme.js';
import type { Conclusion, ExplainedGrade, ExplainedImplication, RequirementExplanation } from './explanation.js';
import { requirementOf, traceIn, type JudgedEdition, type Scene } from './scene.js';

function conclusionOf(judgement: Judgement | undefined): Conclusion | null {
  if (!judgement) return null;
  const { status, grade, basis, why, setAsideBy } = judgement;
  return { status, grade, basis, proven: status === 'met' && isProven(judgement), why, ...(setAsideBy === undefined ? {} : { setAsideBy }) };
}

/** The rules that end a judgement before its condition is read. */
const BEFORE_CONDITION = new Set(['bound-elsewhere', 'set-aside-by-profile', 'profile-unknown']);

function isReached(own: Judgement | undefined): own is Judgement {
  return own !== undefined && !BEFORE_CONDITION.has(own.why.code);
}

/** The floors tried to grade what was judged, and what is too weak for what is asked. */
function gradeOf(scene: Scene, own: Judgement): ExplainedGrade | null {
  const { compiled, status, why } = own;
  // The other statuses take their grade from their rule: 0 when unknown or not applicable, 3 against a fact, the claim's own.
  if ((status !== 'met' && status !== 'unmet' && status !== 'partial') || why.code === 'contradicted-by-fact') return null;
  const test = status === 'partial' && compiled.partial ? compiled.partial : compiled.met;
  const expected: Truth = status === 'unmet' ? 'false' : 'true';
  const floors: FloorReading[] = [];
  const grade = gradeOfTruth(test, expected, scene.inputs, {}, floors);
  const open: string[] = [];
  if (status === 'met' && grade < compiled.minEvidence) test(scene.inputs.context({ floor: compiled.minEvidence, open }));
  return { floors, grade, tooWeak: [...new Set(open)].map((input) => ({ input, reading: scene.readings.input(input) })) };
}

/** The requirements between two, following what the referential writes step by step; the shortest way. */
function wayBetween(edition: JudgedEdition, from: string, to: string): string[] {
  const direct = new Map(edition.compiled.requirements.map(({ requirement }) => [requirement.id, requirement.implies ?? []]));
  const ways = new Map<string, readonly string[]>([[from, []]]);
  for (const [id, way] of ways) {
    if (id === to) return way.slice(0, -1);
    for (const next of direct.get(id) ?? []) if (!ways.has(next)) ways.set(next, [...way, next]);
  }
  return [];
}

function implicationsOf(scene: Scene, edition: JudgedEdition, compiled: CompiledRequirement): ExplainedImplication[] {
  const { id } = compiled.requirement;
  const links = [
    ...compiled.implied.map((to) => ({ from: id, to, other: to })),
    ...edition.compiled.requirements.filter(({ implied }) => implied.includes(id)).map(({ requirement }) => ({ from: requirement.id, to: id, other: requirement.id })),
  ];
  return links.flatMap(({ from, to, other }) => {
    const otherCompiled = edition.compiled.requirements.find(({ requirement }) => requirement.id === other);
    if (!otherCompiled) return [];
    // A contradiction is the last thing an implication can do, and the one to tell.
    const effect = edition.effects.findLast((each) => each.from === from && each.to === to)?.effect ?? 'none';
    const own = edition.own.get(other);
    const isTold = effect !== 'none' && isReached(own);
    return [
      {
        from,
        to,
        via: wayBetween(edition, from, to),
        effect,
        other: { requirement: requirementOf(edition, otherCompiled), own: conclusionOf(own), met: isTold ? traceIn(scene, edition, otherCompiled.requirement.metWhen) : null },
      },
    ];
  });
}

/** Why one requirement stands as it does, rule by rule, in the order in which the first that fits decides. */
export function explainRequirement(scene: Scene, edition: JudgedEdition, id: string): RequirementExplanation {
  const compiled = edition.compiled.requirements.find(({ requirement }) => requirement.id === id);
  if (!compiled) throw new Error(`no requirement ${id} to explain`);
  const { requirement, theme } = compiled;
  const { inputs, readings } = scene;
  const own = edition.own.get(id);
  const closed = edition.closed.get(id);
  const isBound = requirement.binds.some((role) => inputs.dossier.roles.includes(role));
  const inForceNow = isInForce(requirement.inForce, inputs.day);
  const met = isReached(own) ? traceIn(scene, edition, requirement.metWhen) : null;
  const claims = own?.why.code === 'claimed' ? own.open : [];
  return {
    kind: 'requirement',
    requirement: requirementOf(edition, compiled),
    binds: { roles: requirement.binds, answering: inputs.dossier.roles, bound: isBound, ...readings.at('roles') },
    applies:
      own === undefined || !isBound
        ? null
        : [
            ...(theme.theme.applies === undefined ? [] : [{ of: 'theme' as const, condition: traceIn(scene, edition, theme.theme.applies) }]),
            ...(requirement.applies === undefined ? [] : [{ of: 'requirement' as const, condition: traceIn(scene, edition, requirement.applies) }]),
          ],
    met,
    answersAlone: own?.why.code === 'contradicted-by-fact' ? traceIn(scene, edition, requirement.metWhen, false) : null,
    partial: met?.truth === 'false' && requirement.partialWhen !== undefined && own?.status !== 'contradicted' ? traceIn(scene, edition, requirement.partialWhen) : null,
    claims: claims.map((input) => ({ input, reading: readings.input(input) })),
    own: conclusionOf(own),
    grade: own === undefined ? null : gradeOf(scene, own),
    implications: own === undefined ? [] : implicationsOf(scene, edition, compiled),
    inForceNow,
    counted: !isOver(requirement.inForce, inputs.day) && (requirement.counts !== 'when-in-force' || inForceNow),
    binding: closed !== undefined && edition.compiled.referential.status === 'in-force' && isBinding(closed),
    conclusion: conclusionOf(closed),
  };
}

