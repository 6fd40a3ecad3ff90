/** How a terminal text may stand out; without colour each function returns its text unchanged. */
export interface Painter {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** Characters as a terminal shows them: combining marks take no column. */
function columns(text: string): number {
  return [...text.normalize('NFC').replace(/\p{M}/gu, '')].length;
}

/** A cell of a table in a terminal: one space at least after it. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(1, width - columns(text)));
}

/** Wraps at word boundaries; a word longer than the line is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => each.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])) {
    if (line !== '' && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Wrapped, the lines after the first indented. */
export function hanging(text: string, indent: number, width: number): string {
  return wrap(text, Math.max(20, width - indent)).join(`\n${' '.repeat(indent)}`);
}
