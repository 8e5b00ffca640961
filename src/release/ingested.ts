import type { AsideReason, IngestedFile } from '../edition/index.js';
import { column, defineTable, orNaN, orNull, type RowOf, type Table, tableOf } from '../tables/index.js';

type Row = RowOf<typeof ingestedDefinition>;

/**
 * The outcome for the records of every file that was ingested under a contract: used, used although late, or set aside, by reason.
 * They add up to all records of the file.
 */
export function ingestedTable(files: readonly IngestedFile[]): Table<typeof ingestedDefinition> {
  const rows = files.flatMap(({ indicator, file, sha256, used, late, aside }): Row[] => {
    const of = { indicator, file, sha256 };
    return [
      { ...of, outcome: 'used', reason: '', records: orNull(used - late) },
      ...(late > 0 ? [{ ...of, outcome: 'late', reason: '', records: late }] : []),
      ...Object.entries(aside).map(([reason, records]) => ({ ...of, outcome: 'aside', reason, records })),
    ];
  });
  return tableOf(ingestedDefinition, rows);
}

/** Reads the rows of that table back. */
export function ingestedOf(rows: readonly Row[]): IngestedFile[] {
  const files: IngestedFile[] = [];
  for (const { indicator, file, sha256, outcome, reason, ...row } of rows) {
    const records = orNaN(row.records);
    if (outcome === 'used') files.push({ indicator, file, sha256, read: 0, used: 0, late: 0, aside: {} });
    const into = files.at(-1)!;
    into.read += records;
    if (outcome === 'aside') into.aside[reason as AsideReason] = records;
    else into.used += records;
    if (outcome === 'late') into.late = records;
  }
  return files;
}

export const ingestedDefinition = defineTable({
  name: 'ingested',
  title: { en: 'Outcome for the records of each file', zh: '各文件记录的处理结果' },
  columns: {
    indicator: column.string('Indicator', '指标'),
    file: column.string('File', '文件'),
    sha256: column.string('SHA-256 of the file', '文件的 SHA-256'),
    outcome: column.string(
      'used; late: used although late; aside: not used',
      'used 已用，late 迟到但已用，aside 未用',
    ),
    reason: column.string('Reason why records were set aside', '未用的原因'),
    records: column.integer('Records', '记录数'),
  },
  key: [],
  topLevel: true,
});
