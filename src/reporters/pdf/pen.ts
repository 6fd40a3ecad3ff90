import type { Shape } from '../figures/shapes.js';
import type { Figure } from '../figures/shapes.js';
import { PALETTE } from '../figures/palette.js';
import { LineBreaker } from './lines.js';

export const PAGE = { width: 595.28, height: 841.89, left: 50.6, width494: 494.08, top: 39.7, bottom: 800 } as const;

/** A page and its margins, in points. */
export interface Sheet {
  readonly layout: 'portrait' | 'landscape';
  readonly width: number;
  readonly height: number;
  readonly left: number;
  /** Width of the text. */
  readonly inner: number;
  readonly top: number;
  readonly bottom: number;
}

/** A4, upright, then lying for tables of many columns. */
export const PORTRAIT: Sheet = { layout: 'portrait', width: PAGE.width, height: PAGE.height, left: PAGE.left, inner: PAGE.width494, top: PAGE.top, bottom: PAGE.bottom };
export const LANDSCAPE: Sheet = { layout: 'landscape', width: PAGE.height, height: PAGE.width, left: PAGE.left, inner: PAGE.height - 2 * PAGE.left, top: PAGE.top, bottom: PAGE.width - (PAGE.height - PAGE.bottom) };

export type Weight = 'regular' | 'semibold' | 'bold';

export interface TextStyle {
  readonly size: number;
  /** Height of a line. */
  readonly line: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly align?: 'left' | 'right' | 'center';
  /** Beyond, the text ends with an ellipsis. */
  readonly maxLines?: number;
}

/** The styles of the drawing grammar, in points. */
export const STYLES = {
  body: { size: 9.5, line: 14 },
  lead: { size: 10.5, line: 15.75 },
  note: { size: 8, line: 10.5, color: PALETTE.ink2 },
  small: { size: 8.5, line: 11, color: PALETTE.ink2 },
  table: { size: 8.5, line: 11.25 },
  foot: { size: 7.5, line: 10.5, color: PALETTE.ink2 },
  h2: { size: 12, line: 17.5, weight: 'bold' },
  h3: { size: 10, line: 14, weight: 'bold' },
  title: { size: 20, line: 24.5, weight: 'bold' },
} as const satisfies Record<string, TextStyle>;

export type StructElement = PDFKit.PDFStructureElement;

/** Structure types that hold text of their own. */
export type Tag = 'H1' | 'H2' | 'H3' | 'P' | 'TH' | 'TD' | 'LBody' | 'Caption';

/**
 * The one typed wrapper around pdfkit: every text is measured before it is drawn, tagged, and placed by its top-left corner.
 * No call here starts a page by itself.
 */
export class Pen {
  readonly root: StructElement;
  /** Where the next thing goes, from the top of the page. */
  y: number = PAGE.top;
  /** The page being drawn on. */
  sheet: Sheet = PORTRAIT;
  private readonly sections: StructElement[] = [];
  private readonly breaker: LineBreaker;
  /** Raised, the pen goes where it would and leaves no mark. */
  private raised = false;

