import { expect, it } from 'vitest';
import { sketch } from '../../../test/helpers/computed.js';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { releasedOf } from '../../../test/helpers/sketched.js';
import { computeIndicators } from '../../engine/index.js';
import { explain, findSubject } from '../../release/index.js';
import { computedLines } from './computedText.js';

it('A receipt names a quantile by its order; ranks and normal scores have no unit', async () => {
  const formula = 'gdp / quantile(gdp, 0.9, region) + rank(gdp) + normal-score(gdp)';
  const plan = planOf(sketch(formula, '1', { gdp: 'RMB' }));
  const figures = plan.periods.map(() => [100, 200, 400]);
  const release = await releasedOf(plan, computeIndicators(plan, panelOf(plan, { made: [], gdp: figures })));
  const { raw } = explain(release, findSubject(plan, 'A'), '2022', 'made');
  // R: qnorm((1 - 3/8) / 3.25)
  expect(computedLines(raw!.computed!, 'en').slice(1)).toEqual([
    '= 100 / 190 + 3 + (-0.869423773288886)',
    '  gdp, 2022: 100 RMB',
    '  gdp (0.9 quantile over the units of its region), 2022: 190 RMB',
    '  gdp (rank over all units), 2022: 3',
    '  gdp (normal score over all units), 2022: −0.869424',
  ]);
  expect(computedLines(raw!.computed!, 'zh')[3]).toBe('  gdp（同一region内0.9分位数），2022：190 RMB');
});
