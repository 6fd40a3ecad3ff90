import { plainLetters } from '../../i18n/format.js';
import { escapeHtml } from '../html/escape.js';
import { rounded as n, type Figure, type Shape, type Stroke } from './shapes.js';

const WEIGHTS = { regular: '', semibold: ' font-weight="600"', bold: ' font-weight="700"' } as const;

function paint(fill: string | undefined, { stroke, width, dash }: Stroke): string {
  return ` fill="${fill ?? 'none'}"${stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${n(width ?? 1)}"${dash ? ` stroke-dasharray="${dash.join(' ')}"` : ''}`}`;
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case 'path':
      return `<path d="${shape.d}"${paint(shape.fill, shape)}${shape.fill !== undefined && shape.stroke !== undefined ? ' stroke-linejoin="round"' : ''}/>`;
    case 'rect':
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.w)}" height="${n(shape.h)}"${paint(shape.fill, shape)}/>`;
    case 'circle':
      return `<circle cx="${n(shape.x)}" cy="${n(shape.y)}" r="${n(shape.r)}"${paint(shape.fill, shape)}/>`;
    case 'text':
      return `<text x="${n(shape.x)}" y="${n(shape.y)}" font-size="${n(shape.size)}" text-anchor="${shape.anchor}" fill="${shape.color}"${WEIGHTS[shape.weight]}${shape.halo ? ' stroke="#FFFFFF" stroke-width="3" stroke-linejoin="round" paint-order="stroke"' : ''}>${escapeHtml(shape.text)}</text>`;
  }
}

/** Shapes alone, to be put in an SVG. */
export function shapesSvg(shapes: readonly Shape[]): string {
  return shapes.map(element).join('');
}

/** A figure as inline SVG: sizes in attributes, no `style`. Scales down with its column, never up. */
export function toSvg(figure: Figure, className: string): string {
  const said = figure.alt === '' ? 'aria-hidden="true" focusable="false"' : `role="img" aria-label="${escapeHtml(plainLetters(figure.alt))}"`;
  return `<svg class="${className}" width="${n(figure.width)}pt" height="${n(figure.height)}pt" viewBox="0 0 ${n(figure.width)} ${n(figure.height)}" ${said}>${shapesSvg(figure.shapes)}</svg>`;
}
