import type { OfficeCase } from './officeCase.js';

const people = 'Individuals using the Internet (% of population)';
const lines = 'Mobile cellular subscriptions';

/** Tables of countries as international organisations give them to be downloaded. */
export const countryCases: OfficeCase[] = [
  {
    name: 'a download of the World Bank: fields above the header, empty years, groups of countries among countries',
    sheets: {
      Data: [
        ['Data Source', 'World Development Indicators'],
        [],
        ['Last Updated Date', '2024-06-28'],
        [],
        ['Country Name', 'Country Code', 'Indicator Name', 'Indicator Code', '1960', '2022', '2023'],
        ['Africa Eastern and Southern', 'AFE', people, 'IT.NET.USER.ZS', null, 28.1, 30.4],
        ['Africa Eastern and Southern', 'AFE', lines, 'IT.CEL.SETS', null, 560000000, 580000000],
        ['Egypt, Arab Rep.', 'EGY', people, 'IT.NET.USER.ZS', null, 72.2, null],
        ['Egypt, Arab Rep.', 'EGY', lines, 'IT.CEL.SETS', null, 103449734, 106200000],
        ['Korea, Rep.', 'KOR', people, 'IT.NET.USER.ZS', null, 97.17, 97.42],
        ['Korea, Rep.', 'KOR', lines, 'IT.CEL.SETS', null, 76992107, 83890000],
        ['Turkiye', 'TUR', people, 'IT.NET.USER.ZS', null, 83.44, 85.96],
        ['Turkiye', 'TUR', lines, 'IT.CEL.SETS', null, 90298118, 92100000],
        ['World', 'WLD', people, 'IT.NET.USER.ZS', null, 63.6, 65.4],
        ['World', 'WLD', lines, 'IT.CEL.SETS', null, 8600000000, 8900000000],
      ],
      'Metadata - Countries': [
        ['Country Code', 'Region', 'IncomeGroup', 'SpecialNotes', 'TableName'],
        ['EGY', 'Middle East & North Africa', 'Lower middle income', null, 'Egypt, Arab Rep.'],
      ],
    },
    means: {
      'Egypt, Arab Rep. · Individuals using the Internet · 2022': 72.2,
      'Egypt, Arab Rep. · Individuals using the Internet · 2023': undefined,
      'Korea, Rep. · Mobile cellular subscriptions · 2023': 83890000,
      'Turkiye · Individuals using the Internet · 2023': 85.96,
    },
    asks: { totals: undefined },
    title: 'World Development Indicators',
    units: ['Egypt, Arab Rep.', 'Korea, Rep.', 'Turkiye'],
    measures: { 'Individuals using the Internet': '% of population' },
  },
  {
    name: 'a table of Eurostat: a corner header, flags behind figures, a colon for what is not available',
    sheets: {
      'Internet access': [
        ['geo\\time', '2021', '2022', '2023'],
        ['EU27_2020', '91.7', '92.5 e', '93.1'],
        ['BE', '92.3 b', '93.8', ': u'],
        ['FR', '93.0', ':', '91.9 bp'],
        ['EL', '85.1', '85.5', '86.9'],
      ],
    },
    means: {
      'BE · Internet access · 2021': 92.3,
      'BE · Internet access · 2023': undefined,
      'FR · Internet access · 2022': undefined,
      'FR · Internet access · 2023': 91.9,
    },
    asks: { totals: undefined, marked: undefined },
    units: ['BE', 'FR', 'EL'],
  },
  {
    name: 'a workbook of Eurostat: columns of flags without a header, the marks explained below',
    sheets: {
      'Sheet 1': [
        ['Data extracted on 28/06/2024 12:00:00 from [ESTAT]'],
        ['Dataset:', 'Internet access of households'],
        ['Last updated:', '21/06/2024 23:00'],
        [],
        ['TIME', '2021', null, '2022', null],
        ['GEO (Labels)'],
        ['Euro area – 20 countries (from 2023)', 92.1, null, 93.2, null],
        ['Belgium', 92.32, 'b', 93.81, null],
        ['France', 93.02, 'b', ':', null],
        ['Greece', 85.11, null, 85.54, 'e'],
        [],
        ['Special value'],
        [':', 'not available'],
        ['Observation flags:'],
        ['b', 'break in time series'],
        ['e', 'estimated'],
      ],
    },
    means: {
      'Belgium · Internet access of households · 2021': 92.32,
      'France · Internet access of households · 2022': undefined,
      'Greece · Internet access of households · 2022': 85.54,
    },
    asks: { totals: undefined },
    units: ['Belgium', 'France', 'Greece'],
  },
  {
    name: 'a long table of the OECD: subjects and measures of an indicator, codes of flags, groups of countries',
    sheets: {
      Data: [
        ['LOCATION', 'INDICATOR', 'SUBJECT', 'MEASURE', 'FREQUENCY', 'TIME', 'Value', 'Flag Codes'],
        ['AUS', 'INTERNET', 'TOT', 'PC_HH', 'A', 2020, 86.1, null],
        ['AUS', 'INTERNET', 'WOMEN', 'PC_HH', 'A', 2020, 85.5, 'E'],
        ['KOR', 'INTERNET', 'TOT', 'PC_HH', 'A', 2020, 99.7, null],
        ['KOR', 'INTERNET', 'WOMEN', 'PC_HH', 'A', 2020, 99.6, 'L'],
        ['OECD', 'INTERNET', 'TOT', 'PC_HH', 'A', 2020, 88.2, 'E'],
        ['OECD', 'INTERNET', 'WOMEN', 'PC_HH', 'A', 2020, 87.9, null],
      ],
    },
    means: { 'AUS · INTERNET, TOT · 2020': 86.1, 'KOR · INTERNET, WOMEN · 2020': 99.6 },
    asks: { totals: undefined },
    units: ['AUS', 'KOR'],
  },
  {
    name: 'a long table of Eurostat: columns as SDMX-CSV has them',
    sheets: {
      Data: [
        ['DATAFLOW', 'freq', 'indic_is', 'unit', 'geo', 'TIME_PERIOD', 'OBS_VALUE', 'OBS_FLAG'],
        ['ESTAT:ISOC_CI_IN_H(1.0)', 'A', 'I_IHIF', 'PC_HH', 'BE', 2022, 93.81, 'b'],
        ['ESTAT:ISOC_CI_IN_H(1.0)', 'A', 'I_IHIF', 'PC_HH', 'BE', 2023, 94.72, null],
        ['ESTAT:ISOC_CI_IN_H(1.0)', 'A', 'I_IHIF', 'PC_HH', 'EU27_2020', 2023, 93.1, null],
        ['ESTAT:ISOC_CI_IN_H(1.0)', 'A', 'I_IHIF', 'PC_HH', 'FR', 2022, 91.9, null],
        ['ESTAT:ISOC_CI_IN_H(1.0)', 'A', 'I_IHIF', 'PC_HH', 'FR', 2023, 92.24, 'e'],
      ],
    },
    means: { 'BE · I_IHIF · 2022': 93.81, 'FR · I_IHIF · 2023': 92.24 },
    asks: { totals: undefined },
    units: ['BE', 'FR'],
  },
  {
    name: 'a table of Our World in Data: groups by income with hyphens, a row World',
    sheets: {
      Data: [
        ['Entity', 'Code', 'Year', 'Share online'],
        ['Afghanistan', 'AFG', 2021, 18.4],
        ['France', 'FRA', 2021, 86.1],
        ['Upper-middle-income countries', null, 2021, 72.2],
        ['World', 'OWID_WRL', 2021, 63.1],
        ['Zambia', 'ZMB', 2021, 21.2],
      ],
    },
    means: { 'Zambia · Share online · 2021': 21.2 },
    asks: { totals: undefined },
    units: ['Afghanistan', 'France', 'Zambia'],
  },
  {
    name: 'a table of continents alone: they are the units',
    sheets: {
      Data: [
        ['Region', 'Year', 'Coverage'],
        ['Africa', 2023, 40.2],
        ['Asia', 2023, 66],
        ['Europe', 2023, 91.5],
      ],
    },
    means: { 'Africa · Coverage · 2023': 40.2 },
    units: ['Africa', 'Asia', 'Europe'],
  },
  {
    name: 'a table of the ILO: Total is a sex beside Female, and no row that adds up others',
    sheets: {
      Data: [
        ['ref_area.label', 'sex.label', 'time', 'obs_value'],
        ['France', 'Total', 2022, 70],
        ['France', 'Female', 2022, 67],
        ['Spain', 'Total', 2022, 68],
        ['Spain', 'Female', 2022, 65],
      ],
    },
    means: { 'France · Total · 2022': 70, 'Spain · Female · 2022': 65 },
    units: ['France', 'Spain'],
  },
  {
    name: 'names of indicators that begin like an approximation, beside columns of marks',
    sheets: {
      Data: [
        ['country', 'under-1992', 'under-1992-est', 'under-2000', 'under-2000-est'],
        ['Albania', 6.6, '*', 7.2, null],
        ['Algeria', 7.7, null, 10.7, '*'],
        ['Angola', 63.5, null, 50, null],
      ],
    },
    means: { 'Albania · under · 1992': 6.6, 'Angola · under · 2000': 50 },
    units: ['Albania', 'Algeria', 'Angola'],
  },
  {
    name: 'a table of one indicator in which a country is near the mean of others in all years',
    sheets: {
      Data: [
        ['Entity', 'Year', 'Housing'],
        ...['Australia', 'Chile', 'Denmark', 'Finland', 'France', 'Greece', 'Iceland', 'Japan'].flatMap(
          (name, i) =>
            Array.from({ length: 12 }, (_, t) => [
              name,
              2000 + t,
              [0.3, 0, 0.6, 0.4, 0.2, 0.1, 0.5, 0.3][i]! + (t % 2) / 10,
            ]),
        ),
      ],
    },
    means: { 'Australia · Housing · 2000': 0.3 },
    units: ['Australia', 'Chile', 'Denmark', 'Finland', 'France', 'Greece', 'Iceland', 'Japan'],
  },
  {
    name: 'figures that look like months beside years: 1944.7',
    sheets: {
      Data: [
        ['province', 'year', 'expenditure'],
        ['山东省', 2020, 1681.9],
        ['山东省', 2021, 1944.7],
        ['河南省', 2020, 901.3],
        ['河南省', 2021, 1018.8],
      ],
    },
    means: { '山东省 · expenditure · 2021': 1944.7 },
    units: ['山东省', '河南省'],
  },
  {
    name: 'a country that changes its name under one code',
    known: true,
    sheets: {
      Data: [
        ['code', 'country', 'year', 'Internet users'],
        ['FRA', 'France', 2020, 84.8],
        ['FRA', 'France', 2021, 86.1],
        ['TUR', 'Turkey', 2020, 77.7],
        ['TUR', 'Türkiye', 2021, 81.4],
        ['CIV', "Cote d'Ivoire", 2020, 36.3],
        ['CIV', 'Ivory Coast', 2021, 38.4],
        ['ESP', 'Spain', 2020, 93.2],
        ['ESP', 'Spain', 2021, 93.9],
      ],
    },
    means: {
      'Türkiye · Internet users · 2020': 77.7,
      'Türkiye · Internet users · 2021': 81.4,
      'Ivory Coast · Internet users · 2020': 36.3,
    },
    units: ['France', 'Türkiye', 'Ivory Coast', 'Spain'],
    codes: { Türkiye: 'TUR', Spain: 'ESP' },
  },
  {
    name: 'a code of the country beside its cities, which is none of them',
    sheets: {
      Data: [
        ['code', 'city', 'year', 'Internet users'],
        ['FRA', 'Paris', 2020, 84.8],
        ['FRA', 'Lyon', 2020, 86.1],
        ['ESP', 'Madrid', 2020, 77.7],
        ['ESP', 'Seville', 2020, 81.4],
      ],
    },
    means: { 'Lyon · Internet users · 2020': 86.1, 'Seville · Internet users · 2020': 81.4 },
    units: ['Paris', 'Lyon', 'Madrid', 'Seville'],
  },
];
