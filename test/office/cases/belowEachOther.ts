import type { OfficeCase } from './officeCase.js';

/** Several tables in one sheet, one below the other. */
export const belowCases: OfficeCase[] = [
  {
    name: 'yearbooks, whose years are not those of the figures',
    file: '2023年统计年鉴 表7.xlsx',
    sheets: { S: [['市', '光纤（%）'], ['甲市', 80], ['乙市', 75], ['数据来源：2022年统计年鉴。']] },
    asks: { period: '2021' },
    means: { '甲市 · 光纤 · 2021': 80 },
  },
  {
    name: 'chapters, and a note that says of which year the figures are, whatever the file is named',
    file: '报送2024.xlsx',
    sheets: {
      S: [
        ['一、基础设施'],
        ['市', '光纤（%）', '基站'],
        ['甲市', 80, 100],
        ['乙市', 75, 90],
        ['二、应用水平'],
        ['市', '网办率（%）', '应用'],
        ['甲市', 60, 12],
        ['乙市', '55%', '9'],
        ['注：1. 2020年起口径有调整。2. 数据截至2023年末。'],
      ],
    },
    asks: {},
    means: { '甲市 · 光纤 · 2023': 80, '乙市 · 网办率 · 2023': 55, '甲市 · 应用 · 2023': 12 },
  },
  {
    name: 'tables one below the other, each with its title and its years',
    sheets: {
      S: [
        ['表1 移动电话用户（万户）'],
        ['地区', 2021, 2022],
        ['甲市', 10, 11],
        ['乙市', 20, 21],
        [null],
        ['表2 宽带用户（万户）'],
        ['地区', 2022, 2023],
        ['甲市', 5, 6],
        ['乙市', 7, 8],
      ],
    },
    asks: {},
    means: { '乙市 · 移动电话用户 · 2022': 21, '甲市 · 宽带用户 · 2022': 5, '乙市 · 宽带用户 · 2023': 8 },
    measures: { 移动电话用户: '万户' },
  },
  {
    name: 'the same table below itself, of another year',
    sheets: {
      S: [
        ['Table 1. Users, 2021'],
        ['Region', 'Users', 'Lines'],
        ['North', 1, 10],
        ['South', 2, 20],
        ['Table 2. Users, 2022'],
        ['Region', 'Users', 'Lines'],
        ['North', 3, 30],
        ['South', 4, 40],
      ],
    },
    asks: {},
    means: { 'North · Users · 2021': 1, 'North · Users · 2022': 3, 'South · Lines · 2022': 40 },
  },
  {
    name: 'institutions under 单位, and a table that goes on',
    sheets: {
      S: [
        ['2022年各单位服务情况'],
        ['单位', '服务人次（万人次）', '满意度'],
        ['第一中学', 1.2, '98%'],
        ['人民医院', 35, '95.5%'],
        ['续表'],
        ['单位', '服务人次（万人次）', '满意度'],
        ['博物馆', 9, '99%'],
      ],
    },
    asks: {},
    means: {
      '第一中学 · 服务人次 · 2022': 1.2,
      '博物馆 · 满意度 · 2022': 99,
    },
    units: ['第一中学', '人民医院', '博物馆'],
  },
];
