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
});
