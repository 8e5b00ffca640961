import { expect, it } from 'vitest';
import type { Signal } from '../edition/index.js';
import { duckdb } from '../sql/index.js';
import { withDuckDb } from './duckdb.js';
import { askDuckDb } from './embeddedRecords.js';
import { type Asked, askPartials } from './partials.js';

const shared = { from: 'r', unit: { code: 'c' }, period: { column: 'when' } };
const signals: Signal[] = [
  { ...shared, indicator: 'a', value: { count: true } },
  { ...shared, indicator: 'b', value: { distinct: 'user', approximate: true } },
];

it('Each query of a plan is as much of the whole, and tells how far it is', async () => {
  const asked: Asked = {
    dialect: duckdb,
    ask: async (_, told) => {
      told?.(0.5);
      return { names: [], length: 0, columns: [[], []] };
    },
  };
  const told: number[] = [];
  await askPartials(asked, 'r', signals, (share) => told.push(share));
  expect(told).toEqual([0.25, 0.75]);
});

it('The embedded engine answers by column: doubles side by side where none is missing, else a list', async () => {
  const sql = `SELECT * FROM (VALUES (1::DOUBLE, 2::DOUBLE, 'a'), (3, NULL, NULL)) AS t(x, y, z)`;
  const { names, length, columns } = await withDuckDb((connection) => askDuckDb(connection).ask(sql));
  expect([names, length]).toEqual([['x', 'y', 'z'], 2]);
  expect(columns).toEqual([Float64Array.of(1, 3), [2, null], ['a', null]]);
});
