import { evaluate } from '../../../src/core/evaluate.js';
import type { Answer, Dossier } from '../../../src/core/dossier.js';
import type { Action, Referential, Requirement, Vocabulary } from '../../../src/core/referential.js';
import type { Capacity } from '../../../src/core/roadmap/calendar.js';
import { planRoadmap } from '../../../src/core/roadmap/plan.js';
import type { PlannedAction, Roadmap } from '../../../src/core/roadmap/roadmap.js';
import { aDossier, rules } from '../../fixtures/rules.js';

/** A small world for roadmaps: one question for each requirement, so that a requirement is met when its question is answered yes. */
export const DAY = '2026-11-22';
const noWords: Vocabulary = { profile: [], facts: [], lists: [], questions: [] };

export interface Row extends Partial<Omit<Requirement, 'id' | 'metWhen'>> {
  readonly id: string;
  /** Yes, no, or nothing said. */
  readonly answer?: boolean | null;
}

export interface World {
  readonly rows: readonly Row[];
  readonly actions?: readonly Action[];
  readonly targets?: readonly { readonly level: number; readonly since: string }[];
  readonly mode?: 'cumulative' | 'direct';
  readonly dossier?: Partial<Dossier>;
  readonly capacity?: Capacity;
  readonly from?: string;
  readonly asked?: Readonly<Record<string, number>>;
}

export const action = (id: string, closes: readonly string[], likely: number, more: Partial<Action> = {}): Action => ({ id, title: id, closes, effort: { min: likely, likely, max: likely }, ...more });

export function planned({ rows, actions = [], targets = [], mode = 'cumulative', dossier = {}, capacity = { days: 15, period: 'quarter' }, from = DAY, asked = {} }: World): Roadmap {
  const referential: Referential = {
    id: 'r',
    edition: 'e',
    status: 'in-force',
    official: true,
    title: 'r',
    inForce: {},
    sources: [],
    themes: [{ id: 't', title: 't', ladder: { mode, official: true, source: [], rungs: [1, 2, 3, 4].map((level) => ({ level, title: `${level}` })) }, targets: targets.map((target) => ({ ...target, official: true, source: [] })) }],
    questions: rows.map(({ id }) => ({ id: `q.${id}`, kind: 'yesNo', text: id })),
    requirements: rows.map(({ answer: _answer, ...row }) => ({ theme: 't', title: row.id, force: 'order', opposable: false, official: true, binds: ['editor'], metWhen: { question: `q.${row.id}`, equals: true }, source: [], ...row })),
    actions,
  };
  const answers: Record<string, Answer> = Object.fromEntries(rows.flatMap(({ id, answer = false }) => (answer === null ? [] : [[`q.${id}`, { value: answer, evidence: ['proof'] }]])));
  const about = aDossier({ answers, evidence: { proof: { fileState: 'present', file: 'p', sha256: 'x', date: '2026-01-01' } }, ...dossier });
  const compiled = [rules(referential, noWords)];
  return planRoadmap({ referentials: compiled, vocabulary: noWords, dossier: about, assessment: evaluate(compiled, noWords, about, DAY), capacity, from, targets: asked });
}

export const orderOf = (roadmap: Roadmap): string[] => roadmap.actions.map(({ id }) => id);
export const actionOf = (roadmap: Roadmap, id: string): PlannedAction => roadmap.actions.find((each) => each.id === id) as PlannedAction;
