import type { CompiledRequirement } from './compile.js';
import { settling, type ConditionContext, type Truth } from './condition.js';

/** Where one requirement stands for some answers; `aside` when it does not apply or its list holds nothing it is about. */
export type Outcome = 'met' | 'partial' | 'unmet' | 'aside' | 'unknown';

/** The standing of a requirement on its own conditions. While `partialWhen` could still tell, it is unknown. */
export function outcomeOf({ applies, met, partial }: CompiledRequirement, context: ConditionContext): Outcome {
  return settling(context, (): Outcome => {
    const truths = applies.map(({ holds }) => holds(context));
    if (truths.includes('false')) return 'aside';
    if (truths.includes('unknown')) return 'unknown';
    const truth = met(context);
    if (truth === 'true') return 'met';
    if (truth !== 'false') return truth === 'unknown' ? 'unknown' : 'aside';
    const half: Truth = partial?.(context) ?? 'false';
    return half === 'true' ? 'partial' : half === 'unknown' ? 'unknown' : 'unmet';
  });
}

/** Three-valued: whether an outcome is one of these. */
export function isOneOf(outcome: Outcome, ...wanted: readonly Outcome[]): Truth {
  return outcome === 'unknown' ? 'unknown' : wanted.includes(outcome) ? 'true' : 'false';
}

/** Kleene's conjunction. */
export function allOf(truths: readonly Truth[]): Truth {
  return truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true';
}

/** Kleene's disjunction. */
export function anyOf(truths: readonly Truth[]): Truth {
  return truths.includes('true') ? 'true' : truths.includes('unknown') ? 'unknown' : 'false';
}
