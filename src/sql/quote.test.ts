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

  it('writes NUL as chr(0)', () => {
    expect(duckdb.literal("a\0'b")).toBe("('a' || chr(0) || '''b')");
  });
});

describe('quoting for ClickHouse', () => {
  it('doubles quotes and backslashes', () => {
    expect(clickhouse.identifier('a"\\')).toBe('"a""\\\\"');
    expect(clickhouse.literal("a'\\\0")).toBe("'a''\\\\\\0'");
  });
});

describe('a name that neither engine accepts', () => {
  it.each(['', 'a\0b'])('%j is refused', (name) => {
    for (const d of [duckdb, clickhouse]) expect(() => d.identifier(name)).toThrow(RangeError);
  });
});
