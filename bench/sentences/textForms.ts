import {
  agrees,
  both,
  drawn,
  drawnChange,
  isAbove,
  isRank,
  nth,
  nthWord,
  pick,
  stated,
  type Template,
  topped,
} from './counting.js';

/** Sentences of two statements, and sentences that go on from the one before. */
export const textForms: Record<string, Template> = {
  'two ranks': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a, other: b } = drawn(draw);
    const [k, l] = [a, b].map((u) => Math.max(1, book.rank(u, t) + pick([0, 0, 0, 2], random))) as [
      number,
      number,
    ];
    return {
      en: [
        `${a.en} ranked ${nth(k)} and ${b.en} ranked ${nth(l)} in ${year}`,
        `In ${year} ${a.en} came ${nthWord(k)}, while ${b.en} came ${nthWord(l)}`,
        `In ${year}, ${a.en} ranked ${nth(k)} and ${b.en} ${nth(l)}`,
        `${a.en} was ${nthWord(k)} in ${year}; ${b.en} was ${nthWord(l)} in ${year}`,
        `${a.en} and ${b.en} ranked ${nth(k)} and ${nth(l)}, respectively, in ${year}`,
        `While ${a.en} ranked ${nth(k)} in ${year}, ${b.en} ranked ${nth(l)}`,
        `In ${year} ${a.en} ranked ${nth(k)}, followed by ${b.en} in ${nth(l)} place`,
      ],
      zh: [
        `${year}年${a.zh}列第${k}位，${b.zh}列第${l}位`,
        `${year}年${a.zh}排名第${k}，而${b.zh}排名第${l}`,
        `${year}年${a.zh}、${b.zh}分列第${k}位和第${l}位`,
        `${year}年${a.zh}和${b.zh}分别排在第${k}位和第${l}位`,
        `${year}年${a.zh}居第${k}位，${b.zh}则居第${l}位`,
      ],
      truth: both(isRank(book, a, k, t), isRank(book, b, l, t)),
    };
  },
  'rank and value': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a } = drawn(draw);
    const k = Math.max(1, book.rank(a, t) + pick([0, 0, 0, 2], random));
    const v = stated(book.value(a, t), random, 2);
    return {
      en: [
        `${a.en} ranked ${nth(k)} in ${year} with ${v} points`,
        `With an index of ${v} points, ${a.en} ranked ${nthWord(k)} in ${year}`,
        `In ${year}, ${a.en} ranked ${nth(k)} and had ${v} points`,
        `${a.en} ranked ${nth(k)} in ${year}, and its index was ${v} points`,
        `In ${year} ${a.en} came ${nthWord(k)}, scoring ${v} points`,
        `${a.en} (${v} points) ranked ${nth(k)} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}指数为${v}点，列第${k}位`,
        `${year}年${a.zh}以${v}点居第${k}位`,
        `${a.zh}${year}年得分${v}，排名第${k}`,
        `${year}年${a.zh}列第${k}位，指数为${v}点`,
        `${year}年${a.zh}（${v}点）排名第${k}`,
      ],
      truth: both(isRank(book, a, k, t), agrees(book.value(a, t), v)),
    };
  },
  'top but not above': (draw) => {
    const { book, random } = draw;
    const { t, year, plain, one } = drawn(draw);
    const k = pick([5, 10, 20], random);
    const a =
      pick(
        plain.filter((u) => book.rank(u, t) <= k),
        random,
      ) ?? one;
    const b = pick(
      plain.filter((u) => u !== a),
      random,
    );
    const below = isAbove(book, b, a, t);
    return {
      en: [
        `${a.en} was in the top ${k} in ${year} but ranked below ${b.en}`,
        `In ${year} ${a.en} was among the top ${k}, but behind ${b.en}`,
        `In ${year}, ${a.en} ranked in the top ${k} but was behind ${b.en}`,
        `Although ${a.en} was in the top ${k} in ${year}, it ranked lower than ${b.en}`,
      ],
      zh: [
        `${year}年${a.zh}位列前${k}位，但排在${b.zh}之后`,
        `${year}年${a.zh}进入前${k}名，但落后于${b.zh}`,
        `${year}年${a.zh}虽位列前${k}位，但排名低于${b.zh}`,
      ],
      truth: both(topped(book, a, k, t), below),
    };
  },
  'one rose and one fell': (draw) => {
    const { book, random } = draw;
    const { from, to, y, z, one: a, other: b } = drawnChange(draw) ?? {};
    if (!a || !b || from === undefined || to === undefined) return undefined;
    const moves = [a, b].map((u) => {
      const [published, matched = published] = book.changes(u, from, to);
      return Math.abs(published! - matched!) < 1e-9 ? published! : Number.NaN;
    });
    if (moves.some((by) => !(Math.abs(by) > 0.01))) return undefined;
    const up = moves.map((by) => (random() < 0.8 ? by > 0 : by < 0)) as [boolean, boolean];
    const truth = moves.every((by, i) => by > 0 === up[i]);
    const [p, q] = up.map((is) => (is ? 'rose' : 'fell'));
    const [r, s] = up.map((is) => (is ? '上升' : '下降'));
    return {
      en: [
        `From ${y} to ${z} the index of ${a.en} ${p} and that of ${b.en} ${q}`,
        `From ${y} to ${z} the index of ${a.en} ${p}, while the index of ${b.en} ${q}`,
        `Between ${y} and ${z}, ${a.en}'s index ${p} whereas ${b.en}'s ${q}`,
      ],
      zh: [
        `${y}年至${z}年${a.zh}指数${r}，${b.zh}指数${s}`,
        `${z}年${a.zh}指数较${y}年${r}，${b.zh}指数较${y}年${s}`,
        `${y}年至${z}年${a.zh}指数${r}，而${b.zh}${s}`,
      ],
      truth,
    };
  },
  'goes on': (draw) => {
    const { book, random } = draw;
    const { t, year, one: a, other: b } = drawn(draw);
    const v = stated(book.value(a, t), random, 2);
    const k = book.rank(a, t);
    return {
      after: {
        en: `${a.en} had ${book.value(a, t).toFixed(2)} points in ${year}.`,
        zh: `${year}年${a.zh}指数为${book.value(a, t).toFixed(2)}点。`,
      },
      ...(random() < 0.4
        ? {
            en: [
              `Its index was ${v} points`,
              `It scored ${v} points`,
              `Its score was ${v}`,
              `It reached ${v} points that year`,
            ],
            zh: [`其指数为${v}点`, `其得分为${v}`, `当年其指数为${v}点`, `它的指数是${v}点`],
            truth: agrees(book.value(a, t), v),
          }
        : random() < 0.5
          ? {
              en: [
                `It ranked ${nth(k)}`,
                `This put it in ${nth(k)} place`,
                `It was ${nthWord(k)}`,
                `Its rank was ${nth(k)}`,
              ],
              zh: [`其排名为第${k}位`, `排名第${k}`, `列第${k}位`, `它排在第${k}位`],
              truth: isRank(book, a, k, t),
            }
          : {
              en: [
                `It ranked higher than ${b.en}`,
                `It was ahead of ${b.en}`,
                `${b.en} was behind it`,
                `It outranked ${b.en}`,
              ],
              zh: [`其排名高于${b.zh}`, `其领先于${b.zh}`, `它排在${b.zh}之前`],
              truth: isAbove(book, a, b, t),
            }),
    };
  },
};
