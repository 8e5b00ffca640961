import { distance } from 'fastest-levenshtein';
import { foldLetters, memoize } from '../edition/index.js';
import { type FigureCell, type OfficeIndicator, pathKey } from './items.js';
import { isHan } from './places.js';
import type { Answers, Question } from './question.js';
import type { IsKnown, Reread } from './reread.js';
import type { UnderstoodSheets } from './understand.js';

/** Two indicators, or two units, whose names are nearly the same. */
interface NearPair {
  of: 'indicator' | 'unit';
  first: string;
  second: string;
  /** Both names with the cells in which they have a figure first. */
  about: string[];
  /** Whether they have different figures for the same, so that they can hardly be one. */
  meet: boolean;
}

/** A name without case, spaces, marks and the s of plurals: CPI Score, CPI score, CPI-scores. */
function nearKey(name: string): string {
  return foldLetters(name)
    .split(/[\s_.,，、;；:：'’‘"“”()（）[\]/-]+/u)
    .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/u, '') : word))
    .join('');
}

/** Whether two names differ by one letter of one longer word: Goverment, Government. */
function isSlip(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => foldLetters(name).split(/[\s_]+/u));
  if (one!.length !== other!.length || isHan(a)) return false;
  const differing = one!.flatMap((word, i) => (word === other![i] ? [] : [[word, other![i]!] as const]));
  const [[word, with_] = ['', '']] = differing;
  const isWord = (text: string) => /^\p{L}{7,}$/u.test(text);
  return differing.length === 1 && isWord(word) && isWord(with_) && distance(word, with_) === 1;
}

/** Pairs of nearly the same names; of more than two that are, each with the first. */
const nearPairs = memoize(({ items, indicators, units }: UnderstoodSheets): NearPair[] => {
  const names: [NearPair['of'], string, string][] = [
    ...[...indicators].map(
      ([key, { path }]) => ['indicator', key, path.at(-1)!] as [NearPair['of'], string, string],
    ),
    ...[...units.keys()].map((name) => ['unit', name, name] as [NearPair['of'], string, string]),
  ];
  const firsts = new Map<string, string>();
  const pairs: [NearPair['of'], string, string][] = [];
  const longer: [NearPair['of'], string, string][] = [];
  for (const [of, key, name] of names) {
    // Indicators below different headers may have one name.
    const above = of === 'indicator' ? key.slice(0, -name.length) : '';
    const near = `${of} ${above} ${nearKey(name)}`;
    const slip = longer.find(
      ([other, , before]) => other === of && of === 'indicator' && isSlip(before, name),
    );
    const first = nearKey(name).length > 1 ? (firsts.get(near) ?? slip?.[1]) : undefined;
    if (first !== undefined && first !== key) pairs.push([of, first, key]);
    else firsts.set(near, key);
    if (of === 'indicator' && name.length > 6) longer.push([of, key, name]);
  }
  if (pairs.length === 0) return [];
  const figures = figuresBy(items);
  return pairs.map(([of, first, second]) => {
    const [a, b] = [first, second].map((key) => figures.get(`${of} ${key}`) ?? new Map<string, FigureCell>());
    const about = [first, second].map((key, i) => {
      const cell = [...[a, b][i]!.values()][0]?.at ?? '';
      return `${cell}: ${key.split('\0').at(-1)}`;
    });
    return {
      of,
      first,
      second,
      about,
      meet: [...b!].some(([key, cell]) => a!.has(key) && numberOf(a!.get(key)!) !== numberOf(cell)),
    };
  });
});

const numberOf = ({ read }: FigureCell) => ('number' in read ? read.number : undefined);

/** The figures of each indicator and each unit, by what else tells them apart. */
function figuresBy(items: readonly FigureCell[]): Map<string, Map<string, FigureCell>> {
  const by = new Map<string, Map<string, FigureCell>>();
  const add = (key: string, within: string, item: FigureCell) =>
    (by.get(key) ?? by.set(key, new Map()).get(key)!).set(within, item);
  for (const item of items) {
    if (item.read.kind === 'empty' || item.read.kind === 'missing') continue;
    const [indicator, period] = [pathKey(item.path), item.period ?? ''];
    add(`indicator ${indicator}`, `${item.unit}\0${period}`, item);
    add(`unit ${item.unit}`, `${indicator}\0${period}`, item);
  }
  return by;
}

/** Joins nearly the same names where that is the answer: usually where each has what the other has not, as in sheets of two years. */
export function joinNearNames(understood: UnderstoodSheets, answers: Answers, isKnown: IsKnown): Reread {
  const pairs = nearPairs(understood).filter(({ of, first, second }) =>
    [first, second].some((key) => !isKnown(of, key.split('\0').at(-1)!)),
  );
  if (pairs.length === 0) return { understood, questions: [] };
  const question: Question = {
    id: 'alike',
    text: {
      en: 'Some names are nearly the same. Do two of them mean one?',
      zh: '部分名称几乎相同，每对是否为同一项？',
    },
    about: pairs.flatMap(({ about }) => about),
    options: [
      {
        id: 'one',
        text: { en: 'yes, one, under the name that stands first', zh: '是同一项，用先出现的名称' },
      },
      { id: 'two', text: { en: 'no, they are different', zh: '不是，各为一项' } },
    ],
    usual: pairs.some(({ meet }) => meet) ? 'two' : 'one',
  };
  const isOne = answers[question.id] === 'one';
  return { understood: isOne ? withJoined(understood, pairs) : understood, questions: [question] };
}

/** What was understood, with each pair under its first name. */
function withJoined(understood: UnderstoodSheets, pairs: readonly NearPair[]): UnderstoodSheets {
  const of = (kind: NearPair['of']) =>
    new Map(pairs.flatMap((pair) => (pair.of === kind ? [[pair.second, pair.first] as const] : [])));
  const [indicatorOf, unitOf] = [of('indicator'), of('unit')];
  const pathOf = (key: string): OfficeIndicator['path'] | undefined =>
    understood.indicators.get(indicatorOf.get(key) ?? '')?.path;
  return {
    ...understood,
    indicators: new Map([...understood.indicators].filter(([key]) => !indicatorOf.has(key))),
    units: new Map([...understood.units].filter(([name]) => !unitOf.has(name))),
    items: understood.items.map((item) => ({
      ...item,
      unit: unitOf.get(item.unit) ?? item.unit,
      path: pathOf(pathKey(item.path)) ?? item.path,
    })),
  };
}
