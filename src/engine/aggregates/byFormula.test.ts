import { describe, expect, it } from 'vitest';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { seeded } from '../../../test/helpers/random.js';
import { hasNaturalZero, isComparableOverTime, lines } from '../../edition/index.js';
import { buildIndex, lossesOf } from '../index.js';

const units = { A: {}, B: {}, C: {}, D: {} };
const asTheyAre = { normalise: { method: 'none' } } as const;

/** The scores of the root of an index of one period, by a formula of its indicators as they are. */
function scored(formula: string, figures: Record<string, number[]>, more: Partial<Sketch> = {}) {
  const ids = Object.keys(figures);
  const plan = planOf({
    units,
    periods: ['2022'],
    tree: Object.fromEntries(ids.map((id) => [id, 1])),
    indicators: Object.fromEntries(ids.map((id) => [id, { unit: '1' }])),
    method: { ...asTheyAre, aggregate: { formula } },
    ...more,
  } as Sketch);
  const panel = panelOf(plan, Object.fromEntries(ids.map((id) => [id, [figures[id]!]])));
  const index = buildIndex(plan, panel);
  return { plan, panel, index, scores: [...lines(index, 0)] };
}

const no = Number.NaN;
const random = seeded(3);
const share = () => [0, 1, 2, 3].map(() => 0.1 + 0.8 * random());

describe('A node by a formula', () => {
  it('comes to what plain JavaScript makes of the gender inequality index of the UNDP', () => {
    const of = {
      deaths: [12, 4, 700, 33],
      births: [2.1, 8, 90, 41],
      seats: share(),
      'seats-m': share(),
      school: share(),
      'school-m': share(),
      work: share(),
      'work-m': share(),
    };
    const women = 'geometric(sqrt(10 / deaths * 1 / births), sqrt(seats * school), work)';
    const men = 'geometric(1, sqrt(seats-m * school-m), work-m)';
    const health = '(sqrt(10 / deaths * 1 / births) + 1) / 2';
    const means = `geometric(${health}, (sqrt(seats * school) + sqrt(seats-m * school-m)) / 2, (work + work-m) / 2)`;
    const { scores } = scored(`1 - harmonic(${women}, ${men}) / ${means}`, of);
    const expected = [0, 1, 2, 3].map((c) => {
      const at = (id: keyof typeof of) => of[id][c]!;
      const h = Math.sqrt((10 / at('deaths')) * (1 / at('births')));
      const [ef, em] = [Math.sqrt(at('seats') * at('school')), Math.sqrt(at('seats-m') * at('school-m'))];
      const [f, m] = [Math.cbrt(h * ef * at('work')), Math.cbrt(em * at('work-m'))];
      const whole = Math.cbrt(((h + 1) / 2) * ((ef + em) / 2) * ((at('work') + at('work-m')) / 2));
      return 1 - 2 / (1 / f + 1 / m) / whole;
    });
    expect(scores.map((score) => score.toFixed(12))).toEqual(expected.map((score) => score.toFixed(12)));
  });

  it('compares every unit with a named one, and refuses a code that is none', () => {
    const of = { a: [1, 2, 4, 8], b: [3, 3, 3, 9] };
    expect(scored('100 * (a + b) / of(a, C)', of).scores).toEqual([100, 125, 175, 425]);
    expect(() => scored('a / of(b, Z)', of)).toThrow('“Z”');
  });

  it('is missing where a score in it is, says which way it lost it, and goes on where the formula does', () => {
    const of = { a: [1, no, 3, 4], b: [2, 2, 0, 8] };
    const lax = { missing: { 'at-least': 1, 'min-present': 0 } };
    const strict = scored('a / b', of, {
      method: { ...asTheyAre, aggregate: { formula: 'a / b' }, ...lax },
    } as never);
    expect(strict.scores).toEqual([0.5, no, no, 0.5]);
    expect(
      lossesOf(strict.plan, strict.index)
        .filter(({ node }) => node === 0)
        .map(({ reason, units: lost }) => [reason, lost]),
    ).toEqual([['not-defined', [2]]]);
    const formula = 'coalesce(a, 0) + b';
    expect(
      scored(formula, of, { method: { ...asTheyAre, aggregate: { formula }, ...lax } } as never).scores,
    ).toEqual([3, 2, 3, 12]);
  });

  it('may go over all units, and says what its scores mean', () => {
    const of = { a: [1, 5, 3, 3], b: [2, 2, 2, 2] };
    const ranks = scored('rank(a) + b', of);
    expect(ranks.scores).toEqual([6, 3, 4, 4]);
    expect(isComparableOverTime(ranks.plan)).toBe(false);
    const half = scored('(a + b) / 2', of);
    expect([isComparableOverTime(half.plan), hasNaturalZero(half.plan)]).toEqual([true, true]);
    expect(hasNaturalZero(scored('(a + b) / 2 + 1', of).plan)).toBe(false);
    expect(hasNaturalZero(scored('sqrt(a * b)', of).plan)).toBe(true);
  });

  it('is refused where it names no child, another period, or is no formula', () => {
    const told = (formula: string) => {
      try {
        scored(formula, { a: [1, 2, 3, 4] });
      } catch (error) {
        return (JSON.parse((error as Error).message) as { found: { en: string } }[])
          .map(({ found }) => found.en)
          .join('; ');
      }
      return '';
    };
    expect(told('a + c')).toContain('“c”');
    expect(told('a + (')).toContain('the end of the formula');
    expect(told('previous(a)')).toContain('another period');
    expect(told('a * 2')).toBe('');
  });
});
