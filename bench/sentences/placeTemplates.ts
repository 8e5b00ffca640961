import { agrees, drawn, nth, pick, shown, type Template, topped } from './counting.js';
import type { Place } from './figures.js';

/** Sentences about one place, two, or their shares. */
export const placeTemplates: Record<string, Template> = {
  rank: (f, random) => {
    const { t, year, one } = drawn(f, random);
    if (!one) return undefined;
    const k = Math.max(1, f.rank(one, t) + pick([0, 0, 1, 4, -2], random));
    const [low, high] = f.range(one, t);
    const truth = k < low || k > high ? false : low === high ? true : undefined;
    return { en: `In ${year} ${one.en} ranked ${nth(k)}`, zh: `${year}年${one.zh}列第${k}位`, truth };
  },
  top: (f, random) => {
    const { t, year, one } = drawn(f, random);
    const k = pick([3, 5, 10, 15], random);
    return (
      one && {
        en: `${one.en} was among the top ${k} in ${year}`,
        zh: `${year}年${one.zh}位列前${k}位`,
        truth: topped(f, one, k, t),
      }
    );
  },
  above: (f, random) => {
    const { t, year, plain, one } = drawn(f, random);
    if (!one) return undefined;
    const other = pick(
      plain.filter((u) => u !== one),
      random,
    );
    const [a, b] = [f.range(one, t), f.range(other, t)];
    const truth =
      a[1] < b[0] ? true : b[1] < a[0] ? false : f.rank(one, t) === f.rank(other, t) ? false : undefined;
    return {
      en: `${one.en} ranked higher than ${other.en} in ${year}`,
      zh: `${year}年${one.zh}排名高于${other.zh}`,
      truth,
    };
  },
  value: (f, random) => {
    const { t, year, one } = drawn(f, random);
    if (!one) return undefined;
    const text = shown(f.value(one, t) * pick([1, 1, 1.2, 0.7], random), pick([1, 2], random));
    return {
      en: `The index of ${one.en} was ${text} points in ${year}`,
      zh: `${year}年${one.zh}指数为${text}点`,
      truth: agrees(f.value(one, t), text),
    };
  },
  'more than': (f, random) => {
    const { t, year, one } = drawn(f, random);
    if (!one) return undefined;
    const text = shown(f.value(one, t) * pick([0.6, 0.8, 1.3], random), 1);
    return {
      en: `${one.en} had more than ${text} points in ${year}`,
      zh: `${year}年${one.zh}指数超过${text}点`,
      truth: f.value(one, t) > Number(text),
    };
  },
  'per cent more': (f, random) => {
    const { t, year, plain, one } = drawn(f, random);
    if (!one || !f.adds) return undefined;
    const other = pick(
      plain.filter((u) => u !== one && f.value(u, t) > 0 && f.value(u, t) < f.value(one, t)),
      random,
    );
    if (!other) return undefined;
    const percent = 100 * (f.value(one, t) / f.value(other, t) - 1);
    const text = shown(percent * pick([1, 1, 1.4], random), 1);
    return {
      en: `The index of ${one.en} was ${text}% higher than that of ${other.en} in ${year}`,
      zh: `${year}年${one.zh}指数比${other.zh}高${text}%`,
      truth: agrees(percent, text),
    };
  },
  share: (f, random) => {
    const { t, year, plain } = drawn(f, random);
    if (!f.adds || plain.length < 6) return undefined;
    const group = pick(
      f.groups.filter(({ en }) => /^[\p{L} ]+$/u.test(en)),
      random,
    );
    const [a, b] = [pick(plain, random), pick(plain, random)];
    const named: Place[] = random() < 0.4 ? [a, group] : [a, b];
    const units = new Set(named.flatMap((one) => (one.level === a.level ? [one] : f.membersOf(one))));
    const sum = [...units].reduce((all, u) => all + (f.value(u, t) || 0), 0);
    const percent = (100 * sum) / f.value(f.total, t);
    const twice = named.reduce((all, one) => all + f.value(one, t), 0);
    const text = shown(
      pick([percent, percent, (100 * twice) / f.value(f.total, t), percent * 1.3], random),
      1,
    );
    return {
      en: `${named[0]!.en} and ${named[1]!.en} together held ${text}% of ${f.total.en} in ${year}`,
      zh: `${year}年${named[0]!.zh}和${named[1]!.zh}合计占${f.total.zh}的${text}%`,
      truth: agrees(percent, text),
    };
  },
};
