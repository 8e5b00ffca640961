import { describe, expect, it } from 'vitest';
import { type Runner, runStudy, type Study } from '../../src/analysis/index.js';
import { computeInPool } from '../../src/cli/studyPool.js';
import { UserError } from '../../src/edition/index.js';
import { coinOf } from '../helpers/coin.js';
import { goldenTable } from '../helpers/golden.js';
import { casesOf } from '../helpers/thorough.js';

/** Workers run the compiled module. */
const module = new URL('../../dist/cli/studyWorker.js', import.meta.url);
const tables = [goldenTable('coinr-own/iData.csv'), goldenTable('coinr-own/iMeta.csv')] as const;
const coin = coinOf(...tables, 'Region', { normalise: { method: 'min-max', range: [1, 100] } });
const scored = coinOf(...tables, 'Region', { normalise: { method: 'z-score', mean: 50, sd: 10 } });
const { plan, panel } = coin;

const study: Study = {
  plan,
  panel,
  period: 0,
  variants: { imputations: 1, treatments: 1, normalisations: 2, plans: [plan, scored.plan] },
  aggregates: [],
  weights: { kind: 'noise', noise: plan.nodes.map(() => 0.25) },
  dropIndicators: true,
  sensitivity: true,
  target: -1,
  replicates: 200,
  seed: 3,
  tops: [10],
  pairs: [[3, 4]],
};

describe('a study in worker threads', () => {
  it.each(casesOf([2, 1, 4], 1))('gives the same bytes (%i workers)', async (workers) => {
    const alone = JSON.stringify(await runStudy(study));
    const found = await runStudy(study, { run: computeInPool({ workers, atLeast: 0, module }) });
    expect(JSON.stringify(found)).toBe(alone);
  });
  it('that is small starts no workers', async () => {
    const nowhere = new URL('file:///nowhere.js');
    const found = await runStudy(
      { ...study, replicates: 32 },
      { run: computeInPool({ workers: 2, module: nowhere }) },
    );
    expect(found.done).toBe(32);
  });
  it('keeps finished parts when it is stopped, and requests no more', async () => {
    let asked = 0;
    const found = await runStudy(
      { ...study, replicates: 4000 },
      { run: computeInPool({ workers: 2, atLeast: 0, module }), goOn: () => ++asked < 6 },
    );
    expect(asked).toBe(6);
    expect(found.done).toBe(6 * 40);
    expect(found.sensitivity).toEqual([]);
  });
  it('reports user errors when a variant cannot be built, in any thread', async () => {
    const share = coinOf(...tables, 'Region', { normalise: { method: 'min-max' } }).plan;
    const bare = { ...share, method: { ...share.method, normalise: { method: 'base-share', scale: 100 } } };
    const plans = [plan, bare as typeof plan];
    // The very first part is computed in this thread; here only a worker draws the second variant.
    const inWorkersOnly: Runner = (of, parts, _, take) =>
      computeInPool({ workers: 2, atLeast: -1, module })(
        {
          ...of,
          variants: { ...of.variants, plans },
          panel: { ...panel, values: panel.values.map(() => 0) },
        },
        parts,
        () => ({ from: 0, ranks: new Int32Array(0), groups: [], outputs: [] }),
        take,
      );
    await expect(runStudy(study, { run: inWorkersOnly })).rejects.toThrow(UserError);
  });
  it('fails when a worker cannot start', async () => {
    const nowhere = new URL('file:///nowhere.js');
    const run = computeInPool({ workers: 2, atLeast: 0, module: nowhere });
    await expect(runStudy(study, { run })).rejects.toThrow(/nowhere/);
  });
});
