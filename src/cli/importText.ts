import type { Lang } from '../edition/index.js';
import type { OfficeEdition, Question, SheetRead, Understood } from '../office/index.js';

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
  serial: { en: 'not read: serial number', zh: '未读取：序号' },
  rank: { en: 'not read: rank', zh: '未读取：位次' },
  note: { en: 'not read: notes', zh: '未读取：说明文字' },
  empty: { en: 'not read: empty', zh: '未读取：空列' },
};

const words = {
  en: {
    cells: (c: OfficeEdition['counts']) =>
      `${c.cells} cells = ${c.figures} figures + ${c.missing} marked as missing + ${c.empty} empty + ${c.left} left without a figure`,
    total: 'not read: a row that adds up others',
    'repeated-header': 'not read: the header again',
    note: 'not read: a text',
    unseen: (sheets: readonly string[], cells: number) =>
      `Not read, because it is hidden: ${[...(sheets.length > 0 ? [`sheets ${sheets.join(', ')}`] : []), ...(cells > 0 ? [`${cells} cells`] : [])].join('; ')}`,
    usual: ' (usual answer)',
  },
  zh: {
    cells: (c: OfficeEdition['counts']) =>
      `单元格 ${c.cells} 个 = 数值 ${c.figures} + 标为缺失 ${c.missing} + 空白 ${c.empty} + 按缺失处理 ${c.left}`,
    total: '未读取：合计行',
    'repeated-header': '未读取：重复的表头',
    note: '未读取：文字',
    unseen: (sheets: readonly string[], cells: number) =>
      `因隐藏而未读取：${[...(sheets.length > 0 ? [`工作表 ${sheets.join('、')}`] : []), ...(cells > 0 ? [`单元格 ${cells} 个`] : [])].join('；')}`,
    usual: '（通常的回答）',
  },
} as const;

/** How the sheets were understood: each column, what was not read, and the count of cells. */
export function understoodText(
  { sheets }: Understood,
  { counts }: Pick<OfficeEdition, 'counts'>,
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
    ...left.map(
      ({ at, text, why }) => `  ${at}  ${text.length > 40 ? `${text.slice(0, 40)}…` : text}  ${said[why]}`,
    ),
  ]);
  const hidden =
    unseen.sheets.length > 0 || unseen.cells > 0 ? [said.unseen(unseen.sheets, unseen.cells)] : [];
  return [...lines, ...hidden, said.cells(counts)].join('\n');
}

/** At most this many cells of a question are shown. */
const mostShown = 8;

/** A question for a person. */
export function questionText({ text, about, options, usual }: Question, lang: Lang): string {
  const more = about.length > mostShown ? [`  … (${about.length})`] : [];
  const choices = options.map(
    ({ id, text: words }, i) => `  ${i + 1}  ${words[lang]}${id === usual ? said(lang) : ''}`,
  );
  return ['', text[lang], ...about.slice(0, mostShown).map((cell) => `  ${cell}`), ...more, ...choices].join(
    '\n',
  );
}

const said = (lang: Lang) => words[lang].usual;
