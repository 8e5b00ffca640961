import type { Geocoding, Unplaced } from '../../edition/index.js';
import { column, defineTable, orNaN, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';

/** How many records of every signal were placed in a unit; the ambiguous are among the unplaced. */
export function geocodingTable(geocoding: readonly Geocoding[]): Table<typeof geocodingDefinition> {
  return tableOf(
    geocodingDefinition,
    geocoding.map(({ indicator, from, observed, used, records, value }) => ({
      indicator,
      from,
      observed,
      used: String(used),
      records_read: orNull(records.read),
      records_placed: orNull(records.placed),
      records_unplaced: orNull(records.unplaced),
      records_outside: orNull(records.outside),
      records_ambiguous: orNull(records.ambiguous),
      value_read: orNull(value.read),
      value_placed: orNull(value.placed),
      value_unplaced: orNull(value.unplaced),
      value_outside: orNull(value.outside),
      value_ambiguous: orNull(value.ambiguous),
    })),
  );
}

/** Reads a row of that table back. */
export function geocodingOf(row: RowOf<typeof geocodingDefinition>): Geocoding {
  const tally = (of: 'records' | 'value') => ({
    read: orNaN(row[`${of}_read`]),
    placed: orNaN(row[`${of}_placed`]),
    unplaced: orNaN(row[`${of}_unplaced`]),
    outside: orNaN(row[`${of}_outside`]),
    ambiguous: orNaN(row[`${of}_ambiguous`]),
  });
  const { indicator, from, observed, used } = row;
  return {
    indicator,
    from,
    observed,
    used: used === 'true',
    records: tally('records'),
    value: tally('value'),
  };
}

export const geocodingDefinition = defineTable({
  name: 'geocoding',
  title: { en: 'Geocoding of records, by signal and date', zh: '各信号各日期记录的归位情况' },
  columns: {
    indicator: column.string('Indicator', '指标'),
    from: column.string('Records used', '所用原始记录'),
    observed: column.string('Date of the records', '记录日期'),
    used: column.string('Whether they are used: true or false', '是否计入：true 或 false'),
    records_read: column.number('Number of records read', '读取记录数'),
    records_placed: column.number('Records assigned to a unit', '已归位记录数'),
    records_unplaced: column.number('Records in the area but in no unit', '区域内未归位记录数'),
    records_outside: column.number('Records outside the area', '区域外记录数'),
    records_ambiguous: column.number(
      'Of the unplaced, those that are ambiguous: they fit several units',
      '未归位中有歧义的记录数',
    ),
    value_read: column.number('Sum over the records read', '读取记录的合计'),
    value_placed: column.number('Sum over the records assigned to a unit', '已归位记录的合计'),
    value_unplaced: column.number('Sum over the records in no unit', '未归位记录的合计'),
    value_outside: column.number('Sum over the records outside the area', '区域外记录的合计'),
    value_ambiguous: column.number('Sum over the ambiguous records', '有歧义记录的合计'),
  },
  key: ['indicator', 'from', 'observed'],
  topLevel: true,
});

/** The words of records that name no unit. */
export const unplacedTable = (unplaced: readonly Unplaced[]): Table<typeof unplacedDefinition> =>
  tableOf(
    unplacedDefinition,
    unplaced.map(({ from, observed, words, why, records }) => {
      return { from, observed, words, why, records: orNull(records) };
    }),
  );

/** The same from the rows of the table. */
export const unplacedOf = (row: RowOf<typeof unplacedDefinition>): Unplaced => ({
  ...row,
  records: orNaN(row.records),
});

export const unplacedDefinition = defineTable({
  name: 'unplaced',
  title: { en: 'Place names in records that match no unit', zh: '未注明单元的记录用词' },
  columns: {
    from: column.string('Records', '原始记录'),
    observed: column.string('Date of the records', '记录日期'),
    words: column.string('Words', '用词'),
    why: column.string('Reason why they match no unit', '未归位的原因'),
    records: column.number('Records', '记录数'),
  },
  key: [],
  topLevel: true,
});
