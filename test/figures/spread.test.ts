import { expect, it } from 'vitest';
import { headlinePeriod } from '../../src/analysis/index.js';
import { figureOf, parseChoice } from '../../src/figures/index.js';
import { balanceFacts, viewOf } from '../../src/words/index.js';
import { chinaProvinces, example, releaseOf, worldDigital } from '../helpers/editions.js';

it.each([
  ['the example, in which a figure is missing in the first year', () => releaseOf(example), 'spread', true],
  ['China’s provinces', () => releaseOf(chinaProvinces), 'inequality', undefined],
  ['the world, where indicators begin later', () => releaseOf(worldDigital), 'spread', undefined],
] as const)('the chart of spread of %s has the two values of the text', async (_, made, id, isCompared) => {
  const release = await made();
  const choice = parseChoice(release, () => undefined);
  const figure = (await figureOf(release, id, choice))!;
  const [told] = balanceFacts(viewOf(release, headlinePeriod(release)));
  const shown = (period: string) => {
    const row = figure.rows.find((one) => one['measure'] === told!.measure && one['period'] === period)!;
    return Number(row['compared'] ?? row['value']);
  };
  expect(shown(told!.from)).toBeCloseTo(told!.before.value, 12);
  expect(shown(told!.period)).toBeCloseTo(told!.after.value, 12);
  if (isCompared) expect(figure.fields.map(({ id: field }) => field)).toContain('compared');
});
