const WORD = 2 ** 32;
/** The greatest seed: 32 bits. */
export const GREATEST_SEED = WORD - 1;

/**
 * Whole numbers from 0 to `below` - 1, always the same for a seed: mulberry32 (Tommy Ettinger, public domain), in integer arithmetic alone,
 * so that any machine gives the same. Words that would favour the first numbers are passed over. @throws RangeError for `below` outside 1 to 2^32.
 */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return (below) => {
    if (!Number.isInteger(below) || below < 1 || below > WORD) throw new RangeError(`no whole number below ${below}`);
    const fair = WORD - (WORD % below);
    let drawn = word();
    while (drawn >= fair) drawn = word();
    return drawn % below;
  };
}
