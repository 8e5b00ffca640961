import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** A rate limit. */
export interface Quota {
  /** The value of the header `RateLimit-Policy`. */
  policy: string;
  /** Counts one request; `left` is negative when it exceeds the limit. */
  take(reader: string): Promise<{ left: number; seconds: number }>;
  /** Charges more for a request that took long. */
  addTime(reader: string, ms: number): void;
}

/** A request is charged once more for every so many milliseconds. */
const costly = 100;

/** @param points requests per minute and client */
export function quotaOf(points: number): Quota {
  const limiter = new RateLimiterMemory({ points, duration: 60 });
  return {
    policy: `"reader";q=${points};w=60`,
    async take(reader) {
      const result = await limiter.consume(reader).catch((refused: unknown) => refused);
      if (!(result instanceof RateLimiterRes)) throw result;
      const left = points - result.consumedPoints;
      return { left, seconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)) };
    },
    addTime(reader, ms) {
      if (ms >= costly) void limiter.penalty(reader, Math.floor(ms / costly));
    },
  };
}
