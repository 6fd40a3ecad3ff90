import type { CompiledTheme } from '../compile.js';
import { standing } from '../judge.js';
import { halvesOf, shareOf } from '../sort-index.js';
import { declaredLevel, indexRows, themeIndex } from '../theme.js';
import type { IndexExplanation, IndexRow, ThemeIndex } from './explanation.js';
import { judgementsOf, rowOf, themeOf, type JudgedEdition } from './scene.js';

function explainThemeIndex(edition: JudgedEdition, theme: CompiledTheme): ThemeIndex {
  const judgements = judgementsOf(edition, theme);
  const level = declaredLevel(theme, judgements);
  const low = indexRows(theme, judgements, level?.low ?? 0);
  const high = indexRows(theme, judgements, level?.high ?? 0);
  const rows = low.flatMap((row, index): IndexRow[] => {
    const other = high[index];
    const judgement = judgements.find((each) => each.compiled.requirement.id === row.id);
    if (!other || !judgement) return [];
    return [
      {
        ...rowOf(edition, judgement, standing(judgement)),
        weight: row.weight,
        halves: { low: row.weight * halvesOf(row.standing, 0), high: row.weight * halvesOf(other.standing, 2), total: 2 * row.weight },
        low: row.standing,
        high: other.standing,
        passed: { low: row.passed === true, high: other.passed === true },
      },
    ];
  });
  return { theme: themeOf(edition, theme), mode: theme.theme.ladder.mode, rows, low: shareOf(low, 0), high: shareOf(high, 2), index: themeIndex(theme, judgements, level) };
}

/** How the sorting index of each theme is computed; there is none of the whole, for unlike things are never averaged. */
export function explainIndex(themes: readonly { readonly edition: JudgedEdition; readonly theme: CompiledTheme }[]): IndexExplanation {
  return { kind: 'index', themes: themes.map(({ edition, theme }) => explainThemeIndex(edition, theme)) };
}
