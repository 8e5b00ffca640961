import { expect, it } from 'vitest';
import type { Signal } from '../edition/index.js';
import { identifier, literal, measureQuery } from './index.js';

it('quotes names and texts, so that SQL inside them stays a name or a text', () => {
  expect(identifier('"; drop table x; --')).toBe('"""; drop table x; --"');
  expect(literal("o'; drop table x; --")).toBe("'o''; drop table x; --'");
});

it('reads a record table once for all signals that place it alike', () => {
  const shared = { from: 'r.csv', unit: { province: 'p', city: 'c' }, period: { column: 'when' } };
  const signals: Signal[] = [
    { ...shared, indicator: 'a', value: { count: true }, where: "kind = 'x'" },
    { ...shared, indicator: 'b', value: { sum: 'amount' } },
  ];
  const { sql, place } = measureQuery('records', signals);
  expect(place).toEqual(['p', 'c']);
  expect(sql.match(/FROM records/g)).toHaveLength(1);
  expect(sql).toContain(`count(*) FILTER (WHERE kind = 'x') AS n0`);
  expect(sql).toContain('sum(CAST("amount" AS DECIMAL(38, 9)))');
  expect(sql).toContain('GROUP BY "p", "c", "when"');
});

it('counts above and below the line of a ratio under the signal’s condition and its own', () => {
  const shared = { from: 'r.parquet', unit: { code: 'c' }, period: { column: 'm' }, where: "kind = 'x'" };
  const signals: Signal[] = [
    { ...shared, indicator: 'a', value: { ratio: { count: true, where: 'done = 1' }, to: { count: true } } },
    { ...shared, indicator: 'b', value: { mean: 'n' } },
    { ...shared, indicator: 'c', value: { distinct: 'user', approximate: true } },
  ];
  const { sql } = measureQuery('records', signals);
  expect(sql).toContain(`count(*) FILTER (WHERE (kind = 'x') AND (done = 1))`);
  expect(sql).toContain(`CAST(coalesce(count(*) FILTER (WHERE kind = 'x'), 0) AS DOUBLE) AS d0`);
  expect(sql).toContain(`count(*) FILTER (WHERE (kind = 'x') AND ("n" IS NOT NULL))`);
  expect(sql).toContain(`approx_count_distinct("user") FILTER (WHERE kind = 'x')`);
});
