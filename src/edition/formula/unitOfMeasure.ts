import type { Text } from '../text.js';

/**
 * A unit of measurement: a factor (`scale`) times a product of powers of base units. Per cent is the factor 0.01
 * without base units.
 */
export interface UnitOfMeasure {
  scale: number;
  /** Powers by base unit: `{ RMB: 1, person: -1 }`. */
  powers: Readonly<Record<string, number>>;
}

/** Synonyms; a name in no list is a base unit of its own. */
const names: Record<string, readonly string[]> = {
  person: [
    'person',
    'people',
    'inhabitant',
    'resident',
    'head',
    'capita',
    'population',
    '人',
    '居民',
    '人口',
  ],
  household: ['household', '户家庭', '家庭', '家庭户'],
  RMB: ['rmb', 'yuan', 'cny', '¥', '￥', '元', '人民币', '人民币元'],
  USD: ['usd', 'us$', '$', 'us dollar', 'dollar', '美元'],
  EUR: ['eur', '€', 'euro', '欧元'],
  'km²': ['km²', 'km2', 'sq km', 'square kilometre', 'square kilometer', '平方公里'],
};
const canonical = new Map(Object.entries(names).flatMap(([name, all]) => all.map((one) => [one, name])));

/** Units that are plain numbers. */
const pure = new Set([
  '',
  '1',
  'ratio',
  'share',
  'index',
  'score',
  'point',
  '指数',
  '比率',
  '比例',
  '系数',
  '得分',
  '倍',
]);

const sizes: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
};
const chineseSizes: Record<string, number> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/**
 * The unit that a text names: `RMB 100 million`, `subscriptions per 100 people`, `亿元`, `元/人`, `% of people`, `2015 =
 * 100`. Text in brackets is ignored.
 */
export function parseUnit({ en }: Text): UnitOfMeasure {
  const text = en
    .toLowerCase()
    .replace(/[（(][^（()）]*[)）]/g, ' ')
    .replace(/percentage points?|per cent|percent|％|百分比|个百分点|百分点/g, '%')
    .replaceAll('平方千米', 'km²')
    .trim();
  if (/=\s*100$/.test(text) || /[（(][^()（）]*=\s*100[)）]/.test(en)) return { scale: 0.01, powers: {} };
  const [above = '', ...below] = text.split(/\s+per\s+|\s*[/／]\s*/);
  return below.map(factorOf).reduce((all, one) => quotient(all, one), factorOf(above));
}

/** A number that stands alone: `10,000`, `10 000`, `100万`; not the digits of km2 or CO2. */
const amount = /(?<![\p{L}\d.])(?:\d{1,3}(?:\s\d{3})+|\d[\d,]*(?:\.\d+)?)/gu;

function factorOf(text: string): UnitOfMeasure {
  if (/^%/.test(text)) return { scale: 0.01, powers: {} };
  if (/^‰/.test(text)) return { scale: 0.001, powers: {} };
  let scale = 1;
  const times = (by: number) => {
    scale *= by;
    return ' ';
  };
  const words = text
    .replace(amount, (digits) => times(Number(digits.replace(/[,\s]/g, ''))))
    .replace(/\b(hundred|thousand|million|billion|trillion)s?\b/g, (size) =>
      times(sizes[size.replace(/s$/, '')]!),
    )
    .replace(/[十百千万亿]+/g, (all) => times([...all].reduce((by, one) => by * chineseSizes[one]!, 1)))
    .replace(/\s+/g, ' ')
    .trim();
  const single = words.replace(/s$/, '');
  if (pure.has(words) || pure.has(single)) return { scale, powers: {} };
  if (/^(hectares?|ha|公顷)$/.test(words)) return { scale: scale * 0.01, powers: { 'km²': 1 } };
  return { scale, powers: { [canonical.get(words) ?? canonical.get(single) ?? single]: 1 } };
}

/** @param by 1 for a product, −1 for a quotient */
export function product(a: UnitOfMeasure, b: UnitOfMeasure, by: 1 | -1 = 1): UnitOfMeasure {
  const powers = new Map(Object.entries(a.powers));
  for (const [name, power] of Object.entries(b.powers)) {
    const sum = (powers.get(name) ?? 0) + by * power;
    if (sum === 0) powers.delete(name);
    else powers.set(name, sum);
  }
  return { scale: by === 1 ? a.scale * b.scale : a.scale / b.scale, powers: Object.fromEntries(powers) };
}

const quotient = (a: UnitOfMeasure, b: UnitOfMeasure) => product(a, b, -1);

export function samePowers(a: UnitOfMeasure, b: UnitOfMeasure): boolean {
  return Object.keys(quotient(a, b).powers).length === 0;
}

/** Whether two factors are equal up to rounding. */
export const sameScale = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(b);

const chinese = new Map([
  ['person', '人'],
  ['household', '户'],
  ['RMB', '元'],
  ['USD', '美元'],
  ['EUR', '欧元'],
  ['km²', '平方公里'],
]);

/** A unit in words: `10000 RMB per person`. */
export function unitText({ scale, powers }: UnitOfMeasure): Text {
  const side = (sign: 1 | -1, word: (name: string) => string) =>
    Object.entries(powers)
      .filter(([, power]) => power * sign > 0)
      .map(([name, power]) => word(name) + (Math.abs(power) === 1 ? '' : `^${Math.abs(power)}`))
      .join(' · ');
  const size = Number(scale.toPrecision(12));
  const lead = (above: string) =>
    [...(size === 1 && above ? [] : [`${size}`]), above].filter(Boolean).join(' ');
  if (Object.keys(powers).length === 0) {
    if (size === 0.01) return { en: '%', zh: '%' };
    return size === 1 ? { en: 'a plain number', zh: '无量纲数' } : { en: `${size}`, zh: `${size}` };
  }
  const [aboveEn, belowEn] = [side(1, (name) => name), side(-1, (name) => name)];
  const [aboveZh, belowZh] = [
    side(1, (name) => chinese.get(name) ?? name),
    side(-1, (name) => chinese.get(name) ?? name),
  ];
  return {
    en: lead(aboveEn) + (belowEn ? ` per ${belowEn}` : ''),
    zh: lead(aboveZh) + (belowZh ? `/${belowZh}` : ''),
  };
}
