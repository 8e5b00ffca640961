import { describe, expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { buildIndex } from '../../engine/index.js';
import type { FactSource } from '../facts/view.js';
import { phraseText } from '../sentences/phrase.js';
import { checkClaim } from './checkClaim.js';

/** Towns over two years by two indicators, none of whose ranks was studied. */
function releaseOf(x: number[][], y: number[][], method: object = {}): FactSource {
  const units = ['ada', 'bel', 'cob', 'dun'];
  const plan = planOf({ units, periods: ['2016', '2017'], tree: { x: 1, y: 1 }, method });
  const panel = panelOf(plan, { x, y });
  return { plan, panel, index: buildIndex(plan, panel), uncertainty: [], geocoding: [] };
}

const x = [
  [100, 100, 50, 20],
  [150, 100, 50, 20],
];
const y = [
  [100, 100, 50, 20],
  [100, 140, 50, 20],
];

/** Ada adds most points, cob grows fastest, bel and dun fall. */
const fromLow = [
  [200, 90, 20, 12],
  [260, 80, 60, 10],
];

const said = (of: FactSource, sentence: string) => {
  const { verdict, answer } = checkClaim(of, sentence, 'en');
  return [verdict, phraseText(answer)] as const;
};

describe('a claim that divides points by points', () => {
  const scored = releaseOf(x, y, { normalise: { method: 'min-max' } });
  it.each([
    'Ada grew faster than bel in 2017',
    'The index of ada rose by 10% in 2017',
    'The index of ada doubled in 2017',
    'The index of ada is twice that of dun in 2017',
    'Ada held 30% of the total in 2017',
  ])('has no figure where the scale has no natural zero: %s', (sentence) => {
    const [verdict, answer] = said(scored, sentence);
    expect(verdict).toBe('no-figure');
    expect(answer).toMatch(/no natural zero/);
  });
  it('of points alone is answered there all the same', () => {
    expect(said(scored, 'The index of ada rose in 2017')[0]).toBe('true');
    expect(said(scored, 'The index of ada fell in 2017')[0]).toBe('false');
  });
});

describe('that one place grew faster than another', () => {
  it('is neither so nor not so where other weights, or one indicator less, could turn it round', () => {
    const of = releaseOf(x, y);
    for (const sentence of ['Ada grew faster than bel in 2017', 'Bel grew faster than ada in 2017']) {
      const [verdict, answer] = said(of, sentence);
      expect(verdict).toBe('not-distinguishable');
      expect(answer).toMatch(/the order of growth may be different\.$/);
    }
  });
  it('is decided where one grew more in every indicator', () => {
    const of = releaseOf(x, x);
    expect(said(of, 'Ada grew faster than bel in 2017')[0]).toBe('true');
    expect(said(of, 'Bel grew faster than ada in 2017')[0]).toBe('false');
  });
  it('is judged in points where it says so, also where per cent mean nothing', () => {
    for (const of of [releaseOf(x, x), releaseOf(x, x, { normalise: { method: 'min-max' } })]) {
      for (const sentence of [
        'Ada gained more points than bel in 2017',
        'Ada rose by more points than bel in 2017',
        'Ada gained more points than bel and dun in 2017',
      ])
        expect([sentence, said(of, sentence)[0]]).toEqual([sentence, 'true']);
      expect(said(of, 'Bel gained more points than ada in 2017')[0]).toBe('false');
    }
  });
  it('is not distinguishable where per cent and points differ and neither is said', () => {
    // Cob doubles from a low level, ada adds more points.
    const of = releaseOf(fromLow, fromLow);
    expect(said(of, 'Ada gained more points than cob in 2017')[0]).toBe('true');
    expect(said(of, 'Cob grew faster than ada in 2017')[0]).toBe('true');
    expect(said(of, 'Ada rose more than cob in 2017')[0]).toBe('not-distinguishable');
    expect(said(of, 'Ada rose more than bel in 2017')[0]).toBe('true');
  });
  it('is false of a place that fell, also where the other fell more', () => {
    const of = releaseOf(fromLow, fromLow);
    expect(said(of, 'Dun gained more points than bel in 2017')[0]).toBe('false');
    expect(said(of, 'Cob gained fewer points than ada in 2017')[0]).toBe('true');
  });
});

describe('a comparison with several places', () => {
  it.each([
    ['Ada is ahead of both bel and cob in 2017', 'true'],
    ['Ada ranks above bel, cob and dun in 2017', 'true'],
    ['Cob is ahead of ada and dun in 2017', 'false'],
    ['Ada gained more points than bel and cob in 2017', 'true'],
    ['The index of ada exceeded that of bel and cob in 2017', 'true'],
  ])('holds where it holds of each: %s', (sentence, verdict) => {
    expect(said(releaseOf(fromLow, fromLow), sentence)[0]).toBe(verdict);
  });
  it.each(['Cob is not ahead of ada and dun in 2017', 'Ada is twice bel and cob in 2017'])(
    'is not understood where it may be meant otherwise: %s',
    (sentence) => expect(said(releaseOf(fromLow, fromLow), sentence)[0]).toBe('not-understood'),
  );
});

describe('words for how much something changed, and how near places came to each other', () => {
  const of = releaseOf(fromLow, fromLow);
  it.each([
    ['The index of ada rose sharply in 2017', 'true'],
    ['The index of ada edged up in 2017', 'false'],
    ['The index of ada edged up by 30% in 2017', 'false'],
    ['The index of bel fell slightly in 2017', 'false'],
    ['The index of bel surged in 2017', 'false'],
    ['The gap between bel and dun narrowed in 2017', 'true'],
    ['The gap between bel and dun widened in 2017', 'false'],
    ['The index of ada was about 225% higher than that of bel in 2017', 'true'],
    ['The index of ada was about 200% higher than that of bel in 2017', 'false'],
    ['Ada pulled away from bel in 2017', 'true'],
    ['Bel pulled ahead of ada in 2017', 'false'],
    ['Bel caught up with ada in 2017', 'false'],
    ['Cob gained ground on bel in 2017', 'true'],
    ['Bel lost ground to cob in 2017', 'true'],
    ['Cob lost ground to bel in 2017', 'false'],
  ])('are judged, and not passed over: %s', (sentence, verdict) => {
    expect(said(of, sentence)[0]).toBe(verdict);
  });
});
