import type { Text } from '../../edition/index.js';
import { chineseCardinal, numberFromWord } from '../sentences/cardinals.js';
import type { StatedNumber } from './claim.js';

/** A number as it is written. */
export interface Numeral extends StatedNumber {
  /** "third", "3rd". */
  ordinal: boolean;
  /** A count in figures or words, without a scale or decimals. */
  whole: boolean;
  /** A part of one as per cent: "a third", 一半, 三成; in words where `half` is 0. */
  part: boolean;
}

const digits = '零一二三四五六七八九';
const steps: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const scales: [string, number][] = [
  ['万亿', 1e12],
  ['亿', 1e8],
  ['万', 1e4],
  ['trillion', 1e12],
  ['billion', 1e9],
  ['million', 1e6],
];

const above = [
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const cardinals = [
  ...above.map((word, i) => [word, 11 + i] as const),
  ...tens.map((word, i) => [word, 20 + 10 * i] as const),
];
/** "Twelfth", "twentieth". */
const ordinals = cardinals.map(
  ([word, value]) => [word === 'twelve' ? 'twelfth' : `${word.replace(/y$/, 'ie')}th`, value] as const,
);
const larger = new Map([...cardinals, ...ordinals, ['hundred', 100] as const]);
const parts = new Map([
  ['half', 2],
  ['third', 3],
  ['quarter', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
]);
const counts = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const small = 'one|two|three|four|five|six|seven|eight|nine|ten';
const order = `first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|${ordinals.map(([word]) => word).join('|')}`;

const englishPart = new RegExp(
  `^(?:(${counts.join('|')})[ -])?(${[...parts.keys()].join('|')})s?(?= of\\b| the\\b| that of\\b| in\\b| since\\b| from\\b| per head\\b| on\\b| as\\b| again\\b|[,;)]|$)`,
);
const chinesePart =
  /^(?:一半|半数|百分之[零一二三四五六七八九十百]+|[一二两三四五六七八九十]+分之[一二两三四五六七八九十]+|[一二两三四五六七八九]成(?:[一二三四五六七八九]|半)?)/;
const ordinalNumeral = new RegExp(`(?:st|nd|rd|th)$|^(?:${order})$`);
const numeral = new RegExp(
  `^(?:[-−]?(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?:\\.\\d+)?(?:(?:st|nd|rd|th)(?![a-z]))?(?:\\s?(?:trillion|billion|million)(?![a-z])|万亿|亿|万)?|[零一二两三四五六七八九十百千]+(?:万亿|亿|万)?|(?:a )?hundred(?![a-z])|(?:${small}|${order}|${[...larger.keys()].join('|')})(?![a-z]))`,
);

const inEvery = new RegExp(`^(${small}) (?:in|of|out of) every (${small})(?![a-z])`);

/** "Twenty-one", "thirty-second". */
const compound = new RegExp(`^(${tens.join('|')})[ -](${small}|${order})(?![a-z])`);

/** The number at the start of a text in small letters, and how it is written; undefined where there is none. */
export function numeralAt(text: string): { text: string; number: Numeral } | undefined {
  const part = partAt(text) ?? oneIn(text) ?? dozenAt(text);
  if (part) return part;
  const joined = compoundAt(text);
  if (joined) return joined;
  const found = numeral.exec(text)?.[0];
  const said = found === undefined ? undefined : numberOf(found);
  if (found === undefined || !said) return undefined;
  const ordinal = ordinalNumeral.test(found);
  const whole = /^(?:[\d,]+(?:st|nd|rd|th)?|[a-z ]+|[零一二两三四五六七八九十百千]+)$/.test(found);
  return { text: found, number: { ...said, ordinal, whole, part: false } };
}

function compoundAt(text: string): { text: string; number: Numeral } | undefined {
  const [found, ten, rest] = compound.exec(text) ?? [];
  const unit = rest === undefined ? undefined : numberFromWord(rest);
  if (found === undefined || unit === undefined || unit > 9) return undefined;
  const value = larger.get(ten!)! + unit;
  return {
    text: found,
    number: { value, half: 0.5, ordinal: ordinalNumeral.test(rest!), whole: true, part: false },
  };
}

/** "A dozen", "half a dozen": counts. */
function dozenAt(text: string): { text: string; number: Numeral } | undefined {
  const [found, half] = /^(?:(half )?a dozen|dozen)(?![a-z])/.exec(text) ?? [];
  const number = { value: half ? 6 : 12, half: 0.5, ordinal: false, whole: true, part: false };
  return found === undefined ? undefined : { text: found, number };
}

/** "One in five", "two of every three". */
function oneIn(text: string): { text: string; number: Numeral } | undefined {
  const [found, a, b] = inEvery.exec(text) ?? [];
  const [count, of] = [numberOf(a ?? ''), numberOf(b ?? '')];
  if (found === undefined || !count || !of || !(count.value < of.value)) return undefined;
  const number = { value: (100 * count.value) / of.value, half: 0, ordinal: false, whole: false, part: true };
  return { text: found, number };
}

/** A part of one as per cent, which is meant as near as words are. */
function partAt(text: string): { text: string; number: Numeral } | undefined {
  const english = englishPart.exec(text);
  const of = (found: string, value: number, half: number) => {
    return { text: found, number: { value, half, ordinal: false, whole: false, part: true } };
  };
  if (english && (english[1] !== undefined || english[2] === 'half')) {
    const count = Math.max(1, counts.indexOf(english[1] ?? 'a'));
    return of(english[0], (100 * count) / parts.get(english[2]!)!, 0);
  }
  const chinese = chinesePart.exec(text)?.[0];
  if (chinese === undefined) return undefined;
  if (chinese === '一半' || chinese === '半数') return of(chinese, 50, 0);
  const hundredths = /^百分之(.+)$/.exec(chinese)?.[1];
  if (hundredths !== undefined) return of(chinese, chineseNumber(hundredths)!, 0.5);
  const [below, over] = chinese.split('分之');
  if (over !== undefined) return of(chinese, (100 * chineseNumber(over)!) / chineseNumber(below!)!, 0);
  const [whole, rest = ''] = chinese.split('成');
  return of(chinese, 10 * chineseNumber(whole!)! + (rest === '半' ? 5 : (chineseNumber(rest) ?? 0)), 0);
}

/** A part of one, given as per cent, in words: "half", "two thirds", 三分之二; undefined where there are none for it. */
export function partInWords(percent: number): Text | undefined {
  for (const [name, of] of parts) {
    const count = Math.round((percent * of) / 100);
    if (count < 1 || count >= of || Math.abs((100 * count) / of - percent) > 1e-9) continue;
    if (of === 2) return { en: 'half', zh: '一半' };
    const en = count === 1 ? `a ${name}` : `${counts[count]} ${name}s`;
    return { en, zh: `${chineseCardinal(of)}分之${chineseCardinal(count)}` };
  }
  return undefined;
}

/** The number a numeral says; undefined for what is none. */
export function numberOf(text: string): StatedNumber | undefined {
  const bareWord = text.toLowerCase().replace(/^a /, '');
  const word = numberFromWord(bareWord) ?? larger.get(bareWord);
  if (word !== undefined) return { value: word, half: 0.5 };
  const scale = scales.find(([name]) => text.toLowerCase().endsWith(name));
  const bare = (scale ? text.slice(0, -scale[0].length) : text).trim().replace(/(st|nd|rd|th)$/i, '');
  const times = scale?.[1] ?? 1;
  if (/^[-−]?\d/.test(bare)) {
    const plain = bare.replaceAll(',', '').replace('−', '-');
    const decimals = plain.split('.')[1]?.length ?? 0;
    return { value: Number(plain) * times, half: (times / 10 ** decimals) * 0.5 };
  }
  const chinese = chineseNumber(bare);
  return chinese === undefined ? undefined : { value: chinese * times, half: times / 2 };
}

/** 三十二 is 32, 一百零五 is 105, 十 is 10. */
function chineseNumber(text: string): number | undefined {
  let [sum, last] = [0, 0];
  for (const letter of text.replace(/两/g, '二')) {
    const digit = digits.indexOf(letter);
    if (digit >= 0) last = digit;
    else if (steps[letter]) [sum, last] = [sum + (last || 1) * steps[letter], 0];
    else return undefined;
  }
  return text === '' ? undefined : sum + last;
}
