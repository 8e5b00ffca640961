import type { Lang } from '../edition/index.js';
import {
  type OfficeEdition,
  type Question,
  type SheetRead,
  type UnderstoodSheets,
  type WhereCellsWent,
  whereCellsWent,
} from '../office/index.js';

type Role = SheetRead['columns'][number]['role'];

const roles: Record<Role, Record<Lang, string>> = {
  name: { en: 'names of the units', zh: '单元名称' },
  code: { en: 'codes of the units', zh: '单元代码' },
  group: { en: 'groups', zh: '分组' },
  period: { en: 'periods', zh: '时期' },
  indicator: { en: 'names of the indicators', zh: '指标名称' },
  dimension: { en: 'dimensions', zh: '维度' },
  unit: { en: 'units of measure', zh: '计量单位' },
  figures: { en: 'indicator', zh: '指标' },
  denominator: { en: 'denominator', zh: '分母' },
  longitude: { en: 'longitude of the units', zh: '单元的经度' },
  latitude: { en: 'latitude of the units', zh: '单元的纬度' },
  serial: { en: 'not read: serial number', zh: '未读取：序号' },
  rank: { en: 'not read: rank', zh: '未读取：位次' },
  total: { en: 'not read: adds up the others', zh: '未读取：合计列' },
  note: { en: 'not read: notes', zh: '未读取：说明文字' },
  out: { en: 'left out, as you say', zh: '未读取：按您的要求' },
  empty: { en: 'not read: empty', zh: '未读取：空列' },
};

const words = {
  en: {
    cells: (c: OfficeEdition['counts']) =>
      `${c.cells} cells = ${c.figures} figures + ${c.missing} marked as missing + ${c.empty} empty + ${c.left} left without a figure`,
    account: (w: WhereCellsWent) =>
      `${w.cells} filled cells of the file = ${w.figures} figures + ${w.missing} without a figure + ${w.names} names, codes and groups + ${w.headers} headers + ${w.unread} not read`,
    total: 'not read: a row that adds up others',
    told: 'left out, as you say',
    'repeated-header': 'not read: the header again',
    note: 'not read: a text',
    unseen: (sheets: readonly string[], cells: number) =>
      `Not read, because it is hidden: ${[...(sheets.length > 0 ? [`sheets ${sheets.join(', ')}`] : []), ...(cells > 0 ? [`${cells} cells`] : [])].join('; ')}`,
    usual: ' (usual answer)',
    period: 'such as 2024, 2024-Q3 or 2024-03',
    noPeriod: (typed: string) => `  “${typed}” is no period: type a year, quarter or month, such as 2024`,
    noOption: (typed: string, count: number, usual: boolean) =>
      `  “${typed}” is no answer: type a number from 1 to ${count}${usual ? ', or nothing for the usual answer' : ''}`,
  },
  zh: {
    cells: (c: OfficeEdition['counts']) =>
      `单元格 ${c.cells} 个 = 数值 ${c.figures} + 标为缺失 ${c.missing} + 空白 ${c.empty} + 按缺失处理 ${c.left}`,
    account: (w: WhereCellsWent) =>
      `全表非空单元格 ${w.cells} 个 = 数值 ${w.figures} + 按缺失处理 ${w.missing} + 名称、代码和分组 ${w.names} + 表头 ${w.headers} + 未读取 ${w.unread}`,
    total: '未读取：合计行',
    told: '未读取：按您的要求',
    'repeated-header': '未读取：重复的表头',
    note: '未读取：文字',
    unseen: (sheets: readonly string[], cells: number) =>
      `因隐藏而未读取：${[...(sheets.length > 0 ? [`工作表 ${sheets.join('、')}`] : []), ...(cells > 0 ? [`单元格 ${cells} 个`] : [])].join('；')}`,
    usual: '（通常的回答）',
    period: '如 2024、2024-Q3 或 2024-03',
    noPeriod: (typed: string) => `  “${typed}”不是时期，请输入年、季或月，如 2024`,
    noOption: (typed: string, count: number, usual: boolean) =>
      `  “${typed}”不能作为回答，请输入 1 至 ${count} 的序号${usual ? '，直接回车即取通常的回答' : ''}`,
  },
} as const;

/** At most this many cells of a question, or rows of one reason, are shown. */
const mostShown = 8;

/** How the sheets were understood: each column, and what was not read. */
export function understoodText(
  { sheets }: UnderstoodSheets,
  unseen: { sheets: readonly string[]; cells: number },
  lang: Lang,
): string {
  const said = words[lang];
  const tables = sheets.filter(({ as }) => as === 'table');
  const lines = tables.flatMap(({ name, columns, left }) => [
    name,
    ...columns.map(({ at, header, role, unit, period }) =>
      ['', at, header, roles[role][lang], unit ?? '', period ?? ''].join('  ').trimEnd(),
    ),
    ...leftLines(left, lang),
  ]);
  const hidden =
    unseen.sheets.length > 0 || unseen.cells > 0 ? [said.unseen(unseen.sheets, unseen.cells)] : [];
  return [...lines, ...hidden].join('\n');
}

/** The rows that were not read; of many with one reason the first, and how many. */
function leftLines(left: SheetRead['left'], lang: Lang): string[] {
  return (['told', 'total', 'repeated-header', 'note'] as const).flatMap((why) => {
    const rows = left.filter((row) => row.why === why);
    const said = words[lang][why];
    const lines = rows.slice(0, mostShown).map(({ at, text }) => {
      const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
      return `  ${at}  ${short}  ${said}`;
    });
    return rows.length > mostShown ? [...lines, `  … (${rows.length})  ${said}`] : lines;
  });
}

/** What became of the cells of columns of figures, and of all filled cells. */
export const cellsText = (
  counts: OfficeEdition['counts'],
  lang: Lang,
  account?: UnderstoodSheets['account'],
) =>
  [
    words[lang].cells(counts),
    ...(account ? [words[lang].account(whereCellsWent(account, counts))] : []),
  ].join('\n');

/** A question for a person. */
export function questionText({ text, about, options, usual }: Question, lang: Lang): string {
  const more = about.length > mostShown ? [`  … (${about.length})`] : [];
  const choices = options.map(
    ({ id, text: words }, i) => `  ${i + 1}  ${words[lang]}${id === usual ? importWords(lang) : ''}`,
  );
  const form = options.length > 0 ? choices : [`  ${words[lang].period}`];
  return ['', text[lang], ...about.slice(0, mostShown).map((cell) => `  ${cell}`), ...more, ...form].join(
    '\n',
  );
}

/** That a line is no answer to a question, and what is one. */
export function notAnAnswer({ options, usual }: Question, typed: string, lang: Lang): string {
  if (options.length === 0) return words[lang].noPeriod(typed);
  return words[lang].noOption(typed, options.length, usual !== undefined);
}

const importWords = (lang: Lang) => words[lang].usual;
