import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../engine/index.js';
import { seededRandom } from '../robustness/random.js';
import { spreadTest } from './spreadTest.js';
import { trueChange } from './trueSpread.js';

const units = 200;

/** Figures of two periods whose true spread changes by a factor, with errors of given sizes. */
function drawn(seed: number, factor: number, sizes: readonly [number, number]) {
  const random = seededRandom(seed);
  const normal = () => normalQuantile(random() || 0.5);
  const truths = Array.from({ length: units }, () => 0.5 * normal());
  const [before, after] = sizes.map((size, t) =>
    Float64Array.from(truths, (x) => x * (t ? factor : 1) + size * normal()),
  );
  const errors = sizes.map((size) => new Float64Array(units).fill(size));
  return {
    logs: [before!, after!] as [Float64Array, Float64Array],
    errors: [errors[0]!, errors[1]!] as [Float64Array, Float64Array],
  };
}

describe('the change of the true spread', () => {
  it('is nothing where only the errors shrank, though the figures drew together', () => {
    const { logs, errors } = drawn(3, 1, [0.5, 0.05]);
    const { change, p } = trueChange(logs, errors, [])!;
    expect(Math.abs(change)).toBeLessThan(0.2);
    expect(p).toBeGreaterThan(0.1);
    const columns = logs.map((of) => of.map(Math.exp));
    const spread = { columns, observed: columns.map((of) => of.map(() => 1)), years: [0, 1], blocks: [] };
    const verdicts = [
      spreadTest(spread, 199),
      spreadTest({ ...spread, errors: errors.map((of) => [of, of] as const) }, 199),
    ].map((test) => ('tests' in test ? test.tests['sd-log']!.p : Number.NaN));
    expect(verdicts[0]).toBeLessThan(0.05);
    expect(verdicts[1]).toBeGreaterThan(0.05);
  });

  it('is found where the truths drew together under the same errors', () => {
    const { logs, errors } = drawn(4, 0.6, [0.1, 0.1]);
    const { change, p } = trueChange(logs, errors, [])!;
    expect(Math.abs(change - Math.log(0.6))).toBeLessThan(0.15);
    expect(p).toBeLessThan(0.01);
  });

  it('is not told where errors make most of the spread', () => {
    const { logs, errors } = drawn(5, 1, [2, 0.1]);
    expect(trueChange(logs, errors, [])).toBeUndefined();
  });
});
