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
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

interface Awaited {
  readonly resolve: (result: BatchResult) => void;
  readonly reject: (error: Error) => void;
}

/** A judge in a thread of its own, started with its first batch and again after it died. Batches may be given before the last one is judged. */
export function workerJudge(file: string, start: WorkerStart): BatchJudge {
  let running: Worker | undefined;
  /** In the order they were given, and so in that of the answers. */
  let awaited: Awaited[] = [];

  const end = (error: Error): void => {
    const lost = awaited;
    [running, awaited] = [undefined, []];
    lost.forEach(({ reject }) => reject(error));
  };

  const started = (): Worker => {
    const worker = new Worker(file, { workerData: start, resourceLimits: MEMORY });
    worker.on('message', (answer: WorkerAnswer) => {
      const first = awaited.shift();
      if ('result' in answer) first?.resolve(answer.result);
      else first?.reject(new Error(answer.failure));
    });
    worker.on('error', (error: Error & { readonly code?: string }) => {
      // Its exit comes next, and says that what it judged is lost.
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY' && running === worker) end(error);
    });
    worker.on('exit', () => {
      if (running === worker) end(new WorkerLost());
    });
    return worker;
  };

  return {
    judge: (batch: readonly SourceToJudge[]) =>
      new Promise((resolve, reject) => {
        awaited.push({ resolve, reject });
        running ??= started();
        running.postMessage(batch);
      }),
    async close() {
      const worker = running;
      running = undefined;
      await worker?.terminate();
    },
  };
}
