import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import type { Lang } from '../../edition/index.js';
import { noDate } from '../../figures/index.js';
import { pageSetup } from './frame.js';

/** The words of the template in one language. */
interface Words {
  sheets: { guide: string; indicators: string; data: string };
  guide: readonly string[];
  indicators: readonly string[];
  positive: string;
  negative: string;
  parts: readonly (readonly [
    part: string,
    weight: number,
    name: string,
    less: boolean,
    unit: string,
    own: number,
    source: string,
  ])[];
  city: string;
  year: string;
  group: string;
  population: string;
  units: readonly (readonly [name: string, group: string])[];
  title: string;
}

const words: Record<Lang, Words> = {
  en: {
    sheets: { guide: 'Read me', indicators: 'Indicators', data: 'Data' },
    guide: [
      'From this workbook to an index',
      '1. Indicators: a row for each. Parts of the index stand at the left, with their weights; weights may be left empty (equal).',
      '2. Direction: positive where more is better, negative where less is better.',
      '3. Data: a row for each place and year, a column for each indicator, named as in the sheet Indicators. Leave a cell empty where there is no figure.',
      '4. Further columns of texts are groups (province, region); columns that are no indicators are kept beside the index, for example as denominators.',
      '5. All figures here are an example. Replace them and the title above them: while it says “example”, the index is marked so.',
      '6. Then: npx iplus import sheet THIS-FILE.xlsx --to my-index',
    ],
    indicators: ['Part', 'Part weight', 'Indicator', 'Direction', 'Unit', 'Weight', 'Source'],
    positive: 'positive',
    negative: 'negative',
    parts: [
      ['Access', 0.6, 'Broadband coverage', false, '%', 0.7, 'Example'],
      ['Access', 0.6, 'Mobile lines per 100 people', false, 'lines', 0.3, 'Example'],
      ['Use', 0.4, 'Services online', false, '%', 0.5, 'Example'],
      ['Use', 0.4, 'Waiting time', true, 'days', 0.5, 'Example'],
    ],
    city: 'City',
    year: 'Year',
    group: 'Province',
    population: 'Population',
    units: [
      ['Northport', 'North'],
      ['Riverbend', 'North'],
      ['Stonebridge', 'North'],
      ['Lakeside', 'South'],
      ['Eastfield', 'South'],
      ['Westhaven', 'South'],
    ],
    title: 'Example index of digital cities',
  },
  zh: {
    sheets: { guide: '填写说明', indicators: '指标', data: '数据' },
    guide: [
      '从本工作簿到指数',
      '1. “指标”表：每项指标一行。左侧为所属部分及其权重；权重可留空（即等权）。',
      '2. 方向：越大越好填“正向”，越小越好填“负向”。',
      '3. “数据”表：每个地区每年一行，每项指标一列，列名与“指标”表一致；没有数值的单元格留空。',
      '4. 其他文字列为分组（如省份）；不属于指标的数值列保留在指数之外，可用作分母（如常住人口）。',
      '5. 表中数值均为示例，请连同表头上方的标题一并替换；标题含“示例”时，指数将标明为示例。',
      '6. 完成后运行：npx iplus import sheet 本文件.xlsx --to my-index',
    ],
    indicators: ['部分', '部分权重', '指标', '方向', '单位', '权重', '来源'],
    positive: '正向',
    negative: '负向',
    parts: [
      ['接入', 0.6, '宽带覆盖率', false, '%', 0.7, '示例'],
      ['接入', 0.6, '每百人移动电话数', false, '部', 0.3, '示例'],
      ['应用', 0.4, '政务服务网办率', false, '%', 0.5, '示例'],
      ['应用', 0.4, '平均办理时长', true, '天', 0.5, '示例'],
    ],
    city: '城市',
    year: '年份',
    group: '省份',
    population: '常住人口',
    units: [
      ['北港市', '北省'],
      ['河湾市', '北省'],
      ['石桥市', '北省'],
      ['湖畔市', '南省'],
      ['东原市', '南省'],
      ['西港市', '南省'],
    ],
    title: '数字城市示例指数',
  },
};

