/** A cell of a maker's sheet: a text, a number with the format it is shown in, or a block of merged cells. */
export type Typed =
  | string
  | number
  | null
  | { v: string | number; format?: string; across?: number; down?: number };

/** A workbook as an office writes it, and what its maker means by it. */
export interface OfficeCase {
  name: string;
  sheets: Record<string, Typed[][]>;
  /** Figures by unit, indicator and year: `深圳 · 宽带普及率 · 2020`. */
  means?: Record<string, number | undefined>;
  /** Ids of the questions that are asked; those without a usual answer with the answer given here. */
  asks?: Record<string, string | undefined>;
  /** Groups of units: `深圳 · 省份` is 广东. */
  groups?: Record<string, string>;
  /** Less is better in these. */
  negative?: string[];
  denominators?: string[];
  weights?: Record<string, number>;
  /** The part that an indicator belongs to. */
  parents?: Record<string, string>;
  /** Units of measure. */
  measures?: Record<string, string>;
  /** In place of `means`: the cell and the words of the refusal. */
  refused?: { at: string; found: RegExp };
}

const pct = (v: number) => ({ v, format: '0.0%' });
const across = (v: string, n: number) => ({ v, across: n });
const down = (v: string, n: number) => ({ v, down: n });

export const officeCases: OfficeCase[] = [
  {
    name: 'a plain table, the year in the title',
    sheets: {
      Sheet1: [
        ['2020年各市情况'],
        ['城市', '宽带普及率（%）', '基站数（个）'],
        ['深圳', 98.2, 46480],
        ['广州', 95.1, 48000],
        ['珠海', 91, 8000],
      ],
    },
    means: { '深圳 · 宽带普及率 · 2020': 98.2, '珠海 · 基站数 · 2020': 8000 },
  },
  {
    name: 'units under a header that no list of words has, before one that is known; years before the unit',
    sheets: {
      Sheet1: [
        ['Digital services in six towns'],
        ['Town', 'Province', 'Broadband 2023 (per 100 people)', 'Broadband 2024 (per 100 people)'],
        ['Ashford', 'North', 31.2, 33.5],
        ['Brant', 'North', 28, 29.1],
        ['Corley', 'South', 35.9, 38.2],
      ],
    },
    means: { 'Ashford · Broadband · 2023': 31.2, 'Corley · Broadband · 2024': 38.2 },
    groups: { 'Brant · Province': 'North' },
  },
  {
    name: 'a merged title, per cents as formats, and a header of two rows',
    sheets: {
      表: [
        [across('2021年数字基础设施评价表', 5)],
        [down('地区', 2), across('网络基础', 2), null, across('应用', 2), null],
        [null, '5G覆盖率', '宽带用户（万户）', '网办率', '掌上办率'],
        ['南京', pct(0.952), 320.5, pct(0.881), pct(0.402)],
        ['苏州', pct(0.9), 410, pct(0.85), pct(0.3)],
        ['无锡', pct(0.87), 250, pct(0.8), '—'],
      ],
    },
    means: {
      '南京 · 5G覆盖率 · 2021': 95.2,
      '南京 · 宽带用户 · 2021': 320.5,
      '无锡 · 网办率 · 2021': 80,
      '无锡 · 掌上办率 · 2021': undefined,
    },
  },
  {
    name: 'provinces merged over their cities, a serial number, totals and notes',
    sheets: {
      汇总: [
        ['序号', '省份', '城市', '2019年网上零售额（亿元）'],
        [1, down('广东', 2), '深圳市', 3024],
        [2, null, '广州市', 2960.5],
        [3, down('浙江', 2), '杭州市', 4200],
        [4, null, '宁波市', 1850],
        [null, '合计', null, 12034.5],
        ['注：数据来源于各市统计局'],
        ['填表人：李某　审核人：王某'],
      ],
    },
    means: { '深圳市 · 网上零售额 · 2019': 3024, '宁波市 · 网上零售额 · 2019': 1850 },
    groups: { '广州市 · 省份': '广东', '宁波市 · 省份': '浙江' },
  },
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
    name: 'a unit in a column, totals of regions, a name written once, and a sheet that sums up',
    sheets: {
      产量: [
        ['国家/地区', 'dim_time__year', '数值', '单位', '来源'],
        ['世界总计', 2010, 3200, '亿立方米', 'BP'],
        [null, 2011, 3300, '亿立方米', 'BP'],
        ['中国', 2010, 960, '亿立方米', 'BP'],
        [null, 2011, 1060, '亿立方米', 'BP'],
        ['卡塔尔', 2010, 1310, '亿立方米', 'BP'],
        [null, 2011, 1500, '亿立方米', 'BP'],
      ],
      数据摘要: [
        ['统计量', '数值'],
        ['count', 6],
        ['mean', 1888.3],
      ],
    },
    means: { '中国 · 数值 · 2011': 1060, '卡塔尔 · 数值 · 2010': 1310 },
    asks: { totals: undefined },
  },
  {
    name: 'a header that says one unit and a column that says another',
    sheets: {
      S: [
        ['省份', '年份', '柴油产量（万桶）', '单位'],
        ['辽宁', 2010, 2100, '万吨'],
        ['山东', 2010, 3300, '万吨'],
      ],
    },
    refused: { at: 'S!C1', found: /“万桶” for 柴油产量, where S!D2 has “万吨”/ },
  },
  {
    name: 'two columns of one name',
    sheets: {
      S: [
        ['国家', '年份', '进口', '增长率', '出口', '增长率'],
        ['中国', 2010, 10, 0.1, 20, 0.2],
        ['日本', 2010, 11, 0.3, 21, 0.4],
      ],
    },
    refused: { at: 'S!F1', found: /“增长率” for 增长率, where S!D1/ },
  },
  {
    name: 'a city that another sheet has in another province',
    sheets: {
      2019: [
        ['城市', '片区', '专利（件）'],
        ['南京', '宁镇', 10],
        ['苏州', '苏南', 20],
        ['扬州', '宁镇', 5],
      ],
      2020: [
        ['城市', '片区', '专利（件）'],
        ['南京', '宁镇', 12],
        ['苏州', '苏南', 22],
        ['扬州', '苏中', 6],
      ],
    },
    means: { '扬州 · 专利 · 2019': 5, '扬州 · 专利 · 2020': 6 },
    asks: { groups: 'last' },
    groups: { '扬州 · 片区': '苏中', '南京 · 片区': '宁镇' },
  },
  {
    name: 'a city with two codes',
    sheets: {
      S: [
        ['代码', '城市', '年份', '专利（件）'],
        [320100, '南京', 2019, 10],
        [320500, '苏州', 2019, 20],
        [320101, '南京', 2020, 12],
        [320500, '苏州', 2020, 22],
      ],
    },
    refused: { at: 'S!A4', found: /“320101” for 南京, where S!A2 has “320100”/ },
  },
  {
    name: 'a province written once, without merging',
    sheets: {
      S: [
        ['省份', '城市', '2020年专利（件）'],
        ['江苏', '南京', 10],
        [null, '苏州', 20],
        ['浙江', '杭州', 30],
        [null, '宁波', 40],
      ],
    },
    means: { '苏州 · 专利 · 2020': 20 },
    groups: { '苏州 · 省份': '江苏', '宁波 · 省份': '浙江' },
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
    name: 'indicators in rows, units in columns',
    sheets: {
      '2020': [
        ['指标', '单位', '南京', '苏州', '无锡'],
        ['5G基站', '个', 100, 200, 300],
        ['宽带普及率', '%', 90.5, 91, 92],
        ['网办率', '%', 80, '不适用', 85],
      ],
    },
    means: { '南京 · 5G基站 · 2020': 100, '苏州 · 网办率 · 2020': undefined, '无锡 · 宽带普及率 · 2020': 92 },
  },
  {
    name: 'a row of units and one of weights below the header',
    sheets: {
      S: [
        ['2022 table'],
        ['City', 'Fibre', 'Speed', 'Complaints per 1,000'],
        ['Unit', '%', 'Mbps', 'number'],
        ['Weight', 0.5, 0.3, 0.2],
        ['Direction', '+', '+', '-'],
        ['Arden', 40, 120, 3],
        ['Birch', 30, 100, 5],
        ['Corby', 20, 90, 8],
      ],
    },
    means: { 'Arden · Fibre · 2022': 40, 'Corby · Complaints per 1,000 · 2022': 8 },
    weights: { Fibre: 0.5, Speed: 0.3 },
    negative: ['Complaints per 1,000'],
  },
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
    asks: { approximate: undefined, 'counted-in': undefined },
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
    asks: { 'per-cents': 'same' },
    means: { 'Arden · Coverage · 2020': 82.4, 'Birch · Coverage · 2020': 90 },
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
    asks: { direction: undefined, 'per-head': 'yes' },
    means: { '甲市 · 常住人口 · 2020': 500, '丙市 · 企业数 · 2020': 500, '乙市 · 失业率 · 2020': 4 },
    denominators: ['常住人口'],
    negative: ['失业率'],
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
    asks: { 'population-period': undefined, 'per-head': 'yes' },
    means: {
      'Arden · E-book loans · 2021': 120,
      'Corby · Population · 2021': 70000,
      'Corby · Population · 2022': 70000,
    },
    denominators: ['Population'],
  },
  {
    name: 'fields of a form between the title and the header, and days in which things are settled',
    sheets: {
      S: [
        [across('2022年各县（市、区）政务服务情况', 4)],
        ['填报单位：数据局', null, null, '单位：见表头'],
        [down('序号', 2), down('县（市、区）', 2), across('政务服务', 2), null],
        [null, null, '网上可办率（%）', '平均办结天数（天）'],
        [1, '东河区', 80, 4],
        [2, '清水县', 90, 3],
      ],
    },
    asks: { direction: undefined },
    means: { '东河区 · 网上可办率 · 2022': 80, '清水县 · 平均办结天数 · 2022': 3 },
    parents: { 网上可办率: '政务服务', 平均办结天数: '政务服务' },
    negative: ['平均办结天数'],
  },
  {
    name: 'the unit of the whole table written above it, which is not that of its rates',
    sheets: {
      S: [
        ['2022年各市财政收支'],
        [null, null, null, '单位：亿元'],
        ['城市', '收入', '支出', '支出占比'],
        ['甲市', 10, 12, '31.5%'],
        ['乙市', 20, 25, '42.0%'],
      ],
    },
    means: { '甲市 · 收入 · 2022': 10, '乙市 · 支出占比 · 2022': 42 },
    measures: { 收入: '亿元', 支出: '亿元', 支出占比: '%' },
  },
  {
    name: 'codes that begin with 0, and no names',
    sheets: { S: [['2020'], ['Code', 'Users'], ['01', 5], ['02', 6], ['03', 7]] },
    means: { '01 · Users · 2020': 5, '03 · Users · 2020': 7 },
  },
  {
    name: 'sections with a name above their rows',
    sheets: {
      S: [
        ['2020年'],
        ['城市', '用户'],
        ['华东'],
        ['上海', 1],
        ['南京', 2],
        ['华南'],
        ['广州', 3],
        ['深圳', 4],
      ],
    },
    means: { '南京 · 用户 · 2020': 2, '深圳 · 用户 · 2020': 4 },
    groups: { '南京 · section': '华东', '深圳 · section': '华南' },
  },
  {
    name: 'two tables side by side',
    sheets: {
      S: [
        ['2020年'],
        ['城市', '用户', null, '城市', '用户'],
        ['上海', 1, null, '广州', 3],
        ['南京', 2, null, '深圳', 4],
      ],
    },
    means: {
      '上海 · 用户 · 2020': 1,
      '南京 · 用户 · 2020': 2,
      '广州 · 用户 · 2020': 3,
      '深圳 · 用户 · 2020': 4,
    },
  },
  {
    name: 'a header repeated on every page',
    sheets: {
      S: [
        ['2020'],
        ['City', 'Users'],
        ['Arden', 1],
        ['Birch', 2],
        ['City', 'Users'],
        ['Corby', 3],
        ['Dover', 4],
      ],
    },
    means: { 'Birch · Users · 2020': 2, 'Dover · Users · 2020': 4 },
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
    name: 'names set with spaces, and blank rows and columns',
    sheets: {
      S: [
        ['2020年'],
        [null],
        [null, '城　市', null, '用户'],
        [null, '北　京', null, 1],
        [null],
        [null, '石家庄', null, 2],
        [null, '太　原', null, 3],
      ],
    },
    means: { '北京 · 用户 · 2020': 1, '太原 · 用户 · 2020': 3 },
  },
  {
    name: 'two indicators of one name under different headers',
    sheets: {
      S: [
        [across('2020', 5)],
        [down('City', 2), across('Households', 2), null, across('Firms', 2), null],
        [null, 'Online', 'Fibre', 'Online', 'Fibre'],
        ['Arden', 1, 2, 3, 4],
        ['Birch', 5, 6, 7, 8],
        ['Corby', 9, 10, 11, 12],
      ],
    },
    means: { 'Arden · Online · 2020': 1, 'Corby · Firms Online · 2020': 11, 'Birch · Firms Fibre · 2020': 8 },
  },
  {
    name: 'the same figures in two sheets',
    sheets: {
      A: [['2020'], ['City', 'Users'], ['Arden', 1], ['Birch', 2]],
      B: [['2020'], ['City', 'Users', 'Firms'], ['Arden', 1, 10], ['Birch', 2, 20]],
    },
    means: { 'Birch · Users · 2020': 2, 'Birch · Firms · 2020': 20 },
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
    name: 'two units of one name',
    sheets: { S: [['2020年'], ['区县', '用户'], ['朝阳区', 1], ['海淀区', 2], ['朝阳区', 3]] },
    refused: { at: 'S!B5', found: /“3” for 朝阳区/ },
  },
  {
    name: 'a second table below the first',
    sheets: {
      S: [
        ['2020'],
        ['City', 'Users', 'Firms'],
        ['Arden', 1, 2],
        ['Birch', 2, 3],
        [null],
        ['City', 'Schools', 'Hospitals'],
        ['Arden', 5, 6],
        ['Birch', 7, 8],
      ],
    },
    refused: { at: 'S!A6', found: /second table/ },
  },
  {
    name: 'figures without a header',
    sheets: {
      S: [
        ['Arden', 1, 2],
        ['Birch', 3, 4],
      ],
    },
    refused: { at: 'S!A1', found: /without a header/ },
  },
  {
    name: 'only texts',
    sheets: { S: [['Dear colleagues'], ['please send your figures', 'by Friday']] },
    refused: { at: '', found: /no table of figures/ },
  },
  {
    name: 'a figure merged over two units',
    sheets: { S: [['2020年'], ['城市', '用户'], ['甲市', { v: 7, down: 2 }], ['乙市', null], ['丙市', 3]] },
    asks: { merged: 'missing' },
    means: { '甲市 · 用户 · 2020': undefined, '乙市 · 用户 · 2020': undefined, '丙市 · 用户 · 2020': 3 },
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
    name: 'words among figures',
    sheets: {
      S: [['2020年'], ['城市', '得分'], ['甲市', 80], ['乙市', '良好'], ['丙市', 70], ['丁市', '80-90']],
    },
    asks: { text: undefined, range: undefined },
    means: { '甲市 · 得分 · 2020': 80, '乙市 · 得分 · 2020': undefined, '丁市 · 得分 · 2020': undefined },
  },
  {
    name: 'a row without a name',
    sheets: { S: [['2020'], ['City', 'Users'], ['Arden', 1], [null, 2], ['Corby', 3]] },
    refused: { at: 'S!B4', found: /“2” in a row without a name/ },
  },
  {
    name: 'a sheet of indicators with parts, directions and weights',
    sheets: {
      指标体系: [
        ['一级指标', '一级指标权重', '指标', '方向', '单位', '权重'],
        [down('接入', 2), 0.6, '宽带普及率', '正向', '%', 0.7],
        [null, null, '基站数', '正向', '个', 0.3],
        ['应用', 0.4, '平均办理时长', '负向', '天', 1],
      ],
      数据: [
        ['2021年'],
        ['城市', '宽带普及率', '基站数', '平均办理时长', '备用指标'],
        ['甲市', 90, 100, 5, 1],
        ['乙市', 80, 200, 6, 2],
        ['丙市', 70, 300, 7, 3],
      ],
    },
    means: { '甲市 · 宽带普及率 · 2021': 90, '丙市 · 平均办理时长 · 2021': 7 },
    negative: ['平均办理时长'],
    denominators: ['备用指标'],
    weights: { 接入: 0.6, 应用: 0.4, 宽带普及率: 0.7, 基站数: 0.3 },
  },
  {
    name: 'a sheet of indicators with a weight that is none',
    sheets: {
      Indicators: [
        ['Indicator', 'Direction', 'Weight'],
        ['Fibre', 'positive', 'high'],
        ['Speed', 'sideways', 0.5],
      ],
      Data: [['2020'], ['City', 'Fibre', 'Speed'], ['Arden', 1, 2], ['Birch', 3, 4]],
    },
    refused: { at: 'Indicators!C2', found: /“high”/ },
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
    asks: { marked: undefined, text: undefined },
    means: { 'Arden · Users · 2020': undefined, 'Birch · Users · 2020': 12 },
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
  {
    name: 'a per cent where the unit is another',
    sheets: { S: [['2020年'], ['城市', '用户（万户）'], ['甲市', 90], ['乙市', '82.4%'], ['丙市', 70]] },
    asks: { 'per-cents': 'same' },
    refused: { at: 'S!B4', found: /“82.4%” in a column whose unit is “万户”/ },
  },
  {
    name: 'one indicator in two rows of the sheet of indicators',
    sheets: {
      Indicators: [
        ['Part', 'Indicator', 'Weight'],
        ['Homes', 'Online', 0.5],
        ['Firms', 'Online', 0.5],
      ],
      Data: [['2020'], ['City', 'Online'], ['Arden', 1], ['Birch', 3]],
    },
    refused: { at: 'Indicators!B3', found: /“Online”/ },
  },
  {
    name: 'two sheets of indicators',
    sheets: {
      A: [
        ['Indicator', 'Weight'],
        ['Fibre', 0.5],
      ],
      B: [
        ['Indicator', 'Weight'],
        ['Speed', 0.5],
      ],
      Data: [['2020'], ['City', 'Fibre', 'Speed'], ['Arden', 1, 2], ['Birch', 3, 4]],
    },
    refused: { at: 'B!A1', found: /second sheet of indicators/ },
  },
  {
    name: 'a header in two languages, and texts in the first rows',
    sheets: {
      S: [
        ['2020年'],
        ['城市', '得分'],
        ['City', 'Score'],
        ['甲市', '良好'],
        ['乙市', '一般'],
        ['丙市', 70],
        ['丁市', 80],
        ['戊市', 90],
      ],
    },
    asks: { text: undefined },
    means: { '甲市 · Score · 2020': undefined, '戊市 · Score · 2020': 90 },
  },
];
