import { describe, expect, it } from 'vitest';
import { seededRandom } from '../robustness/random.js';
import type { Line, TestedValues } from './lines.js';
import { lineTest } from './lineTest.js';
import { withLostPlaces } from './lostPlaces.js';

/** Two years of places, in which those with some numbers lack the second. */
function lineWithout(units: number, isLost: (c: number, size: number) => boolean): [Line, TestedValues] {
  const random = seededRandom(units);
  const before = Float64Array.from({ length: units }, () => Math.exp(2 * random()));
  const grown = before.map((x) => x * Math.exp(0.1 + 0.05 * (random() - 0.5)));
  const after = grown.map((x, c) => (isLost(c, before[c]!) ? Number.NaN : x));
  const observed = [before, after].map((of) => Float64Array.from(of, () => 1));
  const both = [before.map((x, c) => (Number.isNaN(after[c]!) ? Number.NaN : x)), after];
  const way = { columns: both, observed, isThinned: false };
  const line = { columns: [before, after], observed, isRatio: true, blocks: [], tested: () => [way] };
  return [{ ...line, errors: () => undefined } as unknown as Line, way];
}

describe('places that are missing in one of two periods', () => {
  it('change nothing where they are few', () => {
    const [line, way] = lineWithout(60, (c) => c < 3);
    expect(withLostPlaces(line, [0, 1], way)).toEqual([]);
  });

  it('are filled in with less and less, the same and more growth than others, which stay as they are', () => {
    const [line, way] = lineWithout(60, (c) => c < 12);
    const filled = withLostPlaces(line, [0, 1], way);
    expect(filled).toHaveLength(3);
    const growths = filled.map(({ columns: [before, after] }) => {
      for (let c = 12; c < 60; c++)
        expect([before![c], after![c]]).toEqual([way.columns[0]![c], way.columns[1]![c]]);
      return Array.from({ length: 12 }, (_, c) => Math.log(after![c]! / before![c]!));
    });
    for (let c = 0; c < 12; c++) {
      expect(growths[0]![c]).toBeLessThan(growths[1]![c]!);
      expect(growths[1]![c]).toBeLessThan(growths[2]![c]!);
      expect(Math.abs(growths[1]![c]! - 0.1)).toBeLessThan(0.03);
    }
  });

  it('make no gap narrower by going missing where they are low', () => {
    const [all] = lineWithout(60, () => false);
    const [line, way] = lineWithout(60, (_, size) => size < 1.6);
    const pOf = (of: Line) => {
      const { test } = lineTest(of, [0, 1], [0, 1], 199);
      return 'tests' in test ? test.tests['sd-log']!.p : Number.NaN;
    };
    expect(withLostPlaces(all, [0, 1], { ...way, columns: all.columns })).toEqual([]);
    expect(pOf(line)).toBeGreaterThanOrEqual(pOf({ ...line, columns: way.columns }));
  });
});
