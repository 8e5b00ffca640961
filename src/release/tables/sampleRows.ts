import type { SampleRow, SampleSet, Samples } from '../../edition/index.js';
import { column, defineTable, type RowOf, type Table, tableOf } from '../../tables/index.js';

/** Raw rows behind the figures of units, as they stand in their files; what the cells are stands in raw.json. */
export function sampleRowsTable({ sets, rows }: Pick<Samples, 'sets' | 'rows'>): Table {
  const width = Math.max(0, ...sets.map(({ columns }) => columns.length));
  const cells = Array.from({ length: width }, (_, i) => cellPrefix + (i + 1));
  const said = cells.map((id, i) => [
    id,
    { title: { en: `Cell ${i + 1} of the row`, zh: `该行第${i + 1}个单元格` } },
  ]);
  return tableOf(
    sampleRowsDefinition,
    rows.map(({ set, unit, number, rank, of, cells: own }) => ({
      set,
      unit,
      number,
      rank,
      of,
      ...Object.fromEntries(cells.map((id, i) => [id, own[i] ?? ''])),
    })),
    Object.fromEntries(said),
  );
}

/** The same from a row of the table. */
export function sampleRowOf(row: RowOf<typeof sampleRowsDefinition>, sets: readonly SampleSet[]): SampleRow {
  const { set, unit, number, rank, of } = row;
  const cells = sets[set]!.columns.map((_, i) => row[`${cellPrefix}${i + 1}`] ?? '');
  return { set, unit, number, rank, of, cells };
}

const cellPrefix = 'cell_';

export const sampleRowsDefinition = defineTable({
  name: 'sample-rows',
  title: { en: 'Sample rows of records and data files', zh: '原始记录与数据文件的示例行' },
  columns: {
    set: column.integer('Number of the file and its columns in raw.json', 'raw.json 中的文件与列序号'),
    unit: column.string('Code of the unit', '单元代码'),
    number: column.integer(
      'Line of the file (CSV), or number of the row (other formats)',
      '行号（CSV 文件）或记录序号（其他格式）',
      { optional: false },
    ),
    rank: column.integer('Rank among all rows behind the figure', '在该数值全部行中的次序'),
    of: column.integer('Number of rows behind the figure', '该数值所依据的行数', { optional: false }),
  },
  key: ['set', 'unit', 'rank'],
  open: { prefix: cellPrefix, type: 'string' },
  topLevel: true,
});
