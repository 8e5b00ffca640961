import type { Decisions } from './decisions.js';
import type { Beside, PublishedOrder } from './plan.js';
import { problems } from './problems.js';
import { cellsOf, type Table } from './table.js';

/** The orders published by others, their codes checked against the level they name. */
export function decideCompare(
  { source, found, at }: Decisions,
  codesAt: (level: string) => string[] | undefined,
): PublishedOrder[] {
  return (source.compare ?? []).map((c, i) => {
    const codes = codesAt(c.level) ?? [];
    c.order.forEach((code, j) => {
      if (codes.includes(code)) return;
      const kind = { en: `code of level ${c.level}`, zh: `${c.level} 级代码` };
      found.push(problems.unknownCode(at(['compare', i, 'order', j]), kind, code, codes));
    });
    return { title: c.title, level: c.level, period: String(c.period), order: c.order, source: c.source };
  });
}

/** The figures shown beside the index, read from their tables. */
export function decideBeside({ source, found, at }: Decisions, tables: ReadonlyMap<string, Table>): Beside[] {
  return (source.beside ?? []).map((b, i) => {
    const table = tables.get(b.file);
    const period = String(b.period);
    const values = table?.header.includes(b.column) ? valuesOf(table, b.column, period) : {};
    if (!table) found.push(problems.absentFile(b.file, b.title));
    else if (!table.header.includes(b.column)) found.push(problems.absentColumn(b.file, b.column));
    else if (Object.keys(values).length === 0) {
      const expected = { en: `a period of ${b.file}`, zh: `${b.file} 中的时期` };
      found.push(problems.wrongValue(at(['beside', i, 'period']), period, expected));
    }
    const { id, title, unit, level, source: from } = b;
    return { id, title, unit, level, period, source: from, values };
  });
}

function valuesOf(table: Table, column: string, period: string): Record<string, number> {
  const rows = table.rows.map((row) => cellsOf(table, row)).filter((cells) => cells['period'] === period);
  const pairs = rows.map((cells) => [cells['code'] ?? '', Number(cells[column])] as const);
  return Object.fromEntries(pairs.filter(([, value]) => Number.isFinite(value)));
}
