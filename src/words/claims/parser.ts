import type { Token } from './tokens.js';

/** What a parser found, and the number of the token after it. */
export interface Parsed<T> {
  value: T;
  to: number;
}

/** Reads tokens from one on in every way it can. */
export type Parser<T> = (tokens: readonly Token[], at: number) => readonly Parsed<T>[];

type Values<Ps extends readonly Parser<unknown>[]> = {
  [K in keyof Ps]: Ps[K] extends Parser<infer T> ? T : never;
};

const words = new Set<string>();

/** Whether some rule has a word. */
export const isGrammarWord = (word: string): boolean => words.has(word);

/**
 * A rule of the grammar: words and parsers one after the other. `a/b` is either word, `a_b` two words in a row, `a?` may be absent;
 * Chinese words need no spaces between their letters.
 *
 * @returns takes what is made of the values that the parsers read; undefined where they do not fit each other
 */
export function rule<Ps extends readonly Parser<unknown>[]>(texts: TemplateStringsArray, ...parts: Ps) {
  const steps = texts.flatMap((text, i): { parser: Parser<unknown>; isPart: boolean }[] => [
    ...text
      .split(/\s+/)
      .filter((element) => element !== '')
      .map((element) => ({ parser: literal(element), isPart: false })),
    ...(parts[i] ? [{ parser: parts[i], isPart: true }] : []),
  ]);
  return <T>(make: (...values: Values<Ps>) => T | undefined): Parser<T> =>
    (tokens, at) => {
      let found: { values: unknown[]; to: number }[] = [{ values: [], to: at }];
      for (const { parser, isPart } of steps) {
        found = found.flatMap(({ values, to }) =>
          parser(tokens, to).map((next) => ({
            values: isPart ? [...values, next.value] : values,
            to: next.to,
          })),
        );
        if (found.length === 0) return [];
      }
      return found.flatMap(({ values, to }) => {
        const value = make(...(values as Values<Ps>));
        return value === undefined ? [] : [{ value, to }];
      });
    };
}

/** One element of a rule: its words, or nothing where it may be absent. */
function literal(element: string): Parser<undefined> {
  const isOptional = element.endsWith('?') && element.length > 1;
  const choices = (isOptional ? element.slice(0, -1) : element)
    .split('/')
    .map((choice) => (/[\u4e00-\u9fff]/.test(choice) ? [...choice] : choice.split('_')));
  for (const word of choices.flat()) words.add(word);
  return (tokens, at) => {
    const found = choices
      .filter((choice) => choice.every((word, i) => tokens[at + i]?.word === word))
      .map((choice) => ({ value: undefined, to: at + choice.length }));
    return isOptional ? [...found, { value: undefined, to: at }] : found;
  };
}

/** What any of several parsers reads. */
export function either<T>(...parsers: readonly Parser<T>[]): Parser<T> {
  return (tokens, at) => parsers.flatMap((parser) => parser(tokens, at));
}

/** What a parser reads, or nothing. */
export function maybe<T>(parser: Parser<T>): Parser<T | undefined> {
  return (tokens, at) => [...parser(tokens, at), { value: undefined, to: at }];
}

/** What a parser reads, as often as it can up to `most` times, or never. */
export function many<T>(parser: Parser<T>, most: number): Parser<readonly T[]> {
  return (tokens, at) => {
    const all: Parsed<readonly T[]>[] = [{ value: [], to: at }];
    let last = all;
    for (let n = 0; n < most && last.length > 0; n++) {
      last = last.flatMap((before) =>
        parser(tokens, before.to)
          .filter(({ to }) => to > before.to)
          .map(({ value, to }) => ({ value: [...before.value, value], to })),
      );
      all.push(...last);
    }
    return all;
  };
}

/** The same, read once at each token of a sentence. */
export function memoised<T>(parser: Parser<T>): Parser<T> {
  const read = new WeakMap<readonly Token[], Map<number, readonly Parsed<T>[]>>();
  return (tokens, at) => {
    const known = read.get(tokens) ?? new Map<number, readonly Parsed<T>[]>();
    read.set(tokens, known);
    const found = known.get(at) ?? parser(tokens, at);
    known.set(at, found);
    return found;
  };
}

/** A token of a kind. */
export function token<K extends Token['kind']>(kind: K): Parser<Extract<Token, { kind: K }>> {
  return (tokens, at) => {
    const found = tokens[at];
    return found?.kind === kind ? [{ value: found as Extract<Token, { kind: K }>, to: at + 1 }] : [];
  };
}

/** Every reading of all tokens. */
export function readings<T>(parser: Parser<T>, tokens: readonly Token[]): T[] {
  return parser(tokens, 0)
    .filter(({ to }) => to === tokens.length)
    .map(({ value }) => value);
}
