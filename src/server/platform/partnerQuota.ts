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
    const limiter = this.#limiter(partner, unit, quota[unit]);
    const result = await limiter.consume(partner, amount).catch((refused: unknown) => refused);
    if (!(result instanceof RateLimiterRes)) throw result;
    return headersFor(result, quota, unit, result.consumedPoints);
  }

  /** Whether something could be counted, before it is. @throws IntakeProblem with `Retry-After` where too little is left */
  async mayTake({ partner, quota }: Sender, unit: keyof Sender['quota'], amount: number): Promise<void> {
    const used = await this.#limiter(partner, unit, quota[unit]).get(partner);
    if (used) headersFor(used, quota, unit, used.consumedPoints + amount);
  }

  /** The part of its quota that a partner used in this minute. */
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

/** The rest of a quota, as headers. @throws IntakeProblem where so much is used that nothing is */
function headersFor(
  { msBeforeNext }: RateLimiterRes,
  quota: Sender['quota'],
  unit: keyof Sender['quota'],
  used: number,
): Record<string, string> {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  const headers = {
    'RateLimit-Policy': `"requests";q=${quota.requests};w=${minute}, "bytes";q=${quota.bytes};qu="content-bytes";w=${minute}`,
    RateLimit: `"${unit}";r=${Math.max(0, quota[unit] - used)};t=${seconds}`,
  };
  if (used > quota[unit])
    throw new IntakeProblem('quota', { headers: { ...headers, 'Retry-After': `${seconds}` } });
  return headers;
}