const bold: CellStyle = { font: { bold: true } };
/** Above figures, which stand at the right. */
const boldAtRight: CellStyle = { ...bold, alignment: { horizontal: 'right' } };
const years = [2023, 2024];
/** Rows for which drop-down lists are offered. */
const mostRows = 500;

/** A workbook to be filled in: indicators with drop-down lists, data, an example, and a sheet that explains. */
export function templateWorkbook(lang: Lang): Promise<Uint8Array> {
  const w = words[lang];
  return writeXlsx({
    sheets: [guideSheet(w), indicatorSheet(w), dataSheet(w)],
    properties: { title: w.title, created: noDate, modified: noDate },
  });
}

function guideSheet({ sheets, guide }: Words): WriteSheet {
  return {
    name: sheets.guide,
    columns: [{ width: 110 }],
    rows: guide.map((line) => [line]),
    cells: new Map([['0,0', { style: { font: { bold: true, size: 14 } } }]]),
    pageSetup: pageSetup,
  };
}

function indicatorSheet({ sheets, indicators, parts, positive, negative }: Words): WriteSheet {
  return {
    name: sheets.indicators,
    columns: [18, 12, 32, 12, 12, 10, 24].map((width) => ({ width })),
    rows: [
      [...indicators],
      ...parts.map(([part, partWeight, name, less, unit, weight, source]) => [
        part,
        partWeight,
        name,
        less ? negative : positive,
        unit,
        weight,
        source,
      ]),
    ],
    cells: new Map(indicators.map((_, c) => [`0,${c}`, { style: c === 1 || c === 5 ? boldAtRight : bold }])),
    pageSetup: pageSetup,
    freezePane: { rows: 1 },
    dataValidations: [
      {
        type: 'list',
        values: [positive, negative],
        range: `D2:D${mostRows}`,
        allowBlank: true,
        showErrorMessage: true,
      },
      {
        type: 'decimal',
        operator: 'greaterThanOrEqual',
        formula1: '0',
        range: `F2:F${mostRows}`,
        allowBlank: true,
        showErrorMessage: true,
      },
      {
        type: 'decimal',
        operator: 'greaterThanOrEqual',
        formula1: '0',
        range: `B2:B${mostRows}`,
        allowBlank: true,
        showErrorMessage: true,
      },
    ],
  };
}

function dataSheet({ sheets, parts, city, year, group, population, units, title }: Words): WriteSheet {
  const header = [city, group, year, population, ...parts.map(([, , name]) => name)];
  const rows = units.flatMap(([name, of], u) =>
    years.map((when, y) => [name, of, when, 50 + 37 * u, ...exampleOf(u, y)]),
  );
  return {
    name: sheets.data,
    columns: [{ width: 16 }, { width: 12 }, { width: 8 }, { width: 12 }, ...parts.map(() => ({ width: 26 }))],
    rows: [[title], header, ...rows],
    cells: new Map([
      ['0,0', { style: bold }],
      ...header.map((_, c) => [`1,${c}`, { style: c < 2 ? bold : boldAtRight }] as const),
    ]),
    pageSetup: pageSetup,
    freezePane: { rows: 2, columns: 1 },
    dataValidations: [
      {
        type: 'whole',
        operator: 'between',
        formula1: '1900',
        formula2: '2100',
        range: `C3:C${10 * mostRows}`,
        allowBlank: true,
        showErrorMessage: true,
      },
    ],
  };
}

/** Figures of an example: rising over the years, different by place. */
function exampleOf(u: number, y: number): number[] {
  return [62 + 5 * u + 3 * y, 96 + 4 * u + 2 * y, 41 + 7 * u + 6 * y, 12 - u - y];
}
