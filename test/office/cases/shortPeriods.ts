import { across, down, type OfficeCase, type Typed } from './officeCase.js';

/** Quarters and months: in one cell with their year, apart from it, and without one. */
export const shortPeriodCases: OfficeCase[] = [
  {
    name: 'quarters below their word, and institutions beside the countries they are in',
    sheets: {
      S: [
        ['Hospital', 'Country', 'Quarter', 'Nurses per bed', 'Infections'],
        ['St. Mary', 'GB', '2024 Q1', 1.1, 3.2],
        ['St. Mary', 'GB', '2024 Q2', 1.2, 3.1],
        ['Riverside', 'GB', '2024 Q1', 1.3, 3],
        ['Riverside', 'GB', '2024 Q2', 1.4, 2.9],
        ['Uri', 'CH', '2024 Q1', 1.5, 2.8],
        ['Uri', 'CH', '2024 Q2', 1.6, 2.7],
      ],
    },
    means: { 'Riverside · Nurses per bed · 2024-Q2': 1.4, 'Uri · Infections · 2024-Q1': 2.8 },
    kind: { en: 'Hospitals' },
    units: ['St. Mary', 'Riverside', 'Uri'],
    groups: { 'Riverside · Country': 'GB' },
    negative: ['Infections'],
    asks: { direction: undefined },
  },
  {
    name: 'a column of years beside one of quarters, the year written once',
    sheets: {
      S: [
        ['City', 'Year', 'Quarter', 'Calls answered (%)'],
        ['Arden', 2023, 'Q3', 91],
        ['Arden', null, 'Q4', 92],
        ['Arden', 2024, 'Q1', 93],
        ['Birch', 2023, 'Q3', 81],
        ['Birch', null, 'Q4', 82],
        ['Birch', 2024, 'Q1', 83],
      ],
    },
    means: {
      'Arden · Calls answered · 2023-Q4': 92,
      'Birch · Calls answered · 2024-Q1': 83,
    },
  },
  {
    name: 'years beside months in numbers',
    sheets: {
      S: [
        ['城市', '年份', '月份', '办件量（件）', '好评率（%）'],
        ['甲市', 2024, 11, 1200, 98],
        ['甲市', 2024, 12, 1300, 97],
        ['甲市', 2025, 1, 1100, 99],
        ['乙市', 2024, 11, 800, 95],
        ['乙市', 2024, 12, 850, 94],
        ['乙市', 2025, 1, 700, 96],
      ],
    },
    means: { '甲市 · 办件量 · 2024-12': 1300, '乙市 · 好评率 · 2025-01': 96 },
  },
  {
    name: 'quarters below years across the header',
    sheets: {
      S: [
        [down('Region', 2), across('2023', 2), across('2024', 2)],
        [null, null, 'Q3', 'Q4', 'Q1', 'Q2'],
        ['North', 1, 2, 3, 4],
        ['South', 5, 6, 7, 8],
        ['West', 9, 10, 11, 12],
      ].map((row, i): Typed[] =>
        i === 0
          ? [down('Region', 2), across('2023', 2), null, across('2024', 2), null]
          : i === 1
            ? [null, 'Q3', 'Q4', 'Q1', 'Q2']
            : (row as Typed[]),
      ),
    },
    means: { 'North · S · 2023-Q4': 2, 'West · S · 2024-Q1': 11 },
  },
  {
    name: 'months across, the year in the title',
    sheets: {
      Sheet1: [
        ['2024年各市网上政务办件量（万件）'],
        ['地区', '1月', '2月', '3月'],
        ['甲市', 12, 9.5, 13],
        ['乙市', 8, 7, 8.5],
        ['丙市', 5, 4, 6],
      ],
    },
    means: { '甲市 · 各市网上政务办件量 · 2024-02': 9.5, '丙市 · 各市网上政务办件量 · 2024-03': 6 },
  },
  {
    name: 'quarters in Chinese, with their year',
    sheets: {
      Sheet1: [
        ['城市', '时间', '宽带普及率'],
        ['甲市', '2024年第一季度', 61],
        ['甲市', '2024年二季度', 62],
        ['乙市', '2024年第一季度', 51],
        ['乙市', '2024年二季度', 52],
      ],
    },
    means: { '甲市 · 宽带普及率 · 2024-Q2': 62, '乙市 · 宽带普及率 · 2024-Q1': 51 },
  },
  {
    name: 'months as the IMF and statistical offices write them',
    sheets: {
      S: [
        ['Country', '2024M01', '2024M02', '2024-M03'],
        ['Arland', 1, 2, 3],
        ['Borland', 4, 5, 6],
        ['Cerland', 7, 8, 9],
      ],
    },
    means: { 'Arland · S · 2024-01': 1, 'Cerland · S · 2024-03': 9 },
  },
  {
    name: 'names of months with their year',
    sheets: {
      S: [
        ['Country', 'Month', 'Broadband lines'],
        ['Arland', 'Jan 2024', 1],
        ['Arland', 'February 2024', 2],
        ['Borland', 'Jan 2024', 3],
        ['Borland', 'February 2024', 4],
      ],
    },
    means: { 'Arland · Broadband lines · 2024-02': 2, 'Borland · Broadband lines · 2024-01': 3 },
  },
  {
    name: 'figures that look like the year of their months',
    sheets: {
      S: [
        ['Lines in 2024'],
        ['Country', 'Jan', 'Feb', 'Mar'],
        ['Arland', 2024, 2019, 24.5],
        ['Borland', 19, 24, 31],
      ],
    },
    means: {
      'Arland · Lines in · 2024-01': 2024,
      'Arland · Lines in · 2024-02': 2019,
      'Borland · Lines in · 2024-03': 31,
    },
  },
  {
    name: 'years below their quarters, and a duration in months',
    sheets: {
      S: [
        ['Country', 'Q1', 'Q2', 'Q1', 'Q2'],
        ['Country', 2023, 2023, 2024, 2024],
        ['Arland', 1, 2, 3, 4],
        ['Borland', 5, 6, 7, 8],
      ],
      T: [
        ['Country', 'Year', 'Months'],
        ['Arland', 2023, 3],
        ['Borland', 2023, 11],
      ],
    },
    means: { 'Arland · S · 2024-Q1': 3, 'Borland · S · 2023-Q2': 6 },
  },
  {
    name: 'months without a year',
    sheets: {
      S: [
        ['Country', 'Jan', 'Feb', 'Mar'],
        ['Arland', 1, 2, 3],
        ['Borland', 4, 5, 6],
      ],
    },
    refused: { at: 'S!B1', found: /“Jan” without a year/ },
  },
  {
    name: 'questions of a survey are no quarters',
    sheets: {
      S: [
        ['Answers 2024'],
        ['Country', 'Q1', 'Q2', 'Q3', 'Q4', 'Q5'],
        ['Arland', 1, 2, 3, 4, 5],
        ['Borland', 4, 5, 6, 7, 8],
        ['Cerland', 4, 6, 6, 7, 9],
      ],
    },
    means: { 'Arland · Q4 · 2024': 4, 'Borland · Q5 · 2024': 8 },
  },
];
