import { lowestFirst, publishedPeriods } from '../../edition/index.js';
import type { Release, Subject } from '../../release/index.js';
import { number, periodName } from '../numbers/numbers.js';
import type { Among, Claim, Over, Quantity, Said, When } from './claim.js';

const digitsOf = ({ value, half }: Said) =>
  half === 0 && Number.isInteger(value) ? 0 : Math.max(0, Math.round(-Math.log10(2 * half || 0.01)));
const figure = (said: Said) => number(said.value, digitsOf(said), 'zh').replace('−', '-');

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
  `${comparisons[is]}${figure(value)}${to ? `${unit}至${figure(to)}` : ''}${unit}`;

/** A claim as a Chinese sentence; `over` where it is said of every period from one to another, or of none. */
export function chinese(
  release: Release,
  claim: Claim,
  { g, t, since, perHead }: When,
  say: (of: Subject) => string,
  over?: Over,
): string {
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const node = g === 0 ? '' : `在${plan.nodes[g]!.title.zh}方面`;
  const from = since >= 0 && since !== t - 1 ? `较${periodName(periods[since]!, 'zh')}` : '';
  const times = over
    ? `${periodName(over.from, 'zh')}至${periodName(over.to, 'zh')}${over.none ? '没有一期' : plan.frequency === 'year' ? '每年' : '每期'}`
    : `${t < 0 ? `${periodName(periods[0]!, 'zh')}之前` : periodName(periods[t]!, 'zh')}${from}`;
  const head = `${times}${node}`;
  return `${head}${said(release, claim, say, { heads: perHead ? '人均' : '', lowFirst: lowestFirst(plan, g) })}`;
}

type Of<K extends Claim['kind']> = Extract<Claim, { kind: K }>;
interface How {
  heads: string;
  lowFirst: boolean;
}

function said(release: Release, claim: Claim, say: (of: Subject) => string, how: How): string {
  const units = release.plan.unitsTitle.zh;
  switch (claim.kind) {
    case 'gap':
      return `${units}之间的差距${claim.narrowed ? '缩小' : '扩大'}`;
    case 'count':
      return `${say(claim.group)}有${claim.n}个${units}位列前${claim.k}位`;
    case 'share':
    case 'share-change':
    case 'value':
    case 'growth':
      return measured(claim, say, how);
    case 'above':
    case 'margin':
    case 'multiple':
    case 'faster':
      return compared(claim, say, how);
    default:
      return placed(claim, say, how);
  }
}

function placed(
  claim: Of<'rank'> | Of<'top'> | Of<'newcomer'> | Of<'moved'>,
  say: (of: Subject) => string,
  { heads }: How,
): string {
  const name = `${say(claim.place)}${heads}`;
  const within = ({ group, tier }: Among) => (tier ? '在同一梯队中' : group ? `在${say(group)}` : '');
  switch (claim.kind) {
    case 'rank':
      if (!claim.fromEnd) return `${name}${within(claim)}列第${claim.rank}位`;
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

function measured(
  claim: Of<'share'> | Of<'share-change'> | Of<'value'> | Of<'growth'>,
  say: (of: Subject) => string,
  { heads }: How,
): string {
  switch (claim.kind) {
    case 'value':
      return `${say(claim.place)}${heads}指数${claim.value.is === 'equal' ? '为' : ''}${quantity(claim.value, '点')}`;
    case 'share':
      return `${claim.places.map(say).join('、')}${claim.places.length > 1 ? '合计' : ''}占${say(claim.of)}的${quantity(claim.percent, '%')}`;
    case 'share-change': {
      const by = claim.by ? quantity(claim.by, '个百分点') : '';
      return `${say(claim.place)}占${say(claim.of)}的比重${claim.up ? '上升' : '下降'}${by}`;
    }
    case 'growth': {
      const { by, unit, up } = claim;
      const name = `${say(claim.place)}指数`;
      if (!by) return `${name}${up ? '上升' : '下降'}`;
      if (unit === 'times')
        return `${name}${by.is === 'equal' ? '为' : comparisons[by.is]}原来的${figure(by.value)}倍`;
      return `${name}${up ? '增长' : '下降'}${quantity(by, unit === 'percent' ? '%' : '点')}`;
    }
  }
}

function compared(
  claim: Of<'above'> | Of<'margin'> | Of<'multiple'> | Of<'faster'>,
  say: (of: Subject) => string,
  { heads, lowFirst }: How,
): string {
  const [name, other] = [say(claim.place), say(claim.other)];
  switch (claim.kind) {
    case 'above': {
      if (claim.by === 'value') return `${name}${heads}指数${claim.above ? '高于' : '低于'}${other}`;
      const words = lowFirst ? (['领先于', '落后于'] as const) : (['高于', '低于'] as const);
      return `${name}${heads}排名${claim.above ? words[0] : words[1]}${other}`;
    }
    case 'margin':
      return `${name}指数比${other}${claim.above ? '高' : '低'}${quantity(claim.by, '点')}`;
    case 'multiple':
      return `${name}${heads}指数是${other}的${quantity(claim.times, '倍')}`;
    case 'faster':
      return `${name}增速${claim.faster ? '高于' : '低于'}${other}`;
  }
}
