import type { Place } from '../../test/words/claims/oracle/book.js';
import {
  between,
  type Draw,
  drawn,
  drawnGroup,
  hanNumber,
  inWords,
  pick,
  shown,
  type Template,
  type Truth,
  topped,
  unitWords,
} from './counting.js';

/** A threshold near those of the units, and whether each is above it. */
function threshold({ book, random }: Draw, units: readonly Place[], t: number, at: readonly number[]) {
  const values = units.map((u) => book.value(u, t)).sort((a, b) => a - b);
  const n = shown(values[Math.floor((values.length - 1) * pick(at, random))]!, 1);
  const each = units.map((u): Truth => book.value(u, t) > Number(n));
  const tight = units.some((u) => Math.abs(book.value(u, t) - Number(n)) < 0.006);
  return tight ? undefined : { n, each };
}

/** Sentences about how many places of a set something holds for. */
export const setForms: Record<string, Template> = {
  'among the ends': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const { group, members } = drawnGroup(draw, t) ?? {};
    if (!group || !members) return undefined;
    const k = pick([4, 6, 10], random);
    const n = book.units.filter((u) => book.rank(u, t) > 0).length;
    const isEnd = random() < 0.5;
    const each = members.map((u): Truth => {
      const [low, high] = book.range(u, t);
      const [best, worst] = isEnd ? [n + 1 - high, n + 1 - low] : [low, high];
      return worst <= k ? true : best > k ? false : undefined;
    });
    const said = Math.min(k, Math.max(1, each.filter((is) => is).length + pick([0, 0, 1, 3], random)));
    const { many, zh } = unitWords(book);
    const are = said === 1 ? 'is' : 'are';
    const [first, qian] = isEnd ? ['bottom', '后'] : ['top', '前'];
    return {
      en: [
        `Of the ${first} ${inWords(k)} ${many}, ${inWords(said)} ${are} in ${group.en} in ${year}`,
        ...(2 * said === k ? [`In ${year} half of the ${first} ${k} ${many} were in ${group.en}`] : []),
        `${inWords(said)} of the ${first} ${k} ${many} were in ${group.en} in ${year}`,
      ],
      zh: [
        `${year}年${qian}${hanNumber(k)}名中有${hanNumber(said)}个来自${group.zh}`,
        `${year}年排名${qian}${k}位的${zh}中有${said}个位于${group.zh}`,
      ],
      truth: between(each, said, said),
    };
  },
  'so many above': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const all = book.units.filter((u) => book.rank(u, t) > 0);
    const { n, each } = threshold(draw, all, t, [0.5, 0.8, 0.95]) ?? {};
    if (n === undefined || !each) return undefined;
    const so = each.filter(Boolean).length;
    const k = Math.max(1, so + pick([0, 0, 1, -1], random));
    const { many, zh } = unitWords(book);
    const quantifiers = [
      ['at least', '至少有', k, all.length],
      ['at most', '至多有', 0, k],
      ['exactly', '恰有', k, k],
      ['more than', '超过', k + 1, all.length],
      ['fewer than', '不到', 0, k - 1],
    ] as const;
    const [en, han, least, most] = pick(quantifiers, random);
    if (k < 2) return undefined;
    return {
      en: [
        `${capital(en)} ${k} ${many} had more than ${n} points in ${year}`,
        `In ${year} ${en} ${inWords(k)} ${many} scored more than ${n} points`,
        `The index exceeded ${n} points in ${en} ${inWords(k)} ${many} in ${year}`,
        `In ${year}, ${en} ${k} of the ${all.length} ${many} had an index above ${n}`,
        `The index of ${en} ${inWords(k)} ${many} was higher than ${n} points in ${year}`,
      ],
      zh: [
        `${year}年${han}${k}个${zh}指数高于${n}点`,
        `${year}年，${zh}中${han}${k}个指数超过${n}点`,
        `${year}年${all.length}个${zh}中，${han}${k}个的指数超过${n}`,
        `${year}年指数超过${n}点的${zh}${han}${k}个`,
      ],
      truth: between(each, least, most),
    };
  },
  'so many in the top': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const { group: g, members } = drawnGroup(draw, t) ?? {};
    if (!g || !members) return undefined;
    const k = pick([5, 10, 20], random);
    const each = members.map((u) => topped(book, u, k, t));
    const n = Math.max(1, each.filter((is) => is).length + pick([0, 0, 1, -1], random));
    if (n < 2) return undefined;
    const { many, zh } = unitWords(book);
    return {
      en: [
        `Exactly ${inWords(n)} ${many} of ${g.en} were among the top ${k} in ${year}`,
        `In ${year} ${inWords(n)} of the top ${k} ${many} were in ${g.en}`,
        `The top ${inWords(k)} of ${year} included ${inWords(n)} ${many} of ${g.en}`,
        `In ${year}, ${inWords(n)} of the ${members.length} ${many} of ${g.en} made the top ${k}`,
      ],
      zh: [
        `${year}年${g.zh}有${n}个${zh}位列前${k}位`,
        `${year}年前${k}位中有${n}个${zh}来自${g.zh}`,
        `${year}年${g.zh}${members.length}个${zh}中有${n}个进入前${k}名`,
        `${year}年${g.zh}共有${n}个${zh}跻身前${hanNumber(k)}`,
      ],
      truth: between(each, n, n),
    };
  },
  all: (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const all = book.units.filter((u) => book.rank(u, t) > 0);
    const values = all.map((u) => book.value(u, t));
    const n = shown(Math.min(...values) * pick([0.8, 0.9, 1.1, 1.3], random), 2);
    const truth = values.every((v) => v > Number(n));
    if (Number(n) <= 0) return undefined;
    const { many, one, zh } = unitWords(book);
    return {
      en: [
        `All ${many} had more than ${n} points in ${year}`,
        `Every ${one} scored more than ${n} points in ${year}`,
        `In ${year}, each of the ${many} had an index of more than ${n}`,
        `The index exceeded ${n} points in every ${one} in ${year}`,
        `In ${year} the index of every ${one} was above ${n} points`,
        `All ${all.length} ${many} had an index above ${n} in ${year}`,
      ],
      zh: [
        `${year}年所有${zh}指数均超过${n}点`,
        `${year}年各${zh}指数都高于${n}点`,
        `${year}年全部${zh}的指数均在${n}点以上`,
        `${year}年每个${zh}的指数都超过${n}`,
        `${year}年${all.length}个${zh}的指数全部超过${n}点`,
      ],
      truth,
    };
  },
  'not all': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const values = book.units.filter((u) => book.rank(u, t) > 0).map((u) => book.value(u, t));
    const n = shown(Math.min(...values) * pick([0.8, 1.3], random), 2);
    if (Number(n) <= 0) return undefined;
    const { many, one, zh } = unitWords(book);
    return {
      en: [
        `Not all ${many} had more than ${n} points in ${year}`,
        `In ${year} not every ${one} scored more than ${n} points`,
        `It is not true that all ${many} had more than ${n} points in ${year}`,
      ],
      zh: [
        `${year}年并非所有${zh}指数都超过${n}点`,
        `${year}年不是所有${zh}的指数都超过${n}点`,
        `并非${year}年所有${zh}指数均超过${n}点`,
      ],
      truth: !values.every((v) => v > Number(n)),
    };
  },
  none: (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const values = book.units.filter((u) => book.rank(u, t) > 0).map((u) => book.value(u, t));
    const n = shown(Math.max(...values) * pick([0.8, 1.1], random), 2);
    const { many, one, zh } = unitWords(book);
    return {
      en: [
        `No ${one} had more than ${n} points in ${year}`,
        `None of the ${many} scored more than ${n} points in ${year}`,
        `In ${year} not a single ${one} had an index above ${n}`,
        `There was no ${one} with more than ${n} points in ${year}`,
        `In no ${one} did the index exceed ${n} points in ${year}`,
      ],
      zh: [
        `${year}年没有一个${zh}指数超过${n}点`,
        `${year}年所有${zh}的指数均未超过${n}点`,
        `${year}年没有${zh}的指数高于${n}`,
        `${year}年无一${zh}指数超过${n}点`,
      ],
      truth: values.every((v) => !(v > Number(n))),
    };
  },
  most: (draw) => {
    const { book } = draw;
    const { t, year } = drawn(draw);
    const all = book.units.filter((u) => book.rank(u, t) > 0);
    const { n, each } = threshold(draw, all, t, [0.3, 0.7]) ?? {};
    if (n === undefined || !each) return undefined;
    const { many, zh } = unitWords(book);
    return {
      en: [
        `Most ${many} had more than ${n} points in ${year}`,
        `The index of most ${many} was more than ${n} points in ${year}`,
        `In ${year} more than half of the ${many} scored above ${n} points`,
        `A majority of ${many} had an index above ${n} in ${year}`,
        `In ${year}, over half of all ${many} had more than ${n} points`,
        `Fewer than half of the ${many} had less than ${n} points in ${year}`,
      ],
      zh: [
        `${year}年多数${zh}指数超过${n}点`,
        `${year}年大部分${zh}的指数高于${n}点`,
        `${year}年过半${zh}指数超过${n}点`,
        `${year}年超过一半的${zh}指数高于${n}点`,
        `${year}年半数以上的${zh}指数超过${n}`,
      ],
      truth: between(each, Math.floor(all.length / 2) + 1, all.length),
    };
  },
};

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
