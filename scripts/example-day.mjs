/** The day the examples are measured and evaluated on: fixed, so that what is rebuilt changes only when the program or the rules do. */
export const DAY = '2026-11-24';
