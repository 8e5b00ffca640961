import { describe, expect, it } from 'vitest';
import { sure, verdict } from '../../../test/helpers/fourTowns.js';
import type { Release } from '../../release/index.js';
import { phraseText } from '../sentences/phrase.js';
import { checkClaim } from './checkClaim.js';

describe('a claim', () => {
  it.each([
    ['Dun is among the top three polluters', 'polluters'],
    ['The gap between men and women narrowed', 'men and women'],
    ['The gap between houses narrowed', 'houses'],
    ['Dun ranks nearly first', 'nearly'],
    ['贫富差距缩小', '贫富'],
    ['男女之间的差距扩大', '男女'],
    ['听说dun居首', '听说'],
  ])('with a word that no rule consumes is refused, and told by it: %s', (sentence, words) => {
    const { verdict: said, notUnderstood } = checkClaim(sure, sentence, 'en');
    expect(said).toBe('not-understood');
    expect(notUnderstood).toBe(words);
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

  it('that is not understood is told by what is left of it', () => {
    const { notUnderstood, answer, examples } = checkClaim(sure, 'Dun will rise two places', 'en');
    expect(notUnderstood).toBe('will');
    expect(phraseText(answer)).toBe(
      'Found dun; not understood: “will”. What can be checked: “dun rose two places in 2017”.',
    );
    expect(examples.length).toBeGreaterThan(3);
  });

  it.each([
    'dun猛然增长到三倍',
    'dun翻了三倍',
    'dun难以上升2位',
    'Dun did most certainly not rise two places',
    'Dun certainly no longer rose two places',
    'Dun hardly rose two places',
  ])('is not told as one that says something else without the words that are left: %s', (sentence) => {
    const answer = phraseText(checkClaim(sure, sentence, 'zh').answer);
    expect(answer).not.toMatch(/4倍|“2017年dun位次上升2位”/);
  });

  it('that says “steadily”, but not since when, is told so, with what it means since the first period', () => {
    expect(phraseText(checkClaim(sure, 'Dun rose steadily', 'en').answer)).toMatch(
      /^What is steady is so in each period: say since when\. What can be checked: “.* in every year from 2016 to 2017”\.$/,
    );
    expect(phraseText(checkClaim(sure, 'dun指数稳步上升', 'zh').answer)).toMatch(
      /请说明自何时起。可以核对的说法：/,
    );
  });

  it('that says nothing of a place, or names none, is told so', () => {
    const answer = (sentence: string, lang: 'en' | 'zh') =>
      phraseText(checkClaim(sure, sentence, lang).answer);
    expect(answer('Dun', 'en')).toBe('Found dun, but no statement about it to check.');
    expect(answer('dun', 'zh')).toBe('已识别dun，但没有说明要核对什么。');
    expect(answer('hello world', 'en')).toBe(
      'No place of this release was found in it; not understood: “hello world”.',
    );
  });

  it('of a year that is not published is answered with those that are', () => {
    expect(phraseText(checkClaim(sure, 'Dun ranked first in 2009', 'en').answer)).toBe(
      '2009 is no period of this release, which has 2015 to 2017.',
    );
    expect(phraseText(checkClaim(sure, 'dun2009年列第1位', 'zh').answer)).toMatch(
      /^2009不在本发布版的时期之内/,
    );
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

it('about a title that several nodes have is not guessed at: it names them', () => {
  const nodes = sure.plan.nodes.map((n, g) => (g > 0 ? { ...n, title: { en: 'Access', zh: '接入' } } : n));
  const shared = { ...sure, plan: { ...sure.plan, nodes }, index: { ...sure.index } } as Release;
  for (const [sentence, lang] of [
    ['Ada ranks first in access', 'en'],
    ['ada在接入方面列第1位', 'zh'],
  ] as const) {
    const { verdict: found, answer } = checkClaim(shared, sentence, lang);
    expect(found).toBe('not-understood');
    expect(phraseText(answer)).toContain('Access 接入 (x)');
    expect(phraseText(answer)).toContain('Access 接入 (y)');
  }
  expect(verdict(shared, 'Ada ranks first in x')).toBe('true');
});
