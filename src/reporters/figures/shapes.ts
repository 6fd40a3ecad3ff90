/** What a figure is made of: the same list is written as SVG and as PDF paths. Units are points, y goes down. */
export type Weight = 'regular' | 'semibold' | 'bold';

export interface Stroke {
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly [number, number];
}

export type Shape =
  | ({ readonly kind: 'path'; readonly d: string; readonly fill?: string } & Stroke)
  | ({ readonly kind: 'rect'; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly fill?: string } & Stroke)
  | ({ readonly kind: 'circle'; readonly x: number; readonly y: number; readonly r: number; readonly fill?: string } & Stroke)
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly weight: Weight;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly color: string;
      /** A white edge where the label crosses a line. */
      readonly halo?: boolean;
    };

export interface Figure {
  readonly width: number;
  readonly height: number;
  /** Gives the numbers to whom does not see the drawing. Empty: decorative, its words stand beside. */
  readonly alt: string;
  readonly shapes: readonly Shape[];
}

/** Two decimals at most: short, and the same on every machine. */
export function rounded(value: number): string {
  return `${Math.round(value * 100) / 100}`;
}

/** 45° lines inside a rectangle, as one path: no pattern, so that both renderers draw the same. */
export function hatchPath(x: number, y: number, w: number, h: number, every = 4): string {
  const step = every * Math.SQRT2;
  const parts: string[] = [];
  for (let offset = step / 2; offset < w + h; offset += step) {
    const x1 = offset <= h ? x : x + offset - h;
    const y1 = offset <= h ? y + offset : y + h;
    const x2 = offset <= w ? x + offset : x + w;
    const y2 = offset <= w ? y : y + offset - w;
    parts.push(`M${rounded(x1)} ${rounded(y1)}L${rounded(x2)} ${rounded(y2)}`);
  }
  return parts.join('');
}
