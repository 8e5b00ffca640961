import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Release } from '../../src/release/index.js';

/** A result of a release as in its CSV files. */
export interface Entry {
  value: number;
  /** 0 where there is none. */
  rank: number;
  low: number | undefined;
  high: number | undefined;
}

/** The results and rank ranges of a release, read from its files without code of the program. */
export function ledgerOf(release: Release) {
  const rows = (file: string) =>
    parse(readFileSync(join(release.folder, file)), { columns: true }) as Record<string, string>[];
  const results = new Map(
    rows('results.csv').map((r) => [key(r['level'], r['unit'], r['period'], r['node']), r]),
  );
  const ranges = release.uncertainty.length === 0 ? [] : rows('uncertainty.csv');
  const rangeOf = new Map(ranges.map((r) => [key(r['level'], r['unit'], r['period']), r]));
  const root = release.plan.nodes[0]!.id;
  return (level: string, code: string, period: string, node = root): Entry => {
    const found = results.get(key(level, code, period, node));
    if (!found) throw new Error(`results.csv has no ${[level, code, period, node].join(' ')}`);
    const range = node === root ? rangeOf.get(key(level, code, period)) : undefined;
    return {
      value: found['value'] === '' ? Number.NaN : Number(found['value']),
      rank: Number(found['rank']),
      low: range && Number(range['low_rank']),
      high: range && Number(range['high_rank']),
    };
  };
}

const key = (...parts: (string | undefined)[]) => parts.join('/');
