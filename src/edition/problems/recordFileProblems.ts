import type { Place, Problem } from './problem.js';

/** Maximum number of files that are named; the others are counted. */
const named = 5;

/** Problems for which a record file as a whole is refused. */
export const recordFileProblems = {
  notRecords: (file: string): Problem => ({
    at: { file },
    found: { en: 'a kind of file that records are not read from', zh: '无法作为原始记录读取的文件类型' },
    expected: {
      en: '.parquet, .csv, .json, .jsonl or .ndjson; the texts may be packed as .gz',
      zh: '.parquet、.csv、.json、.jsonl 或 .ndjson；文本文件可用 .gz 压缩',
    },
    mend: {
      en: 'convert it, or write a pattern that leaves it out',
      zh: '请转换格式，或改写匹配模式以排除该文件',
    },
  }),
  notPacked: (file: string): Problem => ({
    at: { file },
    found: { en: 'a packed file that cannot be unpacked to its end', zh: '无法完整解压的压缩文件' },
    expected: { en: 'a whole file packed with gzip', zh: '完整的 gzip 压缩文件' },
    mend: { en: 'pack it again', zh: '请重新压缩' },
  }),
  lackingColumn: (files: readonly string[], column: string, all: number): Problem => {
    const [first, ...others] = files;
    const some = others.slice(0, named - 1);
    const left = others.length - some.length;
    const many = others.length > 0;
    return {
      at: { file: first!, line: 1 },
      found: {
        en: `no column “${column}”${many ? `, here and in ${some.join(', ')}${left > 0 ? ` and ${left} more` : ''} (${files.length} of ${all} files)` : ''}`,
        zh: `没有“${column}”列${many ? `；${some.join('、')}${left > 0 ? `及另外${left}个文件` : ''}亦无（${all}个文件中共${files.length}个）` : ''}`,
      },
      expected: { en: `a column “${column}” in every file`, zh: `每个文件均应有“${column}”列` },
      mend: {
        en: 'give the column this name, add it, or write a pattern that leaves the file out',
        zh: '请将该列改为此名或补上该列，或改写匹配模式以排除该文件',
      },
    };
  },
  sameColumns: (file: string, first: string, again: string): Problem => ({
    at: { file, line: 1, column: again },
    found:
      first === again
        ? { en: `two columns “${first}”`, zh: `两列同名“${first}”` }
        : { en: `two columns “${first}” and “${again}”`, zh: `“${first}”与“${again}”两列仅大小写不同` },
    expected: { en: 'names that differ in more than capitals', zh: '列名各不相同（不区分大小写）' },
    mend: { en: 'give one of them another name, or remove it', zh: '请将其中一列改名，或删去' },
  }),
  namelessColumn: (file: string, place: number): Problem => ({
    at: { file, line: 1 },
    found: { en: `no name for column ${place}`, zh: `第${place}列没有列名` },
    expected: { en: 'a name for every column', zh: '每列均应有列名' },
    mend: { en: 'name the column, or remove it', zh: '请为该列命名，或删去该列' },
  }),
  partitionColumn: (file: string, column: string): Problem => ({
    at: { file, column },
    found: {
      en: `a column “${column}” in the file, and a folder “${column}=…” around it`,
      zh: `文件中已有“${column}”列，所在文件夹又名为“${column}=…”`,
    },
    expected: { en: 'one of the two: they may differ', zh: '二者只取其一，以免取值不一致' },
    mend: { en: 'remove the column, or rename the folder', zh: '请删去该列，或将文件夹改名' },
  }),
  notJson: (at: Place, record?: number): Problem => ({
    at,
    found:
      record === undefined
        ? { en: 'a text that is not JSON', zh: '文本不是 JSON' }
        : { en: `a text that is not JSON in record ${record}`, zh: `第${record}条记录的文本不是 JSON` },
    expected: {
      en: 'records as JSON objects, one after the other or in one array, to the end of the file',
      zh: '以 JSON 对象逐条书写或置于一个数组中的记录，直至文件末尾',
    },
    mend: { en: 'write it again', zh: '请重新生成' },
  }),
  notAnObject: (file: string): Problem => ({
    at: { file },
    found: { en: 'JSON values that are no objects', zh: '含有不是对象的 JSON 值' },
    expected: {
      en: 'each record an object, such as {"city":"bj","amount":1.5}',
      zh: '每条记录为一个对象，如 {"city":"bj","amount":1.5}',
    },
    mend: { en: 'write every record as an object', zh: '请将每条记录写成对象' },
  }),
  keyTwice: (file: string, key: string): Problem => ({
    at: { file, column: key },
    found: { en: `a record with “${key}” twice`, zh: `某条记录中“${key}”出现两次` },
    expected: { en: 'every key once in a record', zh: '每条记录中各键只出现一次' },
    mend: { en: 'keep the one that counts', zh: '请只保留应计的一个' },
  }),
  numberAsText: (file: string, column: string, type: string): Problem => ({
    at: { file, column },
    found: {
      en: `the key “${column}” as ${type}, which has many texts for one value`,
      zh: `主键“${column}”的类型为 ${type}，同一值有多种文本写法`,
    },
    expected: {
      en: 'texts or whole numbers, as the contract calls it a text',
      zh: '文本或整数，因 contract 声明其为文本',
    },
    mend: {
      en: 'declare its type in the contract (integer, number, date), or write the column as text',
      zh: '请在 contract 中声明其类型（integer、number、date），或将该列写为文本',
    },
  }),
};
