import { across, down, type OfficeCase, type Typed } from './officeCase.js';

/** Periods: in titles, headers, columns, rows and names of sheets. */
export const periodCases: OfficeCase[] = [
  {
    name: 'years down, the first without figures, and a header with a space in a word',
    sheets: {
      S: [
        ['年 份', '国家', 'GDP同比增长（%）'],
        ...[1982, 1983, 1984, 1985, 1986, 1987, 1988, 1989, 1990].map((year): Typed[] => [
          year,
          '俄罗斯',
          null,
        ]),
        [1991, '俄罗斯', null],
        [1992, '俄罗斯', -14.5],
        [1990, '韩国', 9.8],
        [1991, '韩国', 10.4],
        [1992, '韩国', 6.2],
      ],
    },
    means: {
      '俄罗斯 · GDP同比增长 · 1992': -14.5,
      '俄罗斯 · GDP同比增长 · 1990': undefined,
      '韩国 · GDP同比增长 · 1990': 9.8,
    },
  },
  {
    name: 'a column a year',
    sheets: {
      S: [
        ['Country', 'Internet users (%)', null, null],
        [null, 2018, 2019, 2020],
        ['Arland', 60.1, 62.5, 70],
        ['Borland', 50, '..', 58.25],
        ['Cerland', 10, 11, 12],
      ].map((row, i) => (i === 0 ? ['Country', across('Internet users (%)', 3)] : row)) as Typed[][],
    },
    means: {
      'Arland · Internet users · 2019': 62.5,
      'Borland · Internet users · 2019': undefined,
      'Borland · Internet users · 2020': 58.25,
    },
  },
  {
    name: 'years as headers of one indicator, named by the title',
    sheets: {
      S: [
        ['Mobile subscriptions per 100 people'],
        ['Country', '2018', '2019'],
        ['Arland', 101.5, 103],
        ['Borland', 80, 85],
        ['Cerland', 'n/a', 90],
      ],
    },
    means: {
      'Arland · Mobile subscriptions per 100 people · 2018': 101.5,
      'Cerland · Mobile subscriptions per 100 people · 2019': 90,
    },
  },
  {
    name: 'years in one header with the indicator',
    sheets: {
      S: [
        ['城市', '2019年宽带用户（万户）', '2020年宽带用户（万户）', '2019年基站（个）', '2020年基站（个）'],
        ['甲市', 1, 2, 3, 4],
        ['乙市', 5, 6, 7, 8],
        ['丙市', 9, 10, 11, 12],
      ],
    },
    means: { '甲市 · 宽带用户 · 2020': 2, '丙市 · 基站 · 2019': 11 },
  },
  {
    name: 'a sheet a year',
    sheets: {
      '2019年': [
        ['地市', '办件量（万件）', '好评率'],
        ['甲市', 12, '98.5%'],
        ['乙市', 8.5, '97%'],
        ['丙市', 7, '96.25%'],
      ],
      '2020年': [
        ['地市', '办件量（万件）', '好评率'],
        ['甲市', 15, '99%'],
        ['乙市', 9, '未公布'],
        ['丙市', 8, '95%'],
      ],
      说明: [['本表由各市报送'], ['口径见附件']],
    },
    means: { '甲市 · 办件量 · 2019': 12, '甲市 · 好评率 · 2020': 99, '乙市 · 好评率 · 2020': undefined },
  },
  {
    name: 'a sheet a year with units in another order and one unit more',
    sheets: {
      2019: [
        ['City', 'Score'],
        ['Arden', 1],
        ['Birch', 2],
        ['Corby', 3],
      ],
      2020: [
        ['City', 'Score'],
        ['Corby', 33],
        ['Arden', 11],
        ['Dover', 44],
        ['Birch', 22],
      ],
    },
    means: { 'Arden · Score · 2020': 11, 'Dover · Score · 2020': 44, 'Corby · Score · 2019': 3 },
  },
  {
    name: 'a row a unit and year',
    sheets: {
      S: [
        ['Region', 'Year', 'Broadband (%)', 'Mobile lines'],
        ['North', 2019, 80.5, '1,200,300'],
        ['North', 2020, 82, '1,250,000'],
        ['South', 2019, 70, '900,000'],
        ['South', 2020, '-', '950,500'],
      ],
    },
    means: {
      'North · Broadband · 2019': 80.5,
      'South · Broadband · 2020': undefined,
      'South · Mobile lines · 2020': 950500,
    },
  },
  {
    name: 'a long table',
    sheets: {
      Data: [
        ['Country', 'Indicator', 'Year', 'Unit', 'Value'],
        ['Arland', 'Fibre', 2020, '%', 40],
        ['Arland', 'Speed', 2020, 'Mbps', 120.5],
        ['Borland', 'Fibre', 2020, '%', 20],
        ['Borland', 'Speed', 2020, 'Mbps', 'NA'],
      ],
    },
    means: { 'Arland · Speed · 2020': 120.5, 'Borland · Speed · 2020': undefined },
  },
  {
    name: 'a long table with a column a year, as of the World Bank',
    sheets: {
      Data: [
        ['Country Name', 'Country Code', 'Indicator Name', 'Indicator Code', '2019', '2020'],
        ['Arland', 'ARL', 'Secure servers', 'IT.NET', 12.5, 13],
        ['Arland', 'ARL', 'Users', 'IT.USE', 70, 75],
        ['Borland', 'BOR', 'Secure servers', 'IT.NET', 2, 3],
        ['Borland', 'BOR', 'Users', 'IT.USE', null, 45],
      ],
    },
    means: {
      'Arland · Users · 2020': 75,
      'Borland · Users · 2019': undefined,
      'Borland · Secure servers · 2019': 2,
    },
  },
  {
    name: 'no year anywhere',
    sheets: {
      S: [
        ['City', 'Coverage'],
        ['Arden', 82.4],
        ['Birch', 90],
        ['Corby', 70],
      ],
    },
    asks: { period: '2023' },
    means: { 'Arden · Coverage · 2023': 82.4 },
  },
  {
    name: 'a date on which a sheet was prepared, which is not the year of a population beside dated columns',
    sheets: {
      S: [
        ['Library service: loans by district, 2021 and 2022'],
        ['Prepared by: Statistics Unit. Draft 3, 14 March 2024'],
        [down('District', 2), down('Population', 2), across('E-book loans', 2)],
        [null, null, '2021', '2022'],
        ['Arden', 50000, 120, 130],
        ['Birch', 60000, 220, 230],
        ['Corby', 70000, 320, 330],
      ],
    },
    asks: { 'per-head': 'yes' },
    means: {
      'Arden · E-book loans · 2021': 120,
      'Corby · Population · 2021': 70000,
      'Corby · Population · 2022': 70000,
    },
    denominators: ['Population'],
  },
  {
    name: 'a year in the title, and another one in the date on which the form was filled in',
    sheets: {
      S: [
        [across('2024年各市数字政务情况一览表', 3)],
        ['填报单位：省大数据局', null, '填报日期：2025年3月'],
        ['城市', '网上可办率（%）', '家庭宽带普及率（%）'],
        ['甲市', 82.4, 91],
        ['乙市', 79, 88.5],
      ],
    },
    asks: {},
    means: { '甲市 · 网上可办率 · 2024': 82.4 },
  },
  {
    name: 'months as columns',
    sheets: {
      S: [
        ['城市', across('用户数（万户）', 3)],
        [null, '2021年1月', '2021年2月', '2021年3月'],
        ['甲市', 1, 2, 3],
        ['乙市', 4, 5, 6],
        ['丙市', 7, 8, 9],
      ],
    },
    means: { '甲市 · 用户数 · 2021-02': 2, '丙市 · 用户数 · 2021-03': 9 },
  },
  {
    name: 'quarters in a column',
    sheets: {
      S: [
        ['City', 'Period', 'Users'],
        ['Arden', '2021Q1', 1],
        ['Arden', '2021Q2', 2],
        ['Birch', '2021Q1', 3],
        ['Birch', '2021Q2', 4],
      ],
    },
    means: { 'Arden · Users · 2021-Q2': 2, 'Birch · Users · 2021-Q1': 3 },
  },
  {
    name: 'a date where a figure was meant',
    sheets: {
      S: [
        ['2020'],
        ['City', 'Score'],
        ['Arden', { v: 43831, format: 'yyyy-mm-dd' }],
        ['Birch', 2.5],
        ['Corby', 3.5],
      ],
    },
    asks: { date: undefined },
    means: { 'Arden · Score · 2020': undefined, 'Birch · Score · 2020': 2.5 },
  },
  {
    name: 'a year that is only known from the answer, and written in another sheet',
    sheets: {
      A: [['2020'], ['City', 'Users'], ['Arden', 1], ['Birch', 2]],
      B: [
        ['City', 'Users'],
        ['Arden', 1],
        ['Birch', 3],
      ],
    },
    asks: { period: '2020' },
    refused: { at: 'B!B3', found: /“3” for Birch, Users, 2020, where A!B4 has “2”/ },
  },
];
