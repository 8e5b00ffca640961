import type { Place } from '../../test/words/claims/oracle/book.js';
import {
  adds,
  agrees,
  drawn,
  drawnChange,
  drawnGroup,
  fractions,
  inWords,
  nearly,
  pick,
  shown,
  stated,
  type Template,
  unitWords,
} from './counting.js';

/** Sentences about shares. */
export const shareForms: Record<string, Template> = {
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
  'share from to': (draw) => {
    const { book, random } = draw;
    const change = drawnChange(draw);
    if (!change || !adds(book)) return undefined;
    const { from, to, y, z, one: a } = change;
    const share = (t: number) => (100 * book.value(a, t)) / book.value(book.total, t);
    const [x, p] = [stated(share(from), random), stated(share(to), random)];
    // A change of a tenth of a point is none that is told in one decimal.
    if (Math.abs(Number(p) - Number(x)) < 0.15) return undefined;
    const [en, zh] = Number(p) > Number(x) ? ['rose', '提高到'] : ['fell', '下降到'];
    const all = book.total;
    return {
      en: [
        `${a.en}'s share of ${all.en} ${en} from ${x}% in ${y} to ${p}% in ${z}`,
        `The share of ${a.en} in ${all.en} ${en} to ${p}% in ${z} from ${x}% in ${y}`,
        `${a.en}'s share of the national total ${en} from ${x}% to ${p}% between ${y} and ${z}`,
      ],
      zh: [
        `${a.zh}占${all.zh}的比重由${y}年的${x}%${zh}${z}年的${p}%`,
        `${y}年至${z}年，${a.zh}占比由${x}%${zh}${p}%`,
      ],
      truth: agrees(share(from), x) && agrees(share(to), p),
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
