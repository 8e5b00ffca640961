import type { Lang, Text } from '../../edition/index.js';
import type { RawRows, SampleOfFile, SampleShown } from '../../release/index.js';
import { alignColumns } from '../numbers/columns.js';
import { formatExact, periodName } from '../numbers/numbers.js';

/** Rows of one file behind a figure, with a line above and the cells below their column names. */
export interface SampleTable {
  title: string;
  head: string[];
  rows: string[][];
}

/**
 * What is shown of the rows behind a figure: a sentence, and a table for each file. Only a sentence where none are shown; undefined
 * where the release says nothing of them.
 *
 * @param status of the data: real, simulated or example
 */
export function sampleText(
  of: RawRows,
  status: string,
  lang: Lang,
): { said: string; tables: SampleTable[] } | undefined {
  const { title, period, kind, sample } = of;
  if (!sample) return undefined;
  const what = { en: `${title.en}, ${period}: `, zh: `${title.zh}，${periodName(period, 'zh')}：` }[lang];
  if ('why' in sample) return { said: what + noSampleText(sample)[lang], tables: [] };
  const { files } = sample;
  const shown = files.reduce((sum, { rows }) => sum + rows.length, 0);
  const said = kind === 'data' ? dataText(status) : recordsText(shown, sample.of, files[0]!.by, status);
  return { said: what + said[lang], tables: files.map((file) => tableOf(of, file, sample.of > 1, lang)) };
}

/** The same as lines for a terminal or a text file. */
export function sampleLines(rows: RawRows, status: string, lang: Lang): string[] {
  const text = sampleText(rows, status, lang);
  if (!text) return [];
  const tables = text.tables.flatMap(({ title, head, rows: cells }) => [
    `  ${title}`,
    ...alignColumns([head, ...cells]).map((line) => `    ${line}`),
  ]);
  return [text.said, ...tables];
}

/** The cells below the names of their columns in the file; that of the indicator with its title. */
function tableOf(
  { indicator, title }: RawRows,
  { file, numbered, columns, rows }: SampleOfFile,
  ranked: boolean,
  lang: Lang,
): SampleTable {
  const number = { line: { en: 'line', zh: '行号' }, row: { en: 'record', zh: '记录序号' } }[numbered][lang];
  const rank = { en: 'rank', zh: '次序' }[lang];
  const named = (column: string) => (column === indicator ? `${title[lang]} [${column}]` : column);
  return {
    title: file,
    head: [number, ...(ranked ? [rank] : []), ...columns.map(named)],
    rows: rows.map((row) => [
      String(row.number),
      ...(ranked ? [formatExact(row.rank, lang)] : []),
      ...row.cells,
    ]),
  };
}

const dataStatusWords: Readonly<Record<string, Text>> = {
  simulated: { en: 'simulated ', zh: '模拟' },
  example: { en: 'example ', zh: '示例' },
};

function dataText(status: string): Text {
  const { en, zh } = dataStatusWords[status] ?? { en: '', zh: '' };
  return { en: `the row of the ${en}data file`, zh: `${zh}数据文件中的该行` };
}

function recordsText(shown: number, of: number, by: string | undefined, status: string): Text {
  const { en, zh } = dataStatusWords[status] ?? { en: '', zh: '' };
  if (of === 1)
    return { en: `the only ${en}record behind the figure`, zh: `该数值所依据的唯一一条${zh}记录` };
  const number = (lang: Lang) => formatExact(of, lang);
  const order =
    by === undefined
      ? { en: 'in the order of the files', zh: '按文件中的顺序' }
      : { en: `by ${by} from the largest to the smallest`, zh: `按 ${by} 由大到小` };
  return {
    en: `${shown === of ? `all ${shown}` : `${shown} of ${number('en')}`} ${en}records behind the figure, ${order.en}`,
    zh: `该数值所依据的${number('zh')}条${zh}记录${shown === of ? '' : `中的${shown}条`}，${order.zh}`,
  };
}

/** Why no rows are shown. */
function noSampleText(sample: Extract<SampleShown, { why: string }>): Text {
  if (sample.why === 'period') {
    const { period } = sample;
    return {
      en: `no rows are shown here: the release has those of ${periodName(period, 'en')}, the last period observed`,
      zh: `此处不列出原始行：发布版只附最近一期（${periodName(period, 'zh')}）的原始行`,
    };
  }
  if (sample.why === 'withheld' && sample.reason) {
    const { en, zh } = sample.reason;
    return { en: `no rows are shown: ${en}`, zh: `不列出原始行：${zh}` };
  }
  const { en, zh } = noSampleReasons[sample.why];
  return { en: `no rows are shown: ${en}`, zh: `不列出原始行：${zh}` };
}

const noSampleReasons: Readonly<
  Record<Exclude<Extract<SampleShown, { why: string }>['why'], 'period'>, Text>
> = {
  withheld: { en: 'the edition does not permit it', zh: '本版不允许列出' },
  confidential: {
    en: 'confidentiality rules are set for these records',
    zh: '这些记录设有保密规则',
  },
  partners: {
    en: 'the records came from partners, or were taken in under a contract',
    zh: '这些记录由参与单位提供，或按数据契约收录',
  },
  cluster: {
    en: 'the records are in a database and not in files of the edition',
    zh: '这些记录存于数据库，不在本版文件中',
  },
  individuals: {
    en: 'the records distinguish the individuals who are counted',
    zh: '这些记录可区分被计数的个体',
  },
  unlisted: {
    en: 'the edition does not state a public source of these records',
    zh: '本版未注明这些记录的公开来源',
  },
  many: {
    en: 'there are too many records to select from while the release is built',
    zh: '记录过多，生成发布版时不从中选取',
  },
  none: { en: 'no record meets the condition; the figure is 0', zh: '没有符合条件的记录，数值为0' },
  size: {
    en: 'to stay small, the release has rows only of the places with the largest figures',
    zh: '为控制大小，发布版只附数值最大的若干地区的原始行',
  },
};
