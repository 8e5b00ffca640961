import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { DateFields, Divided } from './parquetBody.js';
import { IntakeProblem } from './problem.js';

/** The compiled module that the thread runs, whether this one is compiled or not. */
const module = fileURLToPath(new URL('../../../dist/server/platform/parquetWorker.js', import.meta.url));

/**
 * Reads Parquet files of partners in one thread, one after the other, so that answers of the server do not wait for them: a file of the
 * size that is taken costs seconds of the processor. The thread is started with the first and ends when none comes for a while. How many
 * wait is bounded where they are let in (`Admission`).
 */
export class ParquetThread {
  #pool: Piscina | undefined;
  /** Ends the wait for the file that is read, where the thread ended before it took it. */
  #ended = new AbortController();
  /** The file before is read or given up. */
  #free: Promise<unknown> = Promise.resolve();

  /**
   * @param longest milliseconds that reading a file may take, and that a file may wait for its turn
   * @param memory MiB that the thread may have
   */
  constructor(
    readonly longest = 30_000,
    readonly memory = 768,
  ) {}

  /**
   * The rows of a file as `ndjsonOf` writes them.
   *
   * @throws IntakeProblem, also for a file that takes too long or more memory than the thread may have, and for one that waited too long
   */
  ndjsonOf(file: Buffer, dates: DateFields = {}): Promise<Buffer> {
    const late = AbortSignal.timeout(this.longest);
    const read = this.#free.then(() => {
      if (late.aborted) throw new IntakeProblem('busy', { headers: { 'Retry-After': '2' } });
      return this.#read(file, dates);
    });
    this.#free = read.catch(() => {});
    return read;
  }

  async #read(file: Buffer, dates: DateFields): Promise<Buffer> {
    this.#pool ??= this.#newPool();
    const bytes = Uint8Array.from(file);
    this.#ended = new AbortController();
    const signal = AbortSignal.any([AbortSignal.timeout(this.longest), this.#ended.signal]);
    let divided: Divided;
    try {
      divided = await this.#pool.run({ bytes, dates }, { signal, transferList: [bytes.buffer] });
    } catch (error) {
      const fault = this.#ended.signal.aborted ? this.#ended.signal.reason : error;
      const isLate = signal.aborted && !this.#ended.signal.aborted;
      const isMuch = isLate || (fault as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
      throw isMuch ? new IntakeProblem('large-parquet') : fault;
    }
    if ('kind' in divided)
      throw new IntakeProblem(divided.kind, { ...(divided.found && { found: divided.found }) });
    const { buffer, byteOffset, byteLength } = divided.lines;
    return Buffer.from(buffer, byteOffset, byteLength);
  }

  #newPool(): Piscina {
    const pool = new Piscina({
      filename: module,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: this.memory },
    });
    // The pool says only here that a thread ended before it was ready, and would leave the file in its queue.
    pool.on('error', (error) => this.#ended.abort(error));
    return pool;
  }
}
