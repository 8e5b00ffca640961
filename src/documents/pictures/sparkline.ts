import { coordinate } from '../../figures/index.js';

/** Where a line may stand. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * The path of values over their times, which begin with 0, and its last point; broken where one is missing (NaN); undefined below two
 * values. The box ends at zero where `fromZero`, else at the lowest value.
 */
export function sparkline(
  values: readonly number[],
  times: readonly number[],
  fromZero: boolean,
  { x, y, width, height }: Box,
): { path: string; end: { x: number; y: number } } | undefined {
  const known = values.filter((v) => Number.isFinite(v));
  if (known.length < 2) return undefined;
  const [low, high] = [Math.min(...known, ...(fromZero ? [0] : [])), Math.max(...known)];
  const at = (v: number, i: number) => ({
    x: coordinate(x + (width * times[i]!) / times.at(-1)!),
    y: coordinate(high > low ? y + (height * (high - v)) / (high - low) : y + height / 2),
  });
  const path = values
    .map((v, i) => {
      if (!Number.isFinite(v)) return '';
      const point = at(v, i);
      return `${i === 0 || !Number.isFinite(values[i - 1]) ? 'M' : 'L'}${point.x} ${point.y}`;
    })
    .join('');
  const last = values.findLastIndex((v) => Number.isFinite(v));
  return { path, end: at(values[last]!, last) };
}
