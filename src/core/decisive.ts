import type { Bounds, DecisiveQuestion, Verdict } from './assessment.js';
import type { CompiledReferential, CompiledTheme } from './compile.js';
import { askableId, parseItemKey, type Inputs } from './inputs.js';
import { closeImplications, judge, type Judgement } from './judge.js';
import { declaredLevel, isPassed, verdictsOf } from './theme.js';

/** One evaluated referential, as the decisive questions need it. */
export interface JudgedReferential {
  readonly compiled: CompiledReferential;
  readonly judgements: readonly Judgement[];
}

const width = (level: Bounds | null): number => (level ? level.high - level.low : 0);

interface Snapshot {
  readonly widths: ReadonlyMap<CompiledTheme, number>;
  readonly verdict: Verdict;
}

/** `known`: that of the judgements themselves, whose themes and verdict hold where nothing has changed. */
function snapshot({ compiled, judgements: before }: JudgedReferential, judgements: readonly Judgement[], known?: Snapshot): Snapshot {
  const changed = judgements.filter((each, index) => each !== before[index]);
  const touched = new Set(changed.map((each) => each.compiled.theme));
  const widthOf = (theme: CompiledTheme): number => width(declaredLevel(theme, judgements.filter((each) => each.compiled.theme === theme)));
  return {
    widths: new Map(compiled.themes.map((theme) => [theme, (touched.has(theme) ? undefined : known?.widths.get(theme)) ?? widthOf(theme)])),
    verdict: known && !changed.some((each) => each.compiled.requirement.opposable) ? known.verdict : verdictsOf(judgements).verdict,
  };
}

interface Supposition {
  readonly best: Judgement;
  readonly worst: Judgement;
}

/** What one input alone can do to one unknown requirement: the best and the worst it can settle it to. */
function suppose(unknown: Judgement, input: string, inputs: Inputs): Supposition {
  const outcomes = [true, false].map((truth) => judge(unknown.compiled, inputs, { supposed: { input, truth }, ungraded: true }));
  const pick = (...order: readonly Judgement['status'][]): Judgement => order.map((status) => outcomes.find((each) => each.status === status)).find((each) => each !== undefined) ?? unknown;
  return { best: pick('met', 'not-applicable'), worst: pick('unmet', 'partial', 'contradicted', 'not-applicable') };
}

function isWorthAsking(judgement: Judgement, reached: ReadonlyMap<CompiledTheme, number>): boolean {
  if (judgement.status !== 'unknown' || !judgement.counted) return false;
  const { requirement, theme } = judgement.compiled;
  return (requirement.opposable && judgement.inForceNow) || !isPassed(theme, requirement.level, reached.get(theme) ?? 0);
}

/** How many screens it takes to answer an input: a list is one, and each of its items still to be described another; an empty one will have one at least. */
function screensFor(input: string, open: readonly string[], inputs: Inputs): number {
  if (!input.startsWith('list:')) return 1;
  const list = input.slice('list:'.length);
  const waiting = new Set(open.map(parseItemKey).flatMap((path) => (path?.list === list ? path.item : [])));
  return 1 + (inputs.list(list).items.length === 0 ? 1 : waiting.size);
}

/**
 * The open questions worth asking first (scoring, "Decisive questions"). Each input's gain is the sum, over themes, of the
 * interval width removed when what it alone can settle is met and when it is not, plus 1 when a verdict settles; they are
 * ordered by gain per screen. Without any gain, the questions of the lowest open rung are decisive.
 */
export function decisiveQuestions(referentials: readonly JudgedReferential[], inputs: Inputs): DecisiveQuestion[] {
  interface Candidate { id: string; gain: number; screens: number; settles: number; rung: number; themes: Set<string> }
  const candidates = new Map<string, Candidate>();
  for (const judged of referentials) {
    const before = snapshot(judged, judged.judgements);
    const reached = new Map(judged.compiled.themes.map((theme) => [theme, declaredLevel(theme, judged.judgements.filter((each) => each.compiled.theme === theme))?.low ?? 0]));
    const unknowns = judged.judgements.filter((each) => isWorthAsking(each, reached));
    const linked = new Set(judged.judgements.flatMap(({ compiled }) => (compiled.implied.length === 0 ? [] : [compiled.requirement.id, ...compiled.implied])));
    const isLinked = ({ compiled }: Judgement): boolean => linked.has(compiled.requirement.id);
    const isFelt = (each: Judgement): boolean => isLinked(each) || each.compiled.requirement.level !== undefined || each.compiled.requirement.capsLevel !== undefined || each.compiled.requirement.opposable;
    const inputKeys = [...new Set(unknowns.flatMap((each) => each.open))].filter(inputs.isAskable).sort();
    for (const input of inputKeys) {
      const touched = unknowns.filter((each) => each.open.includes(input));
      const suppositions = new Map(touched.map((each) => [each, suppose(each, input, inputs)]));
      const outcomes = (['best', 'worst'] as const).map((side) => {
        const replaced = judged.judgements.map((each) => suppositions.get(each)?.[side] ?? each);
        // Implications are closed already, but for those of what is supposed.
        return touched.some(isLinked) ? [...closeImplications(new Map(replaced.map((each) => [each.compiled.requirement.id, each]))).values()] : replaced;
      });
      // What stands on no rung, caps none and binds nobody moves neither a level nor the verdict.
      const sides = outcomes.map((judgements) => (touched.some(isFelt) ? snapshot(judged, judgements, before) : before));
      // What an answer implies, it settles too: a third party's proof is worth what its list covers.
      const settled = new Set(outcomes.flatMap((judgements) => judgements.filter((each, index) => each.status !== 'unknown' && judged.judgements[index]?.status === 'unknown').map((each) => each.compiled.requirement.id)));
      let gain = 0;
      for (const side of sides) for (const [theme, value] of before.widths) gain += Math.max(0, value - (side.widths.get(theme) ?? 0));
      if (before.verdict === 'undetermined' && sides.some((side) => side.verdict !== 'undetermined')) gain += 1;
      const id = askableId(input);
      const candidate = candidates.get(id) ?? { id, gain: 0, screens: 1, settles: 0, rung: Infinity, themes: new Set<string>() };
      candidate.gain += gain;
      candidate.screens = Math.max(candidate.screens, screensFor(input, inputKeys, inputs));
      candidate.settles += settled.size;
      candidate.rung = Math.min(candidate.rung, ...touched.map((each) => each.compiled.requirement.level ?? Infinity));
      for (const each of touched) candidate.themes.add(each.compiled.theme.theme.id);
      candidates.set(id, candidate);
    }
  }
  const all = [...candidates.values()];
  const lowest = Math.min(...all.map((candidate) => candidate.rung));
  const decisive = all.some((candidate) => candidate.gain > 0) ? all.filter((candidate) => candidate.gain > 0) : all.filter((candidate) => candidate.rung === lowest);
  return decisive
    .sort((a, b) => b.gain * a.screens - a.gain * b.screens || compare(a.rung, b.rung) || b.settles - a.settles || (a.id < b.id ? -1 : 1))
    .map(({ id, gain, settles, themes }) => ({ id, gain, settles, themes: [...themes].sort() }));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

