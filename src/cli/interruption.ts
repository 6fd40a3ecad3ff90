/** Ctrl-C between two steps of a long command: nothing is wrong, and what was done is kept. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}
