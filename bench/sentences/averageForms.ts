import type { Place } from '../../test/words/claims/oracle/book.js';
import {
  adds,
  between,
  type Draw,
  drawn,
  drawnGroup,
  inWords,
  membersOf,
  pick,
  stated,
  type Template,
  type Truth,
  unitWords,
} from './counting.js';

/** The mean of the values of some places. */
const meanOf = ({ book }: Draw, of: readonly Place[], t: number) =>
  of.reduce((sum, u) => sum + book.value(u, t), 0) / of.length;

/** What a value is an average of, in words, and its units. */
function drawnAverage(draw: Draw, t: number) {
  const { book, random } = draw;
  const all = { of: book.total, members: book.units.filter((u) => book.rank(u, t) > 0) };
  const found = random() < 0.5 ? drawnGroup(draw, t) : undefined;
  const { of, members } = found ? { of: found.group, members: found.members } : all;
  return { of, mean: meanOf(draw, members, t) };
}

/** Whether a value is above an average; left open where it is within a third of it, which other weights may turn. */
const isAbove = (value: number, mean: number): Truth =>
  Math.abs(value / mean - 1) < 1 / 3 ? undefined : value > mean;

/** Sentences about places beside an average. */
export const averageForms: Record<string, Template> = {
  'above the average': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    const { of, mean } = drawnAverage(draw, t);
    const up = random() < 0.5;
    const isClear = book.plan.total.rollUp === 'sum' && random() < 0.3;
    const [very, far] = isClear ? [pick(['well ', 'far '], random), pick(['明显', '远'], random)] : ['', ''];
    const [en, zh] = up ? [`${very}above`, `${far}高于`] : [`${very}below`, `${far}低于`];
    const is = isAbove(book.value(a, t), mean);
    return {
      en: [
        `${a.en} scored ${en} the average of ${of.en} in ${year}`,
        `In ${year} the index of ${a.en} was ${en} the average for ${of.en}`,
        `${a.en}'s index stood ${en} ${of.en}'s average in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}指数${zh}${of.zh}平均水平`,
        `${year}年，${a.zh}${zh}${of.zh}的平均水平`,
        `${year}年${a.zh}得分${zh}${of.zh}平均值`,
      ],
      truth: is === undefined ? undefined : is === up,
    };
  },
  'points from the average': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    const { of, mean } = drawnAverage(draw, t);
    const apart = book.value(a, t) - mean;
    const p = stated(Math.abs(apart), random);
    const up = random() < 0.8 ? apart > 0 : apart < 0;
    const [en, zh] = up ? ['above', '高'] : ['below', '低'];
    const off = Math.abs((up ? apart : -apart) - Number(p));
    return {
      en: [
        `${a.en} scored ${p} points ${en} the average of ${of.en} in ${year}`,
        `In ${year} ${a.en} was ${p} points ${en} the average of ${of.en}`,
      ],
      zh: [
        `${year}年${a.zh}指数比${of.zh}平均水平${zh}${p}点`,
        `${year}年${a.zh}比${of.zh}的平均水平${zh}${p}点`,
      ],
      truth:
        off > 0.12 ? false : off <= 0.05 && isAbove(book.value(a, t), mean) !== undefined ? true : undefined,
    };
  },
  'more than several together': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a, other: b, plain } = drawn(draw);
    const c = pick(
      plain.filter((u) => u !== a && u !== b),
      random,
    );
    if (!adds(book)) return undefined;
    const is = isAbove(book.value(a, t), book.value(b, t) + book.value(c, t));
    const up = random() < 0.5;
    const [more, above, gao] = up ? ['more', 'above', '高于'] : ['less', 'below', '低于'];
    return {
      en: [
        `${a.en} scored ${more} than ${b.en} and ${c.en} combined in ${year}`,
        `In ${year} ${a.en} was ${above} ${b.en} and ${c.en} put together`,
      ],
      zh: [`${year}年${a.zh}指数${gao}${b.zh}与${c.zh}之和`, `${year}年${a.zh}${gao}${b.zh}、${c.zh}之和`],
      truth: is === undefined ? undefined : is === up,
    };
  },
  'so many above the average': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const { group, members } = drawnGroup(draw, t) ?? {};
    if (!group || !members) return undefined;
    const all = book.units.filter((u) => book.rank(u, t) > 0);
    const mean = meanOf(draw, all, t);
    const each = members.map((u) => isAbove(book.value(u, t), mean));
    const n = Math.max(1, each.filter((is) => is).length + pick([0, 0, -1, 1, 3], random));
    const { many, one, zh } = unitWords(book);
    const units = n === 1 ? one : many;
    return {
      en: [
        `In ${year} at least ${inWords(n)} ${units} of ${group.en} scored above the average of ${book.total.en}`,
      ],
      zh: [`${year}年${group.zh}至少${n}个${zh}高于${book.total.zh}平均水平`],
      truth: between(each, n, members.length),
    };
  },
  'many times the average': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    if (book.plan.total.rollUp !== 'sum') return undefined;
    const mean = meanOf(draw, membersOf(book, book.total, t), t);
    const times = book.value(a, t) / mean;
    const p = stated(times, random);
    const off = Math.abs(times - Number(p));
    return {
      en: [`The index of ${a.en} was ${p} times the national average in ${year}`],
      zh: [`${year}年${a.zh}指数是全国平均水平的${p}倍`],
      truth:
        off > 0.12
          ? false
          : off <= 0.04 && isAbove(times, 1) !== undefined && p.includes('.') && !p.endsWith('.0')
            ? true
            : undefined,
    };
  },
};
