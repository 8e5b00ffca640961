import { join } from 'node:path';
import type { Signal } from '../dist/edition/index.js';

/** A minimal program with DuckDB and Node: one query per record table, and the position of its columns in the panel. */
export interface ByHand {
  units: string[];
  periods: string[];
  tables: { sql: string; indicators: Target[] }[];
}

/**
 * Indicator (by index) = sum of a column over the months of a year, or their mean; or the ratio of two sums, multiplied
 * by the denominator of the base period.
 */
interface Target {
  indicator: number;
  column: number;
  mean: boolean;
  over?: { column: number; base: number };
}

/**
 * The signals of an edition with monthly records and yearly periods, written by hand. The records are declared
 * complete: a unit without records has 0.
 */
export function byHand(
  signals: readonly Signal[],
  folder: string,
  of: { units: string[]; periods: string[]; base: number; indicators: string[] },
): ByHand {
  const tables = [...new Set(signals.map((s) => s.from))].map((from) => {
    const alike = signals.filter((s) => s.from === from);
    const { unit, period } = alike[0]!;
    if (!('code' in unit)) throw new Error('not by codes');
    const keys = [unit.code, period.column].join(', ');
    const columns: string[] = [];
    const indicators = alike.map((s): Target => {
      const figures = figuresOf(s.value).map(
        (x) => `(${x}${s.where ? ` FILTER (WHERE ${s.where})` : ''})::DOUBLE`,
      );
      const column = 2 + columns.push(...figures) - figures.length;
      const over = figures.length > 1 && { over: { column: column + 1, base: of.base } };
      const mean = s.period.take === 'mean';
      return { indicator: of.indicators.indexOf(s.indicator), column, mean, ...over };
    });
    const records = `read_parquet('${join(folder, from)}')`;
    return { sql: `SELECT ${[keys, ...columns].join(', ')} FROM ${records} GROUP BY ${keys}`, indicators };
  });
  return { units: of.units, periods: of.periods, tables };
}

/** The script that computes the panel, one number per cell: `(indicator * periods + period) * units + unit`. */
export function handScript(job: string, duckdb: string, panel: string): string {
  return `import { readFileSync, writeFileSync } from 'node:fs'; import { DuckDBInstance } from '${duckdb}';
    const { units, periods, tables } = JSON.parse(readFileSync('${job}', 'utf8'));
    const unitOf = new Map(units.map((code, c) => [code, c]));
    const periodOf = new Map(periods.map((period, t) => [period, t]));
    const [of, size] = [tables.flatMap((table) => table.indicators), periods.length * units.length];
    const panel = new Float64Array(of.length * size);
    const below = new Map(of.filter((i) => i.over).map((i) => [i.indicator, new Float64Array(size)]));
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const { sql, indicators } of tables) {
      for (const row of (await connection.runAndReadAll(sql)).getRows()) {
        const at = periodOf.get(row[1].slice(0, 4)) * units.length + unitOf.get(row[0]);
        for (const { indicator, column, over } of indicators) {
          panel[indicator * size + at] += row[column] ?? 0;
          if (over) below.get(indicator)[at] += row[over.column] ?? 0;
        }
      }
    }
    for (const { indicator, mean } of of) {
      if (mean) for (let at = 0; at < size; at++) panel[indicator * size + at] /= 12;
    }
    for (const { indicator, over } of of.filter((i) => i.over)) {
      const parts = below.get(indicator);
      for (let at = 0; at < size; at++) {
        const base = parts[over.base * units.length + (at % units.length)];
        panel[indicator * size + at] = base === 0 ? 0 : (panel[indicator * size + at] / parts[at]) * base;
      }
    }
    writeFileSync('${panel}', panel);`;
}

function figuresOf(value: Signal['value']): string[] {
  if ('ratio' in value) return [part(value.ratio), part(value.to)];
  if ('distinct' in value) return [`count(DISTINCT ${value.distinct})`];
  if ('count' in value || 'sum' in value) return [part(value)];
  throw new Error('no such signal in this edition');
}

function part(
  of: { count: true; where?: string | undefined } | { sum: string; where?: string | undefined },
): string {
  const x = 'count' in of ? (of.where ? 1 : '*') : of.sum;
  const what = of.where ? `CASE WHEN ${of.where} THEN ${x} END` : x;
  return 'count' in of ? `count(${what})` : `sum(${what})`;
}
