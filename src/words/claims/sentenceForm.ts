import type { FactSource } from '../facts/view.js';
import type { Numeral } from './numerals.js';
import { tokensOf } from './tokens.js';

/** A sentence as its words with gaps for numbers and directions, and what stands in the gaps. */
export interface SentenceForm {
  words: string;
  gaps: readonly Gap[];
}

type Gap = { word: string; number: Numeral | undefined };

/** Words that say opposite directions and stand in each other's place. */
const opposites: readonly (readonly string[])[] = [
  ['up', 'down'],
  ['rose', 'fell', 'grew', 'shrank'],
  ['rises', 'falls'],
  ['above', 'below'],
  ['ahead', 'behind'],
  ['higher', 'lower'],
  ['narrowed', 'widened'],
  ['上升', '下降'],
  ['增长', '下降'],
  ['升至', '降至'],
  ['微升至', '微降至'],
  ['缩小', '扩大'],
  ['领先', '落后'],
];
const englishOpposites = new Set(opposites.flat().filter((word) => /[a-z]/.test(word)));
const chineseOpposites = new RegExp(
  opposites
    .flat()
    .filter((word) => !englishOpposites.has(word))
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

/** The form of a sentence: names, periods and parts of the index belong to its words. */
export function formOf(release: FactSource, sentence: string): SentenceForm {
  const gaps: Gap[] = [];
  // Letters of a Chinese word are tokens by themselves, so that opposites are found before.
  const parts = sentence.split(chineseOpposites);
  const between = sentence.match(chineseOpposites) ?? [];
  const words = parts.flatMap((part, i) => {
    const own = tokensOf(release, part).map((token) => {
      if (token.kind === 'number') gaps.push({ word: token.word, number: token.number });
      else if (englishOpposites.has(token.word)) gaps.push({ word: token.word, number: undefined });
      else return token.word;
      return '#';
    });
    const next = between[i];
    if (next !== undefined) gaps.push({ word: next, number: undefined });
    return next === undefined ? own : [...own, '#'];
  });
  return { words: words.join(' '), gaps };
}

/**
 * Whether a sentence says what is written: `yes` where it is the same, or rounds its numbers further; `no` where only numbers or
 * directions are others; undefined where more differs, or where it has more digits than are written.
 */
export function compareForms(asked: SentenceForm, written: SentenceForm): 'yes' | 'no' | undefined {
  if (asked.words !== written.words || asked.gaps.length !== written.gaps.length) return undefined;
  const each = asked.gaps.map((gap, i) => compareGaps(gap, written.gaps[i]!));
  if (each.includes(undefined)) return undefined;
  return each.includes('no') ? 'no' : 'yes';
}

function compareGaps(asked: Gap, written: Gap): 'yes' | 'no' | undefined {
  if (asked.word === written.word) return 'yes';
  const [a, b] = [asked.number, written.number];
  if (!a || !b) {
    const areOpposite = opposites.some((of) => of.includes(asked.word) && of.includes(written.word));
    return !a && !b && areOpposite ? 'no' : undefined;
  }
  if (a.ordinal !== b.ordinal || a.part !== b.part) return undefined;
  const [off, slack] = [Math.abs(a.value - b.value), 1e-9 * Math.max(1, Math.abs(b.value))];
  if (off > a.half + b.half + slack) return 'no';
  // What is not zero is not rounded to it.
  if (a.half < b.half - slack || (a.value === 0 && b.value !== 0)) return off > slack ? undefined : 'yes';
  return off <= a.half + slack ? 'yes' : 'no';
}
