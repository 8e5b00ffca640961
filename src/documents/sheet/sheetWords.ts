import type { Text } from '../../edition/index.js';

/** The words of the sheet of a place beside its sentences. */
export const sheetWords = {
  title: { en: 'One-page sheet', zh: '一页纸' },
  parts: { en: 'What rose and what fell', zh: '哪些部分升，哪些部分降' },
  sure: { en: 'How sure is it?', zh: '有多大把握' },
  sureHow: {
    en: 'Ranks as published (dot), and in nine of ten reasonable weightings (line)',
    zh: '圆点为公布位次，横线为十种合理算法中九种的位次',
  },
  peers: { en: 'Level then, apart now', zh: '同一起点，如今各在何处' },
  nearest: { en: 'Those nearest in rank', zh: '前后各位三年来的位次' },
  gains: { en: 'Where they gained', zh: '他们升在哪里' },
  compared: { en: 'Gains beside these', zh: '与他们相比各部分的增减' },
  levers: { en: 'What others achieved, and what it would do here', zh: '别人做到的，放在这里会怎样' },
  leversHow: {
    en: 'Each change alone, all other places standing still: no forecast, and no word on cost',
    zh: '每次只改一项，其他地区不动；不是预测，也不计成本',
  },
  indicator: { en: 'Indicator', zh: '指标' },
  target: { en: 'Now → then', zh: '现值 → 达到' },
  by: { en: 'Achieved by', zh: '谁做到过' },
  points: { en: 'Points', zh: '得分变化' },
  rank: { en: 'Rank (range)', zh: '位次（范围）' },
  together: { en: 'All together', zh: '各项都做到' },
  how: { en: 'How the range is found.', zh: '范围怎么来的。' },
  cite: { en: 'How to cite.', zh: '引用。' },
} satisfies Record<string, Text>;

/** How ranges and levers are computed, once at the foot. */
export const howRanges = (names: boolean): Text => ({
  en: `Weights vary by a quarter, one indicator or none is left out, and known errors of the data are drawn; nine of ten results lie in it.${names ? ' A change of an indicator is one that another place achieved in the period named.' : ''}`,
  zh: `权重上下变动四分之一，剔除一项指标或不剔除，并计入已知的数据误差，十次结果中有九次在此范围内。${names ? '各项改变均为其他地区在所示期间真实做到的幅度。' : ''}`,
});

/** Among how many ranks are counted, and which mark is which period. */
export const partsHow = (of: string, units: Text, from: string, to: string): Text => ({
  en: `Rank among ${of} ${units.en.toLowerCase()}: hollow in ${from}, full in ${to}`,
  zh: `在${of}个${units.zh}中的位次：空心为${from}年，实心为${to}年`,
});

export const peersHow = (from: string, to: string): Text => ({
  en: `Rank in ${from} and in ${to}; in brackets the range`,
  zh: `${from}与${to}的位次，括号内为范围`,
});

export const gainsHow = (from: string, to: string): Text => ({
  en: `Points gained from ${from} to ${to}, part by part`,
  zh: `${from}至${to}各部分增减的点数`,
});
