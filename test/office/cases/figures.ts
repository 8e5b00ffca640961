import type { OfficeCase } from './officeCase.js';

/** Figures: how numbers, per cents and missing ones are written. */
export const figureCases: OfficeCase[] = [
  {
    name: 'thousands separated by commas and by spaces as texts',
    sheets: {
      S: [
        ['2020'],
        ['City', 'Lines', 'Firms'],
        ['Arden', '1,234,567', '12 500'],
        ['Birch', '234,567', '9 800'],
        ['Corby', '1,000', '10 000.5'],
      ],
    },
    means: {
      'Arden · Lines · 2020': 1234567,
      'Birch · Firms · 2020': 9800,
      'Corby · Firms · 2020': 10000.5,
      'Corby · Lines · 2020': 1000,
    },
  },
  {
    name: 'commas before decimals',
    sheets: {
      S: [
        ['2020'],
        ['City', 'Share (%)', 'Lines'],
        ['Arden', '98,2', '1.234,5'],
        ['Birch', '45,75', '234,25'],
        ['Corby', '7', '12.000,1'],
      ],
    },
    means: { 'Arden · Share · 2020': 98.2, 'Arden · Lines · 2020': 1234.5, 'Corby · Lines · 2020': 12000.1 },
  },
  {
    name: 'full-width digits and per cent signs',
    sheets: {
      S: [['2020年'], ['城市', '覆盖率'], ['甲市', '９８．２％'], ['乙市', '８０％'], ['丙市', '７５．５％']],
    },
    means: { '甲市 · 覆盖率 · 2020': 98.2, '丙市 · 覆盖率 · 2020': 75.5 },
  },
  {
    name: 'approximate figures and figures with 万',
    sheets: {
      S: [
        ['2020年'],
        ['城市', '用户数'],
        ['甲市', '约80000'],
        ['乙市', '1.2万'],
        ['丙市', 45000],
        ['丁市', '3.5亿'],
      ],
    },
    asks: { cells: undefined },
    means: {
      '甲市 · 用户数 · 2020': undefined,
      '乙市 · 用户数 · 2020': 12000,
      '丁市 · 用户数 · 2020': 350000000,
    },
  },
  {
    name: 'approximate figures that the maker wants to keep',
    sheets: {
      S: [['2020'], ['City', 'Users'], ['Arden', '~80'], ['Birch', '120+'], ['Corby', '> 45'], ['Dover', 44]],
    },
    asks: { approximate: 'figure' },
    means: { 'Arden · Users · 2020': 80, 'Birch · Users · 2020': 120, 'Corby · Users · 2020': 45 },
  },
  {
    name: 'footnote marks behind figures and names',
    sheets: {
      S: [['2020'], ['City', 'Users'], ['Arden*', '80.5*'], ['Birch①', '12③'], ['Corby', 44], ['* estimate']],
    },
    asks: { marked: undefined },
    means: { 'Arden · Users · 2020': 80.5, 'Birch · Users · 2020': 12 },
  },
  {
    name: 'negative figures in brackets',
    sheets: {
      S: [['2020'], ['City', 'Net change'], ['Arden', '(12.5)'], ['Birch', 3], ['Corby', '(1,200)']],
    },
    asks: { bracketed: 'figure' },
    means: { 'Arden · Net change · 2020': -12.5, 'Corby · Net change · 2020': -1200 },
  },
  {
    name: 'every mark of a missing figure',
    sheets: {
      S: [
        ['2020年'],
        ['城市', '甲指标', '乙指标'],
        ['一市', '/', '——'],
        ['二市', '*', '…'],
        ['三市', '不适用', '未公布'],
        ['四市', 'N/A', '-'],
        ['五市', 5, 6],
        ['六市', '暂无', '缺失'],
        ['七市', 7, '#N/A'],
      ],
    },
    means: {
      '一市 · 甲指标 · 2020': undefined,
      '三市 · 乙指标 · 2020': undefined,
      '五市 · 乙指标 · 2020': 6,
      '七市 · 乙指标 · 2020': undefined,
    },
  },
  {
    name: 'per cents and shares in one column',
    sheets: { S: [['2020'], ['City', 'Coverage'], ['Arden', '82.4%'], ['Birch', 0.9], ['Corby', '70%']] },
    asks: { 'per-cents': 'shares' },
    means: { 'Arden · Coverage · 2020': 82.4, 'Birch · Coverage · 2020': 90 },
  },
  {
    name: 'per cents with and without a sign',
    sheets: { S: [['2020'], ['City', 'Coverage'], ['Arden', '82.4%'], ['Birch', 90], ['Corby', '70%']] },
    asks: {},
    means: { 'Arden · Coverage · 2020': 82.4, 'Birch · Coverage · 2020': 90 },
  },
  {
    name: 'population as a denominator and a rank that is not read',
    sheets: {
      S: [
        ['2020年'],
        ['排名', '城市', '常住人口（万人）', '企业数（家）', '失业率（%）'],
        [1, '甲市', 500, 1200, 3.5],
        [2, '乙市', 300, 800, 4],
        [3, '丙市', 200, 500, 4.5],
      ],
    },
    asks: { indicators: 'less.yes' },
    means: { '甲市 · 常住人口 · 2020': 500, '丙市 · 企业数 · 2020': 500, '乙市 · 失业率 · 2020': 4 },
    denominators: ['常住人口'],
    negative: ['失业率'],
  },
  {
    name: 'different figures for one cell',
    sheets: {
      A: [['2020'], ['City', 'Users'], ['Arden', 1], ['Birch', 2]],
      B: [['2020'], ['City', 'Users'], ['Arden', 1], ['Birch', 3]],
    },
    refused: { at: 'B!B4', found: /“3” for Birch, Users, 2020, where A!B4 has “2”/ },
  },
  {
    name: 'a figure merged over two units',
    sheets: { S: [['2020年'], ['城市', '用户'], ['甲市', { v: 7, down: 2 }], ['乙市', null], ['丙市', 3]] },
    asks: { merged: 'missing' },
    means: { '甲市 · 用户 · 2020': undefined, '乙市 · 用户 · 2020': undefined, '丙市 · 用户 · 2020': 3 },
  },
  {
    name: 'words among figures',
    sheets: {
      S: [['2020年'], ['城市', '得分'], ['甲市', 80], ['乙市', '良好'], ['丙市', 70], ['丁市', '80-90']],
    },
    asks: { cells: undefined },
    means: { '甲市 · 得分 · 2020': 80, '乙市 · 得分 · 2020': undefined, '丁市 · 得分 · 2020': undefined },
  },
  {
    name: 'a merged figure that another unit has, too',
    sheets: { S: [['2020年'], ['城市', '用户'], ['甲市', { v: 7, down: 2 }], ['乙市', null], ['丙市', 7]] },
    asks: { merged: 'missing' },
    means: { '甲市 · 用户 · 2020': undefined, '丙市 · 用户 · 2020': 7 },
  },
  {
    name: 'a letter behind a figure that may be a power of ten',
    sheets: { S: [['2020'], ['City', 'Users'], ['Arden', '3.5b'], ['Birch', '12 b'], ['Corby', 44]] },
    asks: { cells: undefined },
    means: { 'Arden · Users · 2020': undefined, 'Birch · Users · 2020': 12 },
  },
  {
    name: 'a per cent where the unit is another',
    sheets: { S: [['2020年'], ['城市', '用户（万户）'], ['甲市', 90], ['乙市', '82.4%'], ['丙市', 70]] },
    refused: { at: 'S!B4', found: /“82.4%” in a column whose unit is “万户”/ },
  },
  {
    name: 'a row of units in brackets without a label',
    sheets: {
      S: [
        ['2022年各市主要指标'],
        ['地区', '覆盖率', '用户', '人均带宽'],
        [null, '（%）', '（万户）', '（Mbps）'],
        ['甲市', 80, 120, 35],
        ['乙市', '75.5', '90', '30.2'],
      ],
    },
    asks: {},
    means: { '甲市 · 覆盖率 · 2022': 80, '乙市 · 用户 · 2022': 90 },
    measures: { 覆盖率: '%', 用户: '万户', 人均带宽: 'Mbps' },
  },
  {
    name: 'units of measure and currencies behind and before figures, each one in its column',
    sheets: {
      S: [
        ['Year ended 31 December 2022'],
        ['Town', 'Users', 'Speed', 'Cost', 'Paid'],
        ['Arden', '120 thousand', '35 Mbps', '€12.50', '3 USD'],
        ['Birch', '95 thousand', '30.5 Mbps', '€1,011.00', '20 CNY'],
        ['Corby', '1.2 million', 28, '€9.75', 4],
      ],
    },
    asks: { cells: undefined, direction: undefined },
    negative: ['Cost'],
    means: {
      'Arden · Users · 2022': 120000,
      'Arden · Speed · 2022': 35,
      'Birch · Cost · 2022': 1011,
      'Birch · Paid · 2022': undefined,
      'Corby · Paid · 2022': 4,
    },
    measures: { Speed: 'Mbps', Cost: '€' },
  },
  {
    name: 'texts that begin like figures beside a figure',
    sheets: {
      S: [
        ['2023年'],
        ['地区', '城乡居民收入比', '用户（万户）'],
        ['甲市', '2.1:1', '120户'],
        ['乙市', '1.9：1', 90],
        ['丙市', '2', 80],
      ],
    },
    asks: { text: undefined },
    means: {
      '丙市 · 城乡居民收入比 · 2023': 2,
      '甲市 · 城乡居民收入比 · 2023': undefined,
      '甲市 · 用户 · 2023': undefined,
    },
  },
];
