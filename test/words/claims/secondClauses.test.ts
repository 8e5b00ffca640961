import { beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../../src/release/index.js';
import { checkText } from '../../../src/words/claims/checkText.js';
import { checkClaim } from '../../../src/words/index.js';
import { releaseOf } from '../../helpers/editions.js';
import { eightTowns, towns, years } from './eightTowns.js';

let release: Release;
beforeAll(async () => {
  release = await releaseOf(eightTowns());
}, 120_000);

const pointsOf = (town: number, t: number) => towns[town]![4][t]!;
const rankOf = (town: number, t: number) =>
  1 + towns.filter((_, other) => pointsOf(other, t) > pointsOf(town, t)).length;
const totalOf = (t: number) => towns.reduce((sum, _, town) => sum + pointsOf(town, t), 0);
const ordinals = 'zeroth first second third fourth fifth sixth seventh eighth'.split(' ');

/** A town in a year with another year that it is compared with. */
interface Case {
  town: number;
  t: number;
  since: number;
}
const cases: Case[] = towns.flatMap((_, town) =>
  years.flatMap((_, t) => Array.from({ length: t }, (_, since): Case => ({ town, t, since }))),
);

/** A first clause of a rank or a value in a year, the one way with the year before it, the other way behind. */
function firstClauses({ town, t }: Case): { en: string[]; zh: string[] } {
  const [name, chinese] = towns[town]!;
  const [year, n, points] = [years[t]!, rankOf(town, t), pointsOf(town, t)];
  return {
    en: [
      `In ${year} ${name} ranked ${ordinals[n]}`,
      `${name} ranked ${ordinals[n]} in ${year}`,
      `In ${year} the index of ${name} was ${points} points`,
      `${name} had ${points} points in ${year}`,
    ],
    zh: [
      `${year}年${chinese}列第${n}位`,
      `${chinese}${year}年列第${n}位`,
      `${year}年${chinese}指数为${points}点`,
      `${chinese}指数在${year}年为${points}点`,
    ],
  };
}

/** How the index changed from one year to a later one, in points. */
function gained(town: number, t: number, since: number): { en: string[]; zh: string[] } | undefined {
  const by = Number((pointsOf(town, t) - pointsOf(town, since)).toFixed(2));
  if (Math.abs(by) < 0.05) return undefined;
  const size = Math.abs(by);
  const [en, zh] = by > 0 ? ['rose', '增长'] : ['fell', '下降'];
  return {
    en: [
      `and ${en} by ${size} points from ${years[since]}`,
      `and it ${en} by ${size} points on ${years[since]}`,
    ],
    zh: [`比${years[since]}年${zh}${size}点`, `较${years[since]}年${zh}了${size}点`],
  };
}

/** How the rank changed. */
function moved(town: number, t: number, since: number): { en: string[]; zh: string[] } {
  const by = rankOf(town, since) - rankOf(town, t);
  if (by === 0) return { en: [`, unchanged from ${years[since]}`], zh: [`，与${years[since]}年持平`] };
  const [en, verb, zh] = by > 0 ? ['up', 'rose', '上升'] : ['down', 'fell', '下降'];
  const places = `${Math.abs(by)} place${Math.abs(by) > 1 ? 's' : ''}`;
  return {
    en: [`, ${en} ${places} from ${years[since]}`, ` and ${verb} ${places} from ${years[since]}`],
    zh: [`，比${years[since]}年${zh}${Math.abs(by)}位`],
  };
}

/** Sentences of two clauses whose second is so of another year than the first: of the year that is told, or of the last. */
function sentences(of: Case, told: number): string[] {
  const { town, since } = of;
  const first = firstClauses(of);
  const points = gained(town, told, since);
  const places = moved(town, told, since);
  const inPoints = (lang: 'en' | 'zh', and: string) =>
    (points?.[lang] ?? []).flatMap((second) => first[lang].slice(2).map((one) => `${one}${and}${second}`));
  const inPlaces = (lang: 'en' | 'zh') =>
    places[lang].flatMap((second) => first[lang].slice(0, 2).map((one) => `${one}${second}`));
  return [...inPoints('en', ' '), ...inPoints('zh', '，'), ...inPlaces('en'), ...inPlaces('zh')];
}

const verdict = (sentence: string) => checkClaim(release, sentence, 'en').verdict;
const last = years.length - 1;

describe('a second clause that names only what it is compared with', () => {
  it('is of the year of the first', () => {
    const said = cases.flatMap((of) => sentences(of, of.t));
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter((one) => verdict(one) !== 'true')).toEqual([]);
  });

  it('is not so where it is so of the last year alone', () => {
    const differs = ({ town, t, since }: Case) =>
      Math.abs(pointsOf(town, t) - pointsOf(town, last)) > 0.2 && rankOf(town, t) !== rankOf(town, last)
        ? since < t && t < last
        : false;
    const said = cases.filter(differs).flatMap((of) => sentences(of, last));
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((one) => verdict(one) !== 'false')).toEqual([]);
  });

  it('tells how a share changed until the year of the first', () => {
    const share = (town: number, t: number) => (100 * pointsOf(town, t)) / totalOf(t);
    const wrong = cases.flatMap(({ town, t, since }) => {
      const by = share(town, t) - share(town, since);
      if (Math.abs(by) < 0.2) return [];
      const [name, chinese] = towns[town]!;
      const [now, size] = [share(town, t).toFixed(1), Math.abs(by).toFixed(1)];
      const [en, zh] = by > 0 ? ['up', '提高'] : ['down', '下降'];
      return [
        `In ${years[t]} ${name} held ${now}% of the national index, ${en} ${size} percentage points from ${years[since]}`,
        `${years[t]}年${chinese}占全国的${now}%，比${years[since]}年${zh}${size}个百分点`,
      ].filter((one) => ['false', 'not-understood', 'no-figure'].includes(verdict(one)));
    });
    expect(wrong).toEqual([]);
  });

  it('goes on in the next sentence with the year of the text', () => {
    const wrong = cases.flatMap((of) => {
      const points = gained(of.town, of.t, of.since);
      const [[en], [zh]] = [firstClauses(of).en.slice(2), firstClauses(of).zh.slice(2)];
      if (!points) return [];
      const texts = [
        `${en}. It ${points.en[1]!.replace('and it ', '')}.`,
        `${zh}。${points.zh[0]}。`,
        `${zh}。${points.zh[0]!.replace('比', '与').replace('年', '年相比')}。`,
      ];
      return texts.filter((text) => checkText(release, text, 'en').at(-1)!.checked.verdict !== 'true');
    });
    expect(wrong).toEqual([]);
  });
});

