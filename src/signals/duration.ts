import type { Environment } from './clickhouse/cluster.js';

/** Time limit of a DuckDB query in seconds: `IPLUS_SECONDS`, otherwise one hour. */
export function limitSeconds(env: Environment): number {
  const asked = Number(env['IPLUS_SECONDS']);
  return asked > 0 && asked < 2_000_000 ? asked : 3600;
}

/** Whether an error message of an engine means that a query exceeded its time limit. */
export function isTooLong(said: string): boolean {
  return /^INTERRUPT Error|Timeout exceeded|TIMEOUT_EXCEEDED/.test(said);
}

/** Runs a query and interrupts it at the time limit. */
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
