import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { buildIndex } from '../../engine/index.js';
import { csvOfTable } from '../../tables/index.js';
import { rowsOf } from './tables.js';
import { rankUncertainty, uncertaintyDefinition, uncertaintyOf, uncertaintyTable } from './uncertainty.js';

const units = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((n) => [`u${n}`, { region: n % 2 ? 'odd' : 'even' }]),
);
const plan = planOf({ units, periods: ['2018', '2019'], tree: { x: 1, y: 1 } });
const panel = panelOf(plan, {
  x: [
    [1, 2, 3, 4, 5, 6],
    [6, 5, 4, 3, 2, 1],
  ],
  y: [
    [9, 1, 8, 2, 7, 3],
    [1, 9, 2, 8, 3, 7],
  ],
});

it('units and groups have ranges of ranks in every period, which are read back as they were', async () => {
  const studies = await rankUncertainty({ plan, panel, index: buildIndex(plan, panel) });
  const text = csvOfTable(uncertaintyTable(plan, studies));
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  expect(rows[0]!.slice(0, 4)).toEqual(['unit', 'level', 'period', 'rank']);
  expect(rows.slice(1).map((row) => row[1])).toEqual([
    ...[...Array(6).fill(plan.level), 'region', 'region'],
    ...[...Array(6).fill(plan.level), 'region', 'region'],
  ]);
  expect(uncertaintyOf(plan, rowsOf(uncertaintyDefinition, text))).toEqual(
    studies.map(({ pairs, ...ranges }) => ranges),
  );
  const [{ groups }] = studies as [(typeof studies)[0]];
  expect(groups[0]!.map(({ rank }) => rank).sort()).toEqual([1, 2]);
  for (const { low, rank, high } of groups[0]!) expect(low <= rank && rank <= high).toBe(true);
});
