import type { Decisions } from '../decide/decisions.js';
import type { InputTable } from '../exchange/table.js';
import { readIndicators } from '../exchange/tables.js';
import { memoize } from '../memoize.js';
import { tableNames } from '../parseEdition.js';
import { checkLimit } from '../problems/overLimit.js';
import type { Place } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import { editionSchema, type IndicatorSource } from '../schema/schema.js';

/** An indicator as declared in edition.yaml or in a line of indicators.csv. */
export type WrittenIndicator = IndicatorSource & { line?: number };

const indicatorSchema = editionSchema.shape.indicators.unwrap().element;

/** The place of an indicator in the edition. */
export function indicatorPlace(
  { source, at }: Decisions,
  row: WrittenIndicator,
  n = source.indicators?.indexOf(row) ?? -1,
): Place {
  if (row.line !== undefined) return { file: tableNames(source).indicators!, line: row.line };
  return at(['indicators', n]);
}

/** The indicators as written, each id once. */
export function uniqueIndicators(
  decisions: Decisions,
  tables: ReadonlyMap<string, InputTable>,
): WrittenIndicator[] {
  const { source, found } = decisions;
  const table = tableNames(source).indicators;
  const written = source.indicators?.length ?? tables.get(table!)?.rows.length ?? 0;
  checkLimit({ file: table ?? 'edition.yaml' }, 'indicators', written, found);
  const rows = writtenIndicators(decisions, tables);
  const first = new Map<string, WrittenIndicator>();
  rows.forEach((row, n) => {
    const before = first.get(row.id);
    if (!before) first.set(row.id, row);
    else {
      const place = indicatorPlace(decisions, row, n);
      decisions.found.push(problems.duplicate(place, row.id, indicatorPlace(decisions, before).line!));
    }
  });
  return [...first.values()];
}

/** The indicators by id. */
export function rowsById(rows: readonly WrittenIndicator[]): ReadonlyMap<string, WrittenIndicator> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** The rows of a table, which are read again when the periods in the data are known. */
const readTable = memoize((table: InputTable) => readIndicators(table, indicatorSchema));

function writtenIndicators(
  { source, found }: Decisions,
  tables: ReadonlyMap<string, InputTable>,
): WrittenIndicator[] {
  const file = tableNames(source).indicators;
  if (!file) return source.indicators!;
  const what = { en: 'the table of the indicators', zh: '指标表' };
  const table = tables.get(file);
  if (!table) {
    found.push(problems.absentFile(file, what));
    return [];
  }
  const read = readTable(table);
  found.push(...read.problems);
  if (table.rows.length === 0) {
    found.push(problems.emptyTable(file, { en: 'at least one indicator', zh: '至少一个指标' }));
  }
  return read.rows;
}
