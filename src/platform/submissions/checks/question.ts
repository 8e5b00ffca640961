import { same, type Text } from '../../../edition/index.js';
import type { Profile, Question } from '../acts.js';
import { canonicalJson, sha256Of } from '../canonical.js';
import type { Seen } from '../gather.js';

/** Makes a question. Its id names the rule, what it is about, and by a hash what was found. */
export function question(of: Omit<Question, 'id'>, about = ''): Question {
  const found = sha256Of(canonicalJson([of.found, of.examples, of.cases])).slice(0, 8);
  const subject = about === '' ? [] : [about.replace(/[^\w-]/gu, '_').slice(0, 60)];
  return { id: [of.check, of.rule, ...subject, found].join('.'), ...of };
}

const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
export const figure = (value: number) => format.format(value);
export const share = (value: number) => `${format.format(100 * value)}%`;

export const recordColumns: readonly Text[] = [
  { en: 'Receipt', zh: '回执' },
  { en: 'Line', zh: '行' },
  { en: 'Found', zh: '实际' },
];

export const recordRows = ({ first }: Seen) =>
  first.map(({ receipt, line, found }) => [receipt, `${line}`, found]);

/** Cases that a question shows. */
export const shownCases = 10;

export const columnTexts = (...texts: (string | Text)[]): Text[] =>
  texts.map((text) => (typeof text === 'string' ? same(text) : text));

/** Earlier periods of the same partner and contract that were checked, the last first. */
export type History = readonly { period: string; profile: Profile }[];

/** The value in the middle; the mean of the two in the middle of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** How many times the one is of the other, whichever is larger. */
export const factor = (a: number, b: number) =>
  a <= 0 || b <= 0 ? Number.POSITIVE_INFINITY : Math.max(a / b, b / a);

/** A value by its name; undefined where there is none of that name. */
export const own = <T>(of: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(of, name) ? of[name] : undefined;
