import type { OfficeCase } from './officeCase.js';

/** Tables whose figures were read rightly and taken for figures of something else. */
export const misread: OfficeCase[] = [
  {
    name: 'cities with their province among them: the row of the province is asked about and gets no city',
    known: true,
    sheets: {
      Sheet1: [
        ['城市', '2020年增加值占比（%）'],
        ['长春市', 12.1],
        ['吉林省', 10.5],
        ['吉林市', 9.8],
        ['四平市', 7.7],
      ],
    },
    means: { '吉林市 · 增加值占比 · 2020': 9.8 },
    asks: { levels: undefined },
    units: ['长春市', '吉林市', '四平市'],
    codes: { 吉林市: '220200' },
  },
  {
    name: 'places in the header and nothing in its corner: the rows are the indicators',
    known: true,
    sheets: {
      '2022': [
        ['', '北京', '天津', '河北', '山西'],
        ['研发经费', 1, 2, 3, 4],
        ['专利数', 10, 20, 30, 40],
      ],
    },
    means: { '天津 · 研发经费 · 2022': 2, '山西 · 专利数 · 2022': 40 },
    units: ['北京', '天津', '河北', '山西'],
  },
  {
    name: 'the row numbers of a data frame are no indicator',
    sheets: {
      '2022': [
        ['Unnamed: 0', 'country', 'internet'],
        [0, 'France', 80.5],
        [1, 'Germany', 85.5],
        [2, 'Italy', 70.1],
      ],
    },
    means: { 'France · internet · 2022': 80.5 },
    units: ['France', 'Germany', 'Italy'],
  },
  {
    name: 'a first column without a header that is no row number stays an indicator',
    sheets: {
      '2022': [
        ['', 'country', 'internet'],
        [7, 'France', 80.5],
        [2, 'Germany', 85.5],
        [9, 'Italy', 70.1],
      ],
    },
    means: { 'France · internet · 2022': 80.5 },
  },
  {
    name: 'groups of countries by development, and an average with a slip of the pen',
    sheets: {
      '2021': [
        ['Country', 'hdi_2021'],
        ['Norway', 0.961],
        ['Chad', 0.394],
        ['France', 0.903],
        ['Peru', 0.762],
        ['Very high human development', 0.896],
        ['GLOBAL AVARAGE', 0.755],
      ],
    },
    means: { 'Chad · hdi · 2021': 0.394 },
    asks: { totals: undefined },
    units: ['Norway', 'Chad', 'France', 'Peru'],
  },
  {
    name: 'columns of ranks beside a score are left out, whatever they are called',
    sheets: {
      '2022': [
        ['country', 'score', 'rank_2022', 'EPI.rnk.new', 'Position'],
        ['France', 80, 1, 2, 1],
        ['Germany', 70, 2, 1, 2],
        ['Italy', 60, 3, 3, 3],
      ],
    },
    means: { 'Italy · score · 2022': 60 },
  },
  {
    name: 'a span of years in a header is none of them',
    sheets: {
      '2017': [
        ['country', 'Change in scores 2016-2017', 'Health and Survival'],
        ['France', 1, 0.97],
        ['Germany', 2, 0.98],
      ],
    },
    means: { 'France · Change in scores 2016-2017 · 2017': 1, 'Germany · Health and Survival · 2017': 0.98 },
  },
  {
    name: 'each indicator with its latest year: one table, as of the last of them',
    sheets: {
      Data: [
        ['country', 'internet 2019', 'mobile 2021', 'broadband 2020'],
        ['France', 80, 110, 40],
        ['Germany', 85, 120, 42],
      ],
    },
    means: { 'France · internet · 2021': 80, 'Germany · broadband · 2021': 42 },
    asks: { latest: undefined },
  },
  {
    name: 'codes with letters say more than the numbers of the rows',
    known: true,
    sheets: {
      '2022': [
        ['code', 'iso_a3', 'value'],
        [1, 'FRA', 5],
        [2, 'DEU', 6],
        [3, 'ITA', 7],
      ],
    },
    means: { 'DEU · value · 2022': 6 },
    codes: { DEU: 'DEU' },
  },
  {
    name: 'countries that no index here ranks have their codes, too',
    known: true,
    sheets: {
      '2022': [
        ['country', 'v'],
        ['Palau', 1],
        ['DPR Korea', 2],
        ['Kosovo', 3],
        ['Micronesia (Fed. States of)', 4],
        ['Türkiye', 5],
        ['Cabo Verde', 6],
      ],
    },
    means: { 'Palau · v · 2022': 1 },
    codes: { Palau: 'PLW', 'DPR Korea': 'PRK', Kosovo: 'XKX', 'Micronesia (Fed. States of)': 'FSM' },
  },
  {
    name: 'names of indicators that differ by a capital, in sheets of two years: one indicator',
    sheets: {
      '2020': [
        ['country', 'CPI Score', 'Press'],
        ['France', 69, 1],
        ['Italy', 53, 2],
      ],
      '2021': [
        ['country', 'CPI score', 'Press'],
        ['France', 71, 3],
        ['Italy', 56, 4],
      ],
    },
    means: { 'France · CPI Score · 2020': 69, 'Italy · CPI Score · 2021': 56 },
    asks: { alike: undefined },
  },
  {
    name: 'names that differ by a capital and have figures for the same: two, as they may be',
    sheets: {
      '2020': [
        ['wine', 'Ash', 'ASH'],
        ['Barolo', 2.4, 15.6],
        ['Merlot', 2.1, 11.2],
      ],
    },
    means: { 'Barolo · ASH · 2020': 15.6, 'Merlot · Ash · 2020': 2.1 },
    asks: { alike: undefined },
  },
  {
    name: 'a unit whose name is written in two ways in two years: one unit',
    sheets: {
      Data: [
        ['town', 'year', 'internet'],
        ['Birch Hill', 2020, 50],
        ['Arden', 2020, 40],
        ['Birch hill', 2021, 55],
        ['Arden', 2021, 45],
      ],
    },
    means: { 'Birch Hill · internet · 2021': 55 },
    asks: { alike: undefined },
    units: ['Birch Hill', 'Arden'],
  },
  {
    name: 'the code GEO in a row without figures is Georgia and no header',
    sheets: {
      KOF: [
        ['code', 'country', 'year', 'KOFGI', 'KOFEcGI'],
        ['GEO', 'Georgia', 1970, null, null],
        ['FRA', 'France', 1970, 50, 40],
        ['GEO', 'Georgia', 1971, null, null],
        ['FRA', 'France', 1971, 51, 41],
        ['GEO', 'Georgia', 1972, 20, 21],
        ['FRA', 'France', 1972, 52, 42],
      ],
    },
    means: { 'Georgia · KOFGI · 1972': 20, 'France · KOFEcGI · 1971': 41 },
    codes: { Georgia: 'GEO' },
  },
  {
    name: 'a row that is written twice beside a column of regions: the units stay the units',
    sheets: {
      '2022': [
        ['Entity', 'Region', 'v1'],
        ['Alba', 'Europe', 50],
        ['Balba', 'Europe', 1],
        ['Calba', 'Asia', 3],
        ['Dalba', 'Asia', 4],
        ['Dalba', 'Asia', 4],
      ],
    },
    means: { 'Dalba · v1 · 2022': 4, 'Balba · v1 · 2022': 1 },
    units: ['Alba', 'Balba', 'Calba', 'Dalba'],
    groups: { 'Calba · Region': 'Asia' },
  },
  {
    name: 'standard errors, confidence limits and numbers of sources are no indicators',
    sheets: {
      '2017': [
        ['Country', 'CPI Score', 'standard error', 'Lower CI', 'Upper CI', 'number of sources'],
        ['France', 70, 1.9, 66, 73, 8],
        ['Italy', 50, 2.1, 46, 53, 9],
      ],
    },
    means: { 'Italy · CPI Score · 2017': 50, 'Italy · standard error · 2017': undefined },
    asks: { derived: undefined },
  },
  {
    name: 'a column of 1, 2, 3 … in the order of another one is a rank, whatever its name',
    sheets: {
      '2022': [
        ['country', 'score', 'press', 'pos'],
        ['France', 80, 3, 1],
        ['Germany', 70, 9, 2],
        ['Italy', 60, 4, 3],
        ['Spain', 55, 8, 4],
        ['Peru', 50, 5, 5],
      ],
    },
    means: { 'Italy · score · 2022': 60, 'Italy · press · 2022': 4, 'Italy · pos · 2022': undefined },
    asks: { derived: undefined },
  },
  {
    name: 'the mean of the columns behind it is asked about',
    sheets: {
      '2022': [
        ['country', 'total', 'a', 'b'],
        ['France', 15, 10, 20],
        ['Germany', 25, 30, 20],
        ['Italy', 12, 11, 13],
        ['Spain', 33, 44, 22],
        ['Peru', 7, 5, 9],
      ],
    },
    means: { 'Italy · a · 2022': 11, 'Peru · total · 2022': undefined },
    asks: { derived: undefined },
  },
];
