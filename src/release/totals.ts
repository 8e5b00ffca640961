import { csvText, type FigureError, type PublishedTotal } from '../edition/index.js';
import { numberCell } from './csv.js';
import type { Manifest } from './manifest.js';
import { rowsOf } from './rows.js';
import type { ReleaseFile } from './store.js';

const name = 'totals.csv';
const header = ['indicator', 'period', 'level', 'code', 'value', 'status', 'error_kind', 'error'];

/** totals.csv: figures of groups that their units do not add up to, with how far they may be off; no file where there is none. */
export function totalsFiles(totals: readonly PublishedTotal[]): ReleaseFile[] {
  if (totals.length === 0) return [];
  const rows = totals.map(({ indicator, period, level, code, value, error }) => {
    const withheld = Number.isNaN(value);
    const said = [withheld ? '' : numberCell(value), withheld ? 'suppressed' : ''];
    return [
      indicator,
      period,
      level,
      code,
      ...said,
      error?.kind ?? '',
      error ? numberCell(error.relative) : '',
    ];
  });
  return [{ path: name, content: csvText(header, rows) }];
}

/** Reads totals.csv back. */
export async function readTotals(
  text: (path: string) => Promise<string>,
  manifest: Manifest,
): Promise<PublishedTotal[]> {
  if (!manifest.files.some((f) => f.path === name)) return [];
  return rowsOf(await text(name)).map(([indicator, period, level, code, value, , kind, relative]) => ({
    indicator: indicator!,
    period: period!,
    level: level!,
    code: code!,
    value: value === '' ? Number.NaN : Number(value),
    ...(kind ? { error: { kind: kind as FigureError['kind'], relative: Number(relative) } } : {}),
  }));
}
