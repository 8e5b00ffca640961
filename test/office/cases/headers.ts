import { across, down, type OfficeCase, pct } from './officeCase.js';

/** Headers, columns and sheets: what is a table, and what stands around it. */
export const headerCases: OfficeCase[] = [
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
    asks: { period: '2020' },
    means: { 'Birch · Users · 2020': 2, 'Arden · Hospitals · 2020': 6 },
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
  {
    name: 'a header whose texts stand over the first of their columns alone, and sections below the total',
    sheets: {
      S: [
        ['表3-2 分地区主要指标（2021—2022年）'],
        ['地 区', '宽带用户（万户）', null, '网站普及率（%）', null, '销售额（亿元）'],
        [null, '2021年', '2022年', '2021年', '2022年', '2022年'],
        ['全  国', 53579, 58965, 73, 75.6, 308000.5],
        ['东部地区'],
        ['北  京', 787, 830, 90.2, 91.5, 38211.4],
        ['天  津', 577, 601, 83.3, 84.6, 4120.9],
        ['中部地区'],
        ['山  西', 1289, 1398, 70.6, 73, 2811.7],
        ['河  南', 3463, '—', 69.5, 72.4, '…'],
      ],
    },
    groups: { '北京 · section': '东部地区', '河南 · section': '中部地区' },
    means: {
      '北京 · 宽带用户 · 2021': 787,
      '北京 · 宽带用户 · 2022': 830,
      '天津 · 网站普及率 · 2022': 84.6,
      '山西 · 销售额 · 2022': 2811.7,
      '河南 · 宽带用户 · 2022': undefined,
    },
    units: ['北京', '天津', '山西', '河南'],
  },
  {
    name: 'years over the first of their columns alone',
    sheets: {
      S: [
        ['Town', '2021', null, '2022', null],
        [null, 'Broadband (%)', 'Shops', 'Broadband (%)', 'Shops'],
        ['Aach', 50.1, 12, 55.2, 14],
        ['Calw', 61.4, 10, 63, 11],
      ],
    },
    means: { 'Aach · Shops · 2021': 12, 'Calw · Broadband · 2022': 63, 'Calw · Shops · 2022': 11 },
  },
  {
    name: 'years in a column whose header is in another language',
    sheets: {
      S: [
        ['Country', 'Jahr', 'Breitband (%)'],
        ['Deutschland', 2021, 88.5],
        ['Deutschland', 2022, 90.1],
        ['Schweiz', 2021, 91.3],
        ['Schweiz', 2022, 92],
      ],
    },
    units: ['Deutschland', 'Schweiz'],
    means: { 'Deutschland · Breitband · 2022': 90.1, 'Schweiz · Breitband · 2021': 91.3 },
  },
];