describe('a clause in passing has a time of its own', () => {
  const passing = (rank: number, since: number, rest: string) => (town: number) =>
    `${towns[town]![0]}, which ranked ${ordinals[rank]} in ${years[since]}, ${rest}`;

  it('beside a verb in the present, which is of the last year', () => {
    for (const { town, since } of cases.filter(({ t }) => t === last)) {
      const [then, now] = [rankOf(town, since), rankOf(town, last)];
      expect(verdict(passing(then, since, `ranks ${ordinals[now]}`)(town))).toBe('true');
      expect(verdict(passing(then, since, `ranks ${ordinals[now === 1 ? 2 : now - 1]}`)(town))).toBe('false');
      const wrong = then === 1 ? 2 : then - 1;
      expect(verdict(passing(wrong, since, `ranks ${ordinals[now]}`)(town))).toBe('false');
      if (then === now) continue;
      const up = then > now ? 'up' : 'down';
      expect(verdict(passing(then, since, `has moved ${up} to ${ordinals[now]}`)(town))).toBe('true');
      expect(verdict(passing(wrong, since, `has moved ${up} to ${ordinals[now]}`)(town))).not.toBe('true');
    }
  });

  it('beside a verb in the past, which may be of either year, only where both agree', () => {
    expect(verdict('Dunster, which ranked third in 2021, had 15 points')).toBe('not-understood');
    expect(verdict('Dunster, which ranked third in 2021, had 16 points')).toBe('false');
    expect(verdict('Dunster, which ranked fourth in 2019, had 15 points in 2021')).toBe('true');
    expect(verdict('Dunster, which ranked fourth in 2019, now ranks third')).toBe('true');
  });

  it('in a text of another year', () => {
    const verdicts = (text: string) => checkText(release, text, 'en').at(-1)!.checked.verdict;
    expect(verdicts('In 2019 Ashford led. Dunster, which ranked third in 2021, was fourth.')).toBe('true');
    expect(verdicts('In 2019 Ashford led. Dunster, which ranked third in 2021, was third.')).toBe('false');
  });
});
