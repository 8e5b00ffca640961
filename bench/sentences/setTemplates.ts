import {
  agrees,
  atLeast,
  atMost,
  both,
  counted,
  drawn,
  oneOf,
  pick,
  shown,
  type Template,
  topped,
} from './counting.js';
import type { Place } from './figures.js';

/** Sentences about sets of places. */
export const setTemplates: Record<string, Template> = {
  counts: (f, random) => {
    const { t, year } = drawn(f, random);
    const group = pick(
      f.groups.filter((g) => /^[\p{L} ]+$/u.test(g.en) && f.membersOf(g).length > 2),
      random,
    );
    if (!group) return undefined;
    const k = pick([5, 10, 20], random);
    const each = f
      .membersOf(group)
      .filter((u) => f.rank(u, t) > 0)
      .map((u) => topped(f, u, k, t));
    const n = Math.max(1, counted(each)[0] + pick([0, 0, 1, -1], random));
    const units = f.plan.unitsTitle;
    const least = random() < 0.5;
    const truth = least ? atLeast(each, n) : atMost(each, n);
    return {
      en: `At ${least ? 'least' : 'most'} ${n} ${units.en.toLowerCase()} of ${group.en} were among the top ${k} in ${year}`,
      zh: `${year}年${group.zh}${least ? '至少' : '至多'}有${n}个${units.zh}位列前${k}位`,
      truth,
    };
  },
  'all or none': (f, random) => {
    const { t, year } = drawn(f, random);
    const values = f.units.filter((u) => f.rank(u, t) > 0).map((u) => f.value(u, t));
    const text = shown(
      pick([Math.min(...values), Math.max(...values)], random) * pick([0.9, 1.1], random),
      2,
    );
    const units = f.plan.unitsTitle;
    if (random() < 0.5) {
      const truth = values.every((v) => v > Number(text));
      return {
        en: `All ${units.en.toLowerCase()} had more than ${text} points in ${year}`,
        zh: `${year}年所有${units.zh}指数均超过${text}点`,
        truth,
      };
    }
    const truth = values.every((v) => !(v > Number(text)));
    return {
      en: `No ${oneOf(units.en)} had more than ${text} points in ${year}`,
      zh: `${year}年没有一个${units.zh}指数超过${text}点`,
      truth,
    };
  },
  most: (f, random) => {
    const { t, year } = drawn(f, random);
    const values = f.units
      .filter((u) => f.rank(u, t) > 0)
      .map((u) => f.value(u, t))
      .sort((a, b) => a - b);
    const text = shown(values[Math.floor(values.length * pick([0.3, 0.7], random))]!, 1);
    const so = values.filter((v) => v > Number(text)).length;
    const units = f.plan.unitsTitle;
    return {
      en: `The index of most ${units.en.toLowerCase()} was more than ${text} points in ${year}`,
      zh: `${year}年多数${units.zh}指数超过${text}点`,
      truth: so > values.length / 2,
    };
  },
  'all but one': (f, random) => {
    const { t, year, one: left } = drawn(f, random);
    if (!left) return undefined;
    const others = f.units.filter((u) => u !== left && f.rank(u, t) > 0);
    const most = Math.max(...others.map((u) => f.value(u, t)));
    const text = shown(most * pick([1.1, 0.8], random), 1);
    const rest = others.every((u) => f.value(u, t) < Number(text));
    // Where the one left out is no exception, the words may be meant either way.
    const truth = !rest ? false : f.value(left, t) < Number(text) ? undefined : true;
    const units = f.plan.unitsTitle;
    return {
      en: `All ${units.en.toLowerCase()} except ${left.en} had less than ${text} points in ${year}`,
      zh: `${year}年除${left.zh}外，其他${units.zh}指数均低于${text}点`,
      truth,
    };
  },
  'neither or either': (f, random) => {
    const { t, year, plain } = drawn(f, random);
    const [a, b] = [pick(plain, random), pick(plain, random)];
    if (!a || !b || a === b) return undefined;
    const k = pick([5, 10, 20], random);
    const each = [topped(f, a, k, t), topped(f, b, k, t)];
    if (random() < 0.5)
      return {
        en: `Neither ${a.en} nor ${b.en} was among the top ${k} in ${year}`,
        zh: `${year}年${a.zh}和${b.zh}均未位列前${k}位`,
        truth: atMost(each, 0),
      };
    return {
      en: `${a.en} or ${b.en} was among the top ${k} in ${year}`,
      zh: `${year}年${a.zh}或${b.zh}位列前${k}位`,
      truth: atLeast(each, 1),
    };
  },
  only: (f, random) => {
    const { t, year, plain } = drawn(f, random);
    const k = pick([1, 2, 3], random);
    const named = random() < 0.6 ? plain.filter((u) => f.rank(u, t) <= k) : [pick(plain, random)];
    if (named.length === 0 || named.length > 3 || !named[0]) return undefined;
    const others = f.units
      .filter((u) => !named.includes(u) && f.rank(u, t) > 0)
      .map((u) => topped(f, u, k, t));
    const own = named.map((u) => topped(f, u, k, t));
    const words = (say: (u: Place) => string, and: string) => named.map(say).join(and);
    return {
      en: `Only ${words((u) => u.en, ' and ').replace(/ and (?=.* and )/g, ', ')} ${named.length > 1 ? 'were' : 'was'} among the top ${k} in ${year}`,
      zh: `${year}年只有${words((u) => u.zh, '、')}位列前${k}位`,
      truth: both(atLeast(own, own.length), atMost(others, 0)),
    };
  },
  'first together': (f, random) => {
    const { t, year } = drawn(f, random);
    if (!f.adds) return undefined;
    const k = pick([2, 3, 5], random);
    const order = f.units.filter((u) => f.rank(u, t) > 0).sort((a, b) => f.rank(a, t) - f.rank(b, t));
    if (f.rank(order[k - 1]!, t) === f.rank(order[k]!, t)) return undefined;
    const percent =
      (100 * order.slice(0, k).reduce((sum, u) => sum + f.value(u, t), 0)) / f.value(f.total, t);
    const text = shown(percent * pick([1, 1, 1.2], random), 1);
    const units = f.plan.unitsTitle;
    return {
      en: `The top ${k} ${units.en.toLowerCase()} together held ${text}% of ${f.total.en} in ${year}`,
      zh: `${year}年前${k}位${units.zh}合计占${f.total.zh}的${text}%`,
      truth: agrees(percent, text),
    };
  },
  tied: (f, random) => {
    const { t, year, plain, one: a } = drawn(f, random);
    if (!a) return undefined;
    const b = pick(
      plain.filter((u) => u !== a),
      random,
    );
    return {
      en: `${a.en} had the same index as ${b.en} in ${year}`,
      zh: `${year}年${a.zh}和${b.zh}指数相同`,
      truth: f.rank(a, t) === f.rank(b, t),
    };
  },
  'a year': (f, random) => {
    const { plain } = drawn(f, random);
    const [from, to] = [0, f.periods.length - 1];
    const one = pick(plain, random);
    if (!one || !f.adds || to < 2 || !/^\d{4}$/.test(f.periods[0]!)) return undefined;
    if (!f.isObserved(one, from) || !f.isObserved(one, to)) return undefined;
    const years = Number(f.periods[to]) - Number(f.periods[from]);
    const rate = 100 * ((f.value(one, to) / f.value(one, from)) ** (1 / years) - 1);
    const text = shown(Math.abs(rate) * pick([1, 1, 1.3], random), 1);
    if (!(Math.abs(rate) > 0.2)) return undefined;
    const up = rate > 0;
    return {
      en: `From ${f.periods[from]} to ${f.periods[to]} the index of ${one.en} ${up ? 'grew' : 'fell'} by ${text}% a year`,
      zh: `${f.periods[from]}年至${f.periods[to]}年${one.zh}指数年均${up ? '增长' : '下降'}${text}%`,
      truth: agrees(Math.abs(rate), text),
    };
  },
};
