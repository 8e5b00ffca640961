import { type Analysed, compareTable, moversTable } from '../../analysis/index.js';
import { cubeOf, line, offset, type Panel, type Plan, type RecordCounts } from '../../edition/index.js';
import type { ReleaseFile } from '../store/store.js';
import { type CellRecords, panelParquet } from './parquet.js';
import { codedResults, resultsCsv, resultsParquet } from './results.js';
import { tableFile } from './tables.js';

/** The files of a release that are its index: plan, panel and results, and what changed since earlier editions and periods. */
export function indexFiles({ plan, panel, index }: Analysed, counts: readonly RecordCounts[]): ReleaseFile[] {
  const results = codedResults(plan, index);
  return [
    { path: 'plan.json', content: `${JSON.stringify(plan, null, 1)}\n` },
    { path: 'results.csv', content: resultsCsv(results) },
    { path: 'results.parquet', content: resultsParquet(results) },
    { path: 'panel.parquet', content: panelParquet(plan, panel, counts) },
    tableFile(compareTable(plan, index)),
    tableFile(moversTable(plan, index)),
  ];
}

/** The record counts of every indicator and period that has any. */
export function countsOf({
  plan,
  panel,
  records,
  observed,
}: { plan: Plan; panel: Panel } & CellRecords): RecordCounts[] {
  return plan.indicators.flatMap(({ id: indicator }, k) =>
    plan.periods.flatMap((period, t): RecordCounts[] => {
      const counts = line(cubeOf(panel, records), k, t).slice();
      const first = counts.findIndex((n) => !Number.isNaN(n));
      if (first < 0) return [];
      return [{ indicator, period, observed: observed[offset(panel, k, first, t)]!, counts }];
    }),
  );
}
