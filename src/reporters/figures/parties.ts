import { fitText } from './fit-text.js';
import { PALETTE } from './palette.js';
import { rounded as n, type Figure, type Shape } from './shapes.js';
import { textWidth } from './text-width.js';

/** A party to an agreement, and what is left for it to write, two labels a line. */
export interface Party {
  readonly name: string;
  readonly labels: readonly string[];
}

const WIDTH = 494;
const GAP = 18;
const NAME = 17;
const LINE = 24;
const AFTER = 11;

/** Those who sign, each with lines to fill: no name is invented. */
export function partiesFigure(parties: readonly Party[], alt: string): Figure {
  const shapes: Shape[] = [];
  const column = (WIDTH - GAP) / 2;
  let top = 0;
  for (const { name, labels } of parties) {
    shapes.push({ kind: 'text', x: 0, y: top + 12, text: fitText(name, WIDTH, 9.5, 'semibold'), size: 9.5, weight: 'semibold', anchor: 'start', color: PALETTE.ink });
    labels.forEach((label, index) => {
      // An odd label first has the whole line.
      const alone = labels.length % 2 === 1 && index === 0;
      const place = labels.length % 2 === 1 && index > 0 ? index + 1 : index;
      const x = alone ? 0 : (place % 2) * (column + GAP);
      const base = top + NAME + (Math.floor(place / 2) + 1) * LINE - 8;
      const end = alone ? WIDTH : x + column;
      shapes.push({ kind: 'text', x, y: base, text: label, size: 8.5, weight: 'regular', anchor: 'start', color: PALETTE.ink2 });
      shapes.push({ kind: 'path', d: `M${n(x + textWidth(label, 8.5) + 4)} ${n(base + 1)}L${n(end)} ${n(base + 1)}`, stroke: PALETTE.line, width: 0.5 });
    });
    top += NAME + Math.ceil(labels.length / 2) * LINE + AFTER;
  }
  return { width: WIDTH, height: top, alt, shapes };
}
