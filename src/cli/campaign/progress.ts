import type { Context } from '../command.js';

/** Said on a terminal at most ten times a second: nobody reads faster. */
export function progressOn({ io, texts }: Context): ((done: number, all: number) => void) | undefined {
  if (io.stderr.isTTY !== true) return undefined;
  let last = 0;
  return (done, all) => {
    const now = performance.now();
    if (done < all && now - last < 100) return;
    last = now;
    io.stderr.write(`\r${texts.campaign.progress(done, all)}${done === all ? '\n' : ''}`);
  };
}
