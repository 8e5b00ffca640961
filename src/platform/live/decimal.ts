/** The exact sum of numbers as they are written (blank: 0), in decimal notation: the same whatever their order. */
export function decimalSum(texts: readonly string[]): string {
  const whole = wholeSum(texts);
  if (whole !== undefined) return `${whole}`;
  const byExponent = new Map<number, bigint>();
  for (const text of texts) {
    const { digits, exponent } = partsOf(text);
    byExponent.set(exponent, (byExponent.get(exponent) ?? 0n) + digits);
  }
  const places = Math.max(0, ...[...byExponent.keys()].map((exponent) => -exponent));
  let sum = 0n;
  for (const [exponent, digits] of byExponent) sum += digits * 10n ** BigInt(places + exponent);
  return decimalText(sum, places);
}

const wholeNumber = /^(?:-?\d{1,15})?$/;

/** The sum of whole numbers, which is quicker; undefined where some are not whole, or too large for a double. */
function wholeSum(texts: readonly string[]): number | undefined {
  let sum = 0;
  for (const text of texts) {
    if (!wholeNumber.test(text)) return undefined;
    sum += Number(text);
    if (!Number.isSafeInteger(sum)) return undefined;
  }
  return sum;
}

const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i;

function partsOf(text: string): { digits: bigint; exponent: number } {
  const found = decimal.exec(text) ?? decimal.exec(String(Number(text || 0)));
  const [, sign = '', whole = '0', behind = '', power = '0'] = found ?? [];
  return { digits: BigInt(`${sign}${whole}${behind}`), exponent: Number(power) - behind.length };
}

function decimalText(sum: bigint, places: number): string {
  const text = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const behind = places === 0 ? '' : text.slice(-places).replace(/0+$/, '');
  const whole = places === 0 ? text : text.slice(0, -places);
  return `${sum < 0n ? '-' : ''}${whole}${behind === '' ? '' : `.${behind}`}`;
}
