import { log, norm } from '../../engine/index.js';

/** One place in one period: the index x and the figure of the economy y. NaN is missing. */
export interface Observation {
  /** Number of the place. */
  group: number;
  /** Number of the period; neighbours differ by one. */
  time: number;
  x: number;
  y: number;
  /** Standard error of x; exact unless told. Errors of a place in several periods are taken as independent. */
  error?: number;
}

/** The panel estimators. */
export type Estimator = 'pooled' | 'first-differences' | 'fixed-effects' | 'two-way';

export const estimators: readonly Estimator[] = ['pooled', 'first-differences', 'fixed-effects', 'two-way'];

/** Whether figures enter in levels or as natural logarithms. */
export type Form = 'level' | 'log-log';

export const forms: readonly Form[] = ['level', 'log-log'];

/** Why there is no regression. */
export type NoRegression =
  | 'too-few-observations'
  | 'one-place'
  | 'one-period'
  | 'constant-index'
  | 'constant-output'
  | 'collinear-with-effects'
  | 'not-positive'
  | 'out-of-range';

/** The observations transformed for the regression. */
export interface PreparedRegression {
  rows: Observation[];
  /** Columns of the regression, its constant included. */
  columns: number;
  /** Residual degrees of freedom. */
  freedom: number;
  /** The means subtracted, where the line has a constant. */
  means: { x: number; y: number } | null;
  /** What the transformation removes: the mean of each place, or columns that the rows are orthogonal to. */
  effects: { ofPlaces: boolean; columns: number[][] };
}

/** Observations that have both figures, in the requested form, or why there are none. */
export function inForm(
  all: readonly Observation[],
  form: Form,
): { rows: Observation[] } | { why: NoRegression } {
  const present = all.filter(({ x, y }) => x === x && y === y);
  if (form === 'level') return { rows: present };
  if (present.some(({ x, y }) => x <= 0 || y <= 0)) return { why: 'not-positive' };
  return {
    rows: present.map((row) => ({
      ...row,
      x: log(row.x),
      y: log(row.y),
      error: logError((row.error ?? 0) / row.x),
    })),
  };
}

/** The standard error of the logarithm of a figure with a relative one, as if it were log-normal. */
const logError = (relative: number) => Math.sqrt(log(1 + relative * relative));

/**
 * The transformation of each estimator: pooled subtracts the mean of all; first differences are between consecutive periods of a
 * place, then as pooled; fixed effects subtract the mean of each place; two-way effects those of places and periods, alternately
 * until convergence (once where the panel is complete).
 * Source: Baltagi, Econometric Analysis of Panel Data (2021), chapters 2 and 3.
 */
export function prepare(
  rows: readonly Observation[],
  estimator: Estimator,
): PreparedRegression | { why: NoRegression } {
  const groups = new Set(rows.map((row) => row.group)).size;
  const times = new Set(rows.map((row) => row.time)).size;
  if (groups === 1) return { why: 'one-place' };
  if (rows.length < 3) return { why: 'too-few-observations' };
  if (estimator !== 'pooled' && times < 2) return { why: 'one-period' };
  if (isConstant(rows, 'x')) return { why: 'constant-index' };
  if (isConstant(rows, 'y')) return { why: 'constant-output' };
  if (estimator === 'pooled') return centred(rows);
  if (estimator === 'first-differences') return centred(differences(rows));
  const within = estimator === 'two-way' ? withinBoth(rows) : withinOne(rows, 'group');
  const freedom = rows.length - 1 - groups - (estimator === 'two-way' ? times - 1 : 0);
  const columns = estimator === 'two-way' ? periodColumns(rows) : [];
  return withVariation(
    { rows: within, columns: 1, freedom, means: null, effects: { ofPlaces: true, columns } },
    rows,
  );
}

function centred(rows: readonly Observation[]): PreparedRegression | { why: NoRegression } {
  const [x, y] = [mean(rows, 'x'), mean(rows, 'y')];
  const taken = rows.map((row) => ({ ...row, x: row.x - x, y: row.y - y }));
  const effects = { ofPlaces: false, columns: [rows.map(() => 1)] };
  return withVariation({ rows: taken, columns: 2, freedom: rows.length - 2, means: { x, y }, effects }, rows);
}

/** Whether the regressor varies by more than rounding, and degrees of freedom are left. */
function withVariation(
  prepared: PreparedRegression,
  before: readonly Observation[],
): PreparedRegression | { why: NoRegression } {
  if (prepared.freedom < 1) return { why: 'too-few-observations' };
  return largest(prepared.rows, 'x') <= 1e-12 * largest(before, 'x')
    ? { why: 'collinear-with-effects' }
    : prepared;
}

function differences(rows: readonly Observation[]): Observation[] {
  const at = new Map(rows.map((row) => [`${row.group} ${row.time}`, row]));
  return rows.flatMap((row) => {
    const before = at.get(`${row.group} ${row.time - 1}`);
    if (!before) return [];
    const error = norm([row.error ?? 0, before.error ?? 0]);
    return [{ ...row, x: row.x - before.x, y: row.y - before.y, error }];
  });
}

function withinBoth(rows: readonly Observation[]): Observation[] {
  let now = [...rows];
  const [sizeX, sizeY] = [largest(rows, 'x'), largest(rows, 'y')];
  for (let turn = 0; turn < 1000; turn++) {
    const next = withinOne(withinOne(now, 'group'), 'time');
    const moved = next.reduce((most, row, i) => {
      return Math.max(most, Math.abs(row.x - now[i].x) / sizeX, Math.abs(row.y - now[i].y) / sizeY);
    }, 0);
    now = next;
    if (moved < 1e-15) break;
  }
  // Each turn takes of the same errors: what the first one left is theirs.
  const once = withinOne(withinOne(rows, 'group'), 'time');
  return now.map((row, i) => ({ ...row, error: once[i].error ?? 0 }));
}

/** A column of ones and zeros for each period, less the means of the places. */
function periodColumns(rows: readonly Observation[]): number[][] {
  const times = [...new Set(rows.map(({ time }) => time))];
  return times.map((time) =>
    withinOne(
      rows.map((row) => ({ ...row, x: row.time === time ? 1 : 0 })),
      'group',
    ).map(({ x }) => x),
  );
}

function withinOne(rows: readonly Observation[], by: 'group' | 'time'): Observation[] {
  const sums = new Map<number, { n: number; x: number; y: number }>();
  for (const row of rows) {
    const sum = sums.get(row[by]) ?? { n: 0, x: 0, y: 0 };
    sums.set(row[by], { n: sum.n + 1, x: sum.x + row.x, y: sum.y + row.y });
  }
  return rows.map((row) => {
    const { n, x, y } = sums.get(row[by])!;
    return { ...row, x: row.x - x / n, y: row.y - y / n, error: (row.error ?? 0) * Math.sqrt(1 - 1 / n) };
  });
}

function largest(rows: readonly Observation[], of: 'x' | 'y'): number {
  return rows.reduce((most, row) => Math.max(most, Math.abs(row[of])), 0);
}

function mean(rows: readonly Observation[], of: 'x' | 'y'): number {
  return rows.reduce((sum, row) => sum + row[of], 0) / rows.length;
}

function isConstant(rows: readonly Observation[], of: 'x' | 'y'): boolean {
  return rows.every((row) => row[of] === rows[0][of]);
}
