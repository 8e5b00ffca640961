import { adds, agrees, drawn, fractions, nearly, pick, shown, stated, type Template } from './counting.js';

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
      truth: agrees(actual, n) || nearly(actual, Number(n)),
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
};
