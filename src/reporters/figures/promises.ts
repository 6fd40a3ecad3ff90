import type { Day } from '../../core/day.js';
import { fitText } from './fit-text.js';
import { markShapes } from './marks.js';
import { PALETTE } from './palette.js';
import { rounded as n, type Figure, type Shape } from './shapes.js';
import { textWidth } from './text-width.js';
import { timeScale } from './time-scale.js';

/** A promise beside the day the roadmap keeps it. */
export interface PromiseRow {
  readonly title: string;
  readonly state: string;
  readonly kept: boolean;
  readonly due: Day;
  readonly planned: Day | null;
  readonly dueWords: string;
  readonly plannedWords: string;
}

const WIDTH = 494;
const NAMES = 150;
const STATES = 158;
const TIME = { left: 290, right: 490 } as const;
const ROW = 16;

/** Ring: the day promised. Square: the day planned. Brick between them when the promise is missed. */
export function promisesFigure(rows: readonly PromiseRow[], from: Day, until: Day, alt: string): Figure {
  const scale = timeScale(from, until, TIME.left, TIME.right);
  const shapes: Shape[] = [];
  rows.forEach((row, index) => {
    const y = 8 + index * ROW;
    const tone = row.kept ? PALETTE.petrol : PALETTE.brick;
    const due = scale.startOf(row.due);
    const planned = row.planned === null ? null : scale.startOf(row.planned);
    shapes.push({ kind: 'path', d: `M${TIME.left} ${n(y)}L${TIME.right} ${n(y)}`, stroke: PALETTE.hair, width: 0.5 });
    shapes.push({ kind: 'text', x: 0, y: y + 2.8, text: fitText(row.title, NAMES - 6, 8), size: 8, weight: 'regular', anchor: 'start', color: PALETTE.ink });
    shapes.push(...markShapes(row.kept ? 'met' : 'unmet', 7, STATES - 10, y - 3.5));
    shapes.push({ kind: 'text', x: STATES, y: y + 2.8, text: fitText(row.state, TIME.left - STATES - 12, 8, 'semibold'), size: 8, weight: 'semibold', anchor: 'start', color: tone });
    if (planned !== null) {
      shapes.push({ kind: 'path', d: `M${n(due)} ${n(y)}L${n(planned)} ${n(y)}`, stroke: tone, width: row.kept ? 1.2 : 2.4 });
      shapes.push({ kind: 'rect', x: planned - 3.2, y: y - 3.2, w: 6.4, h: 6.4, fill: PALETTE.petrol });
    }
    shapes.push({ kind: 'circle', x: due, y, r: 3.5, fill: PALETTE.paper, stroke: PALETTE.ink, width: 1.3 });
    const words = [row.dueWords, row.plannedWords].filter((each) => each !== '').join(', ');
    const right = Math.max(due, planned ?? due) + 8;
    const fits = right + textWidth(words, 7) <= TIME.right;
    shapes.push({ kind: 'text', x: fits ? right : Math.min(due, planned ?? due) - 8, y: y + 2.5, text: words, size: 7, weight: 'regular', anchor: fits ? 'start' : 'end', color: PALETTE.ink2, halo: true });
  });
  return { width: WIDTH, height: rows.length * ROW + 4, alt, shapes };
}
