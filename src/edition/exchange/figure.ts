/** The most frequent form, short enough to be exact as a double. */
const plain = /^-?\d+(\.\d+)?$/;

const written = /^([+-]?)(\d+\.?\d*|\.\d+)(?:e([+-]?\d+))?$/i;

/**
 * Parses a number such as 1234.5 or 1.2e3: `text` where it is none, `too-long` where a double would change its digits. Up to
 * 15 digits are always accepted, a longer whole number only where the double is exact. A longer fraction is rounded to the
 * nearest double, since programs write 16 or 17 digits.
 */
export function readFigure(text: string): number | 'text' | 'too-long' {
  if (text.length <= 15 && plain.test(text)) return Number(text);
  const [, sign, digits, exponent = '0'] = written.exec(text) ?? [];
  if (digits === undefined) return 'text';
  const number = Number(text);
  const [whole, fraction = ''] = digits.split('.') as [string, string?];
  const significant = (whole + fraction).replace(/^0+/, '').replace(/0+$/, '');
  if (significant === '') return sign === '-' ? -0 : 0;
  if (!Number.isFinite(number)) return 'too-long';
  const isNormal = Math.abs(number) >= smallest;
  if (isNormal && significant.length <= 15) return number;
  if (digitsOf(number, significant.length) === significant) return number;
  const places = fraction.replace(/0+$/, '').length - Number(exponent);
  return isNormal && places > 0 && Math.abs(number) < 9_007_199_254_740_992 ? number : 'too-long';
}

/** The smallest normal double; below it digits are lost. */
const smallest = 2.2250738585072014e-308;

/** The significant digits of a number, without zeros at either end. */
function digitsOf(number: number, places: number): string {
  if (places > 100) return '';
  const [mantissa] = Math.abs(number)
    .toExponential(places - 1)
    .split('e');
  return mantissa!.replace('.', '').replace(/0+$/, '');
}

/** A number with an exponent, as R and pandas write small ones (8e-04), in plain digits (0.0008); every other text as it is. */
export function plainDecimal(text: string): string {
  const [, sign = '', digits, exponent] = written.exec(text) ?? [];
  const shift = Number(exponent ?? Number.NaN);
  if (digits === undefined || !(Math.abs(shift) <= 30)) return text;
  const [whole, fraction = ''] = digits.split('.') as [string, string?];
  const zeros = '0'.repeat(Math.abs(shift));
  const all = shift < 0 ? zeros + whole + fraction : whole + fraction + zeros;
  const point = (shift < 0 ? zeros.length : 0) + whole.length + shift;
  const plainWhole = all.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  const plainFraction = all.slice(point).replace(/0+$/, '');
  return sign + plainWhole + (plainFraction === '' ? '' : `.${plainFraction}`);
}

/** Full-width letters, digits and signs (１２．５％) as ASCII, and the minus sign − as a hyphen. */
export function asciiSigns(text: string): string {
  if (ascii.test(text)) return text;
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('−', '-');
}

const ascii = /^[ -~]*$/;

/** Superscript, subscript and circled digits: ¹ ₂ ①. Read as plain digits they would change the number before them. */
export const markedDigits = /[⁰¹²³⁴-⁹₀-₉①-⓿❶-➓]/u;
