/** How many columns a text takes; colour codes take none. */
export function columnsOf(text: string): number {
   
  return [...text.replace(/\u001B\[[0-9;]*m/g, '').replace(/\p{M}/gu, '')].length;
}

/** Cuts a plain text into lines at its spaces (never at a non-breaking one); a word longer than a line is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (let word of paragraph.split(' ')) {
      if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > width) {
        lines.push(line);
        line = '';
      }
      while (columnsOf(word) > width) {
        const characters = [...word];
        lines.push(characters.slice(0, width).join(''));
        word = characters.slice(width).join('');
      }
      line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

/** Puts parts on as few lines as they need, apart from each other; no part is cut in two. */
export function flow(parts: readonly string[], width: number, gap = '   '): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(last) + columnsOf(gap) + columnsOf(part) <= width) lines[lines.length - 1] = `${last}${gap}${part}`;
    else lines.push(part);
  }
  return lines;
}

/** A line with one part on each side, or two lines when both do not fit. */
export function bothSides(left: string, right: string, width: number): string[] {
  const space = width - columnsOf(left) - columnsOf(right);
  if (right === '') return [left];
  return space < 2 ? [left, right] : [`${left}${' '.repeat(space)}${right}`];
}
