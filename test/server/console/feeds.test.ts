import { expect, it } from 'vitest';
import { emptyPanel, Reason } from '../../../src/edition/index.js';
import { buildIndex } from '../../../src/engine/index.js';
import { fedBy, type LiveEdition, namesIn } from '../../../src/server/console/feeds.js';
import { planOf } from '../../helpers/plan.js';

const plan = planOf({
  units: ['a', 'b', 'c'],
  periods: ['2019', '2020'],
  method: { normalise: { method: 'min-max' } },
  tree: { x: 3, y: 1 },
});
const panel = emptyPanel(3, 2, 2);
panel.values.set([3, 2, 1, 3, 2, 1, 1, 2, 3, 1, 2, 3]);
panel.reasons.fill(Reason.observed);
const index = buildIndex(plan, panel);
const live: LiveEdition = {
  indicators: new Map([
    ['visits', ['x']],
    ['lessons', ['y']],
  ]),
  newest: { plan, index } as unknown as NonNullable<LiveEdition['newest']>,
};

it('says the share of the index that records feed, and how far places would move without them', async () => {
  const x = (await fedBy(live, ['visits', 'unknown']))!;
  expect(x.indicators.map(({ share }) => share)).toEqual([0.75]);
  // Without x the order is that of y: a, b, c stand at 3, 2, 1 in place of 1, 2, 3.
  expect(x.without).toMatchObject({ period: '2020', shift: 4 / 3, largest: 2, ranked: 3 });
  expect((await fedBy(live, ['lessons']))!.without).toMatchObject({ shift: 0, largest: 0, ranked: 3 });
});

it('says where there would be no index, and nothing where nothing is fed or no vintage is there', async () => {
  expect(await fedBy(live, ['visits', 'lessons'])).toMatchObject({ isAll: true });
  expect((await fedBy(live, ['visits', 'lessons']))!.without).toBeUndefined();
  expect(await fedBy(live, ['other'])).toBeUndefined();
  expect(await fedBy({ indicators: live.indicators }, ['visits'])).toBeUndefined();
});

it('has the names of indicators and places, by code and by name', () => {
  const names = namesIn(live)!;
  expect(names.indicators.get('x')).toEqual(plan.indicators[0]!.title);
  for (const known of [plan.units[0]!.code, plan.units[0]!.name.en])
    expect(names.places.get(known)).toEqual(plan.units[0]!.name);
});