  constructor(readonly doc: PDFKit.PDFDocument) {
    this.breaker = new LineBreaker((piece, weight) => doc.font(weight).fontSize(1000).widthOfString(piece));
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  /** The element that receives what is drawn. */
  get parent(): StructElement {
    return this.sections.at(-1) ?? this.root;
  }

  /** Goes through a drawing without marking the page, from its top, as if the page had no end. @returns how low it would go. */
  rehearse(draw: () => void): number {
    const { y } = this;
    this.raised = true;
    this.y = this.sheet.top;
    draw();
    const reached = this.y;
    this.raised = false;
    this.y = y;
    return reached;
  }

  /** Draws inside a structure element. */
  within(type: string, draw: () => void): void {
    if (this.raised) {
      draw();
      return;
    }
    const element = this.doc.struct(type);
    this.parent.add(element);
    this.sections.push(element);
    draw();
    this.sections.pop();
    element.end();
  }

  newPage(sheet: Sheet = this.sheet): void {
    this.sheet = sheet;
    this.doc.addPage({ size: 'A4', margin: 0, layout: sheet.layout });
    this.y = sheet.top;
  }

  /** Starts a page when `height` does not fit on this one. */
  ensure(height: number): boolean {
    if (this.raised || this.y + height <= this.sheet.bottom) return false;
    this.newPage();
    return true;
  }

  private use({ size, weight = 'regular' }: TextStyle): void {
    this.doc.font(weight).fontSize(size);
  }

  /** The height of a text in a column, in whole lines. */
  height(text: string, width: number, style: TextStyle): number {
    return text === '' ? 0 : Math.min(this.breaker.lines(text, width, style).length, style.maxLines ?? Infinity) * style.line;
  }

  widthOf(text: string, style: TextStyle): number {
    return this.breaker.width(text, style);
  }

  /** Draws a text with its tag. @returns its height. */
  text(text: string, x: number, y: number, width: number, style: TextStyle, tag: Tag | 'Artifact' | 'none' = 'P', link?: string): number {
    if (text === '') return 0;
    const lines = this.breaker.shown(text, width, style, style.maxLines ?? Infinity);
    const draw = (): void => {
      this.doc.fillColor(style.color ?? PALETTE.ink);
      lines.forEach((line, index) => this.line(line, x, y + index * style.line, width, style, link));
    };
    // Below the page, pdfkit would start another one by itself.
    if (y + style.line > this.sheet.height) return lines.length * style.line;
    if (tag !== 'none') this.tagged(tag, draw);
    else if (!this.raised) draw();
    return lines.length * style.line;
  }

  private line(line: string, x: number, y: number, width: number, style: TextStyle, link: string | undefined): void {
    const { align = 'left' } = style;
    const own = align === 'left' && link === undefined ? 0 : this.widthOf(line, style);
    const start = align === 'right' ? x + width - own : align === 'center' ? x + (width - own) / 2 : x;
    // Measuring uses the font at its own size.
    this.use(style);
    this.doc.text(line, start, y, { lineBreak: false });
    if (link !== undefined) this.doc.link(start, y, own, style.line, link);
  }

  /** What is drawn becomes the content of one structure element. */
  tagged(tag: Tag | 'Artifact' | 'Figure', draw: () => void, alt?: string): void {
    if (this.raised) return;
    if (tag === 'Artifact') {
      this.doc.markContent('Artifact');
      draw();
      this.doc.endMarkedContent();
      return;
    }
    const content = this.doc.markStructureContent(tag);
    draw();
    this.doc.endMarkedContent();
    const element = this.doc.struct(tag, alt === undefined ? {} : { alt }, [content]);
    this.parent.add(element);
    element.end();
  }

  rule(y: number, color: string, width: number, from: number = this.sheet.left, to: number = this.sheet.left + this.sheet.inner): void {
    this.tagged('Artifact', () => {
      this.doc.moveTo(from, y).lineTo(to, y).lineWidth(width).strokeColor(color).stroke();
    });
  }

  /** Draws a figure; without an alternative it is decorative, its words stand beside. */
  figure(figure: Figure, x: number, y: number, scale = 1): void {
    const draw = (): void => this.shapes(figure.shapes, x, y, scale);
    if (figure.alt === '') this.tagged('Artifact', draw);
    else this.tagged('Figure', draw, figure.alt);
  }

  /** Draws shapes, inside whatever is being tagged. */
  shapes(shapes: readonly Shape[], x: number, y: number, scale = 1): void {
    if (this.raised) return;
    this.doc.save().translate(x, y).scale(scale);
    for (const shape of shapes) this.shape(shape);
    this.doc.restore();
  }

  private shape(shape: Shape): void {
    const { doc } = this;
    if (shape.kind === 'text') {
      doc.font(shape.weight).fontSize(shape.size);
      const width = doc.widthOfString(shape.text);
      const x = shape.anchor === 'end' ? shape.x - width : shape.anchor === 'middle' ? shape.x - width / 2 : shape.x;
      // Figures place text by its baseline.
      const options = { lineBreak: false, baseline: 'alphabetic' } as const;
      if (shape.halo === true) {
        doc.lineWidth(3).lineJoin('round').strokeColor(PALETTE.paper).fillColor(PALETTE.paper).text(shape.text, x, shape.y, { ...options, fill: true, stroke: true });
      }
      doc.fillColor(shape.color).text(shape.text, x, shape.y, { ...options, fill: true, stroke: false });
      return;
    }
    if (shape.kind === 'path') doc.path(shape.d);
    else if (shape.kind === 'rect') doc.rect(shape.x, shape.y, shape.w, shape.h);
    else doc.circle(shape.x, shape.y, shape.r);
    if (shape.stroke !== undefined) {
      doc.lineWidth(shape.width ?? 1).strokeColor(shape.stroke).lineJoin(shape.kind === 'path' && shape.fill !== undefined ? 'round' : 'miter');
      if (shape.dash) doc.dash(shape.dash[0], { space: shape.dash[1] });
      else doc.undash();
    }
    if (shape.fill !== undefined && shape.stroke !== undefined) doc.fillAndStroke(shape.fill, shape.stroke);
    else if (shape.fill !== undefined) doc.fill(shape.fill);
    else doc.stroke();
    doc.undash();
  }
}
