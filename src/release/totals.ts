import { csvText, type PublishedTotal } from '../edition/index.js';
import { numberCell } from './csv.js';
import type { Manifest } from './manifest.js';
import { rowsOf } from './rows.js';
import type { ReleaseFile } from './store.js';

const name = 'totals.csv';

/** totals.csv: the sums of signals that have rules of confidentiality; no file where there is none. */
export function totalsFiles(totals: readonly PublishedTotal[]): ReleaseFile[] {
  if (totals.length === 0) return [];
  const rows = totals.map(({ indicator, period, level, code, value }) => {
    const withheld = Number.isNaN(value);
    return [indicator, period, level, code, withheld ? '' : numberCell(value), withheld ? 'suppressed' : ''];
  });
  return [
    { path: name, content: csvText(['indicator', 'period', 'level', 'code', 'value', 'status'], rows) },
  ];
}

/** Reads totals.csv back. */
export async function readTotals(
  text: (path: string) => Promise<string>,
  manifest: Manifest,
): Promise<PublishedTotal[]> {
  if (!manifest.files.some((f) => f.path === name)) return [];
  return rowsOf(await text(name)).map(([indicator, period, level, code, value]) => ({
    indicator: indicator!,
    period: period!,
    level: level!,
    code: code!,
    value: value === '' ? Number.NaN : Number(value),
  }));
}
