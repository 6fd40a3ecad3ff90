import type { CompiledReferential, CompiledRequirement } from './compile.js';
import type { ConditionContext, Truth } from './condition.js';
import type { Day } from './day.js';
import { isInForce, isOver } from './judge.js';
import { allOf, anyOf, isOneOf, outcomeOf, type Outcome } from './outcome.js';
import type { ProblemList } from './problem-list.js';
import type { AnswerSearch, Goal } from './search-answers.js';

type Outcomes = ReadonlyMap<CompiledRequirement, Outcome>;

const holds = (outcome: Outcome | undefined): Truth => isOneOf(outcome ?? 'aside', 'met', 'aside');
const fails = (outcome: Outcome | undefined): Truth => isOneOf(outcome ?? 'aside', 'unmet', 'partial');

/** Where the requirements of a theme stand; one met whose implied one is not makes neither met. */
function outcomesOf(requirements: readonly CompiledRequirement[], context: ConditionContext): Outcomes {
  const outcomes = new Map(requirements.map((each) => [each, outcomeOf(each, context)]));
  const result = new Map(outcomes);
  for (const [source, outcome] of outcomes) {
    if (outcome !== 'met') continue;
    for (const [target, other] of outcomes) {
      if (!source.implied.includes(target.requirement.id) || (other !== 'unmet' && other !== 'partial')) continue;
      result.set(source, 'unmet');
      result.set(target, 'unmet');
    }
  }
  return result;
}

interface Rung {
  readonly own: readonly CompiledRequirement[];
  /** Those one must also hold to stand on it. */
  readonly below: readonly CompiledRequirement[];
  /** Not met, they keep the theme below this very rung, or below a lower one. */
  readonly capsHere: readonly CompiledRequirement[];
  readonly capsBelow: readonly CompiledRequirement[];
}

const pick = (outcomes: Outcomes, requirements: readonly CompiledRequirement[], test: (outcome: Outcome | undefined) => Truth): Truth[] => requirements.map((each) => test(outcomes.get(each)));

/** The theme stands on this rung by something it holds there. */
function reached({ own, below, capsHere, capsBelow }: Rung): Goal {
  const all = [...own, ...below, ...capsHere, ...capsBelow];
  return (context) => {
    const outcomes = outcomesOf(all, context);
    return allOf([...pick(outcomes, all, holds), anyOf(pick(outcomes, own, (outcome) => isOneOf(outcome ?? 'aside', 'met')))]);
  };
}

/** Everything the rung below asks is held, and something of this one is not. */
function separated({ own, below, capsHere, capsBelow }: Rung): Goal {
  const all = [...own, ...capsHere, ...below, ...capsBelow];
  return (context) => {
    const outcomes = outcomesOf(all, context);
    return allOf([anyOf(pick(outcomes, [...own, ...capsHere], fails)), ...pick(outcomes, [...below, ...capsBelow], holds)]);
  };
}

/** Says the rungs no product can stand on, and those that every product on the rung below stands on too. */
export function checkRungs(problems: ProblemList, { referential, requirements }: CompiledReferential, search: AnswerSearch, day: Day): void {
  referential.themes.forEach(({ id: theme, ladder }, index) => {
    const counted = requirements.filter(({ requirement }) => requirement.theme === theme && !isOver(requirement.inForce, day) && (requirement.counts !== 'when-in-force' || isInForce(requirement.inForce, day)));
    for (const [at, { level }] of ladder.rungs.entries()) {
      const on = (test: (level: number) => boolean, key: 'level' | 'capsLevel'): CompiledRequirement[] => counted.filter(({ requirement }) => requirement[key] !== undefined && test(requirement[key]));
      const rung: Rung = {
        own: on((each) => each === level, 'level'),
        below: ladder.mode === 'cumulative' ? on((each) => each < level, 'level') : [],
        capsHere: on((each) => each === level, 'capsLevel'),
        capsBelow: on((each) => each < level, 'capsLevel'),
      };
      // A rung without requirement is another problem; one whose requirements are over says nothing today.
      if (rung.own.length === 0) continue;
      const place = ['themes', index, 'ladder', 'rungs', at, 'level'];
      const rules = Object.values(rung).flat().map(({ requirement }: CompiledRequirement) => requirement);
      if (search.reach(reached(rung), rules).outcome === 'impossible') {
        problems.add('rung-out-of-reach', place, { theme, level });
        // Those above are out of reach with it.
        if (ladder.mode === 'cumulative') break;
      } else if (search.reach(separated(rung), rules).outcome === 'impossible') problems.add('rung-not-separated', place, { theme, level });
    }
  });
}
