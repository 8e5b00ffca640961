import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReplicatePart, Runner, Study } from '../analysis/index.js';
import { type Problem, UserError } from '../edition/index.js';

/** Messages to and from a worker. */
export type PartRange = readonly [from: number, to: number];
export type WorkerReply = { part: ReplicatePart } | { problems: readonly Problem[] };

/** Below this many milliseconds of remaining work, starting workers costs more than it saves. */
const worthWorkers = 600;

export interface Pool {
  /** Number of threads; by default that of the machine. */
  workers?: number;
  /** Minimum remaining work in milliseconds for starting workers. */
  atLeast?: number;
  /** The module that workers run. */
  module?: URL;
}

/**
 * Computes the parts of a study in worker threads. The first parts are computed here, to estimate whether workers are
 * worth starting, so that a small study stays in one thread. The result does not depend on which worker computes which
 * part.
 */
export function computeInPool({
  workers = availableParallelism(),
  atLeast = worthWorkers,
  module = new URL('./studyWorker.js', import.meta.url),
}: Pool = {}): Runner {
  return async (study, parts, here, take) => {
    const began = performance.now();
    for (const [i, [from, to]] of parts.entries()) {
      const each = i === 0 ? 0 : (performance.now() - began) / i;
      if (workers > 1 && each * (parts.length - i) > atLeast) {
        return inWorkers(study, parts.slice(i), Math.min(workers, parts.length - i), module, take);
      }
      if (!(await take(here(from, to)))) return;
    }
  };
}

/** Distributes the parts to workers one by one, until all are done, `take` returns false, or one fails. */
async function inWorkers(
  study: Study,
  parts: readonly PartRange[],
  count: number,
  module: URL,
  take: (part: ReplicatePart) => boolean | Promise<boolean>,
): Promise<void> {
  const team = Array.from({ length: count }, () => new Worker(module, { workerData: study }));
  let next = 0;
  let left = parts.length;
  let over = false;
  const order = (worker: Worker) => {
    if (next < parts.length) worker.postMessage(parts[next++]);
  };
  try {
    await new Promise<void>((resolve, reject) => {
      const receive = async (worker: Worker, answer: WorkerReply) => {
        if (over) return;
        if ('problems' in answer) throw new UserError(answer.problems);
        order(worker);
        left--;
        if ((await take(answer.part)) && left > 0) return;
        over = true;
        resolve();
      };
      for (const worker of team) {
        worker.on('error', reject);
        worker.on('exit', (code) => over || reject(new Error(`a worker ended with ${code}`)));
        worker.on('message', (answer: WorkerReply) => receive(worker, answer).catch(reject));
        order(worker);
        order(worker); // one part queued ahead, so that workers never wait
      }
    });
  } finally {
    over = true;
    await Promise.all(team.map((worker) => worker.terminate()));
  }
}
