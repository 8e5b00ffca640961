import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Divided } from './parquetBody.js';
import { IntakeProblem } from './problem.js';

/** The compiled module that the thread runs, whether this one is compiled or not. */
const module = fileURLToPath(new URL('../../../dist/server/platform/parquetWorker.js', import.meta.url));

/** Milliseconds after which a file is given up. */
const longest = 30_000;

/**
 * Reads Parquet files of partners in one thread, so that answers of the server do not wait for them: a file of the size that is taken
 * costs seconds of the processor. The thread is started with the first and ends when none comes for a while. How many wait is bounded
 * where they are let in (`Admission`).
 */
export class ParquetThread {
  #pool: Piscina | undefined;

  /**
   * The rows of a file as `ndjsonOf` writes them.
   *
   * @throws IntakeProblem, also for a file that takes too long or more memory than the thread may have
   */
  async ndjsonOf(file: Buffer): Promise<Buffer> {
    this.#pool ??= new Piscina({
      filename: module,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: 768 },
    });
    const bytes = Uint8Array.from(file);
    const signal = AbortSignal.timeout(longest);
    let divided: Divided;
    try {
      divided = await this.#pool.run(bytes, { signal, transferList: [bytes.buffer] });
    } catch (error) {
      const isMuch = signal.aborted || (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
      throw isMuch ? new IntakeProblem('too-large') : error;
    }
    if ('kind' in divided)
      throw new IntakeProblem(divided.kind, { ...(divided.found && { found: divided.found }) });
    const { buffer, byteOffset, byteLength } = divided.lines;
    return Buffer.from(buffer, byteOffset, byteLength);
  }
}
