import { down, type OfficeCase } from './officeCase.js';

const ten = [
  'Arden',
  'Birch',
  'Corby',
  'Dunmore',
  'Eastleigh',
  'Fairview',
  'Glen',
  'Harbury',
  'Ilford',
  'Jarrow',
];

/** Tables as they stand in public repositories, reduced to what was read wrongly or refused. */
export const strangerCases: OfficeCase[] = [
  {
    name: 'numbers of countries under CountryID are their codes',
    known: true,
    sheets: {
      '2022': [
        ['CountryID', 'Country and area', 'Lines'],
        [4, 'Afghanistan', 10],
        [8, 'Albania', 20],
        [12, 'Algeria', 30],
      ],
    },
    means: { 'Albania · Lines · 2022': 20 },
    indicators: ['Lines'],
    codes: { Algeria: 'DZA' },
  },
  {
    name: 'columns with nothing but marks of missing figures are no indicators',
    sheets: {
      Data: [
        ['Economy Name', 'Indicator', 'Attribute 1', 'Partner', '2021', '2022'],
        ['Arden', 'Lines', '-', '-', 1, 2],
        ['Arden', 'Use', '-', '-', 3, 4],
        ['Birch', 'Lines', '-', '-', 5, 6],
        ['Birch', 'Use', '-', '-', 7, 8],
      ],
    },
    means: { 'Birch · Use · 2022': 8 },
    indicators: ['Lines', 'Use'],
  },
  {
    name: 'a latitude of 106 degrees makes latitudes no indicator, and places that unit nowhere',
    sheets: {
      '2010': [
        ['Town', 'Lat', 'Long', 'Lines'],
        ...ten.map((town, i) => [town, i === 3 ? 106.5 : 30 + i, 110 + i, i]),
      ],
    },
    means: { 'Corby · Lines · 2010': 2 },
    indicators: ['Lines'],
  },
  {
    name: 'towns of one name with codes of their own are several towns',
    sheets: {
      Data: [
        ['Code', 'Name EN', 'Province', '1990', '2000'],
        ['CN3201A', 'Nanjing', 'Jiangsu', 3000, 4000],
        ['CN3607B', 'Nanjing', 'Jiangxi', 30, 40],
        ['CN3205A', 'Suzhou', 'Jiangsu', 700, 900],
        ['CN3101A', 'Shanghai', 'Shanghai', 9000, 14000],
      ],
    },
    means: { 'Nanjing (CN3607B) · Data · 2000': 40, 'Nanjing (CN3201A) · Data · 1990': 3000 },
    units: ['Nanjing (CN3201A)', 'Nanjing (CN3607B)', 'Suzhou', 'Shanghai'],
  },
  {
    name: 'a header that counts years of age is a header',
    sheets: {
      'Mid-2017 Persons': [
        ['Table 7: Mid-2017 population estimates'],
        [],
        ['PCON11CD', 'PCON11NM', 'All Ages', 0, 1, 2, 3, 4],
        ['E14000530', 'Aldershot', 15, 1, 2, 3, 4, 5],
        ['E14000531', 'Aldridge', 45, 9, 9, 9, 9, 9],
      ],
    },
    means: { 'Aldridge · 3 · 2017': 9, 'Aldershot · All Ages · 2017': 15 },
    codes: { Aldershot: 'E14000530' },
  },
  {
    name: 'headings above groups of countries are no countries',
    known: true,
    sheets: {
      Data: [
        ['HDI Rank (2018)', 'Country', '2017', '2018'],
        [1, 'Norway', 0.953, 0.954],
        [2, 'Peru', 0.75, 0.76],
        [3, 'Chad', 0.4, 0.401],
        ['..', 'Monaco', '..', '..'],
        ['', 'Regions', '', '..'],
        ['', 'Arab States', 0.7, 0.703],
        ['', 'Organization for Economic Co-operation and Development', 0.89, 0.895],
      ],
    },
    means: { 'Chad · Data · 2018': 0.401 },
    asks: { totals: undefined },
    units: ['Norway', 'Peru', 'Chad', 'Monaco'],
  },
  {
    name: 'months written 03/1998 are months and no names',
    sheets: {
      Data: [
        ['Town', 'Month', 'Price'],
        ['Arden', '03/1998', 10],
        ['Birch', '03/1998', 12],
        ['Arden', '04/1998', 11],
        ['Birch', '04/1998', 13],
      ],
    },
    means: { 'Arden · Price · 1998-04': 11, 'Birch · Price · 1998-03': 12 },
    asks: { direction: undefined },
    negative: ['Price'],
  },
  {
    name: 'a sheet with places in its header among sheets with places in rows is turned alone',
    known: true,
    sheets: {
      All: [
        ['', '', '北京', '天津', '河北', '山西'],
        ['研发经费', 2012, 51, 12, 33, 40],
        ['', 2013, 55, 16, 37, 48],
        ['专利数', 2012, 211, 172, 113, 140],
        ['', 2013, 215, 186, 127, 158],
      ],
      '2014': [
        ['地区', '研发经费', '专利数'],
        ['北京', 59, 229],
        ['天津', 20, 190],
        ['河北', 41, 131],
        ['山西', 52, 162],
      ],
    },
    means: { '天津 · 研发经费 · 2013': 16, '山西 · 专利数 · 2012': 140, '河北 · 专利数 · 2014': 131 },
    units: ['北京', '天津', '河北', '山西'],
  },
  {
    name: 'population in thousands is a denominator; logarithms, multiples and rounded means count twice',
    sheets: {
      '2022': [
        ['town', 'pop_thous', 'gdp', 'ln_gdp', 'turnover', 'Score', 'standard error', 'Source A', 'Source B'],
        ...ten.map((town, i) => {
          const [gdp, a, b] = [120 + 17 * i * i, 30 + 5 * i, i === 4 ? '' : 41 + ((i * 37) % 50)];
          const score = typeof b === 'string' ? a : Math.round((a + b) / 2);
          return [town, 50 + i, gdp, Number(Math.log(gdp).toFixed(4)), gdp * 7, score, 1.5 + i / 10, a, b];
        }),
      ],
    },
    means: { 'Birch · gdp · 2022': 137, 'Birch · Source A · 2022': 35 },
    asks: { derived: undefined },
    denominators: ['pop_thous'],
    indicators: ['gdp', 'Source A', 'Source B'],
  },
  {
    name: 'what a regression says of the rows and how far ranks have moved are no indicators',
    sheets: {
      Sheet1: [
        ['p值', 'MSE', '斜率', '常数', '地区', '2021年', '2022年'],
        [0.01, 1.2, 3.1, -6, '东城', 10, 13],
        [0.02, 1.3, 2.9, -5, '西城', 11, 14],
      ],
      '2022': [
        ['地区', '用户数', '位次变化'],
        ['东城', 7, -1],
        ['西城', 8, 1],
      ],
    },
    means: { '东城 · Sheet1 · 2021': 10, '西城 · 用户数 · 2022': 8 },
    asks: { derived: undefined },
    indicators: ['用户数', 'Sheet1'],
  },
  {
    name: 'the name of an indicator that stands again in the next column is no group',
    sheets: {
      Data: [
        ['', '', '', '', 2021, 2022],
        ...['预算支出', '财政支出'].flatMap((name, n) =>
          ['东城', '西城', '南城', '北城'].map((town, i) => [
            4 * n + i + 1,
            i === 0 ? down(name, 4) : null,
            i === 0 ? '' : name,
            town,
            10 * n + i,
            10 * n + i + 5,
          ]),
        ),
      ],
    },
    means: { '西城 · 预算支出 · 2022': 6, '西城 · 财政支出 · 2021': 11 },
  },
  {
    name: 'a table of the statistical office with indicators in rows is of the place above it',
    sheets: {
      主要城市年度数据: [
        ['数据库：主要城市年度数据', null, null],
        ['地区：上海', null, null],
        ['时间：最近2年', null, null],
        ['指标', '2019年', '2018年'],
        ['房地产开发投资额(亿元)', 4231.38, 4033.18],
        ['商品房销售面积(万平方米)', 1696.34, 1767.01],
        ['数据来源：国家统计局', null, null],
      ],
    },
    means: { '上海 · 商品房销售面积 · 2018': 1767.01 },
    units: ['上海'],
    measures: { 房地产开发投资额: '亿元' },
  },
  {
    name: 'the annual database without a place is of the country',
    sheets: {
      年度数据: [
        ['数据库：年度数据', null, null],
        ['时间：最近2年', null, null],
        ['指标', '2024年', '2023年'],
        ['生活垃圾清运量(万吨)', 25961, 25408],
        ['道路清扫保洁面积(万平方米)', 1163205, 1126853],
      ],
    },
    means: { '全国 · 生活垃圾清运量 · 2023': 25408 },
    units: ['全国'],
  },
  {
    name: 'the lines of a query name no indicator',
    file: 'turnover.xlsx',
    sheets: {
      Turnover: [
        ['数据库：分省年度数据', null, null],
        ['时间：2023年-2024年', null, null],
        ['地区', '2024年', '2023年'],
        ['北京市', 9153.26, 8536.94],
        ['天津市', 2120.25, 1928.56],
      ],
    },
    means: { '天津市 · Turnover · 2023': 1928.56 },
    indicators: ['Turnover'],
  },
  {
    name: 'numbers of places in other lists, French ranks and months of elections are no indicators',
    sheets: {
      '2021': [
        ['cow_code', 'Pays', 'Classement', 'FIPS', 'Elections', 'Femmes'],
        ...ten.map((town, i) => [2 + 9 * i, town, i + 1, 100 + 3 * i, `0${1 + (i % 9)}.2018`, 80 - i]),
      ],
    },
    means: { 'Birch · Femmes · 2021': 79 },
    indicators: ['Femmes'],
  },
  {
    name: 'the word before a year goes with it, and confidence in a government is no limit of confidence',
    sheets: {
      Data: [
        ['Town', 'Fertility Rate   In 2019', 'Confidence in government 2019', 'Log GDP per capita 2019'],
        ...ten.map((town, i) => [town, (68 - ((i * 7) % 10)) / 10, 0.3 + ((i * 3) % 10) / 100, 8 + i * i]),
      ],
    },
    means: { 'Birch · Fertility Rate · 2019': 6.1, 'Arden · Confidence in government · 2019': 0.3 },
    indicators: ['Fertility Rate', 'Confidence in government', 'Log GDP per capita'],
  },
  {
    name: 'a country without figures before a group of countries is no heading; & is and',
    known: true,
    sheets: {
      Data: [
        ['Country Name', 'Country Code', '2019', '2020'],
        ['Albania', 'ALB', 1, 2],
        ['Andorra', 'AND', null, null],
        ['Arab World', 'ARB', 3, 5],
        ['Antigua & Barbuda', 'ATG', 4, 7],
        ['Armenia', 'ARM', 5, 6],
        ['Austria', 'AUT', 2, 3],
      ],
    },
    means: { 'Antigua & Barbuda · Data · 2020': 7 },
    asks: { totals: undefined },
    units: ['Albania', 'Andorra', 'Antigua & Barbuda', 'Armenia', 'Austria'],
  },
];
