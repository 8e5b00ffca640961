import { didYouMean, oneOf } from './candidates.js';
import type { Place, Problem } from './problem.js';
import { same, type Text } from './text.js';

/** Every problem of a table. */
export const tableProblems = {
  absentColumn: (file: string, column: string): Problem => ({
    at: { file, line: 1 },
    found: { en: `no column “${column}”`, zh: `没有“${column}”列` },
    expected: { en: `a column “${column}”`, zh: `应有“${column}”列` },
    mend: { en: 'add it to the header and fill it', zh: '请在表头加上该列并填写' },
  }),
  unknownColumn: (file: string, column: string, known: readonly string[]): Problem => ({
    at: { file, line: 1, column },
    found: { en: `the column “${column}”, which nothing reads`, zh: `“${column}”列不会被读取` },
    expected: oneOf(known),
    mend: didYouMean(column, known),
  }),
  duplicate: (at: Place, what: string, first: number): Problem => ({
    at,
    found: {
      en: `“${what}” a second time (first in line ${first})`,
      zh: `“${what}”重复出现（首次在第 ${first} 行）`,
    },
    expected: { en: 'each code once', zh: '每个代码只出现一次' },
    mend: { en: 'remove one of the two rows, or correct its code', zh: '删去其中一行，或更正代码' },
  }),
  duplicateCell: (file: string, line: number, cell: string): Problem => ({
    at: { file, line },
    found: { en: `a second value for ${cell}`, zh: `${cell} 有两个取值` },
    expected: { en: 'one value for each unit, period and indicator', zh: '每个单元、时期、指标只有一个值' },
    mend: { en: 'keep the right one', zh: '只保留正确的一个' },
  }),
  badCell: (at: Place, found: string, expected: Text): Problem => ({
    at,
    found: same(found === '' ? '∅' : `“${found}”`),
    expected,
    mend: { en: 'correct this cell', zh: '请更正此单元格' },
  }),
  mixedPercent: (at: Place, plain: string, percent: string): Problem => ({
    at,
    found: {
      en: `“${plain}” in a column that also has per cents (“${percent}”)`,
      zh: `同一列中既有“${plain}”又有百分数“${percent}”`,
    },
    expected: {
      en: 'a column of per cents only, or of plain numbers only',
      zh: '整列均为百分数，或均为普通数字',
    },
    mend: { en: 'write all cells of the column in the same way', zh: '请统一该列的写法' },
  }),
  brokenTable: (at: Place, found: Text): Problem => ({
    at,
    found,
    expected: {
      en: 'in every row as many cells as in the header, paired quotes, and the same line ends',
      zh: '每行单元格数与表头一致，引号成对，换行符统一',
    },
    mend: {
      en: 'correct this row (a cell with a comma in it needs quotes), or save the table again as CSV UTF-8',
      zh: '请更正此行（含逗号的单元格须加引号），或重新另存为 CSV UTF-8',
    },
  }),
  emptyTable: (file: string, expected: Text): Problem => ({
    at: { file },
    found: { en: 'nothing in the file', zh: '文件没有内容' },
    expected,
    mend: { en: 'fill it, or remove it', zh: '请填写，或删除该文件' },
  }),
  separator: (file: string, found: string): Problem => ({
    at: { file, line: 1 },
    found: { en: `cells separated by ${found}`, zh: `单元格以 ${found} 分隔` },
    expected: { en: 'cells separated by commas', zh: '以逗号分隔的单元格' },
    mend: { en: 'save it as CSV UTF-8 with commas', zh: '请另存为以逗号分隔的 CSV UTF-8' },
  }),
  notParquet: (file: string, what: string): Problem => ({
    at: { file },
    found: { en: `a file that is not Parquet: ${what}`, zh: `不是 Parquet 文件：${what}` },
    expected: { en: 'a whole Parquet file', zh: '完整的 Parquet 文件' },
    mend: { en: 'write it again, or save the table as CSV', zh: '请重新生成，或另存为 CSV' },
  }),
  textInNumbers: (at: Place, found: string): Problem => ({
    at,
    found: { en: `the text “${found}”`, zh: `文本“${found}”` },
    expected: {
      en: 'a number such as 1234.5, or an empty cell when it is missing',
      zh: '数字（如 1234.5）；缺失时留空',
    },
    mend: {
      en: 'write the number without units, spaces or thousands separators',
      zh: '只写数字，不带单位、空格或千位分隔符',
    },
  }),
  notATable: (file: string): Problem => ({
    at: { file },
    found: { en: 'a file of a kind that is not read', zh: '不支持的文件类型' },
    expected: { en: 'data files ending in .csv or .parquet', zh: '以 .csv 或 .parquet 结尾的数据文件' },
    mend: {
      en: 'save it as CSV UTF-8, or move it out of data/',
      zh: '请另存为 CSV UTF-8，或移出 data/ 文件夹',
    },
  }),
};
