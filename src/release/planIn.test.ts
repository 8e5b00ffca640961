import { describe, expect, it } from 'vitest';
import { planOf } from '../../test/helpers/plan.js';
import type { Manifest } from './manifest.js';
import { planIn } from './planIn.js';

/** A plan as a file of a release, with formulas that no edition was asked about. */
function opened(formulas: Record<string, string>) {
  const plan = planOf({ units: ['a', 'b'], periods: ['2020'], tree: { x: 1, y: 1 } });
  const indicators = plan.indicators.map((one) => ({ ...one, formula: formulas[one.id] }));
  return () =>
    planIn(JSON.stringify({ ...plan, indicators }), { edition: plan.edition } as unknown as Manifest);
}

describe('the plan of a release from elsewhere', () => {
  it('is opened with formulas that lead to figures', () => {
    expect(opened({ x: '2 * y' })().indicators[0]!.formula).toBe('2 * y');
  });

  it('is opened where its sources have one language, as those of older releases have', () => {
    const plan = planOf({ units: ['a', 'b'], periods: ['2020'], tree: { x: 1, y: 1 } });
    const indicators = plan.indicators.map((one) => ({ ...one, source: 'Yearbook' }));
    const old = planIn(JSON.stringify({ ...plan, indicators }), {
      edition: plan.edition,
    } as unknown as Manifest);
    expect(old.indicators[0]!.source).toEqual({ en: 'Yearbook', zh: 'Yearbook' });
  });

  it.each([
    [{ x: 'y + 1', y: 'x' }, /circle: x → y → x/],
    [{ x: 'x' }, /circle: x → x/],
    [{ x: 'z' }, /formula of x names z/],
    [{ x: 'group(y, region)' }, /formula of x names region/],
    [{ x: 'y +' }, /the end of the formula/],
  ] as const)('is refused where they do not: %j', (formulas, word) => {
    expect(opened(formulas)).toThrow(word);
  });
});
