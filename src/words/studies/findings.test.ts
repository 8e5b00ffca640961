import { describe, expect, it } from 'vitest';
import { studiedRelease as releaseOf } from '../../../test/helpers/studied.js';
import type { Lang } from '../../edition/index.js';
import type { Release } from '../../release/index.js';
import type { FactKind } from '../facts/fact.js';
import { factsOfKind } from '../facts/factsAbout.js';
import { leadFacts } from '../facts/leaders.js';
import { newcomerFacts } from '../facts/newcomers.js';
import { totalOf, viewOf } from '../facts/view.js';
import { recordFacts, tierFacts } from '../facts/whole.js';
import { ordinal } from '../sentences/cardinals.js';
import { phraseText } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';
import { publishedTierLines } from './findingsText.js';

const no = Number.NaN;

const steady = [
  [9, 5, 3, 1],
  [9, 6, 3, 2],
  [9, 6, 3, 3],
];

const leadOf = (release: Release, t: number) => leadFacts(viewOf(release, t))[0];
const newcomers = (release: Release, t: number) =>
  factsOfKind(newcomerFacts(viewOf(release, t), totalOf(release)), 'newcomer' satisfies FactKind);
const records = (release: Release, t: number) => recordFacts(viewOf(release, t), totalOf(release));

/** What is said of leaders, newcomers, records and tiers. */
function findingLines(release: Release, t: number, lang: Lang): string[] {
  const view = viewOf(release, t);
  const whole = totalOf(release);
  const facts = [
    ...leadFacts(view),
    ...factsOfKind(newcomerFacts(view, whole), 'newcomer'),
    ...recordFacts(view, whole),
    ...tierFacts(view, whole),
  ];
  return facts.flatMap((fact) => sentencesOf(release.plan, fact, lang, 'exact').map(phraseText));
}

describe('who leads', () => {
  it('and for how long is said where the rank intervals tell the first from the others', () => {
    const release = releaseOf(steady, [0, 0, 0]);
    expect(leadOf(release, 2)).toMatchObject({ periods: { value: 3 }, always: true, rivals: [] });
    expect(findingLines(release, 2, 'en')[0]).toBe(
      'u0 leads for the third year running, in every published year.',
    );
    expect(findingLines(release, 2, 'zh')[0]).toBe('u0连续3年居首，即已发布的各期均居首。');
  });
  it('is not claimed where they overlap, nor where the period was not studied', () => {
    expect(findingLines(releaseOf(steady, [0, 0, 1]), 2, 'en')[0]).toBe(
      'No leader is named for 2017: with other weights and one indicator left out, the rank ranges of u0, u1, u2 and u3 overlap.',
    );
    expect(leadOf(releaseOf(steady, [0, 0, 1]), 2)!.rivals.map((n) => n.name.en)).toEqual(['u1', 'u2', 'u3']);
    expect(leadOf(releaseOf(steady, [0, 0, undefined]), 2)).toBeUndefined();
  });
  it('is no run through a period in which the first could not be told', () => {
    expect(leadOf(releaseOf(steady, [0, 1, 0]), 2)).toMatchObject({ periods: undefined, rivals: [] });
  });
  it('is shared where several are first, and is nothing to say of one period', () => {
    const shared = steady.map(([a, , ...rest]) => [a!, a!, ...rest]);
    expect(findingLines(releaseOf(shared, [0, 0, 0]), 1, 'en')[0]).toMatch(
      /^u0 and u1 share the lead for the second/,
    );
    expect(findingLines(releaseOf(steady, [0, 0, 0]), 0, 'en').join()).not.toMatch(/lead/);
  });
});

describe('newcomers', () => {
  const climb = [
    [9, 5, 3, 1],
    [9, 5, 3, 6],
  ];
  it('to the first three are told with their best rank before', () => {
    const release = releaseOf(climb, [0, 0]);
    expect(findingLines(release, 1, 'en')).toContain(
      'u3 is among the first three for the first time in 2016, in second place (best before: fourth).',
    );
    expect(findingLines(release, 1, 'zh')).toContain(
      'u3 2016年首次进入前三位，列第2位（此前最好为第4位）。'.replace(' ', ''),
    );
  });
  it('are not claimed where other weights would keep them out, or had them in before', () => {
    expect(newcomers(releaseOf(climb, [0, 2]), 1)).toEqual([]);
    expect(newcomers(releaseOf(climb, [1, 0]), 1)).toEqual([]);
    expect(newcomers(releaseOf(climb, [undefined, undefined]), 1)).toEqual([]);
  });
});

