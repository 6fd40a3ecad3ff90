import { parentPort, workerData } from 'node:worker_threads';
import { CampaignJudge } from '../app/campaign/judge.js';
import type { SourceToJudge } from '../app/ports.js';
import type { WorkerAnswer, WorkerStart } from './campaign/worker-judge.js';
import { createPorts } from './ports.js';

const { cwd, lang, request } = workerData as WorkerStart;
const judge = CampaignJudge.create(createPorts(cwd, lang), request);

/** One batch after the other: the main thread asks for the next when it has this one. */
parentPort?.on('message', (batch: readonly SourceToJudge[]) => {
  void judge
    .then((ready) => ready.judge(batch))
    .then(
      (result): WorkerAnswer => ({ result }),
      (error: unknown): WorkerAnswer => ({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
    .then((answer) => parentPort?.postMessage(answer));
});
