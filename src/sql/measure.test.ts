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
