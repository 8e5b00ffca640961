/** The exact sum of numbers as they are written (blank: 0), in decimal notation: the same whatever their order. */
export function decimalSum(texts: readonly string[]): string {
  const parts = texts.map(partsOf);
  const places = parts.reduce((most, { exponent }) => Math.max(most, -exponent), 0);
  const sum = parts.reduce(
    (all, { digits, exponent }) => all + digits * 10n ** BigInt(places + exponent),
    0n,
  );
  return decimalText(sum, places);
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
