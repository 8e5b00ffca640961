import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ConsoleProblem } from './asked.js';

/** Wrong links that one reader may send in ten minutes. */
const most = { points: 20, duration: 600 };

/**
 * Counts wrong links, as forms of this site send them: a request that a page of another site can make a browser send counts for
 * nothing, and a valid link is let in whatever was counted, so that nobody can keep others out.
 */
export class Attempts {
  readonly #limiter = new RateLimiterMemory(most);

  /** @throws ConsoleProblem, always: for a wrong link, or for too many of them */
  async refuse(reader: string): Promise<never> {
    const counted: unknown = await this.#limiter.consume(reader).catch((refused: unknown) => refused);
    if (!(counted instanceof RateLimiterRes)) throw counted;
    if (counted.consumedPoints > most.points) throw new ConsoleProblem('too-many', 429);
    throw new ConsoleProblem('bad-link', 403);
  }
}
