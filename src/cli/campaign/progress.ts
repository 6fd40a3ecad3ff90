import type { CampaignRequest } from '../../app/campaign/run.js';
import type { Context } from '../command.js';

/** Said on a terminal at most ten times a second: nobody reads faster. */
export function progressOn({ io, texts }: Context): CampaignRequest['progress'] {
  if (io.stderr.isTTY !== true) return undefined;
  const start = performance.now();
  let last = 0;
  return (done, all, kept) => {
    const now = performance.now();
    if (done < all && now - last < 100) return;
    last = now;
    const judged = done - kept;
    const seconds = judged === 0 ? undefined : Math.ceil(((now - start) / 1000 / judged) * (all - done));
    io.stderr.write(`\r${texts.campaign.progress(done, all, done === all ? undefined : seconds)}\u001b[K${done === all ? '\n' : ''}`);
  };
}
