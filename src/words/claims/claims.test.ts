import { describe, expect, it } from 'vitest';
import { sure, unsure, verdict } from '../../../test/helpers/fourTowns.js';
import { checkClaim } from './checkClaim.js';
import { examplesOf } from './examples.js';

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
    ['Ada was 10% ahead of Dun', 'false'],
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
});

it('examples are true, in both languages', () => {
  for (const lang of ['en', 'zh'] as const) {
    for (const example of examplesOf(sure, lang))
      expect([example, verdict(sure, example)]).toEqual([example, 'true']);
  }
});
