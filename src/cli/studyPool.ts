import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Part, Runner, Study } from '../analysis/index.js';
import { type Problem, UserError } from '../edition/index.js';

/** What a worker is told and what it answers. */
export type Order = readonly [from: number, to: number];
export type Answer = { part: Part } | { problems: readonly Problem[] };

/** Below this many milliseconds of work left, starting workers costs more than it brings. */
const worthWorkers = 600;

export interface Pool {
  /** Threads; as many as the machine has by default. */
  workers?: number;
  /** Milliseconds of work left from which on workers are started. */
  atLeast?: number;
  /** The module a worker runs. */
  module?: URL;
}

/**
 * Does the parts of a study in worker threads. The first parts are done here: they show whether the rest is worth
 * starting workers, so a small study stays in one thread. Which worker does which part does not matter.
 */
export function pooled({
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

/** Hands the parts to workers one by one, until all are done, `take` says no, or one fails. */
async function inWorkers(
  study: Study,
  parts: readonly Order[],
  count: number,
  module: URL,
  take: (part: Part) => boolean | Promise<boolean>,
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
      const receive = async (worker: Worker, answer: Answer) => {
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
        worker.on('message', (answer: Answer) => receive(worker, answer).catch(reject));
        order(worker);
        order(worker); // one ahead, so that nobody waits for the post
      }
    });
  } finally {
    over = true;
    await Promise.all(team.map((worker) => worker.terminate()));
  }
}
