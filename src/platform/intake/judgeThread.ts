import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Done, Step } from './judgeSteps.js';
import type { Stepper } from './judging.js';

/** What a step came to, from the thread; `errcode`: what SQLite said. */
export type Answer = { done: Done } | { fault: string; errcode: number | undefined };

const module = new URL('./judgeWorker.js', import.meta.url);

/** Whether this program is compiled, so that there is a module that a thread can run. */
export const hasThreads = existsSync(module);

/**
 * Judges in a thread of its own, which reads the log and writes the ledger by itself, so that answers of the server do not wait. A
 * thread that ended by itself is started again with the next step.
 */
export class JudgeThread implements Stepper {
  #worker: Worker | undefined;

  constructor(readonly folder: string) {}

  step(step: Step): Promise<Done> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      const onExit = (code: number) => reject(new Error(`the thread that judges ended (${code})`));
      const onMessage = (answer: Answer) => {
        worker.off('exit', onExit);
        worker.off('error', reject);
        worker.unref();
        if ('done' in answer) resolve(answer.done);
        else reject(Object.assign(new Error(answer.fault), { errcode: answer.errcode }));
      };
      worker.once('error', reject);
      worker.once('exit', onExit);
      worker.once('message', onMessage);
      // An open step keeps the program running; a thread that has nothing to do does not.
      worker.ref();
      worker.postMessage(step);
    });
  }

  /**
   * Ends the thread after what it was given; the next step starts another. It is never ended from outside: an addon that is
   * in the middle of a call would end the whole program.
   */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage('end');
    await ended;
  }

  #start(): Worker {
    const worker = new Worker(module, { workerData: { folder: this.folder } });
    // An error rejects the step in progress; between steps it needs no handling, but without a listener it would end the program.
    worker.on('error', () => {});
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    return worker;
  }
}
