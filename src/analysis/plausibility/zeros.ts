import { median, square } from '../../engine/index.js';
import { type Finding, numberText } from './finding.js';
import { collectFindings, type Rows } from './rows.js';

/** A zero where its own other figures, or all others, are in the hundreds at least, and figures of that size are hardly ever zero. */
export function zeroFindings(rows: Rows, k: number): Finding[] {
  const columns = (rows[0] ?? []).map((_, t) => {
    const known = rows.map((row) => row[t]!).filter((x) => x === x);
    const others = known.filter((x) => x !== 0).map(Math.abs);
    return { count: known.length, zeros: known.length - others.length, least: Math.min(...others) };
  });
  const isUsual = usualZeros(rows);
  return collectFindings(rows, (value, unit, period) => {
    if (value !== 0) return undefined;
    const { count, zeros, least: leastOfOthers } = columns[period]!;
    // Among the others: without this zero.
    if (count - 1 < 5 || zeros - 1 > (count - 1) / 10) return undefined;
    const own = rows[unit]!.filter((x, t) => x === x && t !== period);
    const least = own.length > 0 ? Math.min(...own.map(Math.abs)) : leastOfOthers;
    if (!(least >= 100) || isUsual(unit, period)) return undefined;
    const where =
      own.length > 0 ? { en: 'its other figures', zh: '其他时期' } : { en: 'all others', zh: '其余数值' };
    return {
      indicator: k,
      unit,
      period,
      value,
      kind: 'zero-among-thousands',
      level: 'unlikely',
      text: {
        en: `0, where ${where.en} are at least ${numberText(least)}`,
        zh: `为0，而${where.zh}至少为${numberText(least)}`,
      },
    };
  });
}

/**
 * Sizes within the factor `times` are similar. At least `least` figures of units of similar size are needed; zeros are
 * usual where more than `share` of these are zero and the rest vary like counts of fewer than `events`.
 */
const similarSize = { times: 3, least: 10, share: 0.002, events: 8 };

/** A figure, and the mean of the other periods of its unit. */
interface SizedFigure {
  unit: number;
  period: number;
  size: number;
  x: number;
}

/**
 * Whether a zero is usual for a unit of its size. Figures that follow from few events, such as the sales of a small town, are zero
 * now and then (Poisson). It is seen from the other figures of units of a similar size: some of them are zero too, and the rest
 * spread as much as counts of fewer than eight events do (1 / the squared coefficient of variation).
 */
function usualZeros(rows: Rows): (unit: number, period: number) => boolean {
  let cells: SizedFigure[] | undefined;
  return (unit, period) => {
    cells ??= figuresWithSize(rows);
    const own = cells.find((cell) => cell.unit === unit && cell.period === period)!.size;
    const near = cells.filter(
      (cell) =>
        cell.unit !== unit && cell.size <= own * similarSize.times && cell.size >= own / similarSize.times,
    );
    const rest = near.filter(({ x }) => x !== 0);
    const zeros = near.length - rest.length;
    if (near.length < similarSize.least || zeros <= near.length * similarSize.share) return false;
    const spread = withoutTrend(rest);
    const mean = spread.reduce((a, b) => a + b, 0) / spread.length;
    const variance = spread.reduce((sum, x) => sum + square(x - mean), 0) / spread.length;
    return variance * similarSize.events > square(mean);
  };
}

function figuresWithSize(rows: Rows): SizedFigure[] {
  return rows.flatMap((row, unit) => {
    const known = row.filter((x) => !Number.isNaN(x));
    const sum = known.reduce((a, b) => a + b, 0);
    return row.flatMap((x, period) => {
      const size = known.length < 2 ? Number.NaN : (sum - x) / (known.length - 1);
      return Number.isNaN(x) ? [] : [{ unit, period, size, x }];
    });
  });
}

/**
 * Figures relative to the sizes of their units, divided by the median of their period, so that common growth does not
 * count as spread.
 */
function withoutTrend(all: readonly SizedFigure[]): number[] {
  const ratios = new Map<number, number[]>();
  for (const { period, x, size } of all) {
    const known = ratios.get(period);
    if (known) known.push(x / size);
    else ratios.set(period, [x / size]);
  }
  return [...ratios.values()].flatMap((of) => {
    const middle = median(of);
    return of.map((ratio) => ratio / middle);
  });
}
