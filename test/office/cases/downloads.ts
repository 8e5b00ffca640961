import type { OfficeCase } from './officeCase.js';

/** Tables as people publish them beside a study: codes of several kinds, ranks beside scores, means among countries, breakdowns in rows. */
export const downloadCases: OfficeCase[] = [
  {
    name: 'the mean of the countries below it under a name that does not say so',
    sheets: {
      Readiness: [
        ['Country', 'Digital trade 2024', 'Payments 2024', 'Skills 2024'],
        ['Union scores', 66.66, 72.78, 48.06],
        ['Albania', 41.3, 55.2, 30.1],
        ['Brazil', 62.8, 71.9, 50.3],
        ['Chile', 46.7, 57.5, 51.5],
        ['Denmark', 93.3, 90.9, 54.7],
        ['Egypt', 89.2, 88.4, 53.7],
      ],
    },
    means: { 'Brazil · Digital trade · 2024': 62.8, 'Egypt · Skills · 2024': 53.7 },
    asks: { totals: undefined },
    units: ['Albania', 'Brazil', 'Chile', 'Denmark', 'Egypt'],
  },
  {
    name: 'a unit whose figures are by chance near the mean of others stays without a question',
    sheets: {
      Readiness: [
        ['Country', 'Clinics 2024', 'Schools 2024', 'Libraries 2024'],
        ['Albania', 4, 6, 3],
        ['Brazil', 3, 5, 2],
        ['Chile', 5, 7, 4],
        ['Denmark', 9, 3, 6],
        ['Egypt', 1, 8, 8],
      ],
    },
    means: { 'Albania · Clinics · 2024': 4 },
    units: ['Albania', 'Brazil', 'Chile', 'Denmark', 'Egypt'],
  },
  {
    name: 'two columns of codes before the names, one of which is NA, and ranks beside their scores',
    sheets: {
      Evolution: [
        ['Year', 'ISO2C', 'ISO3C', 'Entity', 'Region', 'Zone of supply', 'Score', 'Score Rank'],
        [2019, 'NA', 'NAM', 'Namibia', 'Africa', 'Stand out', 42.69, 4],
        [2019, 'AR', 'ARG', 'Argentina', 'America', 'Break out', 49.02, 3],
        [2019, 'AU', 'AUS', 'Australia', 'Asia Pacific', 'Stand out', 80.73, 1],
        [2019, 'KE', 'KEN', 'Kenya', 'Africa', 'Break out', 50.1, 2],
      ],
    },
    means: { 'Namibia · Score · 2019': 42.69, 'Kenya · Score · 2019': 50.1 },
    units: ['Namibia', 'Argentina', 'Australia', 'Kenya'],
    groups: { 'Namibia · Region': 'Africa', 'Kenya · Zone of supply': 'Break out' },
    codes: { Namibia: 'NA', Kenya: 'KE' },
  },
  {
    name: 'a column of codes beside the names, each on every row of its unit',
    sheets: {
      Skills: [
        ['Country', 'Country Key', 'Year', 'Skills'],
        ['Argentina', 'AR', 2021, 6.9],
        ['Argentina', 'AR', 2022, 7.1],
        ['Kenya', 'KE', 2021, 5.2],
        ['Kenya', 'KE', 2022, '-'],
      ],
    },
    means: { 'Argentina · Skills · 2022': 7.1, 'Kenya · Skills · 2022': undefined },
    units: ['Argentina', 'Kenya'],
    codes: { Argentina: 'AR', Kenya: 'KE' },
  },
  {
    name: 'breakdowns of an indicator in a column of their own, and last rows without a figure',
    sheets: {
      DESI: [
        ['observation', 'time_period', 'ref_area', 'indicator', 'breakdown', 'unit_measure', 'value', 'flag'],
        ['data/fbbc/fttp/AT/2021', '2021', 'AT', 'fbbc', 'fttp', 'pc_hh', 0.0201, null],
        ['data/fbbc/vhcn/AT/2021', '2021', 'AT', 'fbbc', 'vhcn', 'pc_hh', 0.0242, null],
        ['data/5gc/total/AT/2021', '2021', 'AT', '5gc', 'total', 'pc_hh', 0.3, null],
        ['data/fbbc/fttp/BE/2021', '2021', 'BE', 'fbbc', 'fttp', 'pc_hh', 0.0152, null],
        ['data/fbbc/vhcn/BE/2021', '2021', 'BE', 'fbbc', 'vhcn', 'pc_hh', 0.3445, null],
        ['data/5gc/total/BE/2021', '2021', 'BE', '5gc', 'total', 'pc_hh', 0.5, null],
        ['data/fbbc/fttp/CY/2021', '2021', 'CY', 'fbbc', 'fttp', 'pc_hh', 0.1035, null],
        ['data/fbbc/vhcn/CY/2021', '2021', 'CY', 'fbbc', 'vhcn', 'pc_hh', null, null],
        ['data/5gc/total/CY/2021', '2021', 'CY', '5gc', 'total', 'pc_hh', null, null],
      ],
    },
    means: {
      'AT · fbbc, fttp · 2021': 0.0201,
      'AT · fbbc, vhcn · 2021': 0.0242,
      'BE · 5gc, total · 2021': 0.5,
      'CY · fbbc, fttp · 2021': 0.1035,
      'CY · fbbc, vhcn · 2021': undefined,
    },
    units: ['AT', 'BE', 'CY'],
    emptyCells: 2,
  },
  {
    name: 'medians among the countries, with groups of one name in two groupings',
    sheets: {
      Evolution: [
        ['Country', 'Supply zone', 'Demand zone', 'Score 2019', 'Momentum 2019'],
        ['Namibia', 'Stand out', 'Break out', 42.7, 44.4],
        ['Argentina', 'Break out', 'Stand out', 49, 56.2],
        ['Australia', 'Stand out', 'Stand out', 80.7, 41.3],
        ['Stand out median', null, null, 76.7, 53.8],
        ['Worldwide - median', null, null, 54.2, 47.6],
        ['ASEAN scores', null, null, 51, 50],
      ],
    },
    means: { 'Australia · Score · 2019': 80.7 },
    asks: { totals: undefined },
    units: ['Namibia', 'Argentina', 'Australia'],
    groups: { 'Namibia · Demand zone': 'Break out' },
  },
  {
    name: 'a figure whose row names no indicator',
    sheets: {
      Long: [
        ['ref_area', 'indicator', 'time_period', 'value'],
        ['AT', 'lines', '2021', 3],
        ['BE', null, '2021', 4],
      ],
    },
    refused: { at: 'Long!D3', found: /“4” in a row without the name of an indicator/ },
  },
  {
    name: 'ratings in capitals, by chance another one for each of few units',
    sheets: {
      Ratings: [
        ['City', 'Rating', 'Coverage 2024'],
        ['Arden', 'AAA', 91.2],
        ['Birch Hill', 'BBB', 83.4],
        ['Coldwater', 'AA', 88.1],
      ],
    },
    means: { 'Arden · Coverage · 2024': 91.2 },
    units: ['Arden', 'Birch Hill', 'Coldwater'],
    codes: { Arden: 'Arden' },
  },
];
