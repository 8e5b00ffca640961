import { expect, it } from 'vitest';
import { planOf, type Sketch } from '../../test/helpers/plan.js';
import { planChanges } from '../analysis/index.js';
import { planChangeText } from './planChangeText.js';

const sketch: Sketch = {
  units: ['a', 'b'],
  periods: ['2020'],
  method: { normalise: { method: 'goalposts', low: 0, high: 100, range: [0, 100] } },
  tree: { x: 1, y: 1 },
};
const plan = planOf(sketch);
const withFormulas = (formulas: Record<string, string>) => ({
  ...plan,
  indicators: plan.indicators.map((i) => (formulas[i.id] ? { ...i, formula: formulas[i.id]! } : i)),
});
const said = (before: Record<string, string>, after: Record<string, string>) =>
  planChanges(withFormulas(before), withFormulas(after)).flatMap((change) => [
    planChangeText(change, 'en'),
    planChangeText(change, 'zh'),
  ]);

it('A formula that was changed, added or taken away is told in words', () => {
  expect(said({ x: 'gdp / cpi' }, { x: 'gdp / cpi / population' })).toEqual([
    'formula, x: gdp / cpi → gdp / cpi / population',
    '计算公式，x：gdp / cpi → gdp / cpi / population',
  ]);
  expect(said({}, { x: 'gdp / cpi' })).toEqual(['x is now computed: gdp / cpi', 'x 改为计算得出：gdp / cpi']);
  expect(said({ x: 'gdp / cpi' }, {})).toEqual([
    'x is no longer computed; the formula was gdp / cpi',
    'x 不再计算得出；原公式为 gdp / cpi',
  ]);
  expect(said({ x: 'gdp / cpi' }, { x: 'gdp / cpi' })).toEqual([]);
});

it('The formula of an indicator that is new is told beside the indicator', () => {
  const one = planOf({ ...sketch, tree: { x: 1 } });
  const changes = planChanges(one, withFormulas({ y: 'x / 2' })).map((c) => planChangeText(c, 'en'));
  expect(changes).toContain('indicator new: y');
  expect(changes).toContain('y is now computed: x / 2');
});
