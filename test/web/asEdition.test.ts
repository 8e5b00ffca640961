import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSolver } from '../../src/engine/index.js';
import { buildEditionIndex } from '../../src/pipeline/index.js';
import { Bench, planWith } from '../../src/web/lab/bench.js';
import { aggregateNamed, type Settings, scaleNamed, unchanged } from '../../src/web/lab/settings.js';
import { offeredMethods, variantYaml } from '../../src/words/index.js';
import { example, exampleWith, releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';

const offered = offeredMethods();

/** The scores in the lab for some settings, and those of an edition built from the file it offers. */
async function both(edition: string, changes: Partial<Settings>) {
  const { plan, panel } = await releaseOf(edition);
  const settings = { ...unchanged, ...changes };
  const { id, text } = variantYaml(plan, planWith(plan, settings), settings.name);
  const file = join(temporaryFolder(), `${id}.yaml`);
  writeFileSync(file, text);
  const { index, plan: own } = await buildEditionIndex(edition, undefined, file);
  const shown = new Bench(plan, panel, await loadSolver()).outcome(settings);
  const from = (index.periods - 1) * index.units;
  return {
    text,
    plan: own,
    shown,
    values: [...index.values.slice(from, from + index.units)],
    ranks: [...index.ranks(0).slice(from, from + index.units)],
  };
}

const shares = (edition: string) =>
  exampleWith({
    'edition.yaml': [
      [
        'normalise: { method: min-max, range: [0, 100], over: all-periods }',
        'normalise: { method: base-share }',
      ],
      ['  missing: { min-present: 0.5, weights: reweight }', edition],
    ],
    'indicators.csv': [[',-1,', ',1,']],
  });

describe('the file that the weight lab exports', () => {
  it.each<[string, Partial<Settings>]>([
    ['other weights', { weights: { access: 0.25, use: 0.75 } }],
    ['weights of some children alone', { weights: { broadband: 0.9, mobile: 0.3 } }],
    ['a part left out', { dropped: ['access'] }],
    ['an indicator left out', { dropped: ['waiting-time'], weights: { access: 0.1, use: 0.9 } }],
    ...offered.aggregates.map(({ choice }): [string, Partial<Settings>] => [
      `aggregated by ${choice.aggregate}`,
      { aggregate: choice },
    ]),
    ...offered.scales.map(({ choice }): [string, Partial<Settings>] => [
      `scaled by ${choice.method}`,
      { scale: choice, aggregate: aggregateNamed(offered, 'median') },
    ]),
  ])('builds the displayed index: %s', async (_, changes) => {
    const { shown, values, ranks } = await both(example, changes);
    expect(ranks).toEqual([...shown.ranks]);
    for (const [c, v] of values.entries()) expect(v).toBeCloseTo(shown.values[c]!, 9);
  });
  it('builds the same index where weights come from the data, and where the missing rule is left to the scale', async () => {
    const entropy = exampleWith({
      'edition.yaml': [['  aggregate: arithmetic', '  weight: entropy\n  aggregate: arithmetic']],
    });
    for (const [edition, changes] of [
      [entropy, { weights: { access: 0.2, use: 0.8 } }],
      [entropy, { scale: scaleNamed(offered, 'z-score') }],
      [shares(''), { scale: scaleNamed(offered, 'percentile-rank') }],
      [shares('  missing: { min-present: 1 }'), { scale: scaleNamed(offered, 'min-max') }],
    ] as const) {
      const { shown, values, ranks } = await both(edition, changes);
      expect(ranks).toEqual([...shown.ranks]);
      for (const [c, v] of values.entries()) expect(v).toBeCloseTo(shown.values[c]!, 9);
    }
  });
  it('states its name and the edition that it is a variant of', async () => {
    const { text, plan } = await both(example, { name: 'Our own: 数字', weights: { access: 0.5, use: 0.5 } });
    expect(text).toContain('# A variant of my-index, version 1.');
    expect(plan.edition).toBe('my-index-our-own');
    expect(plan.title).toEqual({ en: 'My index: Our own: 数字', zh: '我的指数：Our own: 数字' });
    expect(plan.dataStatus).toBe('example');
  });
});
