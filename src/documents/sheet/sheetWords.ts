import type { Plan, Text } from '../../edition/index.js';
import { type PlaceSheet, studyVariationText } from '../../words/index.js';

/** The words of the sheet of a place beside its sentences. */
export const sheetWords = {
  title: { en: 'One-page sheet', zh: '一页纸' },
  sure: { en: 'How sure is it?', zh: '有多大把握' },
  sureHow: {
    en: 'Ranks as published (dot), and in nine of ten reasonable weightings (line)',
    zh: '圆点为公布位次，横线为十种合理算法中九种的位次',
  },
  peers: { en: 'Close then, apart now', zh: '起点相近，如今各在何处' },
  nearest: { en: 'Those nearest in rank then', zh: '当时位次相邻者，如今各在何处' },
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
export function howRanges(plan: Plan, hasLevers: boolean): Text {
  const { en, zh } = studyVariationText(plan);
  return {
    en: `Nine in ten results lie in it: ${en}.${hasLevers ? ' A change of an indicator is one that another place achieved in the period named.' : ''}`,
    zh: `九成方案的结果在此范围内：${zh}。${hasLevers ? '各项改变均为其他地区在所示期间真实做到的幅度。' : ''}`,
  };
}

/** In how many parts the rank rose, and in how many it fell. */
export function partsClaim({ parts }: Pick<PlaceSheet, 'parts'>, firstIsBest: boolean): Text {
  const moves = parts.map(({ before, now }) => (before.rank.value - now.rank.value) * (firstIsBest ? 1 : -1));
  const [rose, fell] = [moves.filter((by) => by > 0).length, moves.filter((by) => by < 0).length];
  return {
    en: `Of ${parts.length} parts, ${rose} rose in rank and ${fell} fell`,
    zh: `${parts.length}个部分中，位次${rose}升${fell}降`,
  };
}

/** Two periods as they are written in a language. */
export interface Ends {
  from: Text;
  to: Text;
}

/** Among how many ranks are counted, and which mark is which period. */
export const partsHow = (of: Text, units: Text, { from, to }: Ends): Text => ({
  en: `Rank among ${of.en} ${units.en.toLowerCase()}: hollow in ${from.en}, full in ${to.en}`,
  zh: `在${of.zh}个${units.zh}中的位次：空心为${from.zh}，实心为${to.zh}`,
});

export const peersHow = ({ from, to }: Ends): Text => ({
  en: `Rank in ${from.en} and in ${to.en}; in brackets the range`,
  zh: `${from.zh}与${to.zh}的位次，括号内为范围`,
});

export const gainsHow = ({ from, to }: Ends): Text => ({
  en: `Points gained from ${from.en} to ${to.en}, part by part`,
  zh: `${from.zh}至${to.zh}各部分增减的点数`,
});
