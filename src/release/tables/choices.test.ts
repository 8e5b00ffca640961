import { expect, it } from 'vitest';
import { panelOf, planOf } from '../../../test/helpers/plan.js';
import { runStudy, studyAt } from '../../analysis/index.js';
import { buildIndex } from '../../engine/index.js';
import { csvOfTable } from '../../tables/index.js';
import { choicesDefinition, choicesTable, studiesChoices } from './choices.js';
import { pairsDefinition, pairsTable } from './pairs.js';
import { rowsOf } from './tables.js';
import { comparedPlaces, rankUncertainty } from './uncertainty.js';

const units = Array.from({ length: 14 }, (_, c) => `u${c}`);
const plan = planOf({ units, periods: ['2018', '2019'], tree: { x: 1, y: 2, z: 1 } });
const spread = (step: number) => [0, 1].map((t) => units.map((_, c) => 1 + ((c * step + t * c * c) % 17)));
const panel = panelOf(plan, { x: spread(3), y: spread(5), z: spread(11) });
const release = { plan, panel, index: buildIndex(plan, panel) };

it('which choices matter is told of the headline period, and read back as it was', async () => {
  const table = await choicesTable(release);
  expect(rowsOf(choicesDefinition, csvOfTable(table))).toEqual(table.rows);
  expect(table.rows.map(({ factor, period }) => [factor, period])).toEqual([
    ['aggregation', '2019'],
    ['indicators', '2019'],
    ['weights', '2019'],
  ]);
  for (const { total, total_low, total_high } of table.rows) {
    expect(total).toBeGreaterThan(0);
    expect(total_low! <= total! && total! <= total_high!).toBe(true);
  }
});

it('an edition whose draws would take long is built without it', async () => {
  const many = { ...plan, units: Array.from({ length: 50_000 }, () => plan.units[0]!) };
  expect([plan, many].map(studiesChoices)).toEqual([true, false]);
});

it('the first places are compared two by two in the draws of the rank study, the one share what the other leaves', async () => {
  const table = pairsTable(plan, await rankUncertainty(release));
  expect(rowsOf(pairsDefinition, csvOfTable(table))).toEqual(table.rows);
  expect(table.rows).toHaveLength(2 * comparedPlaces * (comparedPlaces - 1));
  const above = new Map(table.rows.map((row) => [`${row.period} ${row.unit} ${row.other}`, row.above!]));
  for (const { period, unit, other } of table.rows)
    expect(above.get(`${period} ${unit} ${other}`)! + above.get(`${period} ${other} ${unit}`)!).toBe(1);
  // Neighbours in the published order are counted by the study itself.
  const { pairs } = await runStudy(studyAt(release, 1), { published: release.index });
  const [{ a, b, above: share }] = pairs as [(typeof pairs)[0]];
  expect(above.get(`2019 ${units[a]} ${units[b]}`)).toBe(share);
});
