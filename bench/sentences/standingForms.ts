import {
  both,
  changeOf,
  drawn,
  drawnChange,
  drawnGroup,
  hanNumber,
  isAbove,
  isRank,
  nth,
  nthWord,
  pick,
  type Template,
  unitWords,
} from './counting.js';

/** Sentences about ranks beside those of others, and about changes year by year. */
export const standingForms: Record<string, Template> = {
  'within a group': (draw) => {
    const { book, random } = draw;
    const { t, year } = drawn(draw);
    const { group, members } = drawnGroup(draw, t) ?? {};
    if (!group || !members) return undefined;
    const order = members.toSorted((a, b) => book.rank(a, t) - book.rank(b, t));
    const at = Math.floor(random() * Math.min(4, order.length));
    const a = order[at]!;
    if (!/^[\p{L} ]+$/u.test(a.en) || [...book.units, ...book.groups].some((o) => o !== a && o.en === a.en))
      return undefined;
    const k = at + 1 + pick([0, 0, 1], random);
    const sure = order.every((o) => o === a || isAbove(book, a, o, t) !== undefined);
    const mine = 1 + order.filter((o) => book.rank(o, t) < book.rank(a, t)).length;
    return {
      en: [
        `${a.en} ranked ${nth(k)} in ${group.en} in ${year}`,
        `In ${year}, ${a.en} was ${nthWord(k)} in ${group.en}`,
        `Within ${group.en}, ${a.en} ranked ${nth(k)} in ${year}`,
        `Among the ${unitWords(book).many} of ${group.en}, ${a.en} came ${nthWord(k)} in ${year}`,
        `Of the ${members.length} ${unitWords(book).many} in ${group.en}, ${a.en} ranked ${nth(k)} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}在${group.zh}列第${k}位`,
        `${year}年${a.zh}居${group.zh}第${k}位`,
        `在${group.zh}各${unitWords(book).zh}中，${a.zh}${year}年排名第${k}`,
        `${year}年${a.zh}在${group.zh}${members.length}个${unitWords(book).zh}中排名第${hanNumber(k)}`,
      ],
      truth: sure ? mine === k : undefined,
    };
  },
  'second only to': (draw) => {
    const { book, random } = draw;
    const { t, year, plain } = drawn(draw);
    const at = (k: number) => plain.find((u) => book.rank(u, t) === k);
    const [a, b] = [at(pick([2, 2, 3], random)), at(1)];
    if (!a || !b) return undefined;
    return {
      en: [
        `${a.en} was second only to ${b.en} in ${year}`,
        `In ${year} ${a.en} ranked second only to ${b.en}`,
        `Only ${b.en} ranked above ${a.en} in ${year}`,
        `${a.en} was second behind ${b.en} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}仅次于${b.zh}`,
        `${year}年${a.zh}仅次于${b.zh}，居第二位`,
        `${year}年只有${b.zh}排名高于${a.zh}`,
        `${year}年${a.zh}列第2位，仅落后于${b.zh}`,
      ],
      truth: both(isRank(book, a, 2, t), isRank(book, b, 1, t)),
    };
  },
  tied: (draw) => {
    const { book, random } = draw;
    const { t, year, plain, one: a, other } = drawn(draw);
    const twin = plain.find((u) => u !== a && book.rank(u, t) === book.rank(a, t));
    const b = random() < 0.6 && twin ? twin : other;
    const truth =
      book.rank(a, t) === book.rank(b, t) || (isAbove(book, a, b, t) === undefined ? undefined : false);
    return {
      en: [
        `${a.en} and ${b.en} were tied in ${year}`,
        `${a.en} tied with ${b.en} in ${year}`,
        `In ${year} ${a.en} and ${b.en} shared the same rank`,
        `${a.en} ranked level with ${b.en} in ${year}`,
        `${a.en} and ${b.en} had the same rank in ${year}`,
        `${a.en} had the same rank as ${b.en} in ${year}`,
      ],
      zh: [
        `${year}年${a.zh}和${b.zh}并列`,
        `${year}年${a.zh}与${b.zh}位次相同`,
        `${year}年${a.zh}、${b.zh}排名并列`,
        `${year}年${a.zh}与${b.zh}排名相同`,
        `${a.zh}和${b.zh}${year}年并列第${book.rank(a, t)}位`,
      ],
      truth,
    };
  },
  steadily: (draw) => {
    const change = drawnChange(draw);
    if (!change) return undefined;
    const { book, random } = draw;
    const { from, to, y, z, one: a } = change;
    const years = Array.from({ length: to - from }, (_, i) => from + 1 + i);
    if (!years.every((t) => book.isObserved(a, t) && changeOf(book, a, t - 1, t) !== undefined))
      return undefined;
    const up = random() < 0.7;
    const [en, zh] = up ? ['rose', '上升'] : ['fell', '下降'];
    return {
      en: [
        `The index of ${a.en} ${en} steadily between ${y} and ${z}`,
        `Between ${y} and ${z}, ${a.en}'s index steadily ${en}`,
      ],
      zh: [`${y}年至${z}年，${a.zh}指数稳步${zh}`, `${a.zh}指数从${y}年到${z}年稳步${zh}`],
      truth: years.every((t) => changeOf(book, a, t - 1, t)! * (up ? 1 : -1) > 0),
    };
  },
};
