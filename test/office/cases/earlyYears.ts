import type { OfficeCase } from './officeCase.js';

/** Years before 1900, and figures that look like them. */
export const earlyYearCases: OfficeCase[] = [
  {
    name: 'years before 1900 in a header are periods',
    known: true,
    sheets: {
      Data: [
        ['country', 1880, 1890, 1900, 1910],
        ['France', 38.1, 38.2, 38.3, 38.4],
        ['Germany', 49.2, 49.8, 50.3, 50.8],
      ],
    },
    means: { 'Germany · Data · 1890': 49.8, 'France · Data · 1910': 38.4 },
    indicators: ['Data'],
  },
  {
    name: 'years before 1900 below the word for them are periods',
    sheets: {
      Data: [
        ['Entity', 'Year', 'Life expectancy'],
        ['Arden', 1820, 38.1],
        ['Arden', 1950, 68.4],
        ['Birch', 1820, 39.2],
        ['Birch', 1950, 67.2],
      ],
    },
    means: { 'Arden · Life expectancy · 1820': 38.1, 'Birch · Life expectancy · 1950': 67.2 },
    indicators: ['Life expectancy'],
  },
  {
    name: 'figures that look like years stay figures',
    sheets: {
      '2020': [
        ['Town', 'Lines', 'Shops', 'Trees'],
        ['Arden', 1500, 1700, 1900],
        ['Birch', 1600, 1800, 2000],
      ],
    },
    means: { 'Arden · Lines · 2020': 1500, 'Birch · Trees · 2020': 2000 },
    indicators: ['Lines', 'Shops', 'Trees'],
  },
  {
    name: 'a population is the indicator where there is no other',
    sheets: {
      Data: [
        ['Town', 'Year', 'Population'],
        ['Arden', 2020, 38],
        ['Birch', 2020, 39],
      ],
    },
    means: { 'Birch · Population · 2020': 39 },
    indicators: ['Population'],
  },
];
