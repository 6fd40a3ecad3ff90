import type { Bounds } from '../assessment.js';
import type { JudgedReferential } from '../decisive.js';
import type { Judgement } from '../judge.js';
import { supposing } from '../suppose.js';
import { declaredLevel, provenLevel, themeIndex } from '../theme.js';

/** Where a theme would stand. */
export interface ThemeState {
  readonly level: Bounds | null;
  readonly proven: number | null;
  readonly index: Bounds | null;
}

/** The judgements with some requirements closed, each with the proof it asks for. */
export function projected({ judgements }: JudgedReferential, closed: ReadonlySet<string>): Judgement[] {
  return supposing(judgements, new Map([...closed].map((id) => [id, 'met'])));
}

/** The state of every theme of a referential, from judgements of all of it. `before`: that of its own judgements, for the themes where nothing has changed. */
export function themeStates({ compiled, judgements: known }: JudgedReferential, judgements: readonly Judgement[], before?: ReadonlyMap<string, ThemeState>): ReadonlyMap<string, ThemeState> {
  const touched = new Set(judgements.filter((each, index) => each !== known[index]).map((each) => each.compiled.theme));
  return new Map(
    compiled.themes.map((theme) => {
      const state = touched.has(theme) ? undefined : before?.get(theme.theme.id);
      if (state) return [theme.theme.id, state];
      const own = judgements.filter((each) => each.compiled.theme === theme);
      const level = declaredLevel(theme, own);
      return [theme.theme.id, { level, proven: provenLevel(theme, own), index: themeIndex(theme, own, level) }];
    }),
  );
}
