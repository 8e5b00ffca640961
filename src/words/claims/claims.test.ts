import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import { fromReceipts } from '../../../test/helpers/figures.js';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import type { RankInterval } from '../../analysis/index.js';
import { buildIndex } from '../../engine/index.js';
import { type Release, subjectsOf } from '../../release/index.js';
import { viewOf } from '../facts/view.js';
import { plain } from '../sentences/phrase.js';
import { liesIn } from './among.js';
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

  it.each([
    ['Dun is among the top three polluters', 'polluters'],
    ['The gap between men and women narrowed', 'men and women'],
    ['The gap between houses narrowed', 'houses'],
    ['Dun did not rise two places', 'did not rise'],
    ['Dun ranks nearly first', 'nearly'],
    ['Dun ranked first since 2015', 'since 2015'],
    ['贫富差距缩小', '贫富'],
    ['男女之间的差距扩大', '男女'],
    ['dun没有上升两位', '没有'],
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
    'Dun entered the top two',
    'Ada grew by 3 percentage points',
    'ada增长3个百分点',
    'Ada is better than Bel',
    'Ada ranked first from 2015 to 2017',
    'Is Ada first?',
    'Ada leads and Bel is second',
    'In 2015 Ada rose two places since 2016',
  ])('that says more, or less, than can be checked is refused: %s', (sentence) => {
    expect(verdict(sure, sentence)).toBe('not-understood');
  });

  it('about money no release of sums can tell has no figure', () => {
    expect(verdict(sure, 'The gap narrowed')).toBe('not-distinguishable');
  });

  it('that is not understood is told by what is left of it', () => {
    const { left, answer, examples } = checkClaim(sure, 'Dun will rise two places', 'en');
    expect(left).toBe('will rise');
    expect(plain(answer)).toBe('Found dun; not understood: “will rise”.');
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

describe('a claim of a rank within a group', () => {
  let built: Release;
  beforeAll(async () => {
    built = await releaseOf(example);
  });
  const said = (sentence: string) => checkClaim(built, sentence, 'en');

  it('agrees with the order of its members, and its figures with their receipts, at every rank, in both languages', async () => {
    const { plan } = built;
    const { groups, memberOf } = plan.groupings[0]!;
    let tried = 0;
    for (const [k, group] of groups.entries()) {
      const members = subjectsOf(plan).filter((s) => s.level === plan.level && memberOf[s.number] === k);
      const view = viewOf(built, built.index.periods - 1);
      const order = view.peers(members[0]!).filter((m) => members.some((own) => own.code === m.code));
      for (const [at, { code }] of order.entries()) {
        for (const sentence of [
          `${code} ranks ${at + 1} in ${group.name.en}`,
          `${code}在${group.name.zh}列第${at + 1}位`,
        ]) {
          const { verdict, figures } = said(sentence);
          expect([sentence, verdict]).toEqual([sentence, 'true']);
          for (const name of ['rank', 'of']) {
            expect([sentence, name, await fromReceipts(built, figures[name]!)]).toEqual([
              sentence,
              name,
              figures[name]!.value,
            ]);
          }
          expect(figures['rank']!.value).toBe(at + 1);
          expect(figures['of']!.value).toBe(order.length);
          tried++;
        }
        expect(said(`${code} ranks ${order.length + 1} in ${group.name.en}`).verdict).toBe('false');
      }
    }
    expect(tried).toBeGreaterThan(8);
  });

  it('of a place that does not lie in the group is false, and says why', () => {
    const { groups, memberOf } = built.plan.groupings[0]!;
    const stranger = built.plan.units[memberOf.findIndex((k) => k !== 0)]!;
    const { verdict, answer } = said(`${stranger.code} ranks first in ${groups[0]!.name.en}`);
    expect(verdict).toBe('false');
    expect(plain(answer)).toBe(`${stranger.name.en} does not lie in ${groups[0]!.name.en}.`);
  });

  it('may say among whom, where these are the likes of the place', () => {
    const { plan } = built;
    const view = viewOf(built, built.index.periods - 1);
    const first = view.peers(subjectsOf(plan)[0]!)[0]!;
    const title = plan.unitsTitle.en.toLowerCase();
    expect(said(`${first.code} ranks first among the ${title}`).verdict).not.toMatch(/false|not-understood/);
    expect(said(`${first.code}在各${plan.unitsTitle.zh}中列第1位`).verdict).not.toMatch(
      /false|not-understood/,
    );
    expect(said(`${first.code} ranks first among the provinces`).verdict).toBe('not-understood');
    expect(said(`${first.code} ranks first among the polluters`).left).toBe('polluters');
  });

  it('is not distinguishable where rank ranges of members meet, though those of outsiders do not count', () => {
    const place = subjectsOf(built.plan)[0]!;
    const group = subjectsOf(built.plan).find((s) => s.grouping === 0 && liesIn(built, place, s))!;
    const intervals = (reach: number) =>
      built.plan.units.map((_, unit) => {
        const t = built.index.periods - 1;
        const rank = built.index.ranks(0)[t * built.index.units + unit]!;
        return {
          unit,
          rank,
          mean: rank,
          median: rank,
          low: Math.max(1, rank - reach),
          high: rank + reach,
          top: [],
          ranked: 1,
        };
      });
    const under = (reach: number): Release => ({
      ...built,
      uncertainty: [{ period: built.plan.periods.at(-1)!, intervals: intervals(reach), groups: [] }],
    });
    const order = viewOf(built, built.index.periods - 1)
      .peers(place)
      .filter((m) => liesIn(built, m, group));
    const sentence = `${order[0]!.code} ranks second in ${group.name.en}`;
    expect(checkClaim(under(0), sentence, 'en').verdict).toBe('false');
    expect(checkClaim(under(built.plan.units.length), sentence, 'en').verdict).toBe('not-distinguishable');
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
