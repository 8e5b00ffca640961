import {
  type Draw,
  drawn,
  hanNumber,
  inWords,
  isAbove,
  isRank,
  not,
  nth,
  nthWord,
  pick,
  type Template,
  topped,
  unitWords,
} from './counting.js';

/** A unit, and whether it is among the first so many of a period. */
function drawnTop(draw: Draw) {
  const { t, year, one: a } = drawn(draw);
  const k = pick([3, 5, 10, 15], draw.random);
  return { year, a, k, word: inWords(k), truth: topped(draw.book, a, k, t) };
}

/** Sentences about ranks. */
export const rankForms: Record<string, Template> = {
  rank: (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    const k = Math.max(1, book.rank(a, t) + pick([0, 0, 0, 1, 4, -2], random));
    const [n, word] = [nth(k), nthWord(k)];
    return {
      en: [
        `In ${year} ${a.en} ranked ${n}`,
        `${a.en} came ${word} in ${year}`,
        `In ${year}, ${a.en} took ${n} place`,
        `${a.en} was ranked ${word} in ${year}`,
        `${a.en} finished ${year} in ${n} place`,
        `${a.en} occupied the ${n} position in ${year}`,
        `${a.en} was in ${word} place in ${year}`,
        `${a.en} placed ${n} in ${year}`,
        `In ${year}, ${word} place went to ${a.en}`,
        `In ${n} place in ${year} was ${a.en}`,
        `${a.en} secured ${n} place in ${year}`,
        `In the ${year} ranking, ${a.en} was ${n}`,
      ],
      zh: [
        `${year}年${a.zh}列第${k}位`,
        `${year}年，${a.zh}排名第${k}`,
        `${a.zh}${year}年位居第${k}`,
        `${year}年${a.zh}名列第${hanNumber(k)}`,
        `在${year}年的排名中，${a.zh}居第${k}位`,
        `${year}年${a.zh}的排名为第${k}位`,
        `${year}年排名第${k}的是${a.zh}`,
        `${year}年居第${hanNumber(k)}位的是${a.zh}`,
        `${a.zh}在${year}年排在第${k}名`,
        `${year}年，第${k}名为${a.zh}`,
      ],
      truth: isRank(book, a, k, t),
    };
  },
  'not that rank': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    const k = Math.max(1, book.rank(a, t) + pick([0, 0, 3, -3], random));
    return {
      en: [
        `${a.en} did not rank ${nth(k)} in ${year}`,
        `In ${year} ${a.en} was not ${nthWord(k)}`,
        `It is not true that ${a.en} ranked ${nth(k)} in ${year}`,
        `It is not the case that ${a.en} came ${nthWord(k)} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}并未排在第${k}位`,
        `${year}年${a.zh}并非第${k}位`,
        `${a.zh}${year}年没有位列第${k}`,
        `并非${year}年${a.zh}排名第${k}`,
      ],
      truth: not(isRank(book, a, k, t)),
    };
  },
  top: (draw) => {
    const { year, a, k, word, truth } = drawnTop(draw);
    return {
      en: [
        `${a.en} was among the top ${k} in ${year}`,
        `${a.en} made the top ${word} in ${year}`,
        `In ${year}, ${a.en} was one of the top ${word}`,
        `${a.en} ranked in the top ${word} in ${year}`,
        `${a.en} belonged to the first ${word} in ${year}`,
        `In ${year} ${a.en} stood among the first ${k}`,
        `${a.en} featured in the top ${k} in ${year}`,
        `${a.en} was a top-${k} ${unitWords(draw.book).one} in ${year}`,
        `Among the top ${word} in ${year} was ${a.en}`,
      ],
      zh: [
        `${year}年${a.zh}位列前${k}位`,
        `${year}年${a.zh}跻身前${hanNumber(k)}`,
        `${a.zh}${year}年进入前${k}名`,
        `${year}年，${a.zh}排在前${k}名之内`,
        `${year}年${a.zh}位居前${hanNumber(k)}位`,
        `${year}年的前${k}名包括${a.zh}`,
      ],
      truth,
    };
  },
  'outside the top': (draw) => {
    const { year, a, k, word, truth } = drawnTop(draw);
    return {
      en: [
        `${a.en} ranked outside the top ${word} in ${year}`,
        `${a.en} did not make the top ${k} in ${year}`,
        `In ${year} ${a.en} missed the top ${word}`,
        `${a.en} was not among the first ${k} in ${year}`,
        `${a.en} failed to make the top ${word} in ${year}`,
        `${a.en} was not in the top ${k} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}未能进入前${k}`,
        `${year}年${a.zh}不在前${hanNumber(k)}位之列`,
        `${year}年，${a.zh}排在前${k}名之外`,
        `${a.zh}${year}年没有进入前${k}名`,
        `${year}年${a.zh}未跻身前${hanNumber(k)}`,
        `${year}年${a.zh}位居前${k}位以外`,
      ],
      truth: not(truth),
    };
  },
  above: (draw) => {
    const { book } = draw;
    const { t, year, one: a, other: b } = drawn(draw);
    return {
      en: [
        `${a.en} ranked higher than ${b.en} in ${year}`,
        `${a.en} was ahead of ${b.en} in ${year}`,
        `In ${year} ${a.en} outranked ${b.en}`,
        `${b.en} trailed ${a.en} in ${year}`,
        `In ${year}, ${a.en} was placed above ${b.en}`,
        `${b.en} ranked below ${a.en} in ${year}`,
        `${b.en} lagged behind ${a.en} in ${year}`,
        `${a.en} beat ${b.en} in ${year}`,
        `${b.en} was beaten by ${a.en} in ${year}`,
        `In ${year}, ${b.en} was outranked by ${a.en}`,
        `${a.en} did better than ${b.en} in ${year}`,
        `Compared with ${b.en}, ${a.en} ranked higher in ${year}`,
        `Ahead of ${b.en} in ${year} was ${a.en}`,
        `${a.en} led ${b.en} in ${year}`,
        `${a.en} had a better rank than ${b.en} in ${year}`,
        `${b.en} had a lower index than ${a.en} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}排名高于${b.zh}`,
        `${year}年${a.zh}排在${b.zh}之前`,
        `${year}年${a.zh}的排名在${b.zh}之前`,
        `${year}年${b.zh}不及${a.zh}`,
        `${year}年${a.zh}位次优于${b.zh}`,
        `${year}年${b.zh}排在${a.zh}后面`,
        `${b.zh}${year}年落后于${a.zh}`,
        `${year}年${a.zh}指数超过${b.zh}`,
        `与${b.zh}相比，${year}年${a.zh}的排名更高`,
        `${year}年${a.zh}排名比${b.zh}高`,
        `${year}年${a.zh}的指数比${b.zh}高`,
        `${year}年${a.zh}领先于${b.zh}`,
        `${year}年${b.zh}被${a.zh}甩在身后`,
        `${year}年${a.zh}排名比${b.zh}靠前`,
      ],
      truth: isAbove(book, a, b, t),
    };
  },
  'not above': (draw) => {
    const { book } = draw;
    const { t, year, one: a, other: b } = drawn(draw);
    const above = isAbove(book, a, b, t);
    return {
      en: [
        `${a.en} did not rank higher than ${b.en} in ${year}`,
        `${a.en} was not ahead of ${b.en} in ${year}`,
        `In ${year} ${a.en} did not outrank ${b.en}`,
        `${a.en} ranked no higher than ${b.en} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}排名不高于${b.zh}`,
        `${year}年${a.zh}并未排在${b.zh}之前`,
        `${year}年${a.zh}没有领先于${b.zh}`,
        `${year}年${a.zh}的排名并不比${b.zh}高`,
      ],
      truth: not(above),
    };
  },
  first: (draw) => {
    const { book, random } = draw;
    const { t, year, plain, one } = drawn(draw);
    const a = random() < 0.5 ? (plain.find((u) => book.rank(u, t) === 1) ?? one) : one;
    const units = unitWords(book);
    return {
      en: [
        `${a.en} topped the ranking in ${year}`,
        `In ${year} ${a.en} had the highest index`,
        `${a.en} led the ranking in ${year}`,
        `No ${units.one} ranked above ${a.en} in ${year}`,
        `${a.en} was number one in ${year}`,
        `In ${year}, ${a.en} was the highest-ranked ${units.one}`,
        `${a.en} came out on top in ${year}`,
        `${a.en} ranked higher than any other ${units.one} in ${year}`,
        `In ${year} the highest index was that of ${a.en}`,
        `At the top in ${year} was ${a.en}`,
        `No other ${units.one} had a higher index than ${a.en} in ${year}`,
        `The leader in ${year} was ${a.en}`,
      ],
      zh: [
        `${year}年${a.zh}居首位`,
        `${year}年${a.zh}位居榜首`,
        `${year}年指数最高的是${a.zh}`,
        `${year}年${a.zh}的指数最高`,
        `${year}年${a.zh}排名第一`,
        `${year}年${a.zh}在所有${units.zh}中居首`,
        `${year}年没有一个${units.zh}排名高于${a.zh}`,
        `${year}年${a.zh}高居榜首`,
        `${year}年，${a.zh}拔得头筹`,
        `${year}年居首位的是${a.zh}`,
      ],
      truth: isRank(book, a, 1, t),
    };
  },
  last: (draw) => {
    const { book, random } = draw;
    const { t, year, plain, one } = drawn(draw);
    const count = book.units.filter((u) => book.rank(u, t) > 0).length;
    const a = random() < 0.5 ? (plain.find((u) => book.rank(u, t) === count) ?? one) : one;
    const lowest = Math.max(...book.units.map((u) => book.rank(u, t)));
    const [, high] = book.range(a, t);
    const truth =
      book.rank(a, t) === lowest ? isRank(book, a, book.rank(a, t), t) : high < lowest ? false : undefined;
    return {
      en: [
        `${a.en} ranked last in ${year}`,
        `${a.en} came last in ${year}`,
        `In ${year} ${a.en} had the lowest index`,
        `${a.en} was at the bottom of the ranking in ${year}`,
        `${a.en} brought up the rear in ${year}`,
        `In last place in ${year} was ${a.en}`,
        `Every other ${unitWords(book).one} ranked higher than ${a.en} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}垫底`,
        `${year}年${a.zh}居末位`,
        `${year}年${a.zh}排名末位`,
        `${year}年指数最低的是${a.zh}`,
        `${year}年${a.zh}的指数最低`,
        `${year}年${a.zh}排在最后一位`,
      ],
      truth,
    };
  },
};
