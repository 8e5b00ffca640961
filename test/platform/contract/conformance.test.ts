import { DuckDBInstance } from '@duckdb/node-api';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import {
  judgeOf,
  readContract,
  recordJsonSchema,
  sqlChecks,
  starterContract,
} from '../../../src/platform/index.js';
import { testTime } from '../../helpers/clock.js';
import { seeded } from '../../helpers/random.js';

const { contract } = readContract('visits.yaml', starterContract('visits'));
const random = seeded(7);
const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
const sent = () => ({
  id: `r${Math.floor(random() * 1e9)}`,
  city: oneOf(['110100', '310000', '31000', 'x', '']),
  day: oneOf(['2026-01-31', '2026-02-29', '2024-02-29', '2026-1-3', '1999-12-31', '']),
  hospital: oneOf(['a', '三院', '', ' ']),
  visits: oneOf([0, 1, 100_000, 100_001, -1, 1.5, 1e-5, 2 ** 53 + 2]),
});

it('what is taken fulfils the JSON Schema, and what the schema refuses is not taken', () => {
  const valid = new Ajv2020({ strict: false }).compile(recordJsonSchema(contract!));
  const judge = judgeOf(contract!, 'json');
  for (let i = 0; i < 2000; i++) {
    const record = sent();
    if (judge(record, testTime).reasons.length === 0)
      expect(valid(record), JSON.stringify(record)).toBe(true);
    // The schema knows no calendar and no earliest day.
    else if (!['2026-02-29', '1999-12-31'].includes(record.day))
      expect(valid(record), JSON.stringify(record)).toBe(false);
  }
});

it('what is taken has no fault in the SQL checks', async () => {
  const judge = judgeOf(contract!, 'text');
  const taken: Record<string, string>[] = [];
  while (taken.length < 500) {
    const record = Object.fromEntries(Object.entries(sent()).map(([name, value]) => [name, String(value)]));
    if (judge(record, testTime).reasons.length === 0) taken.push(record);
  }
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const rows = taken.map((record) => `(${Object.values(record).map(quoted).join(', ')})`).join(',\n');
  await connection.run(`CREATE TABLE visits AS FROM (VALUES ${rows}) t(id, city, day, hospital, visits)`);
  const found = await connection.runAndReadAll(sqlChecks(contract!));
  expect(found.getRows().map(([why, n]) => [why, Number(n)])).toEqual([['taken', 500]]);
  connection.closeSync();
  instance.closeSync();
});
