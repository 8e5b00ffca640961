import type { Environment } from './clickhouse/place.js';

/** Seconds that one query of the embedded engine may take: `IPLUS_SECONDS`, else an hour. */
export function limitSeconds(env: Environment): number {
  const asked = Number(env['IPLUS_SECONDS']);
  return asked > 0 && asked < 2_000_000 ? asked : 3600;
}

/** Whether an engine says that a query was ended for the time it took. */
export function isTooLong(said: string): boolean {
  return /^INTERRUPT Error|Timeout exceeded|TIMEOUT_EXCEEDED/.test(said);
}

/** Work on a query that is interrupted after so many seconds. */
export async function withinSeconds<T>(
  seconds: number,
  interrupt: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setTimeout(interrupt, seconds * 1000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
