import type { Lang } from '../../src/edition/index.js';
import { cardinal, ordinal } from '../../src/words/sentences/cardinals.js';
import type { Question } from './questionOf.js';

/** "first", "11th" and so on, and "one" to "ten": each by its number. */
const spelt = new Map([
  ...Array.from({ length: 500 }, (_, i) => [ordinal(i + 1), i + 1] as const),
  ...Array.from({ length: 10 }, (_, i) => [cardinal(i + 1), i + 1] as const),
]);

/** A number as a text writes it: "first", 1,234.56, −3. */
function numberIn(text: string): { value: number; half: number } {
  const word = spelt.get(text);
  if (word !== undefined) return { value: word, half: 0 };
  const plainly = text.replaceAll(',', '').replace('−', '-');
  const decimals = plainly.split('.')[1]?.length ?? 0;
  return { value: Number(plainly), half: 0.5 * 10 ** -decimals };
}

/** What a text answers, every time it does. */
export function answersIn(text: string, { finds }: Question, lang: Lang): Record<string, string>[] {
  return [...text.matchAll(finds[lang])].map(({ groups }) => ({ ...groups }));
}

/** Where an answer is not that of the tables. */
export function wrong(found: Record<string, string>, { ask, answer }: Question, lang: Lang): string[] {
  return Object.entries(answer).flatMap(([name, of]) => {
    const said = found[name];
    if (said === undefined) throw new Error(`the pattern of “${ask}” (${lang}) has no part “${name}”`);
    const right = typeof of === 'number' ? of : of[lang];
    const { value, half } = numberIn(said);
    const isRight = typeof right === 'number' ? Math.abs(value - right) <= half + 1e-9 : said === right;
    return isRight ? [] : [`${name}: ${said}, not ${right}`];
  });
}
