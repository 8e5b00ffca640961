import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ConsoleRefusal } from '../../documents/index.js';
import { ConsoleProblem } from './asked.js';

/** Attempts to log in that failed which one reader may make in ten minutes. */
const most = { points: 20, duration: 600 };

/** Counts attempts to log in that failed. */
export class Attempts {
  readonly #limiter = new RateLimiterMemory(most);

  /** @throws ConsoleProblem for a reader with too many of them */
  async check(reader: string): Promise<void> {
    const consumed = (await this.#limiter.get(reader))?.consumedPoints ?? 0;
    if (consumed >= most.points) throw new ConsoleProblem('too-many', 429);
  }

  async count(reader: string): Promise<void> {
    const counted = await this.#limiter.consume(reader).catch((refused: unknown) => refused);
    if (!(counted instanceof RateLimiterRes)) throw counted;
  }

  /** @throws ConsoleProblem, always */
  async refuse(reader: string, why: ConsoleRefusal): Promise<never> {
    await this.count(reader);
    throw new ConsoleProblem(why, 403);
  }
}
