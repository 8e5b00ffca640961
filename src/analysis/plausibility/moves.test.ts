import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { buildIndex } from '../../engine/index.js';
import { judgeFigures } from './judge.js';
import { withRankMoves } from './moves.js';

it('a finding says what it moves: the ranks as they stand, and those of the figures without the error', () => {
  const units = Array.from({ length: 9 }, (_, c) => `u${c}`);
  const periods = ['2018', '2019', '2020', '2021', '2022', '2023'];
  const plan = planOf({ units, periods, tree: { x: 1, y: 1 } });
  const figures = (times: number) =>
    panelOf(plan, {
      x: periods.map((_, t) => units.map((_, c) => (10 + c) * 1.05 ** t * (c === 2 && t === 3 ? times : 1))),
      y: periods.map((_, t) => units.map((_, c) => (90 - c) * 1.05 ** t)),
    });
  const [odd, clean] = [figures(10), figures(1)];
  const open = withRankMoves(plan, odd, judgeFigures(plan, odd).open, buildIndex(plan, odd));
  const found = open.filter(({ kind }) => kind === 'factor');
  const ranks = (g: number, of: typeof odd) => buildIndex(plan, of).ranks(g)[3 * units.length + 2]!;
  const leaf = plan.nodes.findIndex(({ indicator }) => indicator === 0);
  expect(found.map(({ unit, period, moves }) => ({ unit, period, moves }))).toEqual([
    {
      unit: 2,
      period: 3,
      moves: { indicator: [ranks(leaf, odd), ranks(leaf, clean)], index: [ranks(0, odd), ranks(0, clean)] },
    },
  ]);
  expect(ranks(leaf, odd)).toBe(1);
  expect(ranks(leaf, clean)).toBe(7);
});
