import { diamond, EXAMINED_HEIGHT, STAND_HEIGHT, standMarks, standWidth, type Stand } from '../../figures/stand-marks.js';
import { markShapes } from '../../figures/marks.js';
import { PALETTE } from '../../figures/palette.js';
import { hatchPath, type Shape } from '../../figures/shapes.js';
import { shapesSvg } from '../../figures/svg.js';
import type { Mark } from '../../model.js';

export const MARK_SIZE = 10;
const MARK_IDS: Readonly<Record<Mark, string>> = { met: 'mm', unmet: 'mx', unknown: 'mu', partial: 'mp', contradicted: 'mc', 'not-applicable': 'mn' };
const KEY_SIZE = 12;

/** Drawings of the legends: points and rings of the dumbbells, fillings of the steps. */
export type Key = 'proven' | 'declared' | 'undecided' | 'examined' | 'filled' | 'outlined';

function keyShapes(mark: Key): readonly Shape[] {
  switch (mark) {
    case 'proven':
      return [{ kind: 'circle', x: 6, y: 6, r: 5, fill: PALETTE.petrol }];
    case 'declared':
      return [{ kind: 'circle', x: 6, y: 6, r: 5, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1.5 }];
    case 'undecided':
      return [{ kind: 'rect', x: 0.5, y: 3, w: 11, h: 6, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 0.8 }, { kind: 'path', d: hatchPath(0.5, 3, 11, 6, 3), stroke: PALETTE.petrol, width: 1 }];
    case 'filled':
      return [{ kind: 'rect', x: 0.5, y: 1.5, w: 11, h: 9, fill: PALETTE.petrol }];
    case 'outlined':
      return [{ kind: 'rect', x: 1, y: 2, w: 10, h: 8, fill: PALETTE.paper, stroke: PALETTE.petrol, width: 1.2 }];
    case 'examined':
      return [diamond(6, 6)];
  }
}

/** Drawings that come back in ten thousand rows: each is drawn once, at the end of the page, and named where it stands. Words always say what they do. */
export class Sprite {
  private readonly drawn = new Map<string, readonly Shape[]>();

  private use(id: string, attributes: string, shapes: () => readonly Shape[]): string {
    if (!this.drawn.has(id)) this.drawn.set(id, shapes());
    return `<svg ${attributes} aria-hidden="true"><use href="#${id}"/></svg>`;
  }

  /** Its size is in the style sheet: it is the mark that comes back most. */
  mark(mark: Mark): string {
    return this.use(MARK_IDS[mark], 'class="m"', () => markShapes(mark, MARK_SIZE));
  }

  stand(stand: Stand): string {
    const { top, level, proven, examined } = stand;
    const id = `s-${[top, level.low, level.high, proven, ...(examined === undefined ? [] : [examined])].join('-')}`;
    return this.use(id, `class="stand" width="${standWidth(top)}" height="${examined === undefined ? STAND_HEIGHT : EXAMINED_HEIGHT}"`, () => standMarks(stand));
  }

  /** One mark alone, for a legend. */
  key(mark: Key): string {
    return this.use(`k-${mark}`, `class="mark" width="${KEY_SIZE}" height="${KEY_SIZE}"`, () => keyShapes(mark));
  }

  svg(): string {
    const groups = [...this.drawn].map(([id, shapes]) => `<g id="${id}">${shapesSvg(shapes)}</g>`);
    return groups.length === 0 ? '' : `<svg class="hidden" width="0" height="0" aria-hidden="true"><defs>${groups.join('')}</defs></svg>`;
  }
}
