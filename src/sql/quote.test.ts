import { describe, expect, it } from 'vitest';
import { clickhouse, duckdb } from './index.js';

const nasty = [
  '"; drop table x; --',
  '`a`',
  'back\\slash',
  "o'clock",
  '“引号” 用户',
  '\u{1f600}',
  'line\nend',
];

describe('quoting for DuckDB', () => {
  it('doubles quotes and leaves backslashes', () => {
    expect(nasty.map(duckdb.identifier)).toEqual([
      '"""; drop table x; --"',
      '"`a`"',
      '"back\\slash"',
      '"o\'clock"',
      '"“引号” 用户"',
      '"\u{1f600}"',
      '"line\nend"',
    ]);
    expect(duckdb.literal("o'; drop table x; --")).toBe("'o''; drop table x; --'");
  });

  it('spells a NUL in a text', () => {
    expect(duckdb.literal("a\0'b")).toBe("('a' || chr(0) || '''b')");
  });
});

describe('quoting for ClickHouse', () => {
  it('doubles quotes and backslashes', () => {
    expect(clickhouse.identifier('a"\\')).toBe('"a""\\\\"');
    expect(clickhouse.literal("a'\\\0")).toBe("'a''\\\\\\0'");
  });
});

describe('a name that no engine takes', () => {
  it.each(['', 'a\0b'])('%j is refused', (name) => {
    for (const d of [duckdb, clickhouse]) expect(() => d.identifier(name)).toThrow(RangeError);
  });
});

describe('a condition', () => {
  it('stands in brackets', () => {
    const sql = `kind = 'o''x;)' AND ("a;(" IN (1, 2))`;
    for (const d of [duckdb, clickhouse]) expect(d.condition(sql)).toBe(`(${sql})`);
  });

  it.each([
    '1 = 1) OR (1 = 1',
    '(a = 1',
    "a = 'x",
    'a = 1; DROP TABLE x',
    'a = 1 -- b',
    'a = 1 /* b',
    'a = $$x$$',
    "a = E'\\' ' ) '",
    'a = "b',
    'a = 1 # b',
  ])('that could leave them is refused: %s', (sql) => {
    for (const d of [duckdb, clickhouse]) expect(() => d.condition(sql)).toThrow(RangeError);
  });

  it('may have an escaped quote where the engine reads it so', () => {
    expect(clickhouse.condition("a = '\\''")).toBe("(a = '\\'')");
    expect(() => duckdb.condition("a = '\\''")).toThrow(RangeError);
  });
});
