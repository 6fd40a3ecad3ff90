import { Worker } from 'node:worker_threads';
import { WorkerLost, type BatchJudge, type BatchResult, type JudgingRequest, type SourceToJudge } from '../../app/ports.js';
import type { Lang } from '../../i18n/index.js';

/** What a worker is given to begin with. */
export interface WorkerStart {
  readonly cwd: string;
  readonly lang: Lang;
  readonly request: JudgingRequest;
}

/** What it answers to a batch. */
export type WorkerAnswer = { readonly result: BatchResult } | { readonly failure: string };

/** A dossier may ask for much memory: it takes its worker with it, not the campaign. MiB. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 24 };

/** A judge in a thread of its own, started with its first batch and again after it died. */
export function workerJudge(file: string, start: WorkerStart): BatchJudge {
  let running: Worker | undefined;

  const worker = (): Worker => {
    running ??= new Worker(file, { workerData: start, resourceLimits: MEMORY });
    return running;
  };

  return {
    judge: (batch: readonly SourceToJudge[]) =>
      new Promise((resolve, reject) => {
        const judge = worker();
        const done = (): void => {
          judge.off('message', answered);
          judge.off('error', failed);
          judge.off('exit', lost);
        };
        const answered = (answer: WorkerAnswer): void => {
          done();
          if ('result' in answer) resolve(answer.result);
          else reject(new Error(answer.failure));
        };
        const lost = (): void => {
          done();
          running = undefined;
          reject(new WorkerLost());
        };
        const failed = (error: Error & { readonly code?: string }): void => {
          if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return;
          done();
          running = undefined;
          reject(error);
        };
        judge.on('message', answered);
        judge.on('error', failed);
        judge.on('exit', lost);
        judge.postMessage(batch);
      }),
    async close() {
      await running?.terminate();
      running = undefined;
    },
  };
}
