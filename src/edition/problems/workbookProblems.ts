import type { Text } from '../text.js';
import type { Place, Problem } from './problem.js';

/** The headers of the two tables. */
const columns = {
  iData: 'uCode, uName, Time, …',
  iMeta: 'iCode, Type, Parent, Weight, Direction, …',
} as const;

type Kind = keyof typeof columns;

const asXlsx: Text = {
  en: 'open it in a spreadsheet program and save it as .xlsx, without a password',
  zh: '请用电子表格程序打开并另存为 .xlsx，且不设密码',
};

/** Problems of a workbook. */
export const workbookProblems = {
  nothingToMake: (): Problem => ({
    at: { file: 'iplus new' },
    found: { en: 'neither a folder nor --xlsx', zh: '既没有文件夹，也没有 --xlsx' },
    expected: {
      en: 'iplus new DIR, or iplus new --xlsx FILE.xlsx',
      zh: 'iplus new 文件夹，或 iplus new --xlsx 文件.xlsx',
    },
    mend: { en: 'name one of them', zh: '请指定其一' },
  }),
  fileThere: (file: string): Problem => ({
    at: { file },
    found: { en: 'a file of this name', zh: '已有同名文件' },
    expected: { en: 'a name that is free', zh: '尚未使用的文件名' },
    mend: { en: 'give another name, or move the file', zh: '请换一个文件名，或移走该文件' },
  }),
  notAWorkbook: (file: string, what: Text): Problem => ({
    at: { file },
    found: what,
    expected: { en: 'a workbook (.xlsx, .xls, .ods, .fods)', zh: '工作簿（.xlsx、.xls、.ods、.fods）' },
    mend: asXlsx,
  }),
  brokenWorkbook: (file: string, why: Text): Problem => ({
    at: { file },
    found: { en: `a damaged workbook: ${why.en}`, zh: `工作簿已损坏：${why.zh}` },
    expected: {
      en: 'a whole workbook (.xlsx, .xls, .ods, .fods)',
      zh: '完整的工作簿（.xlsx、.xls、.ods、.fods）',
    },
    mend: asXlsx,
  }),
  absentSheet: (file: string, kind: Kind, names: readonly string[]): Problem => ({
    at: { file },
    found: {
      en: `no sheet ${kind}, and none with its columns (${names.join(', ') || 'no visible sheet'})`,
      zh: `没有工作表 ${kind}，也没有含其各列的工作表（${names.join('、') || '无可见工作表'}）`,
    },
    expected: {
      en: `a sheet ${kind} with the columns ${columns[kind]}`,
      zh: `工作表 ${kind}，含 ${columns[kind]} 各列`,
    },
    mend: { en: 'name the sheet so, or correct its header', zh: '请如此命名工作表，或更正表头' },
  }),
  severalSheets: (file: string, kind: Kind, names: readonly string[]): Problem => ({
    at: { file },
    found: {
      en: `several sheets that could be ${kind}: ${names.join(', ')}`,
      zh: `有多个工作表可作为 ${kind}：${names.join('、')}`,
    },
    expected: { en: `one of them called ${kind}`, zh: `其中之一名为 ${kind}` },
    mend: { en: 'give the right one this name', zh: '请将正确的一个改为此名' },
  }),
  hiddenSheet: (file: string, name: string): Problem => ({
    at: { file, path: name },
    found: { en: 'a hidden sheet', zh: '隐藏的工作表' },
    expected: { en: 'a sheet that can be seen', zh: '可见的工作表' },
    mend: { en: 'unhide it', zh: '请取消隐藏' },
  }),
  noHeader: (file: string, name: string, kind: Kind): Problem => ({
    at: { file, path: name },
    found: { en: 'no row with the names of the columns', zh: '没有列名所在的行' },
    expected: { en: `a header with ${columns[kind]}`, zh: `含 ${columns[kind]} 的表头` },
    mend: { en: 'write the names of the columns above the data', zh: '请在数据上方写出列名' },
  }),
  twiceInHeader: (at: Place, name: string): Problem => ({
    at,
    found: { en: `the column “${name}” a second time`, zh: `“${name}”列重复出现` },
    expected: { en: 'each column once', zh: '每列只出现一次' },
    mend: { en: 'rename or remove one of them', zh: '请改名或删去其一' },
  }),
  underNoHeader: (at: Place, text: string): Problem => ({
    at,
    found: { en: `“${text}” in a column without a name`, zh: `“${text}”所在列没有列名` },
    expected: { en: 'a name in the header, or an empty column', zh: '表头有列名，或整列为空' },
    mend: {
      en: 'name the column, or move the note above the header',
      zh: '请填写列名，或将备注移到表头上方',
    },
  }),
  loneCell: (at: Place, text: string): Problem => ({
    at,
    found: { en: `a row with nothing but “${text}”`, zh: `本行仅有“${text}”` },
    expected: { en: 'rows of the table, and nothing below it', zh: '表格数据行，其下方没有其他内容' },
    mend: {
      en: 'fill the row (NA where a value is missing), or move the note above the header or to another sheet',
      zh: '请补全此行（缺失处写 NA），或将备注移到表头上方或其他工作表',
    },
  }),
  merged: (at: Place): Problem => ({
    at,
    found: { en: 'merged cells among the data', zh: '数据区有合并单元格' },
    expected: { en: 'a cell of its own for every value', zh: '每个值各占一个单元格' },
    mend: { en: 'unmerge them and write the value in each', zh: '请取消合并，并逐格填写' },
  }),
  badSheetCell: (at: Place, found: Text): Problem => ({
    at,
    found,
    expected: {
      en: 'one cell of each address, with a number or a text',
      zh: '每个地址一个单元格，内含数字或文本',
    },
    mend: {
      en: 'open the workbook in a spreadsheet program, correct this cell and save it again',
      zh: '请用电子表格程序打开，更正此单元格后重新保存',
    },
  }),
  hiddenCell: (at: Place, text: string): Problem => ({
    at,
    found: { en: `“${text}” where it is hidden`, zh: `“${text}”处于隐藏状态` },
    expected: {
      en: 'tables whose rows, columns and figures can all be seen',
      zh: '表中各行、各列及数字均可见',
    },
    mend: {
      en: 'unhide it (also take filters off), or delete it if it is not to count',
      zh: '请取消隐藏（并清除筛选）；如不应计入，请删除',
    },
  }),
  noResult: (at: Place, formula: string): Problem => ({
    at,
    found: { en: `the formula ${formula} without its result`, zh: `公式 ${formula} 没有计算结果` },
    expected: { en: 'formulas that have been calculated', zh: '已计算的公式' },
    mend: {
      en: 'open the workbook in a spreadsheet program and save it again',
      zh: '请用电子表格程序打开并重新保存',
    },
  }),
  workbookTooLarge: (cells: number, most: number): Problem => ({
    at: { file: '--to' },
    found: { en: `a release of ${cells} cells`, zh: `发布版共有 ${cells} 个单元格` },
    expected: { en: `at most ${most} cells in a workbook`, zh: `工作簿最多 ${most} 个单元格` },
    mend: {
      en: 'take the CSV and Parquet files of the release, or iplus export coinr',
      zh: '请使用发布版中的 CSV 与 Parquet 文件，或 iplus export coinr',
    },
  }),
};
