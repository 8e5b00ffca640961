const cardinals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** Made once: making one takes far longer than using it. */
const figures = new Intl.NumberFormat('en-GB');
const plural = new Intl.PluralRules('en-GB');
const order = new Intl.PluralRules('en-GB', { type: 'ordinal' });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** "three"; figures from eleven on. */
export function cardinal(n: number): string {
  return cardinals[n] ?? figures.format(n);
}

const chinese = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** "三"; figures from eleven on. */
export function chineseCardinal(n: number): string {
  return chinese[n] ?? String(n);
}

/** "second", "third" … "tenth", "11th". */
export function ordinal(n: number): string {
  return ordinals[n - 1] ?? numeralOrdinal(n);
}

/** "2nd", "11th". */
export function numeralOrdinal(n: number): string {
  return `${figures.format(n)}${endings[order.select(n)] ?? 'th'}`;
}

/** The form of a noun after a number: "place", "places". */
export function pluralForm(n: number, one: string, other = `${one}s`): string {
  return plural.select(n) === 'one' ? one : other;
}

/** A word for a number up to ten, cardinal or ordinal, as the number; undefined for other words. */
export function numberFromWord(word: string): number | undefined {
  const at = cardinals.indexOf(word);
  if (at > 0) return at;
  const place = ordinals.indexOf(word);
  return place < 0 ? undefined : place + 1;
}
