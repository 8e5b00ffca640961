/** The variance of a cell is `factor` times the sum of the squared differences of these indicators from the figure. */
export interface ReplicateError {
  by: 'replicates';
  indicators: number[];
  factor: number;
}

/**
 * How survey figures by replicate weights are compared with the figure itself: the variance is a factor times the sum of squared
 * differences, of n replicates. brr: balanced repeated replication; sdr: successive differences, as in the American Community Survey;
 * jackknife: one unit or group left out at a time, without strata. Other factors, such as 1 / (n (1 − k)²) of Fay's method, are given as a number.
 * Source: Wolter, Introduction to Variance Estimation (2007).
 */
const factors: Record<string, (n: number) => number> = {
  brr: (n) => 1 / n,
  sdr: (n) => 4 / n,
  jackknife: (n) => (n - 1) / n,
  bootstrap: (n) => 1 / n,
};

const replicateForm = /^([a-z0-9][a-z0-9.-]*)\* (\S+)$/;

/** What may stand as the `error` of an indicator if it is no number. */
export const errorForm =
  /^(\d+(\.\d+)?%|[a-z0-9][a-z0-9.-]*|[a-z0-9][a-z0-9.-]*\* (brr|sdr|jackknife|bootstrap|\d*\.?\d+))$/;

/** The replicates that an error such as `income-r* sdr` names: income-r1, income-r2 …; undefined where it names none. */
export function replicatesOf(
  error: string,
  numberOf: ReadonlyMap<string, number>,
): ReplicateError | undefined {
  const [, name, how] = replicateForm.exec(error) ?? [];
  if (name === undefined || how === undefined) return undefined;
  const indicators = [...numberOf].flatMap(([id, k]) => (isReplicate(name, id) ? [k] : []));
  return { by: 'replicates', indicators, factor: factors[how]?.(indicators.length) ?? Number(how) };
}

/** Whether the `error` of an indicator uses another one: as its standard errors, or as one of its replicates. */
export function isInError(error: unknown, id: string): boolean {
  if (typeof error !== 'string') return false;
  return error === id || isReplicate(replicateForm.exec(error)?.[1], id);
}

const isReplicate = (name: string | undefined, id: string) =>
  name !== undefined && id.startsWith(name) && /^\d+$/.test(id.slice(name.length));
