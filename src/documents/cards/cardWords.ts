import type { Text } from '../../edition/index.js';

/** Fixed words of a card. */
export const cardWords = {
  rank: { en: 'Rank', zh: '位次' },
  index: { en: 'Index', zh: '指数' },
  perHead: { en: 'Per head', zh: '人均' },
  points: { en: 'points', zh: '点' },
  overTime: { en: 'Over time', zh: '历年' },
  parts: { en: 'Its parts', zh: '构成' },
  everyone: { en: 'each line is a place', zh: '每条竖线代表一个地区' },
  everyoneLog: { en: 'each line is a place, log scale', zh: '每条竖线代表一个地区，对数刻度' },
  first: { en: 'first', zh: '首位' },
  last: { en: 'last', zh: '末位' },
  ranges: { en: 'rank ranges in nine of ten variants', zh: '九成方案下的位次区间' },
  holds: { en: 'holds in nine of ten variants', zh: '九成方案下均列此位' },
} satisfies Record<string, Text>;
