/** A break that needs no space: after a hyphen or a slash that joins two words. Numbers, days and codes stay whole. */
const JOINT = /(?<=[\p{L}\p{N}][-/])(?=\p{L})/u;
const ELLIPSIS = '…';
/** Widths are sums: what is too wide by less than this is not. */
const SLACK = 0.01;

/** The width of a piece of text in a font whose letters are 1000 high. */
export type Measure = (piece: string, weight: string) => number;

export interface Face {
  readonly size: number;
  readonly weight?: string;
}

/** Widths already measured, by weight and piece: the same for every document drawn with the same fonts. */
export type Widths = Map<string, number>;

/** Breaks texts into lines. Each piece is measured once, each text broken once: rows ask before cells do, and cells before they draw. */
export class LineBreaker {
  private readonly broken = new Map<string, readonly string[]>();

  constructor(
    private readonly measure: Measure,
    private readonly widths: Widths = new Map(),
  ) {}

  /** The width of a piece, in points. */
  width(piece: string, { size, weight = 'regular' }: Face): number {
    const key = `${weight} ${piece}`;
    const known = this.widths.get(key) ?? this.measure(piece, weight);
    this.widths.set(key, known);
    return (known * size) / 1000;
  }

  /** The lines of a text in a column: as many words as fit on each, a word too long for one cut where it must be. */
  lines(text: string, width: number, face: Face): readonly string[] {
    const key = `${face.weight ?? 'regular'} ${face.size} ${width} ${text}`;
    const known = this.broken.get(key) ?? this.break(text, width, face);
    this.broken.set(key, known);
    return known;
  }

  /** The first `most` lines, the last of which says with an ellipsis that there were more. */
  shown(text: string, width: number, face: Face, most: number): readonly string[] {
    const lines = this.lines(text, width, face);
    if (lines.length <= most) return lines;
    const kept = lines.slice(0, most);
    let last = kept.pop() ?? '';
    while (last !== '' && this.width(last + ELLIPSIS, face) > width + SLACK) last = [...last].slice(0, -1).join('').trimEnd();
    return [...kept, last + ELLIPSIS];
  }

  private break(text: string, width: number, face: Face): readonly string[] {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    const space = this.width(' ', face);
    for (const word of text.split(' ')) {
      word.split(JOINT).forEach((piece, index) => {
        const gap = line === '' || index > 0 ? '' : ' ';
        const wide = this.width(piece, face);
        const before = gap === '' ? used : used + space;
        if (before + wide <= width + SLACK) {
          line += gap + piece;
          used = before + wide;
          return;
        }
        if (line !== '') lines.push(line);
        [line, used] = wide <= width + SLACK ? [piece, wide] : this.cut(piece, width, face, lines);
      });
    }
    return line === '' && lines.length > 0 ? lines : [...lines, line];
  }

  /** Fills lines with the letters of a word wider than the column. @returns what is left for the line after them. */
  private cut(word: string, width: number, face: Face, lines: string[]): [string, number] {
    let part = '';
    let used = 0;
    for (const letter of word) {
      const wide = this.width(letter, face);
      if (part !== '' && used + wide > width + SLACK) {
        lines.push(part);
        [part, used] = ['', 0];
      }
      part += letter;
      used += wide;
    }
    return [part, used];
  }
}
