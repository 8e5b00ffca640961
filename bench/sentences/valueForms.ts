import type { Place } from '../../test/words/claims/oracle/book.js';
import {
  adds,
  agrees,
  drawn,
  drawnGroup,
  inWords,
  pick,
  shown,
  stated,
  type Template,
  type Truth,
  unitWords,
} from './counting.js';

/** A threshold in both languages, and whether a figure is beyond it. */
type Bound = [en: string, zh: string, is: (v: number, than: number) => boolean];
const bounds: readonly Bound[] = [
  ['more than', '超过', (v, n) => v > n],
  ['over', '高于', (v, n) => v > n],
  ['less than', '低于', (v, n) => v < n],
  ['under', '不足', (v, n) => v < n],
  ['at least', '不低于', (v, n) => v >= n],
  ['no more than', '不超过', (v, n) => v <= n],
];

/** Fractions in both languages. */
const fractions: readonly [en: string, zh: string, of: number][] = [
  ['a third', '三分之一', 1 / 3],
  ['two thirds', '三分之二', 2 / 3],
  ['half', '一半', 0.5],
  ['a quarter', '四分之一', 0.25],
  ['three quarters', '四分之三', 0.75],
  ['a fifth', '五分之一', 0.2],
  ['a tenth', '十分之一', 0.1],
];

/** As near as words are: two and a half per cent of it is, ten per cent is not. */
const nearly = (actual: number, said: number): Truth => {
  const off = Math.abs(actual / said - 1);
  return off <= 0.02 ? true : off > 0.15 ? false : undefined;
};

