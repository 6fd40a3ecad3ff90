import type { Problem } from '../error.js';
import { nearest } from '../nearest.js';
import type { Referential } from '../referential.js';
import { isNamed } from './checks.js';
import type { Policy } from './policy.js';

/** What a policy names that no rule set has: a misspelling would ask nothing, silently. Places are paths from its root. */
export function checkPolicy(policy: Policy, referentials: readonly Referential[]): Problem[] {
  const problems: Problem[] = [];
  const themes = referentials.flatMap((each) => each.themes.map(({ id }) => id));
  const requirements = referentials.flatMap(({ id: referential, requirements: own }) => own.map(({ id }) => ({ id, referential })));
  const report = (code: string, path: readonly (string | number)[], id: string, known: readonly string[]): void =>
    void problems.push({ code, params: { id, nearest: nearest(id, known) ?? '', known: [] }, place: { path }, severity: 'error' });
  for (const key of ['levels', 'exceptions'] as const) {
    for (const id of Object.keys(policy[key] ?? {})) if (!themes.includes(id)) report('policy/unknown-theme', [key, id], id, themes);
  }
  for (const key of ['knownGaps', 'held', 'partly'] as const) {
    (policy[key] ?? []).forEach((name, index) => {
      if (!requirements.some((each) => isNamed(name, each))) report('policy/unknown-requirement', [key, index], name, requirements.map(({ id }) => id));
    });
  }
  return problems;
}
