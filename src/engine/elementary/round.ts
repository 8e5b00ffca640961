/** Guard decimals: differences beyond them are rounding errors of a double. */
const guardDecimals = 8;

/**
 * Rounds to decimals, half away from zero: 0.285 to 2 is 0.29, −0.285 is −0.29. The double of 0.285 is smaller than 0.285,
 * and a sum that should be 0.285 may be 0.28499999999999998: so the figure is first rounded to eight decimals more, then to those
 * requested, as `ROUND(ROUND(x, digits + 8), digits)` does in a spreadsheet. The result is the double nearest to the decimal.
 * Missing stays missing; a figure too large to have these decimals is unchanged.
 *
 * @param digits 0 to 12
 */
export function roundTo(x: number, digits: number): number {
  const size = Math.abs(x);
  const unit = powersOfTen[digits];
  const fine = size * powersOfTen[digits + guardDecimals];
  if (fine < most) {
    const steps = Math.floor((Math.round(fine) + halfStep) / perStep) / unit;
    return x < 0 ? -steps : steps;
  }
  if (!(size * unit < most)) return x;
  const steps = Math.round(size * unit) / unit;
  return x < 0 ? -steps : steps;
}

/** Rounds a list in place. */
export function roundLine(values: Float64Array, digits: number): void {
  for (let i = 0; i < values.length; i++) values[i] = roundTo(values[i], digits);
}

/** From 2⁵² on doubles are whole numbers. */
const most = 4503599627370496;
const perStep = 1e8;
const halfStep = perStep / 2;
const powersOfTen = Array.from({ length: 12 + guardDecimals + 1 }, (_, d) => Number(`1e${d}`));
