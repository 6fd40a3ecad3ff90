/** Ctrl-C between two steps of a long command: nothing is wrong, and what was done is kept. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}

/** Ctrl-C aborts the signal instead of ending the program at once; a second one ends it. `letGo` gives the key back. */
export function interruptible(): { readonly signal: AbortSignal; readonly letGo: () => void } {
  const interruption = new AbortController();
  const before = process.listeners('SIGINT');
  const interrupt = (): void => interruption.abort(new Interruption());
  process.removeAllListeners('SIGINT');
  process.once('SIGINT', interrupt);
  return {
    signal: interruption.signal,
    letGo: () => {
      process.off('SIGINT', interrupt);
      before.forEach((listener) => process.on('SIGINT', listener));
    },
  };
}
