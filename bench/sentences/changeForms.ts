import type { Book, Place } from '../../test/words/claims/oracle/book.js';
import {
  adds,
  agrees,
  both,
  changeOf,
  drawnChange,
  hanNumber,
  inWords,
  isRank,
  nth,
  nthWord,
  pick,
  stated,
  type Template,
  type Truth,
} from './counting.js';

/** Whether a place rose or fell in the ranking, as far as rank ranges settle it. */
function rose(book: Book, u: Place, from: number, to: number, up: boolean): Truth {
  const [before, now] = [book.range(u, from), book.range(u, to)];
  const gained = book.gained(u, from, to);
  if (new Set(gained.map(Math.sign)).size > 1) return undefined;
  const is = now[1] < before[0] ? 1 : now[0] > before[1] ? -1 : undefined;
  if (is === undefined) return undefined;
  return is === (up ? 1 : -1);
}

/** Sentences about changes between two periods. */
export const changeForms: Record<string, Template> = {
  'per cent grown': (draw) => {
    const { book, random } = draw;
    const { from, to, y, z, one: a } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined || !adds(book)) return undefined;
    const by = changeOf(book, a, from, to);
    if (by === undefined) return undefined;
    const percent = (100 * by) / book.value(a, from);
    if (!(Math.abs(percent) > 0.5)) return undefined;
    const p = stated(Math.abs(percent), random);
    const up = percent > 0;
    const [verb, zh] = up ? ['grew', '增长'] : ['fell', '下降'];
    return {
      en: [
        `The index of ${a.en} ${verb} by ${p}% from ${y} to ${z}`,
        `Between ${y} and ${z}, ${a.en}'s index ${verb} ${p}%`,
        `In ${z}, the index of ${a.en} was ${up ? 'up' : 'down'} ${p}% on ${y}`,
        `${a.en}'s index ${up ? 'increased' : 'decreased'} by ${p}% between ${y} and ${z}`,
        `From ${y} to ${z} ${a.en} saw ${up ? 'growth' : 'a decline'} of ${p}%`,
        `The index of ${a.en} ${up ? 'rose' : 'declined'} ${p}% over the period from ${y} to ${z}`,
        `In ${z} the index of ${a.en} was ${p}% ${up ? 'higher' : 'lower'} than in ${y}`,
        `Since ${y}, the index of ${a.en} has ${up ? 'risen' : 'fallen'} by ${p}%, as of ${z}`,
        `${a.en} recorded ${up ? 'an increase' : 'a decrease'} of ${p}% between ${y} and ${z}`,
      ],
      zh: [
        `${y}年至${z}年${a.zh}指数${zh}${p}%`,
        `${z}年${a.zh}指数较${y}年${zh}${p}%`,
        `${z}年${a.zh}指数比${y}年${zh}了${p}%`,
        `${y}—${z}年，${a.zh}的指数${up ? '上升' : '下降'}${p}%`,
        `从${y}年到${z}年，${a.zh}指数${up ? '增幅' : '降幅'}为${p}%`,
        `与${y}年相比，${z}年${a.zh}指数${zh}了${p}%`,
        `${z}年，${a.zh}指数比${y}年${up ? '高' : '低'}${p}%`,
      ],
      truth: agrees(Math.abs(percent), p),
    };
  },
  'a year': (draw) => {
    const { book, random } = draw;
    const { from, to, y, z, one: a } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined || !adds(book)) return undefined;
    if (changeOf(book, a, from, to) === undefined) return undefined;
    const rate = 100 * ((book.value(a, to) / book.value(a, from)) ** (1 / (to - from)) - 1);
    if (!(Math.abs(rate) > 0.3)) return undefined;
    const p = stated(Math.abs(rate), random);
    const up = rate > 0;
    const [verb, zh] = up ? ['grew', '增长'] : ['fell', '下降'];
    return {
      en: [
        `From ${y} to ${z} the index of ${a.en} ${verb} by ${p}% a year`,
        `Between ${y} and ${z} the index of ${a.en} ${verb} ${p}% per year on average`,
        `The index of ${a.en} ${verb} by an average of ${p}% annually from ${y} to ${z}`,
        `On average, ${a.en}'s index ${verb} by ${p}% a year between ${y} and ${z}`,
        `From ${y} to ${z}, ${a.en}'s index had an average annual ${up ? 'growth' : 'decline'} of ${p}%`,
        `${a.en}'s index ${verb} at an average annual rate of ${p}% from ${y} to ${z}`,
        `The average annual growth of ${a.en} between ${y} and ${z} was ${up ? '' : '−'}${p}%`,
      ],
      zh: [
        `${y}年至${z}年${a.zh}指数年均${zh}${p}%`,
        `${y}—${z}年${a.zh}指数平均每年${zh}${p}%`,
        `${y}年到${z}年，${a.zh}年均${up ? '增速' : '降幅'}为${p}%`,
        `${y}至${z}年间，${a.zh}指数年均${zh}${p}%`,
        `${y}—${z}年${a.zh}指数的年均${up ? '增长率' : '下降率'}为${p}%`,
      ],
      truth: agrees(Math.abs(rate), p),
    };
  },
  'points gained': (draw) => {
    const { book, random } = draw;
    const { from, to, y, z, one: a } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined) return undefined;
    const by = changeOf(book, a, from, to);
    if (by === undefined || !(Math.abs(by) > 0.05)) return undefined;
    const p = stated(Math.abs(by), random, 2);
    const up = by > 0;
    return {
      en: [
        `From ${y} to ${z} the index of ${a.en} ${up ? 'rose' : 'fell'} by ${p} points`,
        `${a.en} ${up ? 'gained' : 'lost'} ${p} points between ${y} and ${z}`,
        `In ${z} the index of ${a.en} was ${p} points ${up ? 'higher' : 'lower'} than in ${y}`,
        `${a.en}'s index ${up ? 'climbed' : 'dropped'} ${p} points from ${y} to ${z}`,
        `${a.en} ${up ? 'added' : 'shed'} ${p} points between ${y} and ${z}`,
      ],
      zh: [
        `${y}年至${z}年${a.zh}指数${up ? '上升' : '下降'}${p}点`,
        `${z}年${a.zh}指数较${y}年${up ? '提高' : '降低'}${p}点`,
        `${z}年${a.zh}的指数比${y}年${up ? '高出' : '低'}${p}点`,
        `${y}—${z}年，${a.zh}${up ? '增加' : '减少'}了${p}点`,
      ],
      truth: agrees(Math.abs(by), p),
    };
  },
  direction: (draw) => {
    const { book, random } = draw;
    const { from, to, y, z, one: a } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined) return undefined;
    const by = changeOf(book, a, from, to);
    if (by === undefined || by === 0) return undefined;
    const up = random() < 0.5;
    return {
      en: [
        `The index of ${a.en} ${up ? 'rose' : 'fell'} from ${y} to ${z}`,
        `${a.en}'s index ${up ? 'increased' : 'decreased'} between ${y} and ${z}`,
        `In ${z} the index of ${a.en} was ${up ? 'higher' : 'lower'} than in ${y}`,
        `The index of ${a.en} did not ${up ? 'fall' : 'rise'} from ${y} to ${z}`,
        `The index of ${a.en} was ${up ? 'up' : 'down'} in ${z} compared with ${y}`,
      ],
      zh: [
        `${z}年${a.zh}指数较${y}年${up ? '上升' : '下降'}`,
        `${y}年至${z}年${a.zh}指数${up ? '有所上升' : '有所下降'}`,
        `${z}年${a.zh}的指数${up ? '高于' : '低于'}${y}年`,
        `与${y}年相比，${z}年${a.zh}指数${up ? '提高' : '下降'}了`,
        `${y}年至${z}年${a.zh}指数没有${up ? '下降' : '上升'}`,
      ],
      truth: by > 0 === up,
    };
  },
  'grown to': (draw) => {
    const { book, random } = draw;
    const { from, to, y, z, one: a } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined) return undefined;
    const by = changeOf(book, a, from, to);
    if (by === undefined || !(Math.abs(by) > 0.2)) return undefined;
    const [p, q] = [book.value(a, from).toFixed(2), stated(book.value(a, to), random, 2)];
    const up = by > 0;
    if (Number(q) > Number(p) !== up) return undefined;
    return {
      en: [
        `The index of ${a.en} ${up ? 'rose' : 'fell'} from ${p} points in ${y} to ${q} points in ${z}`,
        `${a.en}'s index went from ${p} in ${y} to ${q} in ${z}`,
        `From ${y} to ${z}, the index of ${a.en} ${up ? 'increased' : 'declined'} from ${p} to ${q} points`,
        `In ${z} the index of ${a.en} reached ${q} points, ${up ? 'up' : 'down'} from ${p} in ${y}`,
      ],
      zh: [
        `${a.zh}指数由${y}年的${p}点${up ? '升至' : '降至'}${z}年的${q}点`,
        `${a.zh}的指数从${y}年的${p}${up ? '上升到' : '下降到'}${z}年的${q}`,
        `${y}年至${z}年，${a.zh}指数由${p}点${up ? '增至' : '降至'}${q}点`,
      ],
      truth: agrees(book.value(a, to), q),
    };
  },
  places: (draw) => {
    const { book, random } = draw;
    const { from, to, y, z, one: a } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined) return undefined;
    const gained = book.gained(a, from, to);
    const by = gained[0]!;
    if (by === 0 || new Set(gained).size > 1) return undefined;
    const n = Math.abs(by) + pick([0, 0, 0, 1, 3], random);
    const up = by > 0;
    const [before, now] = [book.range(a, from), book.range(a, to)];
    const sure = before[0] === before[1] && now[0] === now[1];
    const claimed = up ? n : -n;
    const may = claimed >= before[0] - now[1] && claimed <= before[1] - now[0];
    const places = n === 1 ? 'place' : 'places';
    return {
      en: [
        `${a.en} ${up ? 'rose' : 'fell'} ${inWords(n)} ${places} from ${y} to ${z}`,
        `Between ${y} and ${z} ${a.en} ${up ? 'moved up' : 'moved down'} ${inWords(n)} ${places}`,
        `${a.en} ${up ? 'gained' : 'lost'} ${n} ${places} from ${y} to ${z}`,
        `${a.en} ${up ? 'climbed' : 'slipped'} ${n} ${places} between ${y} and ${z}`,
        `From ${y} to ${z}, ${a.en}'s rank ${up ? 'improved' : 'worsened'} by ${inWords(n)} ${places}`,
        `In ${z} ${a.en} was ${inWords(n)} ${places} ${up ? 'higher' : 'lower'} than in ${y}`,
      ],
      zh: [
        `${y}年至${z}年${a.zh}位次${up ? '上升' : '下降'}${n}位`,
        `${z}年${a.zh}排名较${y}年${up ? '上升' : '下降'}${hanNumber(n)}位`,
        `${z}年，${a.zh}的排名比${y}年${up ? '提升' : '后退'}了${n}位`,
        `${y}—${z}年，${a.zh}${up ? '前进' : '后退'}${n}位`,
        `与${y}年相比，${z}年${a.zh}位次${up ? '前移' : '后移'}${n}位`,
      ],
      truth: sure ? n === Math.abs(by) : may ? undefined : false,
    };
  },
  'from rank to rank': (draw) => {
    const { book, random } = draw;
    const { from, to, y, z, one: a } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined) return undefined;
    const before = book.rank(a, from);
    const now = Math.max(1, book.rank(a, to) + pick([0, 0, 0, 2], random));
    if (before === now) return undefined;
    const up = now < before;
    return {
      en: [
        `${a.en} ${up ? 'climbed' : 'fell'} from ${nthWord(before)} in ${y} to ${nthWord(now)} in ${z}`,
        `${a.en} ${up ? 'rose' : 'dropped'} from ${nth(before)} place in ${y} to ${nth(now)} place in ${z}`,
        `From ${y} to ${z} ${a.en} moved from ${nth(before)} to ${nth(now)}`,
        `${a.en} went from rank ${before} in ${y} to rank ${now} in ${z}`,
        `In ${z} ${a.en} ranked ${nth(now)}, ${up ? 'up' : 'down'} from ${nth(before)} in ${y}`,
        `In ${z}, ${a.en} ranked ${nthWord(now)}, after ${nthWord(before)} in ${y}`,
      ],
      zh: [
        `${a.zh}由${y}年的第${before}位${up ? '升至' : '降至'}${z}年的第${now}位`,
        `${a.zh}排名从${y}年的第${before}位${up ? '上升到' : '下降到'}${z}年的第${now}位`,
        `${y}年至${z}年，${a.zh}位次由第${before}位${up ? '提升至' : '下滑至'}第${now}位`,
      ],
      truth: both(isRank(book, a, before, from), isRank(book, a, now, to)),
    };
  },
  'rank moved': (draw) => {
    const { book, random } = draw;
    const { from, to, y, z, one: a } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined) return undefined;
    const up = random() < 0.5;
    return {
      en: [
        `The rank of ${a.en} ${up ? 'rose' : 'fell'} from ${y} to ${z}`,
        `${a.en} ${up ? 'moved up' : 'moved down'} in the ranking between ${y} and ${z}`,
        `${a.en}'s rank ${up ? 'improved' : 'worsened'} from ${y} to ${z}`,
      ],
      zh: [
        `${z}年${a.zh}排名较${y}年${up ? '上升' : '下降'}`,
        `${y}年至${z}年${a.zh}位次有所${up ? '上升' : '下降'}`,
        `与${y}年相比，${z}年${a.zh}的名次${up ? '上升' : '下降'}了`,
      ],
      truth: rose(book, a, from, to, up),
    };
  },
  'same rank': (draw) => {
    const { book } = draw;
    const { from, to, y, z, one: a } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined) return undefined;
    const gained = book.gained(a, from, to);
    if (new Set(gained).size > 1) return undefined;
    const [before, now] = [book.range(a, from), book.range(a, to)];
    const sure = before[0] === before[1] && now[0] === now[1];
    const may = before[0] <= now[1] && now[0] <= before[1];
    return {
      en: [
        `${a.en} kept its rank from ${y} to ${z}`,
        `The rank of ${a.en} did not change between ${y} and ${z}`,
        `${a.en}'s rank was unchanged from ${y} to ${z}`,
        `${a.en} ranked the same in ${z} as in ${y}`,
        `${a.en} held its position between ${y} and ${z}`,
      ],
      zh: [
        `${z}年${a.zh}位次与${y}年持平`,
        `${y}年至${z}年${a.zh}排名不变`,
        `${z}年${a.zh}的排名与${y}年相同`,
        `与${y}年相比，${z}年${a.zh}名次未变`,
      ],
      truth: sure ? gained[0] === 0 : may ? undefined : false,
    };
  },
  multiplied: (draw) => {
    const { book, random } = draw;
    const { from, to, y, z, one: a } = drawnChange(draw) ?? {};
    if (!a || from === undefined || to === undefined || !adds(book)) return undefined;
    if (changeOf(book, a, from, to) === undefined) return undefined;
    const ratio = book.value(a, to) / book.value(a, from);
    const [n, en, zh] = pick(
      [[2, 'doubled', '翻一番'] as const, [3, 'tripled', '增至原来的3倍'] as const],
      random,
    );
    if (Math.abs(ratio / n - 1) < 0.12) return undefined;
    return {
      en: [
        `The index of ${a.en} more than ${en} from ${y} to ${z}`,
        `Between ${y} and ${z}, ${a.en}'s index more than ${en}`,
        `${a.en} more than ${en} its index from ${y} to ${z}`,
        `In ${z} the index of ${a.en} was more than ${inWords(n)} times that of ${y}`,
      ],
      zh: [
        `${y}年至${z}年${a.zh}指数增至超过原来的${n}倍`,
        `${z}年${a.zh}指数超过${y}年的${n}倍`,
        n === 2 ? `${y}年至${z}年，${a.zh}指数翻了一番还多` : `${z}年${a.zh}指数是${y}年的${n}倍多`,
        `${z}年${a.zh}指数较${y}年${zh === '翻一番' ? '翻了一番以上' : '增至原来的3倍以上'}`,
      ],
      truth: ratio > n,
    };
  },
};
