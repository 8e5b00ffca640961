import {
  adds,
  agrees,
  both,
  changeOf,
  counted,
  type Draw,
  drawn,
  drawnChange,
  inWords,
  membersOf,
  pick,
  shown,
  stated,
  type Template,
  type Truth,
  unitWords,
} from './counting.js';

/** A place whose value was observed in three periods in a row, and by how many per cent it grew in the last two steps. */
function drawnRates({ book, random }: Draw) {
  if (book.periods.length < 3 || !adds(book)) return undefined;
  const t = 2 + Math.floor(random() * (book.periods.length - 2));
  const { one: a } = drawn({ book, random });
  const rate = (to: number) => {
    const by = changeOf(book, a, to - 1, to);
    return by === undefined ? Number.NaN : (100 * by) / book.value(a, to - 1);
  };
  const rates = [rate(t - 1), rate(t)] as const;
  const isUp = rates.every((one) => one > 0.3) && Math.abs(rates[1] - rates[0]) > 0.3;
  const isObserved = [t - 2, t - 1, t].every((at) => book.rank(a, at) > 0 && book.isObserved(a, at));
  return isUp && isObserved ? { a, t, rates } : undefined;
}

/** Statements joined as news reports join them: a verb left out, an earlier figure, figures in passing. */
export const newsForms: Record<string, Template> = {
  'growth slowed': (draw) => {
    const { book, random } = draw;
    const { a, t, rates } = drawnRates(draw) ?? {};
    if (!a || !rates) return undefined;
    const [y, z] = [book.periods[t! - 1], book.periods[t!]];
    const [p, q] = [shown(rates[0], 1), stated(rates[1], random)];
    const isMore = Number(q) > Number(p);
    if (isMore !== rates[1] > rates[0]) return undefined;
    const [verb, zh] = isMore ? ['accelerated', '加快'] : ['slowed', '放缓'];
    return {
      en: [
        `Growth in ${a.en} ${verb} to ${q}% in ${z} from ${p}% in ${y}`,
        `${a.en}'s growth ${verb} from ${p}% in ${y} to ${q}% in ${z}`,
        `${a.en} grew by ${q}% in ${z}, ${isMore ? 'up' : 'down'} from ${p}% the year before`,
      ],
      zh: [`${a.zh}指数增速由${y}年的${p}%${zh}至${z}年的${q}%`],
      truth: agrees(rates[0], p) && agrees(rates[1], q),
    };
  },
  'others without a verb': (draw) => {
    const { book, random } = draw;
    const { to, z, one: a, other: b, from, y } = drawnChange(draw) ?? {};
    if (!a || !b || from === undefined || to === undefined) return undefined;
    const [one, other] = [a, b].map((u) => changeOf(book, u, from, to));
    if (one === undefined || other === undefined || !(one > 0.1 && other > 0.1)) return undefined;
    const [p, q] = [shown(one, 2), stated(other, random, 2)];
    return {
      en: [
        `From ${y} to ${z} the index of ${a.en} rose by ${p} points and ${b.en} by ${q}`,
        `Between ${y} and ${z}, ${a.en} rose by ${p} points and ${b.en} by ${q} points`,
        `Between ${y} and ${z}, ${a.en} and ${b.en} rose by ${p} and ${q} points respectively`,
      ],
      zh: [`${y}年至${z}年，${a.zh}、${b.zh}指数分别上升${p}点和${q}点`.replace('指数分别', '分别')],
      truth: agrees(one, p) && agrees(other, q),
    };
  },
  'an earlier figure': (draw) => {
    const { book, random } = draw;
    const { to, z, one: a, from, y } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined) return undefined;
    const [p, q] = [shown(book.value(a, to), 1), stated(book.value(a, from), random)];
    const ago = `${inWords(Number(z) - Number(y))} years earlier`;
    return {
      en: [
        `${a.en} scored ${p} in ${z}, compared with ${q} in ${y}`,
        `In ${z} ${a.en} scored ${p} points, against ${q} ${ago}`,
        `${a.en} scored ${p} points in ${z}, ${Number(p) > Number(q) ? 'up' : 'down'} from ${q} in ${y}`,
      ],
      zh: [`${a.zh}得分由${y}年的${q}分${Number(p) > Number(q) ? '提高到' : '下降到'}${z}年的${p}分`],
      truth: p === q ? undefined : agrees(book.value(a, to), p) && agrees(book.value(a, from), q),
    };
  },
  'figures in passing': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a, other: b } = drawn(draw);
    const [x, y] = [book.value(a, t), book.value(b, t)];
    const [p, q] = [shown(x, 1), stated(y, random)];
    const [low, high] = [book.range(a, t), book.range(b, t)];
    const isApart = low[1] < high[0] || high[1] < low[0];
    const isUp = x > y;
    const is: Truth = agrees(x, p) && agrees(y, q) ? (isApart ? true : undefined) : false;
    return {
      en: [
        `In ${year} ${a.en} scored ${p} points, ${isUp ? 'ahead of' : 'behind'} ${b.en} (${q} points)`,
        `${a.en} (${p}) ranked ${isUp ? 'above' : 'below'} ${b.en} (${q}) in ${year}`,
        `In ${year}, with ${p} points, ${a.en} was ${isUp ? 'ahead of' : 'behind'} ${b.en} on ${q}`,
      ],
      zh: [`${year}年，${a.zh}（${p}分）${isUp ? '领先' : '落后于'}${b.zh}（${q}分）`],
      truth: is,
    };
  },
  'in turn': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a, other: b } = drawn(draw);
    const [p, q] = [shown(book.value(a, t), 1), stated(book.value(b, t), random)];
    return {
      en: [
        `${a.en} and ${b.en} scored ${p} and ${q} points respectively in ${year}`,
        `In ${year} ${a.en} scored ${p} points and ${b.en} ${q}`,
      ],
      zh: [
        `${year}年${a.zh}、${b.zh}得分分别为${p}分和${q}分`,
        `${year}年${a.zh}和${b.zh}分别得${p}分、${q}分`,
      ],
      truth: agrees(book.value(a, t), p) && agrees(book.value(b, t), q),
    };
  },
  'all but so many': (draw) => {
    const { book, random } = draw;
    const { t, year, plain } = drawn(draw);
    const all = membersOf(book, book.total, t);
    const value = Number(shown(book.value(pick(plain, random), t), 0));
    const each = all.map((u): Truth => {
      const off = book.value(u, t) - value;
      return Math.abs(off) < 1e-9 ? undefined : off > 0;
    });
    const [sure, may] = counted(each);
    const few = all.length - sure;
    if (sure !== may || few < 1 || few > 12 || value <= 0) return undefined;
    const n = pick([few, few, few + 1], random);
    const { many, zh } = unitWords(book);
    return {
      en: [`All but ${inWords(n)} ${many} scored more than ${value} points in ${year}`],
      zh: [`${year}年，共有${all.length - n}个${zh}得分超过${value}分`],
      truth: n === few,
    };
  },
  'slightly above': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a, other: b } = drawn(draw);
    if (!adds(book)) return undefined;
    const ratio = book.value(a, t) / book.value(b, t);
    const up = random() < 0.5;
    const [en, zh] = up ? ['above', '高于'] : ['below', '低于'];
    const more = up ? ratio : 1 / ratio;
    const is: Truth = more < 1 || more > 1.16 ? false : undefined;
    const [low, high] = [book.range(a, t), book.range(b, t)];
    const isApart = low[1] < high[0] || high[1] < low[0];
    return {
      en: [
        `In ${year} ${a.en} was slightly ${en} ${b.en}`,
        `${a.en} scored slightly ${en} ${b.en} in ${year}`,
      ].map((one) => (one.includes('scored') ? one : one.replace(`${a.en} was`, `the index of ${a.en} was`))),
      zh: [`${year}年${a.zh}指数略${zh}${b.zh}`],
      truth:
        is === false && !isApart
          ? undefined
          : (is ?? (more > 1 && more <= 1.049 && isApart ? true : undefined)),
    };
  },
  'average with a figure': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const all = membersOf(book, book.total, t);
    const mean = all.reduce((sum, u) => sum + book.value(u, t), 0) / all.length;
    if (book.plan.total.rollUp === 'mean' && Math.abs(mean - book.value(book.total, t)) > 1e-6)
      return undefined;
    const p = stated(mean, random);
    const { one, many, zh } = unitWords(book);
    return {
      en: [
        `On average, a ${one} scored ${p} points in ${year}`,
        `In ${year} the average of all ${many} was ${p} points`,
      ],
      zh: [`${year}年各${zh}平均得分为${p}分`],
      truth: agrees(mean, p),
    };
  },
  'going on with a participle': (draw) => {
    const { book, random } = draw;
    const { to, z, one: a, from, y } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined) return undefined;
    const by = changeOf(book, a, from, to);
    if (by === undefined || Math.abs(by) < 0.1) return undefined;
    const [p, q] = [shown(book.value(a, to), 1), stated(Math.abs(by), random, 2)];
    const is = both(agrees(book.value(a, to), p), agrees(Math.abs(by), q));
    const [verb, zh] = by > 0 ? ['rising', '上升'] : ['falling', '下降'];
    return {
      en: [
        `${a.en} scored ${p} points in ${z}, ${verb} by ${q} points from ${y} to ${z}`,
        `In ${z} ${a.en} scored ${p} points, with its index ${verb} by ${q} points from ${y} to ${z}`,
      ],
      zh: [`${z}年${a.zh}得分${p}，较${y}年${zh}${q}点`],
      truth: is,
    };
  },
};
