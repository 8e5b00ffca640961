import { expect, it } from 'vitest';
import { parseEdition, resolvePlan } from './resolve.js';
import { robustnessSchema, variantsOf } from './variants.js';

const named = { en: 'n', zh: 'n' };
const text = JSON.stringify({
  edition: 'sketch',
  title: named,
  version: '1',
  'data-status': 'example',
  units: { level: 'city' },
  periods: { frequency: 'year', base: 2020 },
  method: { normalise: { method: 'min-max' }, impute: { method: 'em' } },
  indicators: [{ id: 'x', title: named }],
  tree: { id: 'root', title: named, children: [{ indicator: 'x' }] },
});

it('an uncertainty analysis may vary every way to fill, treat and normalise', () => {
  const spec = robustnessSchema.parse({
    impute: ['none', { method: 'nearest' }, { method: 'row-mean', within: 2 }, { method: 'last' }],
    treat: [{ fences: 1.5 }, { winsorise: 0, transform: 'log', force: true }],
    normalise: [{ method: 'rank', ties: 'average' }, { method: 'none' }],
  });
  const units = { file: 'units.csv', header: ['code', 'name_en'], rows: [{ line: 2, cells: ['a', 'a'] }] };
  const tables = new Map([['units.csv', units]]);
  const { edition } = parseEdition('edition.yaml', text);
  const { plan } = resolvePlan(edition!, tables, ['2020']);
  const { plans, problems } = variantsOf(edition!, tables, plan!, spec);
  expect(problems).toEqual([]);
  expect(plans).toHaveLength(5 * 3 * 3);
  expect(plans[0]!.plan.method).toEqual(plan!.method);
  expect(plans.at(-1)!.plan.method.impute).toEqual({ method: 'last', maxPeriods: null, back: false });
  expect(plans.at(-1)!.plan.indicators[0]!.treat).toMatchObject({ force: true, transform: 'log' });
});
