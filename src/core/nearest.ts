/** The number of edits (insert, delete, replace) from one word to another. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known words closest to a misspelt one, when they are close enough to be meant: all as close, `count` at most. */
export function nearestFew(word: string, known: Iterable<string>, count: number): string[] {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const scored = [...new Set(known)].map((candidate) => ({ candidate, score: distance(word.toLowerCase(), candidate.toLowerCase()) }));
  const best = scored.reduce((least, { score }) => Math.min(least, score), limit);
  return scored.filter(({ score }) => score <= best).slice(0, count).map(({ candidate }) => candidate);
}

/** The known word closest to a misspelt one, when it is close enough to be meant. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  return nearestFew(word, known, 1)[0];
}
