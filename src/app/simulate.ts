import type { Assessment } from '../core/assessment.js';
import { ConvergenceError } from '../core/error.js';
import { evaluate } from '../core/evaluate.js';
import { nearest } from '../core/nearest.js';
import type { Roadmap } from '../core/roadmap/roadmap.js';
import type { Suppositions } from '../core/suppose.js';
import { assess, type AssessRequest, type AssessResult } from './assess.js';
import type { Ports } from './ports.js';
import { roadmapOf, type RoadmapWishes } from './roadmap.js';

export interface SimulationRequest extends AssessRequest, RoadmapWishes {
  /** `EXI-03=met`, `EXI-03=unmet`, or an action: `connect-psc=done`. */
  readonly sets: readonly string[];
}

export interface Outcome {
  readonly assessment: Assessment;
  readonly roadmap: Roadmap;
}

/** One thing supposed, as read: a requirement or an action, by id. */
export interface Supposed {
  readonly id: string;
  readonly kind: 'requirement' | 'action';
  readonly state: 'met' | 'unmet' | 'done';
}

export interface Simulation {
  readonly assessed: AssessResult;
  readonly supposed: readonly Supposed[];
  readonly before: Outcome;
  readonly after: Outcome;
}

const STATES: Readonly<Record<string, Supposed['state']>> = { met: 'met', unmet: 'unmet', done: 'done', tenue: 'met', 'non-tenue': 'unmet', faite: 'done' };

/** The requirements that an action closes, in the rule sets judged. */
function closedBy(action: string, { referentials, assessment }: AssessResult): string[] {
  return referentials.flatMap(({ referential }) => {
    const closes = referential.actions?.find((each) => each.id === action)?.closes ?? [];
    return assessment.requirements.filter((each) => each.referential === referential.id && closes.includes(each.id) && each.status !== 'not-applicable').map((each) => each.id);
  });
}

function read(texts: readonly string[], assessed: AssessResult): { readonly supposed: Supposed[]; readonly suppositions: Suppositions } {
  const { assessment, referentials } = assessed;
  const supposed: Supposed[] = [];
  const suppositions = new Map<string, 'met' | 'unmet'>();
  const actions = new Set(referentials.flatMap(({ referential }) => (referential.actions ?? []).map((action) => action.id)));
  for (const text of texts) {
    const [, id = '', word = ''] = /^(.+)=([^=]+)$/.exec(text.trim()) ?? [];
    const state = Object.hasOwn(STATES, word) ? STATES[word] : undefined;
    if (id === '' || state === undefined) throw ConvergenceError.of('usage/set', { value: text });
    const requirement = assessment.requirements.find((each) => each.id === id || each.reference === id);
    if (state === 'done' ? !actions.has(id) : !requirement) throw ConvergenceError.of('usage/set-unknown', { id, nearest: nearest(id, state === 'done' ? actions : assessment.requirements.map((each) => each.id)) ?? '' });
    if (state === 'done') {
      for (const closed of closedBy(id, assessed)) suppositions.set(closed, 'met');
      supposed.push({ id, kind: 'action', state });
    } else if (requirement) {
      if (requirement.status === 'not-applicable') throw ConvergenceError.of('usage/set-not-applicable', { id });
      suppositions.set(requirement.id, state);
      supposed.push({ id: requirement.id, kind: 'requirement', state });
    }
  }
  return { supposed, suppositions };
}

/** What would change if some requirements were met, or no longer were. Nothing is written. @throws ConvergenceError */
export async function simulate(ports: Ports, request: SimulationRequest): Promise<Simulation> {
  const assessed = await assess(ports, request);
  const { supposed, suppositions } = read(request.sets, assessed);
  const { assessment, referentials, vocabulary, opened } = assessed;
  const supposing = evaluate(referentials, vocabulary, opened.dossier, assessment.date, { suppositions });
  return {
    assessed,
    supposed,
    before: { assessment, roadmap: roadmapOf(assessed, request).roadmap },
    after: { assessment: supposing, roadmap: roadmapOf({ ...assessed, assessment: supposing }, request, suppositions).roadmap },
  };
}
