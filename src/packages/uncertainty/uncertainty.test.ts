import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { runStudy } from '../../analysis/index.js';
import { defineIndex, pairs, rankRanges, rankSets, replicates, sobol } from './index.js';

const units = ['A', 'B', 'C', 'D', 'E'];
const indicators = { fibre: {}, mobile: {}, price: { direction: -1 as const } };
const tree = { access: { weight: 0.6, children: { fibre: 1, mobile: 2 } }, price: 0.4 };
const table = {
  fibre: [[61, 75, 66, 40, 52]],
  mobile: [[88, 93, 84, 70, 91]],
  price: [[24, 20, 23, 31, 22]],
};
const method = { normalise: { method: 'min-max' as const } };
const definition = defineIndex({ indicators, tree, ...method });
const rows = units.map((unit, c) => ({
  unit,
  period: '2022',
  fibre: table.fibre[0]![c],
  mobile: table.mobile[0]![c],
  price: table.price[0]![c],
}));

it('draws the replicates that a study of an edition that says the same draws', async () => {
  const sketch = (more: object, error = true) =>
    planOf({
      units,
      periods: ['2022'],
      indicators: {
        ...indicators,
        fibre: error ? { error: 2 } : {},
        price: { direction: -1, ...(error && { error: '5%' }) },
      },
      tree,
      method: { ...method, ...more },
    });
  const plan = sketch({});
  const scaled = { normalise: { method: 'z-score' as const } };
  const nodesOf = (aggregate: string) => ({ name: aggregate, nodes: sketch({ aggregate }).nodes });
  const found = await runStudy({
    plan,
    panel: panelOf(plan, table),
    period: 0,
    variants: { imputations: 1, treatments: 1, normalisations: 2, plans: [plan, sketch(scaled)] },
    aggregates: [nodesOf('arithmetic'), nodesOf('geometric')],
    weights: { kind: 'noise', noise: plan.nodes.map(() => 0.5) },
    dropIndicators: true,
    sensitivity: true,
    target: 2,
    replicates: 128,
    seed: 7,
    tops: [1, 2],
    sources: true,
    pairs: [[0, 4]],
  });
  const drawn = await replicates(definition, rows, {
    replicates: 128,
    seed: 7,
    weights: { noise: 0.5 },
    normalise: [scaled.normalise],
    aggregate: ['geometric'],
    leaveOut: true,
    errors: { fibre: 2, price: '5%' },
    top: [1, 2],
    pairs: [['A', 'E']],
    sensitivity: true,
    sensitivityOf: 'C',
  });
  expect(drawn.done).toBe(128);
  expect(rankRanges(drawn).rows()).toEqual(
    found.intervals.map(({ unit, rank, mean, median, low, high, top, sources }) => ({
      ...{ unit: units[unit], rank, mean, median, low, high, sources },
      top: { 1: top[0], 2: top[1] },
    })),
  );
  expect(
    rankSets(drawn)
      .rows()
      .map(({ low, high }) => [low, high]),
  ).toEqual(found.intervals.map(({ data }) => [data!.low, data!.high]));
  expect(pairs(drawn).at(-1)).toEqual({ unit: 'A', other: 'E', above: found.pairs.at(-1)!.above });
  expect(sobol(drawn)).toEqual(found.sensitivity);
  expect(sobol(drawn).length).toBeGreaterThan(3);
});

it('without errors of the data each set is the rank alone', async () => {
  const drawn = await replicates(definition, rows, { replicates: 16 });
  for (const { rank, low, high } of rankSets(drawn).rows()) expect([low, high]).toEqual([rank, rank]);
});

it.each([
  [{ errors: { fiber: 2 } }, 'the indicator “fiber”'],
  [{ errors: { fibre: 'fibre-se' } }, 'the indicator with standard errors “fibre-se”'],
  [{ errors: { fibre: -2 } }, '“fibre”'],
  [{ period: '2021' }, 'the period “2021”'],
  [{ pairs: [['A', 'Z']] as [string, string][] }, 'the unit “Z”'],
  [{ sensitivityOf: 'Z' }, 'the unit “Z”'],
  [{ replicates: 0 }, 'replicates'],
  [{ weights: { noise: 2 } }, 'weights'],
])('options that cannot be meant are refused: %j', async (options, told) => {
  await expect(replicates(definition, rows, options)).rejects.toThrow(told);
});

it('says which units an index has where another is asked for', async () => {
  const drawn = await replicates(definition, rows, { replicates: 16 });
  expect(() => rankRanges(drawn).get('Z')).toThrow('no unit “Z” in this index, which has: A, B, C, D, E');
});
