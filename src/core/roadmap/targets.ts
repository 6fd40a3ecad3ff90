import type { AssessedTheme } from '../assessment.js';
import type { RoadmapTarget } from './roadmap.js';

/** The target each theme is planned for: the one asked, else the last its source gives, so that the next one is prepared too. */
export function roadmapTargets(themes: readonly AssessedTheme[], asked: Readonly<Record<string, number>>): ReadonlyMap<string, RoadmapTarget> {
  const targets = new Map<string, RoadmapTarget>();
  for (const { id, target } of themes) {
    if (Object.hasOwn(asked, id)) targets.set(id, { level: asked[id] as number, since: null, official: false });
    else if (target) {
      const { level, since, official } = target.next !== undefined && target.next.level > target.level ? target.next : target;
      targets.set(id, { level, since, official });
    }
  }
  return targets;
}
