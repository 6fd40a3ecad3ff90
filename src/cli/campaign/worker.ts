import { parentPort, workerData } from 'node:worker_threads';
import { CampaignJudge } from '../../app/campaign/judge.js';
import type { SourceToJudge } from '../../app/ports.js';
import type { WorkerAnswer, WorkerStart } from './worker-judge.js';
import { createPorts } from '../ports.js';

const { cwd, lang, request } = workerData as WorkerStart;
const judge = CampaignJudge.create(createPorts(cwd, lang), request);

let last: Promise<unknown> = judge;

/** One batch after the other, in the order they were given: that of the answers. */
parentPort?.on('message', (batch: readonly SourceToJudge[]) => {
  last = last
    .then(() => judge)
    .then((ready) => ready.judge(batch))
    .then(
      (result): WorkerAnswer => ({ result }),
      (error: unknown): WorkerAnswer => ({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    .then((answer) => parentPort?.postMessage(answer));
});