describe('what was carried on instead of measured', () => {
  const gone = steady[2]!.map(() => no);
  const release = releaseOf([...steady.slice(0, 2), gone, steady[2]!], [0, 0, 0, 0], {
    method: { impute: { method: 'linear', ends: 'hold' } },
  });
  it('is no record, no year of a run and no newcomer', () => {
    expect(records(release, 2)).toEqual([]);
    expect(leadOf(release, 2)).toMatchObject({ periods: undefined });
    expect(leadOf(release, 1)).toMatchObject({ periods: { value: 2 } });
    expect(newcomers(release, 2)).toEqual([]);
  });
  it('nor is the change from such a value to one that was measured', () => {
    expect(records(release, 3)).toEqual([]);
    expect(leadOf(release, 3)).toMatchObject({ periods: undefined });
  });
});

describe('records', () => {
  it('count the units that stand above all periods before', () => {
    expect(records(releaseOf(steady, []), 2)[0]).toMatchObject({
      itself: true,
      units: { value: 1 },
      of: { value: 4 },
    });
    expect(findingLines(releaseOf(steady, []), 2, 'zh')[0]).toBe(
      '2017年合计指数及4个city中的1个均高于此前已发布的各期。',
    );
  });
  it('are counted among the units measured in both periods, where some were not', () => {
    const release = releaseOf([...steady.slice(0, 2), [10, 6, 3, no]], [], {
      method: { impute: { method: 'linear', ends: 'hold' } },
    });
    expect(findingLines(release, 2, 'en')[0]).toBe(
      'Total and 1 of the 3 city measured in both 2016 and 2017 stood higher in 2017 than in any published period before.',
    );
    expect(findingLines(release, 2, 'zh')[0]).toBe(
      '2017年合计指数及2016年和2017年都有实测数据的3个city中的1个均高于此前已发布的各期。',
    );
  });
  it('there are none in the first period, or where scores of different periods do not compare', () => {
    expect(records(releaseOf(steady, []), 0)).toEqual([]);
    const method = { normalise: { method: 'min-max', over: 'each-period' } };
    expect(records(releaseOf(steady, [], { method }), 2)).toEqual([]);
  });
});

describe('tiers', () => {
  const tiers = {
    by: 'natural-breaks',
    count: 2,
    published: [
      { title: { en: 'Theirs', zh: '某版' }, period: 2015, sizes: [2, 2], shares: [70, 30], source: 's' },
    ],
  };
  it('are told with their shares, and beside published ones', () => {
    const release = releaseOf(steady, [], { tiers });
    expect(findingLines(release, 0, 'en')).toEqual([
      'The city show no clear groups; divided by natural breaks of the index into two classes, they number 1 and 3, which hold 50.0% and 50.0% of the index.',
    ]);
    expect(publishedTierLines(release, 'en')).toEqual([
      'Theirs: 2 and 2 city with 70.0 and 30.0% of the index; ours in 2015: 1 and 3 city with 50.0 and 50.0% of the index.',
    ]);
  });
  it('of one unit, or of equal ones, are nothing to say', () => {
    expect(findingLines(releaseOf([[3]], [0]), 0, 'en')).toEqual([]);
    expect(findingLines(releaseOf([[3, 3]], [0]), 0, 'zh')).toEqual([]);
  });
});

it('no sentence has a broken number, whatever is missing', () => {
  const holes = [
    [9, no, 0, no],
    [no, no, 0, no],
    [1, 2, 0, no],
  ];
  const release = releaseOf(holes, [0, 0, 0]);
  for (const t of [0, 1, 2]) {
    for (const lang of ['en', 'zh'] as const) {
      expect(findingLines(release, t, lang).join()).not.toMatch(/NaN|undefined|Infinity|null/);
    }
  }
});

it('ordinals are words up to ten', () => {
  expect([1, 3, 10, 11, 12, 21, 22, 33, 111].map(ordinal)).toEqual([
    'first',
    'third',
    'tenth',
    '11th',
    '12th',
    '21st',
    '22nd',
    '33rd',
    '111th',
  ]);
});
