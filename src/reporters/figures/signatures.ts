import { fitText } from './fit-text.js';
import { PALETTE } from './palette.js';
import { rounded as n, type Figure, type Shape } from './shapes.js';

export interface SignatureWords {
  readonly role: string;
  readonly name: string;
  readonly day: string;
  readonly sign: string;
  readonly alt: string;
}

const WIDTH = 494;
const GAP = 24;
const BOX = 122;

/** Room to sign, two side by side: the role, lines for name and date, and space for a signature. */
export function signaturesFigure(roles: readonly string[], words: SignatureWords): Figure {
  const column = (WIDTH - GAP) / 2;
  const shapes: Shape[] = [];
  roles.forEach((role, index) => {
    const x = (index % 2) * (column + GAP);
    const top = Math.floor(index / 2) * BOX;
    const label = (y: number, text: string): Shape => ({ kind: 'text', x, y: top + y, text, size: 8, weight: 'regular', anchor: 'start', color: PALETTE.ink2 });
    const line = (y: number): Shape => ({ kind: 'path', d: `M${n(x + 92)} ${n(top + y)}L${n(x + column)} ${n(top + y)}`, stroke: PALETTE.line, width: 0.5 });
    shapes.push({ kind: 'path', d: `M${n(x)} ${n(top + 2)}L${n(x + column)} ${n(top + 2)}`, stroke: PALETTE.ink, width: 1.25 });
    shapes.push(label(17, words.role), { kind: 'text', x: x + 92, y: top + 17, text: fitText(role, column - 92, 9.5, 'semibold'), size: 9.5, weight: 'semibold', anchor: 'start', color: PALETTE.ink });
    shapes.push(label(38, words.name), line(40), label(59, words.day), line(61), label(80, words.sign));
  });
  return { width: WIDTH, height: Math.ceil(roles.length / 2) * BOX, alt: words.alt, shapes };
}
