import { beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../../src/release/index.js';
import { directions, written } from '../../../src/words/claims/grammar/lexicon.js';
import { sayings } from '../../../src/words/claims/grammar/verbs.js';
import { tokensOf } from '../../../src/words/claims/tokens.js';
import { releaseOf } from '../../helpers/editions.js';
import { eightTowns } from './eightTowns.js';

/** What stands in each slot of a pattern, in English and in Chinese. */
const samples: Record<string, readonly [en: string, zh: string]> = {
  aux: ['', ''],
  be: ['was', ''],
  not: ['', ''],
  ranked: ['ranked', ''],
  stood: ['was', ''],
  n: ['second', '第2位'],
  nth: ['second', '第2位'],
  m: ['fourth', '第4位'],
  k: ['three', '3'],
  number: ['3', '3'],
  other: ['Brill', '白沙'],
  others: ['that of Brill', '白沙'],
  average: ['the national average', '全国平均水平'],
  together: ['Brill and Corby combined', '白沙、红山之和'],
  clearly: ['well', '明显'],
  slightly: ['slightly', '略'],
  place: ['Brill', '白沙'],
  whole: ['of the index', ''],
  own: ['cities', '城市'],
  levels: ['cities', '城市'],
  only: ['cities', '城市'],
  inner: ['among the cities', '在城市中'],
  places: ['places', ''],
  t: ['2020', '2020年'],
  t2: ['2022', '2022年'],
  points: ['5 points', '5点'],
  value: ['5 points', '5点'],
  value2: ['7 points', '7点'],
  bare: ['5', '5'],
  beyond: ['5', '5'],
  bounded: ['above 5 points', '超过5点'],
  percent: ['5%', '5%'],
  percentOver: ['5%', '5%'],
  percentUnder: ['5%', '5%'],
  percentMore: ['5% higher', '高5%'],
  percentSide: ['5% above', ''],
  overPercent: ['', '高于白沙5%'],
  part: ['a third', '三分之一'],
  partTimes: ['a third', '三分之一'],
  change: ['5%', '5%'],
  fraction: ['5%', '5%'],
  fraction2: ['7%', '7%'],
  pp: ['0.2 percentage points', '0.2个百分点'],
  times: ['3.5 times', '3.5倍'],
  howMany: ['', '超过'],
  multiplied: ['doubled', '翻一番'],
  held: ['retained', '蝉联'],
  lastPeriod: ['', '上年'],
  yearBefore: ['a year earlier', ''],
  yearly: ['a year', ''],
  heads: ['per head', ''],
  gained: ['gained', '上升'],
  partAgain: ['half as much again as', ''],
  drew: ['caught up with', '追上'],
  lostGround: ['lost ground to', ''],
  degree: ['sharply', '大幅'],
  degreed: ['surged', '猛增'],
  owner: ["Coast 's", ''],
  regain: ['regained', '重回'],
  sets: ['hit', ''],
  record: ['record high', '新高'],
  extreme: ['highest', '峰值'],
};

/** The first of each of some words, and those that may be absent. */
const allWritten = (words: string, lang: 'en' | 'zh') =>
  words
    .split(' ')
    .map((one) => written(one.replace(/\?$/, '')))
    .join(lang === 'en' ? ' ' : '');

/** A pattern with its slots filled and the first of its words, those that may be absent left out or not. */
function filled(pattern: string, lang: 'en' | 'zh', whole: boolean): string {
  const parts = pattern.split(/\s+/).map((element) => {
    const slot = /^\{(\w+)\}/.exec(element)?.[1];
    const isOptional = element.endsWith('?') && element.length > 1;
    if (isOptional && !whole) return '';
    if (slot === undefined) return written(isOptional ? element.slice(0, -1) : element);
    const direction = slot in directions ? directions[slot as keyof typeof directions][0][lang] : undefined;
    return direction === undefined ? samples[slot]![lang === 'en' ? 0 : 1] : allWritten(direction, lang);
  });
  return parts.filter((part) => part !== '').join(lang === 'en' ? ' ' : '');
}

describe('every pattern of a statement', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(eightTowns());
  }, 60_000);

  it.each(['en', 'zh'] as const)(
    'is read in %s as the statement that it is written for, with its optional words and without',
    (lang) => {
      const unread: string[] = [];
      let tried = 0;
      for (const [name, saying] of sayings.flatMap((of) => Object.entries(of))) {
        for (const pattern of saying[lang]) {
          for (const whole of [false, true]) {
            const ends = name === 'liesBetween' ? 'between 5 and 7 points' : '5 points';
            const said = filled(pattern, lang, whole).replace('5 points', ends);
            const tokens = tokensOf(release, said);
            tried++;
            if (!saying.read[lang](tokens, 0).some(({ to }) => to === tokens.length))
              unread.push(`${name}: ${pattern} | ${said}`);
          }
        }
      }
      expect(unread).toEqual([]);
      expect(tried).toBeGreaterThan(150);
    },
  );
});
