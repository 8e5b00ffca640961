/** One line of the files of docs/coverage/: a procedure on panels of one kind. */
export interface Cell {
  /** What is said, as in the tables: "narrowed or widened (sd-log)". */
  what: string;
  panel: string;
  units: number;
  periods: number;
  /** wrong: a verdict although nothing changed; cover: the interval holds the truth; found: a true change gets its verdict. */
  counts: 'wrong' | 'cover' | 'found';
  /** Share that is promised; undefined for `found`. */
  nominal?: number;
  trials: number;
  hits: number;
  /** Standard error of the share, where trials are no coins. */
  error?: number;
}

/** The standard error of a share. */
export function errorOf({ hits, trials, error }: Pick<Cell, 'hits' | 'trials' | 'error'>): number {
  if (error !== undefined) return error;
  const share = (hits + 1) / (trials + 2);
  return Math.sqrt((share * (1 - share)) / trials);
}

/** Whether there are enough trials to say anything: a forecast that is seldom shown has few; a release has many places. */
export const tells = ({ trials, error }: Cell): boolean => trials >= 10 || error !== undefined;

/**
 * Whether a cell holds what it promises: verdicts of 5% are wrong at most 6% and those of 10% at most 10%, 95% intervals cover at
 * least 93%, 90% ranges 88%. It fails where the simulation refutes that: on a one-sided bound of 95%, 1.645 standard errors. A wider
 * interval than promised is honest and passes too.
 */
export function holds(cell: Cell): boolean {
  const share = cell.hits / cell.trials;
  // Where nothing was told in any trial, nothing was wrong.
  if (Number.isNaN(share)) return cell.counts === 'wrong';
  const slack = 1.645 * errorOf(cell);
  if (cell.counts === 'wrong') return share <= Math.max(0.06, cell.nominal ?? 0) + slack;
  if (cell.counts === 'cover') return share >= cell.nominal! - 0.02 - slack;
  return true;
}

/** Counts how often something is so in a number of trials. */
export function counted(
  cell: Omit<Cell, 'trials' | 'hits'>,
  trials: number,
  isSo: (trial: number) => boolean | undefined,
): Cell {
  let [made, hits] = [0, 0];
  for (let i = 0; i < trials; i++) {
    const so = isSo(i);
    if (so === undefined) continue;
    made++;
    if (so) hits++;
  }
  return { ...cell, trials: made, hits };
}
