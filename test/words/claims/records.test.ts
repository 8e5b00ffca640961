import { beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../../src/release/index.js';
import { checkClaim } from '../../../src/words/index.js';
import { releaseOf } from '../../helpers/editions.js';
import { eightTowns } from './eightTowns.js';

/** Counted by hand from the values in `eightTowns.ts`. */
const judged: Readonly<Record<'true' | 'false' | 'no-figure', readonly string[]>> = {
  true: [
    'Ashford hit a record high of 36 points in 2022',
    "Hexham's index hit a record low in 2022",
    'The index of Corby peaked in 2020',
    "Brill's index reached its highest level on record in 2022",
    'The index of Glynde fell in 2022 for the first time since 2019',
    'Dunster grew by double digits in 2022',
    'Elton, Frome and Corby together scored less than Ashford',
    'Ashford ranked first in 2022, with Brill and Dunster completing the top three',
    'On average, the index of Ashford grew by 6.3% a year from 2019 to 2022',
    'Dunster edged out Corby for third place in 2021',
    'Ashford ranked first, with Brill and Dunster completing the top three in 2022',
    'Ashford outperformed Brill in 2022',
    'Ashford, Brill and Dunster occupied first to third place in 2022',
    'The index of Dunster jumped from 15 points in 2021 to 21 in 2022',
    '青石指数2022年创历史新高',
    '青石、白沙、金川2022年排在第1至3位',
    '金川由2020年的第4位一路攀升至2022年的第3位',
    '2022年青石是沿海排名最高的城市',
    '云岭指数2022年创2019年以来新低',
    '红山指数2020年达到峰值',
    '绿洲指数2022年出现2019年以来首次下降',
    '金川2022年增速达到两位数',
    '前三大城市中有两个位于沿海',
  ],
  false: [
    'Glynde hit a record high in 2022',
    'The index of Corby peaked in 2021',
    'The index of Elton fell in 2022 for the first time since 2019',
    'Brill grew by double digits in 2022',
    'Dunster and Elton together scored more than Ashford',
    'Ashford ranked first in 2022, with Brill and Corby completing the top three',
    'Corby regained third place in 2022',
    'Dunster had to settle for fifth place in 2022',
    'Corby made it into the top three in 2022',
    'Brill outperformed Ashford in 2022',
    '绿洲指数2022年创历史新高',
    '2022年白沙是沿海排名最高的城市',
    '白沙、青石、金川2022年排在第1至3位',
    '红山2022年重回第三位',
    '白沙2022年增速达到两位数',
    '前三大城市中有一个位于沿海',
  ],
  // It was third in 2021 and not in 2020 or 2019: whether it ever was before, nobody knows.
  'no-figure': ['Dunster regained third place in 2021', '金川2021年重回第三位'],
};

describe('records, what is regained, and what several have together', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(eightTowns());
  }, 120_000);

  it.each(Object.entries(judged))('are judged: %s', (verdict, sentences) => {
    const called = sentences.map(
      (said) => `${said}: ${checkClaim(release, said, /\p{Script=Han}/u.test(said) ? 'zh' : 'en').verdict}`,
    );
    expect(called).toEqual(sentences.map((said) => `${said}: ${verdict}`));
  });
});
