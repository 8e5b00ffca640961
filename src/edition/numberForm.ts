/** Digits with a point: what stands before an exponent. */
const mantissa = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)';

/**
 * The one grammar of numbers that are written as text, in records and tables, as a pattern that JavaScript and both record engines read
 * alike: 12, -0.5, .5, +5, 1.5e3. Without separators of thousands, underscores, other digits, other bases, per cents, units.
 */
export const numberForm = `${mantissa}(?:[eE][+-]?\\d{1,3})?`;

/** Numbers of that grammar that are 0. */
export const zeroForm = '[+-]?[0.]+(?:[eE].*)?';

const number = new RegExp(`^(?:${numberForm})$`);
const zero = new RegExp(`^(?:${zeroForm})$`);

/** The double nearest to a number in a cell, spaces around it apart; NaN for what is no number, or one that no double is near to. */
export function numberOf(cell: string): number {
  const text = cell.trim();
  if (!number.test(text)) return Number.NaN;
  const value = Number(text);
  const near = Number.isFinite(value) && (value !== 0 || zero.test(text));
  return near ? value : Number.NaN;
}
