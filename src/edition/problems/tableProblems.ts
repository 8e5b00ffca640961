import { same, type Text } from '../text.js';
import { didYouMean, oneOfWords } from './candidates.js';
import type { Place, Problem } from './problem.js';

/** Problems of a table. */
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
    expected: oneOfWords(known),
    mend: didYouMean(column, known, {
      en: 'correct the spelling, or remove the column',
      zh: '请更正拼写，或删去该列',
    }),
  }),
  undeclaredColumn: (at: Place, column: string): Problem => ({
    at,
    found: { en: `the column “${column}”, which iMeta does not name`, zh: `“${column}”列未在 iMeta 中列出` },
    expected: {
      en: 'a row in iMeta for every column: its iCode, and a Type (Indicator, Group, Denominator, or Other for one that is not to count)',
      zh: 'iMeta 中每列对应一行：iCode 及 Type（Indicator、Group、Denominator；不计入者为 Other）',
    },
    mend: {
      en: `add a row to iMeta, for example ${column}, Group; or remove the column`,
      zh: `请在 iMeta 中加一行，例如 ${column}, Group；或删去该列`,
    },
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
  nothingToCompare: (at: Place, file: string, rows: number): Problem => ({
    at,
    found: {
      en: `${rows} rows of ${file}, none of them of a unit, a period and a node of this edition`,
      zh: `${file} 的 ${rows} 行中，没有一行同属本版的单元、时期与节点`,
    },
    expected: {
      en: 'codes, periods and ids as this edition writes them',
      zh: '与本版写法一致的代码、时期与节点标识',
    },
    mend: { en: 'compare the columns with units.csv and the tree', zh: '请将各列与 units.csv 及框架核对' },
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
  moreRows: (file: string, rows: number): Problem => ({
    at: { file },
    found: { en: `the same in ${rows} more rows`, zh: `另有${rows}行存在同样问题` },
    expected: { en: 'in every row as many cells as in the header', zh: '每行单元格数与表头一致' },
    mend: { en: 'save the table again as CSV UTF-8', zh: '请重新另存为 CSV UTF-8' },
  }),
  notParquet: (file: string): Problem => ({
    at: { file },
    found: {
      en: 'a file that is not Parquet, or is damaged',
      zh: '不是 Parquet 文件，或文件已损坏',
    },
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
  tooLongFigure: (at: Place, found: string): Problem => ({
    at,
    found: {
      en: `“${found}”, a figure that would become ${Number(found)}`,
      zh: `“${found}”，该数将变为 ${Number(found)}`,
    },
    expected: {
      en: 'figures that a double represents exactly: up to 15 digits, whole numbers up to 9007199254740992',
      zh: '能精确到末位的数字：不超过 15 位有效数字，整数不超过 9007199254740992',
    },
    mend: { en: 'round it, or use a larger unit', zh: '请四舍五入，或改用更大的单位' },
  }),
  markedFigure: (at: Place, found: string, alone: string, joined: string): Problem => ({
    at,
    found: {
      en: `“${found}”: ${alone} with a footnote mark, or ${joined}?`,
      zh: `“${found}”：是带脚注标记的 ${alone}，还是 ${joined}？`,
    },
    expected: { en: 'a number alone in its cell', zh: '只有数字，别无其他' },
    mend: { en: 'take the mark out of the cell', zh: '请将标记移出单元格' },
  }),
  percentElsewhere: (at: Place, found: string, unit: Text): Problem => ({
    at,
    found: {
      en: `“${found}” in a column whose unit is ${unit.en === '' ? 'not said' : `“${unit.en}”`}`,
      zh: `“${found}”所在列的单位${unit.zh === '' ? '未注明' : `为“${unit.zh}”`}`,
    },
    expected: { en: 'per cents only where the unit is per cent (%)', zh: '仅在单位为 % 的列中使用百分号' },
    mend: {
      en: 'make the unit %, or write plain numbers in the unit of the column',
      zh: '请将单位改为 %，或按该列单位填写普通数字',
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
