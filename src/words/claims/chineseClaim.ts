import { type Plan, publishedPeriods, ranksLowestFirst } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { periodName } from '../numbers/numbers.js';
import { periodNoun } from '../numbers/periodWords.js';
import type { Among, Claim, ClaimOf, PeriodRun, Quantity, When } from './claim.js';
import { figureText, wordPartText } from './figureText.js';
import type { ClaimNames } from './names.js';

const comparisons: Record<Quantity['is'], string> = {
  equal: '',
  more: '超过',
  less: '不到',
  'at-least': '至少',
  'at-most': '至多',
  about: '约',
  nearly: '近',
  'just-over': '略高于',
  between: '',
};
const quantity = ({ is, value, to }: Quantity, unit: string) =>
  `${comparisons[is]}${figureText(value, 'zh')}${to ? `${unit}至${figureText(to, 'zh')}` : ''}${unit}`;
/** 三分之一, 约33%, 2倍: what a part is of the whole, or how many times another. */
const part = (of: Quantity, times: number, unit: string) => {
  const words = wordPartText(of, times, 'zh');
  if (!words) return quantity(of, unit);
  return of.is === 'more' ? `${words}以上` : `${of.is === 'about' ? '' : comparisons[of.is]}${words}`;
};

/** A claim as a Chinese sentence; `over` where it is said of several periods, or of none of them. */
export function chineseClaim(
  release: Release,
  claim: Claim,
  { g, t, since, perHead }: When,
  names: ClaimNames,
  over?: PeriodRun,
): string {
  const { plan } = release;
  const periods = publishedPeriods(plan).map((period) => periodName(period, 'zh'));
  const node = g === 0 ? '' : `在${names.part(g)}方面`;
  const from = since >= 0 && since !== t - 1 ? `较${periods[since]}` : '';
  const at = t < 0 ? `${periods[0]}之前` : periods[t];
  const head = `${over ? ofPeriods(plan, over) : `${at}${from}`}${node}`;
  return `${head}${predicateText(release, claim, names.place, { heads: perHead ? '人均' : '', lowFirst: ranksLowestFirst(plan, g) })}`;
}

/** 2018年至2022年每年, 2022年连续第3年. */
function ofPeriods(plan: Plan, { from, to, n, none, exact }: PeriodRun): string {
  const [first, last] = [from, to].map((t) => periodName(publishedPeriods(plan)[t]!, 'zh'));
  const noun = periodNoun(plan).zh;
  if (exact) return `${last}连续第${n}${noun}`;
  const yearly = noun === '年';
  const each = none ? (yearly ? '没有一年' : '没有一期') : yearly ? '每年' : '每期';
  return n > to - from + 1 ? `截至${last}的${n}${noun}中${each}` : `${first}至${last}${each}`;
}

interface ChineseForms {
  heads: string;
  lowFirst: boolean;
}

function predicateText(
  release: Release,
  claim: Claim,
  say: (of: Subject) => string,
  how: ChineseForms,
): string {
  const units = release.plan.unitsTitle.zh;
  switch (claim.kind) {
    case 'gap':
      return `${units}之间的${how.heads}差距${claim.narrowed ? '缩小' : '扩大'}`;
    case 'share':
    case 'share-change':
    case 'value':
    case 'growth':
      return valueText(claim, say, how);
    case 'above':
    case 'tied':
    case 'margin':
    case 'multiple':
    case 'faster':
      return comparisonText(claim, say, how);
    default:
      return rankText(claim, say, how);
  }
}

function rankText(
  claim: ClaimOf<'rank'> | ClaimOf<'top'> | ClaimOf<'newcomer'> | ClaimOf<'moved'>,
  say: (of: Subject) => string,
  { heads }: ChineseForms,
): string {
  const name = `${say(claim.place)}${heads}`;
  const within = ({ group, tier, size }: Among) =>
    `${size === undefined ? '' : `在${size}个中`}${tier ? '在同一梯队中' : group ? `在${say(group)}` : ''}`;
  switch (claim.kind) {
    case 'rank':
      if (!claim.fromEnd)
        return `${name}${within(claim)}列第${claim.rank}位${claim.to === undefined ? '' : `至第${claim.to}位`}`;
      return claim.rank === 1
        ? `${name}${within(claim)}垫底`
        : `${name}${within(claim)}列倒数第${claim.rank}位`;
    case 'top':
      return `${name}${within(claim)}位列${claim.fromEnd ? '后' : '前'}${claim.k}位`;
    case 'newcomer':
      return claim.k === 1 ? `${name}首次列第1位` : `${name}首次进入前${claim.k}位`;
    case 'moved': {
      if (claim.up === undefined) return `${name}位次不变`;
      return `${name}位次${claim.up ? '上升' : '下降'}${claim.places === undefined ? '' : `${claim.places}位`}`;
    }
  }
}

function valueText(
  claim: ClaimOf<'share'> | ClaimOf<'share-change'> | ClaimOf<'value'> | ClaimOf<'growth'>,
  say: (of: Subject) => string,
  { heads }: ChineseForms,
): string {
  switch (claim.kind) {
    case 'value':
      return `${say(claim.place)}${heads}指数${claim.value.is === 'equal' ? '为' : ''}${quantity(claim.value, '点')}`;
    case 'share':
      return `${claim.places.map(say).join('、')}${heads}${claim.places.length > 1 ? '合计' : ''}占${say(claim.of)}的${part(claim.percent, 1, '%')}`;
    case 'share-change': {
      const by = claim.by ? quantity(claim.by, '个百分点') : '';
      return `${say(claim.place)}${heads}占${say(claim.of)}的比重${claim.up ? '上升' : '下降'}${by}`;
    }
    case 'growth': {
      const { by, unit, up, yearly } = claim;
      const name = `${say(claim.place)}${heads}指数${yearly ? '年均' : ''}`;
      if (up === undefined) return `${name}持平`;
      if (!by) return `${name}${up ? '上升' : '下降'}`;
      if (unit === 'times')
        return `${name}${up ? '升至' : '降至'}${comparisons[by.is]}原来的${figureText(by.value, 'zh')}倍`;
      return `${name}${up ? '增长' : '下降'}${unit === 'percent' ? part(by, 1, '%') : quantity(by, '点')}`;
    }
  }
}

function comparisonText(
  claim: ClaimOf<'above'> | ClaimOf<'tied'> | ClaimOf<'margin'> | ClaimOf<'multiple'> | ClaimOf<'faster'>,
  say: (of: Subject) => string,
  { heads, lowFirst }: ChineseForms,
): string {
  const [name, other] = [say(claim.place), say(claim.other)];
  switch (claim.kind) {
    case 'above': {
      if (claim.by === 'value') return `${name}${heads}指数${claim.above ? '高于' : '低于'}${other}`;
      const words = lowFirst ? (['领先于', '落后于'] as const) : (['高于', '低于'] as const);
      return `${name}${heads}排名${claim.above ? words[0] : words[1]}${other}`;
    }
    case 'tied':
      return `${name}${heads}与${other}${claim.by === 'rank' ? '位次' : '指数'}相同`;
    case 'margin':
      return `${name}${heads}指数比${other}${claim.above ? '高' : '低'}${quantity(claim.by, '点')}`;
    case 'multiple':
      return `${name}${heads}指数是${other}的${part(claim.times, 100, '倍')}`;
    case 'faster':
      return `${name}${heads}增速${claim.faster ? '高于' : '低于'}${other}`;
  }
}
