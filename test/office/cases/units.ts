import { down, type OfficeCase } from './officeCase.js';

/** Units: where their names, codes and groups stand. */
export const unitCases: OfficeCase[] = [
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
    name: 'two units of one name',
    sheets: { S: [['2020年'], ['区县', '用户'], ['朝阳区', 1], ['海淀区', 2], ['朝阳区', 3]] },
    refused: { at: 'S!B5', found: /“3” for 朝阳区/ },
  },
  {
    name: 'a row without a name',
    sheets: { S: [['2020'], ['City', 'Users'], ['Arden', 1], [null, 2], ['Corby', 3]] },
    refused: { at: 'S!B4', found: /“2” in a row without the name of the unit/ },
  },
];
