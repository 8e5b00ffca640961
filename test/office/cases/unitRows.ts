import { across, down, type OfficeCase } from './officeCase.js';

/** Units of measure in a row of their own below the names of the indicators. */
export const unitRowCases: OfficeCase[] = [
  {
    name: 'a row of units below the names of the indicators, without a word for it and without brackets',
    sheets: {
      S: [
        ['Digital services, 2023'],
        ['City', 'Broadband subscriptions', 'Internet users', 'R&D expenditure', 'Training'],
        [null, 'per 100 inhabitants', '%', 'million EUR', 'hours'],
        ['Arden', 41.2, 91, 20145.3, 4],
        ['Birch Hill', 33.8, 84.2, 3901.7, 9],
        ['Coldwater', 40.1, 92.3, 8700.2, 5],
      ],
    },
    means: { 'Arden · Broadband subscriptions · 2023': 41.2, 'Coldwater · R&D expenditure · 2023': 8700.2 },
    measures: {
      'Broadband subscriptions': 'per 100 inhabitants',
      'Internet users': '%',
      'R&D expenditure': 'million EUR',
      Training: 'hours',
    },
  },
  {
    name: 'a row of Chinese units below names merged down beside it',
    sheets: {
      表: [
        [across('2021年信息化主要指标', 4)],
        [down('地区', 3), across('基础设施', 2), null, '应用'],
        [null, '宽带接入端口', '移动电话基站', '电子商务销售额'],
        [null, '万个', '个', '亿元'],
        ['南京', 320.5, 4100, 88.1],
        ['苏州', 410, 3900, 85],
        ['无锡', 250, 2500, 80],
      ],
    },
    means: { '南京 · 宽带接入端口 · 2021': 320.5, '无锡 · 电子商务销售额 · 2021': 80 },
    measures: { 宽带接入端口: '万个', 移动电话基站: '个', 电子商务销售额: '亿元' },
    parents: { 移动电话基站: '基础设施', 电子商务销售额: '应用' },
  },
  {
    name: 'names of indicators that have the words of units, below headings of their own',
    sheets: {
      S: [
        ['Digital services, 2023'],
        ['City', 'Access', 'Use', 'Staff'],
        [null, 'Lines per 100 people', 'People online', 'Hours of training'],
        ['Arden', 41.2, 910, 20],
        ['Birch Hill', 33.8, 842, 39],
        ['Coldwater', 40.1, 923, 87],
      ],
    },
    means: { 'Arden · Lines per 100 people · 2023': 41.2, 'Coldwater · People online · 2023': 923 },
  },
  {
    name: 'one name over two measures of it',
    sheets: {
      S: [
        ['Digital services, 2023'],
        ['City', 'Subscriptions', null, 'Sales', null],
        [null, 'thousand', '%', 'million EUR', '%'],
        ['Arden', 41.2, 91, 20145.3, 4],
        ['Birch Hill', 33.8, 84.2, 3901.7, 9],
        ['Coldwater', 40.1, 92.3, 8700.2, 5],
      ],
    },
    means: {
      'Arden · Subscriptions, thousand · 2023': 41.2,
      'Arden · Subscriptions, % · 2023': 91,
      'Coldwater · Sales, % · 2023': 5,
    },
    measures: { 'Sales, million EUR': 'million EUR', 'Sales, %': '%' },
    parents: { 'Sales, %': 'Sales' },
  },
];
