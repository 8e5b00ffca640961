import { ofWord } from '../sentences/cardinals.js';
import type { Said } from './claim.js';

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

/** A number in figures or words at the start of a text: three, 3rd, 1.2 million, 三十二, 1.2万; how long it is and whether it is per cent. */
export const numeral =
  /^(?:[-−]?\d[\d,]*(?:\.\d+)?(?:st|nd|rd|th)?(?:\s?(?:trillion|billion|million)|万亿|亿|万)?|[零一二两三四五六七八九十百千]+(?:万亿|亿|万)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?![a-z]))/i;

/** The number a numeral says; undefined for what is none. */
export function numberOf(text: string): Said | undefined {
  const word = ofWord(text.toLowerCase());
  if (word !== undefined) return { value: word, half: 0 };
  const scale = scales.find(([name]) => text.toLowerCase().endsWith(name));
  const bare = (scale ? text.slice(0, -scale[0].length) : text).trim().replace(/(st|nd|rd|th)$/i, '');
  const times = scale?.[1] ?? 1;
  if (/^[-−]?\d/.test(bare)) {
    const plain = bare.replaceAll(',', '').replace('−', '-');
    const decimals = plain.split('.')[1]?.length ?? 0;
    return {
      value: Number(plain) * times,
      half: decimals === 0 && times === 1 ? 0.5 : (times / 10 ** decimals) * 0.5,
    };
  }
  const chinese = chineseNumber(bare);
  return chinese === undefined ? undefined : { value: chinese * times, half: times === 1 ? 0 : times / 2 };
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
