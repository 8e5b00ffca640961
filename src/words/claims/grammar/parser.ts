import type { Token } from '../tokens.js';

/** What a parser found, and the number of the token after it. */
export interface Parsed<T> {
  value: T;
  to: number;
}

/** Reads tokens from one on in every way it can. */
export type Parser<T> = (tokens: readonly Token[], at: number) => readonly Parsed<T>[];

const words = new Set<string>();

/** Whether some pattern has a word. */
export const isGrammarWord = (word: string): boolean => words.has(word);

/** The slots that patterns of a language may have, by their names. */
export type Slots = Readonly<Record<string, Parser<unknown>>>;

/** The ways that `|` divides. */
type Ways<T extends string> = T extends ''
  ? never
  : T extends `${infer One}|${infer More}`
    ? One | Ways<More>
    : T;
type SlotsIn<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotsIn<Rest>
  : never;
/** Those that not all of some patterns have, or that may be absent. */
type Optional<T extends string, K extends string> = [T] extends [`${string}{${K}}${string}`]
  ? Extract<T, `${string}{${K}}?${string}`> extends never
    ? never
    : K
  : K;
type ValueOf<P> = P extends Parser<infer V> ? V : never;
/** What is read by the slots of patterns; by all of them where the patterns are not known beforehand. */
export type Values<S extends Slots, T extends string> = string extends T
  ? { [K in keyof S]: ValueOf<S[K]> }
  : {
      [K in SlotsIn<Ways<T>> & keyof S & string]:
        | ValueOf<S[K]>
        | (K extends Optional<Ways<T>, K> ? undefined : never);
    };

/**
 * Reads patterns of a language, which `|` divides, each a row of words and slots: `a/b` is either word, `a_b` two words in a row, `a?`
 * may be absent, `{points}` is a slot; Chinese words need no spaces between their letters.
 *
 * @returns takes patterns, and what is made of the values in their slots; undefined where they do not fit each other
 */
export function reader<S extends Slots>(slots: S) {
  return <const T extends string, V>(
    patterns: T,
    make: (values: Values<S, T>) => V | undefined,
  ): Parser<V> => {
    const ways = waysOf(patterns).map((way) => wayOf(slots, way));
    return memoised((tokens) => {
      const words = wordsIn(tokens);
      // Most ways need a word that the sentence does not have.
      const open = ways.filter(({ needs }) => needs.every((any) => any.some((word) => words.has(word))));
      if (open.length === 0) return () => [];
      return (at) => {
        const found: Parsed<V>[] = [];
        for (const way of open) readWay(way, tokens, at, make as (values: object) => V | undefined, found);
        return found;
      };
    });
  };
}

/** The ways of saying a thing: the patterns that `|` divides. */
export const waysOf = (patterns: string): string[] =>
  patterns
    .split('|')
    .map((way) => way.trim())
    .filter((way) => way !== '');

/** A way of saying a thing: its words and slots, and of which words it needs one each. */
interface Way {
  steps: readonly { name: string | undefined; read: Parser<unknown> }[];
  needs: readonly (readonly string[])[];
}

function wayOf(slots: Slots, pattern: string): Way {
  const elements = pattern.split(/\s+/);
  const needs: string[][] = [];
  const steps = elements.map((element, at): Way['steps'][number] => {
    const name = /^\{(\w+)\}\??$/.exec(element)?.[1];
    const isOptional = element.endsWith('?') && element.length > 1;
    if (name === undefined) {
      const choices = choicesOf(isOptional ? element.slice(0, -1) : element);
      if (!isOptional) needs.push(choices.map(([first]) => first!));
      return { name, read: isOptional ? maybe(literal(choices)) : literal(choices) };
    }
    const slot = elements.indexOf(element) === at ? slots[name] : undefined;
    if (!slot)
      throw new Error(`The pattern “${pattern}” has the slot ${name} twice, or nothing is known of it.`);
    return { name, read: isOptional ? maybe(slot) : slot };
  });
  return { steps, needs };
}

function readWay<V>(
  { steps }: Way,
  tokens: readonly Token[],
  from: number,
  make: (values: object) => V | undefined,
  found: Parsed<V>[],
): void {
  const values: Record<string, unknown> = {};
  const go = (i: number, at: number): void => {
    const step = steps[i];
    if (!step) {
      const value = make({ ...values });
      if (value !== undefined) found.push({ value, to: at });
      return;
    }
    for (const next of step.read(tokens, at)) {
      if (step.name !== undefined) values[step.name] = next.value;
      go(i + 1, next.to);
    }
  };
  go(0, from);
}

/** The words of an element of a pattern, each choice by its tokens. */
function choicesOf(element: string): string[][] {
  const choices = element.split('/').map((one) => (/[\u4e00-\u9fff]/.test(one) ? [...one] : one.split('_')));
  for (const word of choices.flat()) words.add(word);
  return choices;
}

function literal(choices: readonly (readonly string[])[]): Parser<undefined> {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const one of choices) byFirst.set(one[0]!, [...(byFirst.get(one[0]!) ?? []), one]);
  return (tokens, at) =>
    (byFirst.get(tokens[at]?.word ?? '') ?? [])
      .filter((one) => one.every((word, i) => tokens[at + i]?.word === word))
      .map((one) => ({ value: undefined, to: at + one.length }));
}

const wordSets = new WeakMap<readonly Token[], ReadonlySet<string>>();

function wordsIn(tokens: readonly Token[]): ReadonlySet<string> {
  const found = wordSets.get(tokens) ?? new Set(tokens.map(({ word }) => word));
  wordSets.set(tokens, found);
  return found;
}

/** A slot whose value is said by one of several patterns without slots of their own. */
export function choice<V>(...ways: readonly (readonly [V, patterns: string])[]): Parser<V> {
  const read = reader({});
  return either(...ways.map(([value, patterns]) => read(patterns, () => value)));
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

/** Reads each sentence once at each of its tokens. */
function memoised<T>(make: (tokens: readonly Token[]) => (at: number) => readonly Parsed<T>[]): Parser<T> {
  const known = new WeakMap<readonly Token[], (at: number) => readonly Parsed<T>[]>();
  const readerOf = (tokens: readonly Token[]) => {
    const read = make(tokens);
    const found: (readonly Parsed<T>[] | undefined)[] = [];
    const once = (at: number) => (found[at] ??= read(at));
    known.set(tokens, once);
    return once;
  };
  return (tokens, at) => (known.get(tokens) ?? readerOf(tokens))(at);
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
