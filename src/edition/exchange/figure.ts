/** The most frequent form, of at most so many digits that nothing is lost. */
const plain = /^-?\d+(\.\d+)?$/;

const written = /^([+-]?)(\d+\.?\d*|\.\d+)(?:e([+-]?\d+))?$/i;

/**
 * The number that digits say, as 1234.5 or 1.2e3: `text` where they say none, `too-long` where a double would change
 * them. Every figure of up to 15 digits is held; a longer whole number only where it stays as written, a longer
 * fraction is rounded to the nearest double, as programs do that write 16 or 17 digits themselves.
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

/** The least number that is held with all its digits. */
const smallest = 2.2250738585072014e-308;

/** The digits of a number to so many places, without zeros at either end. */
function digitsOf(number: number, places: number): string {
  if (places > 100) return '';
  const [mantissa] = Math.abs(number)
    .toExponential(places - 1)
    .split('e');
  return mantissa!.replace('.', '').replace(/0+$/, '');
}

/** Full-width letters, digits and signs (１２．５％) as the plain ones, and the true minus sign as a hyphen. */
export function plainSigns(text: string): string {
  if (ascii.test(text)) return text;
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('−', '-');
}

const ascii = /^[ -~]*$/;

/** Figures written as marks: ¹ ₂ ①. As plain digits they would change the figure beside them. */
export const markedDigits = /[⁰¹²³⁴-⁹₀-₉①-⓿❶-➓]/u;
