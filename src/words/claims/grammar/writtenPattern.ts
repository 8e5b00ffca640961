import type { Numeral } from '../numerals.js';
import { compareFigure } from '../quantities.js';
import type { Token } from '../tokens.js';
import * as chineseAmounts from './chineseAmounts.js';
import * as inChinese from './chineseSlots.js';
import type { Amount } from './draft.js';
import * as englishAmounts from './englishAmounts.js';
import * as inEnglish from './englishSlots.js';
import type { Direction } from './lexicon.js';
import type { Parsed, Parser } from './parser.js';

type Lang = 'en' | 'zh';

/**
 * Slots of two directions that written sentences have. The others have words of praise ("improved"), which may say the opposite
 * where a higher value is worse.
 */
const directed: readonly Direction[] = ['grew', 'grewTo', 'upDown', 'side', 'ahead', 'high', 'narrowed'];

const slotsOf: Readonly<Record<Lang, { amount: Parser<Amount>; directions: readonly Parser<boolean>[] }>> = {
  en: { amount: englishAmounts.amount, directions: directed.map((name) => inEnglish.english[name]) },
  zh: { amount: chineseAmounts.amount, directions: directed.map((name) => inChinese.chinese[name]) },
};

/** What a sentence says beside the one that is written: the same, or what follows from it or contradicts it. */
export type Beside = 'same' | 'holds' | 'fails';

/** That everything is as it is written, that something is another, or else that all holds. */
const both = (a: Beside, b: Beside): Beside =>
  a === 'fails' || b === 'fails' ? 'fails' : a === 'holds' ? a : b;
const sameOr = (is: boolean): Beside => (is ? 'same' : 'fails');

/**
 * A sentence that this program writes, as a pattern that reads it: its words, with a slot for each number and each word of a
 * direction. Numbers may be rounded further, or compared with the written ones ("nearly 5%").
 */
export function writtenPattern(written: readonly Token[], lang: Lang): Parser<Beside> {
  const steps: Parser<Beside>[] = [];
  for (let at = 0; at < written.length; ) {
    const { step, to } = directionStep(written, at, lang) ?? { step: stepOf(written[at]!, lang), to: at + 1 };
    steps.push(step);
    at = to;
  }
  return (tokens, from) =>
    steps.reduce<readonly Parsed<Beside>[]>(
      (states, step) =>
        states.flatMap((state) =>
          step(tokens, state.to).map(({ value, to }) => ({ value: both(state.value, value), to })),
        ),
      [{ value: 'same', to: from }],
    );
}

/** The longest word of a direction that stands at a token, as a slot that either direction fills. */
function directionStep(
  written: readonly Token[],
  at: number,
  lang: Lang,
): { step: Parser<Beside>; to: number } | undefined {
  const found = slotsOf[lang].directions.flatMap((slot) =>
    slot(written, at).map(({ value, to }) => ({ slot, value, to })),
  );
  const to = Math.max(at, ...found.map((one) => one.to));
  const longest = found.filter((one) => one.to === to);
  if (longest.length === 0) return undefined;
  const step: Parser<Beside> = (tokens, from) => {
    const read = longest.flatMap(({ slot, value }) =>
      slot(tokens, from).map((one) => ({ value: sameOr(one.value === value), to: one.to })),
    );
    return read.filter((one, i) => read.findIndex(({ to: end }) => end === one.to) === i);
  };
  return { step, to };
}

function stepOf(written: Token, lang: Lang): Parser<Beside> {
  return (tokens, at) => {
    const token = tokens[at];
    if (!token) return [];
    if (token.word === written.word || isSameName(token, written)) return [{ value: 'same', to: at + 1 }];
    if (written.kind !== 'number') return [];
    const { number } = written;
    if (token.kind === 'number') {
      const value = agreementOf(token.number, number);
      return value === undefined ? [] : [{ value: sameOr(value), to: at + 1 }];
    }
    // Only figures are compared, not counts: "the first ten" are not "the first more than nine".
    if (number.whole || number.value < 0) return [];
    return slotsOf[lang].amount(tokens, at).flatMap(({ value: asked, to }) => {
      const value = compared(asked, number);
      return value === undefined ? [] : [{ value: value ? ('holds' as const) : ('fails' as const), to }];
    });
  };
}

/** Whether another name means the same place or part of the index, or another way to write a period the same one. */
function isSameName(a: Token, b: Token): boolean {
  if (a.kind === 'period' && b.kind === 'period') return a.t >= 0 && a.t === b.t;
  if ((a.kind === 'place' && b.kind === 'place') || (a.kind === 'node' && b.kind === 'node'))
    return a.of.length === 1 && b.of.length === 1 && a.of[0] === b.of[0];
  return false;
}

/** Whether a number is the written one, or rounds it further; undefined where it has more digits than are written. */
function agreementOf(a: Numeral, b: Numeral): boolean | undefined {
  if (a.ordinal !== b.ordinal || a.part !== b.part) return undefined;
  const [off, slack] = [Math.abs(a.value - b.value), 1e-9 * Math.max(1, Math.abs(b.value))];
  if (off > a.half + b.half + slack) return false;
  // What is not zero is not rounded to it.
  if (a.half < b.half - slack || (a.value === 0 && b.value !== 0)) return off > slack ? undefined : true;
  return off <= a.half + slack;
}

/** Whether the written number is as it is compared; undefined where its last digit or the words leave it open. */
function compared(asked: Amount, written: Numeral): boolean | undefined {
  if ((asked.unit === 'percent') !== written.part) return undefined;
  const isNear = (end: Amount['value'] | undefined) =>
    end !== undefined && Math.abs(end.value - written.value) <= written.half;
  if (asked.is !== 'about' && (isNear(asked.value) || isNear(asked.to))) return undefined;
  const is = compareFigure(written.value, asked);
  return is === 'open' ? undefined : is === 'yes';
}
