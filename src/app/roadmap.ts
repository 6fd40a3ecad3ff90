import { isDay, type Day } from '../core/day.js';
import { ConvergenceError } from '../core/error.js';
import type { Capacity } from '../core/roadmap/calendar.js';
import { planRoadmap, type RoadmapRequest } from '../core/roadmap/plan.js';
import type { Roadmap } from '../core/roadmap/roadmap.js';
import type { Suppositions } from '../core/suppose.js';
import type { AssessResult } from './assess.js';
import { parseCapacity } from './parse-capacity.js';

/** What a person may ask of a roadmap, as they type it. */
export interface RoadmapWishes {
  /** `15/quarter`; else the dossier's own, else one supposed. */
  readonly capacity?: string;
  /** The first day of work; else the day of the assessment. */
  readonly from?: string;
  /** `theme=4`, each a level asked for the time of a question. */
  readonly targets?: readonly string[];
}

export interface PlannedRoadmap {
  readonly roadmap: Roadmap;
  /** Where the capacity comes from; a supposed one is said so wherever the roadmap is shown. */
  readonly capacityFrom: 'asked' | 'dossier' | 'supposed';
}

/** What a small team can give besides its product; only a starting point, which the roadmap says. */
export const SUPPOSED_CAPACITY: Capacity = { days: 15, period: 'quarter' };

function firstDay(from: string | undefined, day: Day): Day {
  if (from === undefined) return day;
  if (!isDay(from)) throw ConvergenceError.of('usage/date', { value: from });
  if (from < day) throw ConvergenceError.of('usage/from-before', { from, date: day });
  return from;
}

function askedTargets(texts: readonly string[], { assessment }: AssessResult): Record<string, number> {
  const asked: Record<string, number> = {};
  for (const text of texts) {
    const [, id = '', level = ''] = /^([^=]+)=(\d+)$/.exec(text.trim()) ?? [];
    const theme = assessment.themes.find((each) => each.id === id);
    if (id === '') throw ConvergenceError.of('usage/target', { value: text });
    if (!theme) throw ConvergenceError.of('usage/target-theme', { theme: id, known: assessment.themes.map((each) => each.id) });
    if (Number(level) < 1 || Number(level) > theme.top) throw ConvergenceError.of('usage/target-level', { theme: id, level: Number(level), top: theme.top });
    asked[id] = Number(level);
  }
  return asked;
}

/** The roadmap of what was just assessed. @throws ConvergenceError for a wish that cannot be read. */
export function roadmapOf(assessed: AssessResult, wishes: RoadmapWishes = {}, suppositions?: Suppositions): PlannedRoadmap {
  const { assessment, vocabulary, referentials, opened } = assessed;
  const asked = wishes.capacity === undefined ? undefined : parseCapacity(wishes.capacity);
  const request: RoadmapRequest = {
    assessment,
    vocabulary,
    referentials,
    dossier: opened.dossier,
    capacity: asked ?? opened.dossier.capacity ?? SUPPOSED_CAPACITY,
    from: firstDay(wishes.from, assessment.date),
    targets: askedTargets(wishes.targets ?? [], assessed),
    ...(suppositions === undefined ? {} : { suppositions }),
  };
  return { roadmap: planRoadmap(request), capacityFrom: asked ? 'asked' : opened.dossier.capacity ? 'dossier' : 'supposed' };
}
