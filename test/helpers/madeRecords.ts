/** A record as generated: the code of its unit, its day, and an amount as written; null where there is none. */
export interface MadeRecord {
  city: string;
  day: string;
  amount: string | null;
}

/** A generated file and its records. */
export interface MadeFile {
  name: string;
  bytes: string | Uint8Array;
  records: MadeRecord[];
}

type Random = () => number;

export const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
const chance = (random: Random, p: number) => random() < p;

/** The decimal places of `exactly`. */
export const places = 40;

/** A decimal number as an integer multiple of 10⁻⁴⁰. */
export function exactly(written: string): bigint {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^\s*([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?\s*$/.exec(written)!;
  const digits = BigInt(whole + fraction || '0');
  const shift = Number(exponent) - fraction.length + places;
  const scaled = digits * 10n ** BigInt(shift);
  return sign === '-' ? -scaled : scaled;
}

/** The double nearest to an integer multiple of 10⁻⁴⁰. */
export function asDouble(n: bigint): number {
  const digits = (n < 0n ? -n : n).toString().padStart(places + 1, '0');
  return Number(`${n < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`) + 0;
}

/** Units of the edition that records are generated for, and invalid codes. */
export const codes = ['101', '102', '103'];
const strange = ['999', '0101', '#101', 'a,b', 'x"y', 'two\nlines', '北京'];
export const days = ['2020-01-15', '2020-02-15', '2020-03-15'];

const number = (random: Random, most: number) => Math.floor(random() * most);

/** Numbers in various notations. */
export function amountText(random: Random): string | null {
  const sign = chance(random, 0.2) ? '-' : '';
  switch (number(random, 13)) {
    case 0:
      return null;
    case 1:
      return `${sign}9007199254740993`;
    case 2:
      return '18446744073709551615';
    case 3:
      return `${sign}${number(random, 1e9)}.${String(number(random, 1e9)).padStart(9, '0')}`;
    case 4:
      return `${sign}123456789012345678.123456789`;
    case 5:
      return `${sign}0.${'0'.repeat(number(random, 6))}${1 + number(random, 99)}5`;
    case 6:
      return `${sign}${1 + number(random, 99)}e${number(random, 20)}`;
    case 7:
      return `${sign}${number(random, 9)}.${number(random, 9999)}E-${number(random, 5)}`;
    case 8:
      return `${sign}${number(random, 1000)}.50`;
    case 9:
      return `${sign}${number(random, 99)}.${Array.from({ length: 10 + number(random, 12) }, () => number(random, 10)).join('')}`;
    default:
      return `${sign}${number(random, 2000)}`;
  }
}

export function madeRecords(random: Random, amount: (random: Random) => string | null): MadeRecord[] {
  return Array.from({ length: 1 + number(random, 12) }, () => ({
    city: chance(random, 0.85) ? pick(random, codes) : pick(random, strange),
    day: pick(random, days),
    amount: amount(random),
  }));
}

/** CSV in one of the notations that RFC 4180 permits. */
export function madeCsv(random: Random, name: string): MadeFile {
  const records = madeRecords(random, amountText);
  const end = pick(random, ['\n', '\r\n', '\r']);
  const always = chance(random, 0.3);
  const cell = (text: string) =>
    always || /[",\r\n]/.test(text) || chance(random, 0.1) ? `"${text.replaceAll('"', '""')}"` : text;
  const notes = ['', '#', 'a, b', 'say "no"', 'one\ntwo', '1', '-- x', ' '];
  const price = pick(random, ['Betrag €', 'Betrag\n€', 'Betrag\r\n€', 'Betrag\r€']);
  const columns = ['city', 'day', 'amount', 'note', price];
  const order = columns.toSorted(() => random() - 0.5);
  const rows = records.map((r) => ({
    ...r,
    amount: r.amount ?? '',
    note: pick(random, notes),
    [price]: '1',
  }));
  const lines = rows.map((row) => order.map((c) => cell(row[c as keyof typeof row])).join(','));
  const body = [order.map(cell).join(','), ...lines];
  const blank = () => (chance(random, 0.1) ? end : '');
  const text = blank() + body.map((line) => `${line}${end}${blank()}`).join('');
  const cut = chance(random, 0.3) ? text.replace(/[\r\n]+$/, '') : text;
  return { name: `${name}.csv`, bytes: `${chance(random, 0.3) ? '\ufeff' : ''}${cut}`, records };
}

/** JSON: an array, one line per record, or records over several lines. */
export function madeJson(random: Random, name: string): MadeFile {
  const records = madeRecords(random, (r) => amountText(r));
  const text = (s: string) =>
    chance(random, 0.2)
      ? `"${[...s].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`
      : JSON.stringify(s);
  const extras = [
    '"n": {"amount": 5, "city": ["101", 1.50]}',
    '"t": "a\\": 12, \\"amount\\": 3"',
    '"b": true',
    '"x": null',
    '"e": 1e5',
  ];
  const objects = records.map((r, i) => {
    const amount = r.amount === null ? 'null' : chance(random, 0.2) ? JSON.stringify(r.amount) : r.amount;
    const code =
      /^\d+$/.test(r.city) && !r.city.startsWith('0') && chance(random, 0.3) ? r.city : text(r.city);
    const entries = [`"city": ${code}`, `"day": ${text(r.day)}`];
    // The column would be absent if no record had the key.
    if (r.amount !== null || i === 0 || chance(random, 0.5)) entries.push(`"amount": ${amount}`);
    for (const extra of extras) if (chance(random, 0.2)) entries.push(extra);
    return entries.toSorted(() => random() - 0.5);
  });
  const form = pick(random, ['lines', 'array', 'pretty'] as const);
  const [before, comma, after] =
    form === 'pretty' ? ['{\n  ', ',\n  ', '\n}'] : ['{', pick(random, [',', ' , ']), '}'];
  const written = objects.map((entries) => before + entries.join(comma) + after);
  const end = pick(random, ['\n', '\r\n']);
  const all = form === 'array' ? `[${written.join(`,${end}`)}]${end}` : written.map((o) => o + end).join('');
  return { name: `${name}.${form === 'lines' ? 'ndjson' : 'json'}`, bytes: all, records };
}
