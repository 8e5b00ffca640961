import {
  between,
  both,
  drawn,
  drawnGroup,
  inWords,
  not,
  pick,
  shown,
  type Template,
  topped,
  unitWords,
} from './counting.js';

/** Sentences about some places of a few. */
export const listForms: Record<string, Template> = {
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
