import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import type { RankInterval } from '../../analysis/index.js';
import { buildIndex } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { plain } from '../sentences/phrase.js';
import { checkClaim } from './checkClaim.js';
import { examplesOf } from './examples.js';
import { numberOf } from './numerals.js';
import { tokensOf } from './tokens.js';

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
  return { plan, index, uncertainty, geocoding: [] } as unknown as Release;
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
    ['Ada has led for four years', 'no-figure'],
    ['Bel has led for four years', 'false'],
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
    ['Dun did not rise two places', 'false'],
    ['dun没有上升两位', 'false'],
    ['Ada did not fall', 'true'],
    ['Ada ranked first from 2015 to 2017', 'true'],
    ['Dun ranked first in no year from 2015 to 2017', 'true'],
    ['Ada ranked first in no year from 2015 to 2017', 'false'],
    ['Ada ranked first in each of the three years to 2017', 'true'],
    ['Ada ranked first in each of the four years to 2017', 'no-figure'],
    ['Dun ranked first in none of the two years to 2017', 'true'],
    ['Dun did not lead for the third year running', 'not-understood'],
    ['Both of these are so: Ada leads; Bel is last', 'true'],
    ['Both of these are so: Ada leads; Bel is second', 'false'],
    ['Not all of these are so: Ada leads; Bel is second', 'true'],
    // In a list each is of the last year and the whole index, unless it says otherwise.
    ['Both of these are so: Ada ranked first in 2016; Dun was second', 'true'],
    ['The index of Dun rose to three times its earlier value since 2015', 'true'],
    ['The index of Dun fell to three times its earlier value since 2015', 'not-understood'],
    ['The index of Bel fell by two thirds since 2015', 'true'],
    ['以下各项均成立：ada居首；bel垫底', 'true'],
    ['2015年至2017年没有一年dun列第1位', 'true'],
    ['截至2017年的3年中每年ada列第1位', 'true'],
    ['dun较2015年升至原来的3倍', 'true'],
    ['ada（units）列第1位', 'not-understood'],
    ['ada指数为39点至41点', 'true'],
    ['Dun ranked first since 2015', 'false'],
    ['Ada has always led', 'true'],
    ['Dun has never led', 'true'],
    ['Ada leads and Dun is second', 'true'],
    ['Ada leads and Bel is second', 'false'],
    ['Ada ranks first and Dun second', 'true'],
    ['Dun entered the top two', 'true'],
    ['Bel dropped out of the top two', 'true'],
    ['Dun rose from fourth to second', 'true'],
    ['Dun rose from third to second', 'false'],
    ['Dun overtook Cob', 'true'],
    ['Ada kept its rank', 'true'],
    ['The top two are Dun and Ada', 'not-understood'],
    ['The top two are Dun and Ada, in that order', 'false'],
    ['The top two are Ada and Dun', 'true'],
    ['The top two are Ada and Bel', 'false'],
    ['It is not true that Ada leads', 'false'],
    ['Ada was 10 points ahead of Dun', 'true'],
    ['Ada was 10% ahead of Dun', 'not-understood'],
    ['Dun doubled since 2015', 'not-distinguishable'],
    ['Dun tripled since 2015', 'true'],
    ['Dun more than doubled since 2015', 'true'],
    ['The index of Ada is twice that of Cob', 'true'],
    ['The index of Ada is nearly three times that of Bel', 'false'],
    ['ada与dun分列前两位', 'true'],
    ['前两位为dun、ada', 'not-understood'],
    ['前两位依次为ada、dun', 'true'],
    ['前两位依次为dun、ada', 'false'],
    ['dun反超cob', 'true'],
    ['dun较2015年增长两倍', 'true'],
    ['dun较2015年翻一番', 'not-distinguishable'],
    ['ada指数逾39点', 'true'],
    ['ada指数不到40点', 'false'],
    ['ada从未垫底', 'true'],
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

  it.each([
    // Second as published, first to third by other weights, after fourth.
    ['Dun rose three places', 'not-distinguishable'],
    ['It is not true that Dun rose three places', 'not-distinguishable'],
    ['Dun rose', 'true'],
    ['Dun fell', 'false'],
    // First as published, first or second by other weights, after first.
    ['Ada fell', 'not-distinguishable'],
    ['Ada did not fall', 'not-distinguishable'],
    ['Ada rose', 'false'],
    ['Ada fell two places', 'false'],
  ])(
    'of a move is false only where no ranks within the ranges bear it out: the rank of %s, %s',
    (move, is) => {
      expect(
        verdict(unsure, move.replace(/^(It is not true that )?(\w+) (rose|fell)$/, '$1The rank of $2 $3')),
      ).toBe(is);
    },
  );

  it('of a first entry is false only where no weights bear it out, and so is its denial', () => {
    // Third as published, second to fourth by other weights; never among the first two before.
    expect(verdict(unsure, 'Cob entered the first two for the first time')).toBe('not-distinguishable');
    expect(verdict(unsure, 'It is not true that Cob entered the first two for the first time')).toBe(
      'not-distinguishable',
    );
    expect(verdict(sure, 'Cob entered the first two for the first time')).toBe('false');
    expect(verdict(unsure, 'Bel entered the first two for the first time')).toBe('false');
  });

  it('that contradicts what is published by more than weights can is false all the same', () => {
    expect(verdict(unsure, 'Dun ranks fourth')).toBe('false');
    expect(verdict(unsure, 'Dun fell two places')).toBe('false');
  });

  it.each([
    ['Dun is among the top three polluters', 'polluters'],
    ['The gap between men and women narrowed', 'men and women'],
    ['The gap between houses narrowed', 'houses'],
    ['Dun ranks nearly first', 'nearly'],
    ['贫富差距缩小', '贫富'],
    ['男女之间的差距扩大', '男女'],
    ['据说dun居首', '据说'],
  ])('with a word that no rule consumes is refused, and told by it: %s', (sentence, words) => {
    const { verdict: said, left } = checkClaim(sure, sentence, 'en');
    expect(said).toBe('not-understood');
    expect(left).toBe(words);
  });

  it.each([
    'In 2016 Dun ranked second in 2017',
    'Dun is in the top third',
    'Dun is 2 million',
    'Ada grew by 3 percentage points',
    'ada增长3个百分点',
    'Ada is better than Bel',
    'Is Ada first?',
    'In 2015 Ada rose two places since 2016',
  ])('that says more, or less, than can be checked is refused: %s', (sentence) => {
    expect(verdict(sure, sentence)).toBe('not-understood');
  });

  it.each([
    [
      'Dun entered the top two since 2015',
      'Both of these are so: dun was among the first two in 2017; it is not so that dun was among the first two in 2015',
    ],
    [
      'Dun overtook Cob since 2015',
      'Both of these are so: dun ranked higher than cob in 2017; dun ranked lower than cob in 2015',
    ],
    ['Dun rose since 2015', undefined],
  ])('names a base only where it is of a change: %s', (sentence, understood) => {
    const said = checkClaim(sure, sentence, 'en').understood;
    if (understood === undefined) expect(said).toContain('from 2015 to 2017');
    else expect(said?.toLowerCase()).toBe(understood.toLowerCase());
  });

  it('about money no release of sums can tell has no figure', () => {
    expect(verdict(sure, 'The gap narrowed')).toBe('not-distinguishable');
  });

  it('that is not understood is told by what is left of it', () => {
    const { left, answer, examples } = checkClaim(sure, 'Dun will rise two places', 'en');
    expect(left).toBe('will');
    expect(plain(answer)).toBe(
      'Found dun; not understood: “will”. What can be checked: “dun rose two places in 2017”.',
    );
    expect(examples.length).toBeGreaterThan(3);
  });

  it('that says nothing of a place, or names none, is told so', () => {
    const answer = (sentence: string, lang: 'en' | 'zh') => plain(checkClaim(sure, sentence, lang).answer);
    expect(answer('Dun', 'en')).toBe('Found dun, but nothing that is said of it.');
    expect(answer('dun', 'zh')).toBe('已识别dun，但没有说明要核对什么。');
    expect(answer('hello world', 'en')).toBe(
      'No place of this release was found in it; not understood: “hello world”.',
    );
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
  expect(tokensOf(sure, 'adamant cobalt').map(({ kind }) => kind)).toEqual(['word', 'word']);
});

it('about a title that several nodes have is not guessed at: it names them', () => {
  const nodes = sure.plan.nodes.map((n, g) => (g > 0 ? { ...n, title: { en: 'Access', zh: '接入' } } : n));
  const shared = { ...sure, plan: { ...sure.plan, nodes }, index: { ...sure.index } } as Release;
  for (const [sentence, lang] of [
    ['Ada ranks first in access', 'en'],
    ['ada在接入方面列第1位', 'zh'],
  ] as const) {
    const { verdict: found, answer } = checkClaim(shared, sentence, lang);
    expect(found).toBe('not-understood');
    expect(plain(answer)).toContain('Access 接入 (x)');
    expect(plain(answer)).toContain('Access 接入 (y)');
  }
  expect(verdict(shared, 'Ada ranks first in x')).toBe('true');
});
