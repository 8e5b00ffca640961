import type { Meaning } from './claim.js';
import { isGrammarWord } from './grammar/parser.js';
import type { Token } from './tokens.js';

/** Longest run of words that is left out to find the nearest claim, and longest sentence for which it is looked for. */
const longest = 10;
export const longestSearched = 40;

/** Words without which a sentence would say something else: 增长三倍 is not 增长到三倍, nor "rose" what "did not rise" denies. */
const turning = new Set(
  `to not never nor no none neither without hardly scarcely barely almost failed denied might combined
  之 到 至 不 未 没 非 无 难 险 差`.split(/\s+/),
);

/** The fewest neighbouring words without which a sentence is a claim, and what it then means; else the words that no rule has. */
export function nearestOf(
  tokens: readonly Token[],
  readingOf: (tokens: readonly Token[]) => Meaning | undefined,
): { left: string; nearest: Meaning | undefined } {
  const strange = tokens.filter(isStrange);
  const most = tokens.length > longestSearched ? 0 : Math.min(longest, tokens.length - 2);
  for (let n = 1; n <= most; n++) {
    for (let at = tokens.length - n; at >= 0; at--) {
      const out = tokens.slice(at, at + n);
      if (!strange.every((t) => out.includes(t)) || out.some(({ word }) => turning.has(word))) continue;
      const rest = [...tokens.slice(0, at), ...tokens.slice(at + n)];
      const found = readingOf(rest);
      if (found)
        return { left: tokensText(strange.length > 0 ? between(out, strange) : out), nearest: found };
    }
  }
  return {
    left: tokensText(strange.length > 0 ? strange : tokens.filter(({ kind }) => kind === 'word')),
    nearest: undefined,
  };
}

const isStrange = ({ kind, word }: Token) => kind === 'word' && !isGrammarWord(word);

/** From the first strange word to the last. */
const between = (out: readonly Token[], strange: readonly Token[]) =>
  out.slice(out.indexOf(strange[0]!), out.indexOf(strange.at(-1)!) + 1);

/** Words as a text: Chinese without spaces. */
function tokensText(tokens: readonly Token[]): string {
  return tokens
    .map(({ word }) => word)
    .join(' ')
    .replace(/(?<=[\u4e00-\u9fff%\d]) (?=[\u4e00-\u9fff%])|(?<=[\u4e00-\u9fff]) (?=\d)/g, '')
    .replace(/ ('s|,)/g, '$1');
}
