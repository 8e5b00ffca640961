import { down, type OfficeCase } from './officeCase.js';

/** Sheets about the indicators: parts, directions and weights. */
export const indicatorSheetCases: OfficeCase[] = [
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
];
