import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import type { RankInterval } from '../../analysis/index.js';
import { buildIndex } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { plain } from '../sentences/phrase.js';
import { checkClaim, examplesOf } from './checkClaim.js';
import { mentionsOf } from './mentions.js';
import { numberOf } from './numerals.js';

/** Four towns over three years; how far other weights move each rank in the last. */
function release(reach: number): Release {
  const plan = planOf({
    units: ['ada', 'bel', 'cob', 'dun'],
    periods: ['2015', '2016', '2017'],
    tree: { x: 1, y: 1 },
  });
  const x = [
    [40, 30, 20, 10],
    [40, 30, 20, 10],
    [40, 10, 20, 30],
  ];
  const index = buildIndex(plan, panelOf(plan, { x, y: x }));
  const intervals = (t: number, r: number): RankInterval[] =>
    plan.units.map((_, unit) => {
      const rank = index.ranks(0)[t * 4 + unit]!;
      return {
        unit,
        rank,
        mean: rank,
        median: rank,
        low: Math.max(1, rank - r),
        high: Math.min(4, rank + r),
        top: [],
        ranked: 1,
      };
    });
  const uncertainty = [0, 1, 2].map((t) => ({
    period: plan.periods[t]!,
    intervals: intervals(t, t === 2 ? reach : 0),
    groups: [],
  }));
  return { plan, index, uncertainty, placements: [] } as unknown as Release;
}

const sure = release(0);
const unsure = release(1);
const verdict = (of: Release, sentence: string) => checkClaim(of, sentence, 'en').verdict;

describe('a claim', () => {
  it.each([
    ['Dun rose two places in 2017', 'true'],
    ['Dun climbed by 2 ranks since 2015', 'true'],
    ['In 2017, dun fell two places', 'false'],
    ['Ada ranks first', 'true'],
    ['Ada is the leader', 'true'],
    ['Ada has led for three years', 'true'],
    ['Ada has led for four years', 'false'],
    ['Bel ranked second in 2016', 'true'],
    ['Bel ranks second', 'false'],
    ['Bel comes last', 'true'],
    ['Cob is among the top three', 'true'],
    ['Bel was among the first 3 in 2017', 'false'],
    ['Dun is ahead of Cob', 'true'],
    ['Dun is behind Cob', 'false'],
    ['Dun entered the first 2 for the first time', 'true'],
    ['Ada entered the first two for the first time', 'false'],
    ['Ada ranks first in x', 'true'],
    ['dun2017年上升两位', 'true'],
    ['2017年dun下降2位', 'false'],
    ['ada连续三年居首', 'true'],
    ['bel垫底', 'true'],
    ['cob位列前三位', 'true'],
    ['dun排名高于cob', 'true'],
    ['dun首次进入前2位', 'true'],
  ])('%s: %s', (sentence, expected) => {
    expect(verdict(sure, sentence)).toBe(expected);
  });

  it.each([
    'Dun is ahead of Cob',
    'Dun is behind Cob',
    'Bel comes last',
    'Cob is among the top three',
    'Dun ranks first',
    'Dun entered the first two for the first time',
  ])('is not distinguishable where other weights could turn it round: %s', (sentence) => {
    expect(verdict(unsure, sentence)).toBe('not-distinguishable');
  });

  it('that contradicts what is published by more than weights can is false all the same', () => {
    expect(verdict(unsure, 'Dun ranks fourth')).toBe('false');
    expect(verdict(unsure, 'Dun fell two places')).toBe('false');
  });

  it('about money no release of sums can tell has no figure', () => {
    expect(verdict(sure, 'The gap narrowed')).toBe('no-figure');
  });

  it('that is not understood is told by what is left of it', () => {
    const { left, answer, examples } = checkClaim(sure, 'Dun will rise two places', 'en');
    expect(left).toBe('will rise two places');
    expect(plain(answer)).toBe('Found dun; not understood: “will rise two places”.');
    expect(examples.length).toBeGreaterThan(3);
  });

  it('of a year that is not published is answered with those that are', () => {
    expect(plain(checkClaim(sure, 'Dun ranked first in 2009', 'en').answer)).toBe(
      '2009 is no period of this release, which has 2015 to 2017.',
    );
    expect(plain(checkClaim(sure, 'dun2009年列第1位', 'zh').answer)).toMatch(/^2009不在本发布的时期之内/);
  });

  it.each([
    '',
    '   ',
    '?',
    '𝕏',
    '第',
    'P P P',
    '#%TN',
    'rose',
    '2017',
    'ada '.repeat(200),
    'ada ranks 0',
    '<script>',
  ])('of nonsense is never an error: %j', (sentence) => {
    expect(verdict(sure, sentence)).toBe('not-understood');
  });
});

it('examples are true, in both languages', () => {
  for (const lang of ['en', 'zh'] as const) {
    for (const example of examplesOf(sure, lang))
      expect([example, verdict(sure, example)]).toEqual([example, 'true']);
  }
});

it('numbers are read in figures and words', () => {
  const read = (text: string) => numberOf(text)?.value;
  expect(['three', '3rd', 'tenth', '1,234', '1.2 million', '-0.5'].map(read)).toEqual([
    3, 3, 10, 1234, 1.2e6, -0.5,
  ]);
  expect(['三', '两', '十', '十二', '三十', '一百零五', '1.2万', '3亿', '2万亿'].map(read)).toEqual([
    3, 2, 10, 12, 30, 105, 12000, 3e8, 2e12,
  ]);
  expect(read('none')).toBeUndefined();
});

it('names are whole words: no place is found within another word', () => {
  expect(mentionsOf(sure, 'adamant cobalt').places).toEqual([]);
});
