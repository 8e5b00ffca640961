/** Digits with an optional point, before an exponent. */
const mantissa = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)';

/**
 * The grammar of numbers written as text in records, as a pattern that JavaScript and both record engines read alike: 12, -0.5, .5, +5, 1.5e3. Without separators of thousands, underscores, other digits, other bases, per cents, units.
 */
export const numberForm = `${mantissa}(?:[eE][+-]?\\d{1,3})?`;

/** Numbers of that grammar that equal 0. */
export const zeroForm = '[+-]?[0.]+(?:[eE].*)?';
