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

/** The state of every theme of a referential, from judgements of all of it. */
export function themeStates({ compiled }: JudgedReferential, judgements: readonly Judgement[]): ReadonlyMap<string, ThemeState> {
  return new Map(
    compiled.themes.map((theme) => {
      const own = judgements.filter((each) => each.compiled.theme === theme);
      const level = declaredLevel(theme, own);
      return [theme.theme.id, { level, proven: provenLevel(theme, own), index: themeIndex(theme, own, level) }];
    }),
  );
}
