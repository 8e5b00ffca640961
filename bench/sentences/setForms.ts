import type { Place } from '../../test/words/claims/oracle/book.js';
import {
  between,
  both,
  type Draw,
  drawn,
  drawnGroup,
  hanNumber,
  inWords,
  not,
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
  except: (draw) => {
    const { book, random } = draw;
    const { t, year, one: left } = drawn(draw);
    const others = book.units.filter((u) => u !== left && book.rank(u, t) > 0);
    const most = Math.max(...others.map((u) => book.value(u, t)));
    const n = shown(most * pick([1.1, 0.8], random), 1);
    const rest = others.every((u) => book.value(u, t) < Number(n));
    // Where the one left out is no exception, the words may be meant either way.
    const truth = !rest ? false : book.value(left, t) < Number(n) ? undefined : true;
    const { many, one, zh } = unitWords(book);
    return {
      en: [
        `All ${many} except ${left.en} had less than ${n} points in ${year}`,
        `With the exception of ${left.en}, all ${many} had less than ${n} points in ${year}`,
        `Apart from ${left.en}, every ${one} scored less than ${n} points in ${year}`,
        `In ${year} all ${many} but ${left.en} had an index below ${n}`,
        `Every ${one} other than ${left.en} had less than ${n} points in ${year}`,
      ],
      zh: [
        `${year}年除${left.zh}外，其他${zh}指数均低于${n}点`,
        `除${left.zh}以外，${year}年其余${zh}的指数都低于${n}点`,
        `${year}年除了${left.zh}，所有${zh}指数均低于${n}点`,
      ],
      truth,
    };
  },
  neither: (draw) => {
    const { book, random } = draw;
    const { t, year, one: a, other: b } = drawn(draw);
    const k = pick([5, 10, 20], random);
    const truth = between([topped(book, a, k, t), topped(book, b, k, t)], 0, 0);
    return {
      en: [
        `Neither ${a.en} nor ${b.en} was among the top ${k} in ${year}`,
        `In ${year} neither ${a.en} nor ${b.en} made the top ${inWords(k)}`,
        `${a.en} and ${b.en} were both outside the top ${k} in ${year}`,
        `Neither of ${a.en} and ${b.en} was in the top ${k} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}和${b.zh}均未位列前${k}位`,
        `${year}年${a.zh}、${b.zh}都没有进入前${k}名`,
        `${year}年${a.zh}与${b.zh}均不在前${k}位之列`,
        `${year}年无论是${a.zh}还是${b.zh}，都未进入前${k}`,
      ],
      truth,
    };
  },
  either: (draw) => {
    const { book, random } = draw;
    const { t, year, one: a, other: b } = drawn(draw);
    const k = pick([5, 10, 20], random);
    return {
      en: [
        `${a.en} or ${b.en} was among the top ${k} in ${year}`,
        `At least one of ${a.en} and ${b.en} was in the top ${k} in ${year}`,
        `Either ${a.en} or ${b.en} made the top ${k} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}或${b.zh}位列前${k}位`,
        `${year}年${a.zh}和${b.zh}中至少有一个进入前${k}`,
        `${year}年${a.zh}、${b.zh}至少有一个位列前${k}位`,
      ],
      truth: between([topped(book, a, k, t), topped(book, b, k, t)], 1, 2),
    };
  },
  'both in the top': (draw) => {
    const { book, random } = draw;
    const { t, year, plain, one } = drawn(draw);
    const k = pick([5, 10, 20], random);
    const near = plain.filter((u) => book.rank(u, t) <= 1.5 * k);
    const [a, b] = [pick(near, random) ?? one, pick(near, random) ?? one];
    if (a === b) return undefined;
    return {
      en: [
        `Both ${a.en} and ${b.en} were among the top ${k} in ${year}`,
        `${a.en} and ${b.en} were both among the top ${k} in ${year}`,
        `In ${year} ${a.en} and ${b.en} both made the top ${inWords(k)}`,
        `${a.en}, like ${b.en}, was in the top ${k} in ${year}`,
        `${a.en} was in the top ${k} in ${year}, and so was ${b.en}`,
        `${a.en} as well as ${b.en} ranked in the top ${k} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}和${b.zh}均位列前${k}位`,
        `${year}年${a.zh}、${b.zh}都进入前${k}名`,
        `${year}年${a.zh}与${b.zh}双双跻身前${k}`,
        `${year}年${a.zh}和${b.zh}同时位居前${k}位`,
      ],
      truth: both(topped(book, a, k, t), topped(book, b, k, t)),
    };
  },
  only: (draw) => {
    const { book, random } = draw;
    const { t, year, plain, one } = drawn(draw);
    const k = pick([2, 3], random);
    const named = random() < 0.6 ? plain.filter((u) => book.rank(u, t) <= k) : [one];
    if (named.length === 0 || named.length > 3) return undefined;
    const own = named.map((u) => topped(book, u, k, t));
    const others = book.units
      .filter((u) => !named.includes(u) && book.rank(u, t) > 0)
      .map((u) => topped(book, u, k, t));
    const en = [
      named
        .slice(0, -1)
        .map((u) => u.en)
        .join(', '),
      named.at(-1)!.en,
    ]
      .filter(Boolean)
      .join(' and ');
    const zh = named.map((u) => u.zh).join('、');
    const was = named.length > 1 ? 'were' : 'was';
    return {
      en: [
        `Only ${en} ${was} among the top ${k} in ${year}`,
        `In ${year} only ${en} ranked in the top ${inWords(k)}`,
        `${en} alone made the top ${k} in ${year}`,
      ],
      zh: [
        `${year}年只有${zh}位列前${k}位`,
        `${year}年仅${zh}进入前${k}名`,
        `${year}年进入前${k}名的只有${zh}`,
      ],
      truth: both(between(own, own.length, own.length), between(others, 0, 0)),
    };
  },
  'outside of a group': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const { group: g, members } = drawnGroup(draw, t) ?? {};
    if (!g || !members) return undefined;
    const k = pick([3, 5, 10], random);
    const each = members.map((u) => topped(book, u, k, t));
    const { many, one, zh } = unitWords(book);
    const none = between(each, 0, 0);
    return {
      en: [
        `No ${one} of ${g.en} was among the top ${k} in ${year}`,
        `None of the ${many} in ${g.en} made the top ${inWords(k)} in ${year}`,
        `In ${year} all ${many} of ${g.en} ranked outside the top ${k}`,
      ],
      zh: [
        `${year}年${g.zh}没有一个${zh}位列前${k}位`,
        `${year}年${g.zh}所有${zh}均未进入前${k}名`,
        `${year}年${g.zh}无一${zh}跻身前${k}`,
      ],
      truth: none,
    };
  },
  'one of a group': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const { group: g, members } = drawnGroup(draw, t) ?? {};
    if (!g || !members) return undefined;
    const k = pick([3, 5, 10], random);
    const { one, zh } = unitWords(book);
    const each = members.map((u) => topped(book, u, k, t));
    return {
      en: [
        `At least one ${one} of ${g.en} was among the top ${k} in ${year}`,
        `In ${year} at least one ${one} in ${g.en} made the top ${inWords(k)}`,
        `Some ${one} of ${g.en} ranked in the top ${k} in ${year}`,
      ],
      zh: [
        `${year}年${g.zh}至少有1个${zh}位列前${k}位`,
        `${year}年${g.zh}有${zh}进入前${k}名`,
        `${year}年${g.zh}至少一个${zh}跻身前${k}`,
      ],
      truth: not(between(each, 0, 0)),
    };
  },
};

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