/** Sentences about values, how they compare, and shares. */
export const valueForms: Record<string, Template> = {
  value: (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    const v = stated(book.value(a, t), random, pick([1, 2], random));
    return {
      en: [
        `The index of ${a.en} was ${v} points in ${year}`,
        `${a.en} scored ${v} points in ${year}`,
        `${a.en}'s index stood at ${v} in ${year}`,
        `In ${year} ${a.en} recorded an index of ${v}`,
        `The index for ${a.en} came to ${v} points in ${year}`,
        `${a.en} had an index value of ${v} in ${year}`,
        `${a.en} reached ${v} points in ${year}`,
        `In ${year}, the index of ${a.en} amounted to ${v} points`,
        `${a.en} posted an index of ${v} in ${year}`,
        `${a.en}'s score in ${year} was ${v}`,
      ],
      zh: [
        `${year}年${a.zh}指数为${v}点`,
        `${year}年，${a.zh}的指数为${v}`,
        `${a.zh}${year}年得分${v}`,
        `${year}年${a.zh}指数达到${v}点`,
        `${year}年${a.zh}得分为${v}分`,
        `${year}年${a.zh}的指数是${v}`,
        `${a.zh}的指数在${year}年为${v}点`,
        `${year}年${a.zh}指数值为${v}`,
        `${year}年${a.zh}指数达${v}`,
      ],
      truth: agrees(book.value(a, t), v),
    };
  },
  threshold: (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    const n = shown(book.value(a, t) * pick([0.6, 0.8, 1.3, 1.6], random), 1);
    const [en, zh, is] = pick(bounds, random);
    return {
      en: [
        `${a.en} had ${en} ${n} points in ${year}`,
        `The index of ${a.en} was ${en} ${n} in ${year}`,
        `In ${year} ${a.en} scored ${en} ${n} points`,
        `${a.en}'s index was ${en} ${n} points in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}指数${zh}${n}点`,
        `${year}年${a.zh}的指数${zh}${n}`,
        `${a.zh}${year}年得分${zh}${n}`,
        `${year}年${a.zh}指数值${zh}${n}点`,
      ],
      truth: is(book.value(a, t), Number(n)),
    };
  },
  exceeded: (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    const n = shown(book.value(a, t) * pick([0.6, 0.8, 1.3], random), 1);
    return {
      en: [
        `The index of ${a.en} exceeded ${n} points in ${year}`,
        `${a.en}'s index topped ${n} in ${year}`,
        `${a.en} passed the mark of ${n} points in ${year}`,
        `In ${year} the index of ${a.en} was above ${n} points`,
        `The index of ${a.en} surpassed ${n} points in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}指数突破${n}点`,
        `${year}年${a.zh}指数逾${n}点`,
        `${year}年${a.zh}的指数在${n}点以上`,
        `${year}年${a.zh}指数大于${n}`,
      ],
      truth: book.value(a, t) > Number(n),
    };
  },
  'in a range': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    const v = book.value(a, t) * pick([1, 1, 1.5], random);
    const [low, high] = [shown(v * 0.9, 1), shown(v * 1.1, 1)];
    const actual = book.value(a, t);
    if (!(Number(high) > Number(low))) return undefined;
    return {
      en: [
        `The index of ${a.en} was between ${low} and ${high} points in ${year}`,
        `${a.en} scored between ${low} and ${high} points in ${year}`,
        `In ${year} ${a.en}'s index lay between ${low} and ${high}`,
      ],
      zh: [
        `${year}年${a.zh}指数为${low}点至${high}点`,
        `${year}年${a.zh}指数在${low}点至${high}点之间`,
        `${year}年${a.zh}指数介于${low}与${high}之间`,
      ],
      truth: actual > Number(low) && actual < Number(high),
    };
  },
  rounded: (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    const actual = book.value(a, t);
    const n = shown(actual * pick([1, 1, 1.4, 0.6], random), 2);
    return {
      en: [
        `The index of ${a.en} was about ${n} points in ${year}`,
        `In ${year} ${a.en} scored roughly ${n} points`,
        `${a.en} had an index of around ${n} in ${year}`,
        `The index of ${a.en} stood at approximately ${n} points in ${year}`,
        `${a.en}'s index was some ${n} points in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}指数约为${n}点`,
        `${year}年${a.zh}指数约${n}点`,
        `${year}年${a.zh}的指数在${n}点左右`,
        `${year}年${a.zh}指数大约为${n}`,
      ],
      truth: nearly(actual, Number(n)),
    };
  },
  'per cent more': (draw) => {
    const { book, random } = draw;
    const { t, year, plain, one: a } = drawn(draw);
    const [x] = [book.value(a, t)];
    const b = pick(
      plain.filter((u) => book.value(u, t) > 0 && book.value(u, t) < x),
      random,
    );
    if (!adds(book) || !b) return undefined;
    const percent = 100 * (x / book.value(b, t) - 1);
    const p = stated(percent, random);
    return {
      en: [
        `The index of ${a.en} was ${p}% higher than that of ${b.en} in ${year}`,
        `${a.en}'s index was ${p}% higher than ${b.en}'s in ${year}`,
        `In ${year}, ${a.en} was ${p}% higher than ${b.en}`,
        `${a.en}'s index exceeded ${b.en}'s by ${p}% in ${year}`,
        `${a.en} scored ${p}% more than ${b.en} in ${year}`,
        `In ${year} the index of ${a.en} was ${p}% above that of ${b.en}`,
        `${a.en} was ${p}% ahead of ${b.en} in ${year}`,
        `${a.en} had an index ${p}% higher than ${b.en} in ${year}`,
        `The index of ${a.en} was ${p} percent above the index of ${b.en} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}指数比${b.zh}高${p}%`,
        `${year}年${a.zh}的指数高出${b.zh}${p}%`,
        `${year}年${a.zh}指数较${b.zh}高出${p}%`,
        `${year}年${a.zh}指数高于${b.zh}${p}%`,
        `${year}年${a.zh}比${b.zh}高${p}%`,
        `${year}年，与${b.zh}相比，${a.zh}的指数高${p}%`,
      ],
      truth: agrees(percent, p),
    };
  },
  'per cent less': (draw) => {
    const { book, random } = draw;
    const { t, year, plain, one: a } = drawn(draw);
    const x = book.value(a, t);
    const b = pick(
      plain.filter((u) => book.value(u, t) > x),
      random,
    );
    if (!adds(book) || !b) return undefined;
    const percent = 100 * (1 - x / book.value(b, t));
    const p = stated(percent, random);
    if (Number(p) >= 100) return undefined;
    return {
      en: [
        `The index of ${a.en} was ${p}% lower than that of ${b.en} in ${year}`,
        `${a.en} was ${p}% lower than ${b.en} in ${year}`,
        `${a.en} scored ${p}% less than ${b.en} in ${year}`,
        `${a.en}'s index was ${p}% below ${b.en}'s in ${year}`,
        `${a.en} was ${p}% behind ${b.en} in ${year}`,
        `In ${year}, ${a.en} trailed ${b.en} by ${p}%`,
      ],
      zh: [
        `${year}年${a.zh}指数比${b.zh}低${p}%`,
        `${year}年${a.zh}比${b.zh}低${p}%`,
        `${year}年${a.zh}指数低于${b.zh}${p}%`,
        `${year}年${a.zh}的指数较${b.zh}低${p}%`,
      ],
      truth: agrees(percent, p),
    };
  },
  margin: (draw) => {
    const { book, random } = draw;
    const { t, year, one, other } = drawn(draw);
    const [a, b] = book.value(one, t) > book.value(other, t) ? [one, other] : [other, one];
    const by = book.value(a, t) - book.value(b, t);
    const p = stated(by, random, 2);
    if (!(by > 0.02)) return undefined;
    return {
      en: [
        `${a.en} was ${p} points ahead of ${b.en} in ${year}`,
        `${a.en} led ${b.en} by ${p} points in ${year}`,
        `In ${year} ${b.en} trailed ${a.en} by ${p} points`,
        `The gap between ${a.en} and ${b.en} was ${p} points in ${year}`,
        `${a.en}'s index was ${p} points above ${b.en}'s in ${year}`,
        `${a.en} scored ${p} points more than ${b.en} in ${year}`,
        `The index of ${b.en} was ${p} points lower than that of ${a.en} in ${year}`,
        `${b.en} lagged ${p} points behind ${a.en} in ${year}`,
        `In ${year}, ${a.en} had ${p} points more than ${b.en}`,
        `${a.en} had a lead of ${p} points over ${b.en} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}领先${b.zh}${p}点`,
        `${year}年${a.zh}比${b.zh}高${p}点`,
        `${year}年${b.zh}落后${a.zh}${p}点`,
        `${year}年${a.zh}与${b.zh}相差${p}点`,
        `${year}年${a.zh}指数高出${b.zh}${p}点`,
        `${year}年${a.zh}指数比${b.zh}高出${p}个点`,
        `${year}年${a.zh}和${b.zh}的差距为${p}点`,
        `${year}年${b.zh}的指数比${a.zh}低${p}点`,
      ],
      truth: agrees(by, p),
    };
  },
  times: (draw) => {
    const { book, random } = draw;
    const { t, year, plain, one: a } = drawn(draw);
    const b = pick(
      plain.filter((u) => book.value(u, t) > 0 && book.value(u, t) * 1.2 < book.value(a, t)),
      random,
    );
    if (!adds(book) || !b) return undefined;
    const ratio = book.value(a, t) / book.value(b, t);
    const n = stated(ratio, random);
    if (/\.0$/.test(n)) return undefined;
    return {
      en: [
        `The index of ${a.en} was ${n} times that of ${b.en} in ${year}`,
        `In ${year} ${a.en}'s index was ${n} times ${b.en}'s`,
        `${a.en} had ${n} times the index of ${b.en} in ${year}`,
        `The index of ${a.en} was ${n} times as high as that of ${b.en} in ${year}`,
        `${a.en} had ${n} times as many points as ${b.en} in ${year}`,
        `${a.en} scored ${n} times as much as ${b.en} in ${year}`,
        `The index of ${a.en} was ${n} times the index of ${b.en} in ${year}`,
        `${a.en} was ${n} times as high as ${b.en} in ${year}`,
        `In ${year}, ${a.en} stood at ${n} times the index of ${b.en}`,
      ],
      zh: [
        `${year}年${a.zh}指数是${b.zh}的${n}倍`,
        `${year}年${a.zh}指数相当于${b.zh}的${n}倍`,
        `${year}年${a.zh}的指数为${b.zh}的${n}倍`,
        `${year}年${a.zh}是${b.zh}的${n}倍`,
        `${a.zh}的指数在${year}年达到${b.zh}的${n}倍`,
      ],
      truth: agrees(ratio, n),
    };
  },
  'a part of another': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a, other: b } = drawn(draw);
    const ratio = book.value(a, t) / book.value(b, t);
    if (!adds(book) || !(ratio < 1)) return undefined;
    const fit = fractions.filter(([, , of]) => nearly(ratio, of) === true);
    const [en, zh, of] = pick(fit.length > 0 && random() < 0.8 ? fit : fractions, random);
    return {
      en: [
        `The index of ${a.en} was ${en} that of ${b.en} in ${year}`,
        `In ${year} ${a.en}'s index was ${en} of ${b.en}'s`,
        `${a.en} had ${en} of the index of ${b.en} in ${year}`,
        `The index of ${a.en} was equal to ${en} of that of ${b.en} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}指数是${b.zh}的${zh}`,
        `${year}年${a.zh}指数相当于${b.zh}的${zh}`,
        `${year}年${a.zh}的指数仅为${b.zh}的${zh}`,
      ],
      truth: nearly(ratio, of),
    };
  },
  share: (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    if (!adds(book)) return undefined;
    const percent = (100 * book.value(a, t)) / book.value(book.total, t);
    const p = stated(percent, random, percent < 1 ? 2 : 1);
    const all = book.total;
    return {
      en: [
        `${a.en} accounted for ${p}% of ${all.en} in ${year}`,
        `${a.en}'s share of ${all.en} was ${p}% in ${year}`,
        `In ${year} ${p}% of the index of ${all.en} came from ${a.en}`,
        `${a.en} made up ${p}% of the index of ${all.en} in ${year}`,
        `The share of ${a.en} in ${all.en} stood at ${p}% in ${year}`,
        `In ${year}, ${a.en} contributed ${p}% of the national total`,
        `${a.en} represented ${p}% of the national index in ${year}`,
        `${a.en} had a share of ${p}% in ${year}`,
        `${p}% of ${all.en} was held by ${a.en} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}占${all.zh}的${p}%`,
        `${year}年${a.zh}占${all.zh}的比重为${p}%`,
        `${year}年${a.zh}所占份额为${p}%`,
        `${year}年${a.zh}占比${p}%`,
        `${year}年${a.zh}占${all.zh}总量的${p}%`,
        `${year}年${a.zh}在${all.zh}的占比为${p}%`,
        `${year}年${all.zh}的${p}%来自${a.zh}`,
      ],
      truth: agrees(percent, p),
    };
  },
  'a part of all': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const { group: g } = drawnGroup(draw, t) ?? {};
    if (!adds(book) || !g) return undefined;
    const part = book.value(g, t) / book.value(book.total, t);
    const fit = fractions.filter(([, , of]) => nearly(part, of) === true);
    const [en, zh, of] = pick(fit.length > 0 && random() < 0.8 ? fit : fractions, random);
    const all = book.total;
    return {
      en: [
        `${g.en} accounted for ${en} of ${all.en} in ${year}`,
        `${g.en} held about ${en} of the index of ${all.en} in ${year}`,
        `In ${year} ${en} of the index of ${all.en} came from ${g.en}`,
        `${g.en}'s share of ${all.en} was ${en} in ${year}`,
      ],
      zh: [
        `${year}年${g.zh}占${all.zh}的${zh}`,
        `${year}年${g.zh}占${all.zh}的约${zh}`,
        `${year}年${g.zh}的占比约为${zh}`,
      ],
      truth: nearly(part, of),
    };
  },
  'share together': (draw) => {
    const { book, random } = draw;
    const { t, year, plain } = drawn(draw);
    const { group } = drawnGroup(draw, t) ?? {};
    if (!adds(book) || !group) return undefined;
    const [a, b] = [pick(plain, random), pick(plain, random)];
    const named: Place[] = random() < 0.5 ? [a, group] : [a, b];
    const units = new Set(
      named.flatMap((one) => (one.level === a.level ? [one] : book.units.filter((u) => book.lies(u, one)))),
    );
    const sum = [...units].reduce((all, u) => all + (book.value(u, t) || 0), 0);
    const all = book.value(book.total, t);
    const twice = (100 * named.reduce((s, one) => s + book.value(one, t), 0)) / all;
    const percent = (100 * sum) / all;
    const p = shown(pick([percent, percent, percent, twice, percent * 1.3], random), 1);
    const [x, y] = named as [Place, Place];
    const o = book.total;
    return {
      en: [
        `${x.en} and ${y.en} together held ${p}% of ${o.en} in ${year}`,
        `Together, ${x.en} and ${y.en} accounted for ${p}% of ${o.en} in ${year}`,
        `In ${year} ${x.en} and ${y.en} jointly made up ${p}% of the index of ${o.en}`,
        `The combined share of ${x.en} and ${y.en} in ${o.en} was ${p}% in ${year}`,
        `${x.en} and ${y.en} combined represented ${p}% of the national index in ${year}`,
        `Between them, ${x.en} and ${y.en} held ${p}% of ${o.en} in ${year}`,
      ],
      zh: [
        `${year}年${x.zh}和${y.zh}合计占${o.zh}的${p}%`,
        `${year}年${x.zh}、${y.zh}两地共占${o.zh}的${p}%`,
        `${year}年${x.zh}与${y.zh}合计占比为${p}%`,
        `${year}年${x.zh}和${y.zh}加起来占${o.zh}的${p}%`,
      ],
      truth: agrees(percent, p),
    };
  },
  'first together': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    if (!adds(book)) return undefined;
    const k = pick([2, 3, 5, 10], random);
    const order = book.units
      .filter((u) => book.rank(u, t) > 0)
      .sort((a, b) => book.rank(a, t) - book.rank(b, t));
    if (book.rank(order[k - 1]!, t) === book.rank(order[k]!, t)) return undefined;
    const sum = order.slice(0, k).reduce((all, u) => all + book.value(u, t), 0);
    const percent = (100 * sum) / book.value(book.total, t);
    const p = stated(percent, random);
    const { many, zh } = unitWords(book);
    const o = book.total;
    return {
      en: [
        `The top ${k} ${many} together held ${p}% of ${o.en} in ${year}`,
        `In ${year} the ${inWords(k)} leading ${many} accounted for ${p}% of ${o.en}`,
        `The first ${inWords(k)} ${many} made up ${p}% of the index of ${o.en} in ${year}`,
        `Taken together, the top ${inWords(k)} ${many} held ${p}% of ${o.en} in ${year}`,
      ],
      zh: [
        `${year}年前${k}位${zh}合计占${o.zh}的${p}%`,
        `${year}年排名前${k}的${zh}合计占${o.zh}的${p}%`,
        `${year}年前${k}名${zh}占${o.zh}的比重合计为${p}%`,
      ],
      truth: agrees(percent, p),
    };
  },
};
