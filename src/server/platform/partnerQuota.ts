import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Sender } from '../../platform/index.js';
import { IntakeProblem } from './problem.js';

const minute = 60;

/** Requests and bytes that each partner may send in a minute: one that sends more waits, and takes nothing from others. */
export class PartnerQuota {
  readonly #limiters = new Map<string, RateLimiterMemory>();

  /** Counts something, and says what is left as headers. @throws IntakeProblem with `Retry-After` where it is used up */
  async take(
    { partner, quota }: Sender,
    unit: keyof Sender['quota'],
    amount: number,
  ): Promise<Record<string, string>> {
    const points = quota[unit];
    const limiter = this.#limiter(partner, unit, points);
    const result = await limiter.consume(partner, amount).catch((refused: unknown) => refused);
    if (!(result instanceof RateLimiterRes)) throw result;
    const seconds = Math.max(1, Math.ceil(result.msBeforeNext / 1000));
    const left = Math.max(0, points - result.consumedPoints);
    const headers = {
      'RateLimit-Policy': `"requests";q=${quota.requests};w=${minute}, "bytes";q=${quota.bytes};qu="content-bytes";w=${minute}`,
      RateLimit: `"${unit}";r=${left};t=${seconds}`,
    };
    if (result.consumedPoints > points)
      throw new IntakeProblem('quota', { headers: { ...headers, 'Retry-After': `${seconds}` } });
    return headers;
  }
  /** What a partner used of its quota in this minute. */
  async used(partner: string, quota: Sender['quota']): Promise<Sender['quota']> {
    const of = async (unit: keyof Sender['quota']) =>
      (await this.#limiter(partner, unit, quota[unit]).get(partner))?.consumedPoints ?? 0;
    return { requests: await of('requests'), bytes: await of('bytes') };
  }

  #limiter(partner: string, unit: keyof Sender['quota'], points: number): RateLimiterMemory {
    const at = `${unit} ${partner} ${points}`;
    const limiter = this.#limiters.get(at) ?? new RateLimiterMemory({ points, duration: minute });
    this.#limiters.set(at, limiter);
    return limiter;
  }
}
