import fc from 'fast-check';
import { expect, it } from 'vitest';
import { often } from '../../../test/helpers/reliability.js';
import { sketched } from '../../../test/helpers/whatIf.js';
import { at, type Panel } from '../../edition/index.js';
import { buildIndex } from '../../engine/index.js';
import { cellsOf } from './cells.js';
import { searchSpace } from './searchSpace.js';

const methods = [
  { normalise: { method: 'min-max' } },
  { normalise: { method: 'z-score' } },
  { normalise: { method: 'rank' } },
  { normalise: { method: 'goalposts', low: 0, high: 100 } },
  { normalise: { method: 'min-max' }, impute: { method: 'median' } },
  { normalise: { method: 'min-max' }, impute: { method: 'row-mean' } },
];
const figure = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 100 }) }, fc.constant(Number.NaN));
const column = fc.array(figure, { minLength: 6, maxLength: 6 });

it('the range of each indicator is what it gains when it alone goes to its best, whatever the scale and the gaps', () => {
  fc.assert(
    fc.property(fc.constantFrom(...methods), column, column, column, (method, x, y, z) => {
      const { plan, panel } = sketched(
        {
          units: ['a', 'b', 'c', 'd', 'e', 'f'],
          method: { ...method, missing: { 'min-present': 0.3 } },
          tree: { x: 1, y: 2, z: 1 },
        },
        { x: [x], y: [y], z: [z] },
      );
      const index = buildIndex(plan, panel);
      const target = { unit: 0, node: 0, period: 0, peers: -1, fill: false, rank: 1, spread: false };
      const { cells, reach } = searchSpace(plan, panel, index, target, cellsOf(plan, panel, index, target));
      cells.forEach(({ node, indicator, best, was }, i) => {
        if (was !== 'observed') return;
        const changed: Panel = { ...panel, values: panel.values.slice() };
        changed.values[indicator * panel.units] = best;
        const alone = at(buildIndex(plan, changed), node, 0, 0) - at(index, node, 0, 0);
        expect(reach[i]).toBe(alone);
      });
    }),
    { numRuns: often(60) },
  );
});
