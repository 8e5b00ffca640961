import { firstIsBest, isHigherWorse } from '../../edition/index.js';
import type { Change } from '../facts/fact.js';
import { unchangedGrowth } from '../facts/parts.js';
import { aheadWords, changeMeaning, moveWords } from '../polarityWords.js';
import { chineseCardinal } from './cardinals.js';
import { chinese } from './chinese.js';
import { aboutPart, amongAll, chineseCount, indexOf, membersOf, unitsOf } from './chineseParts.js';
import { isUnnamed } from './nameWithin.js';
import { type Phrase, phrase } from './phrase.js';
import { plainChineseStudies } from './plainChineseStudies.js';
import {
  endsOf,
  fewOf,
  frontOf,
  plainAmount,
  plainPair,
  plainPoints,
  plainRank,
  plainShare,
} from './plainParts.js';
import type { Sentences } from './sentences.js';
import {
  isDivided,
  isWrittenAsNought,
  nodeNumber,
  partTitle,
  type Speaker,
  totalSubject,
} from './speaker.js';

/** The first register in Chinese: what a reader meets first. Never more certain than the exact sentence of the same fact. */
export const plainChinese: Sentences = {
  ...chinese,
  ...plainChineseStudies,
  standing: (fact, s) => {
    const { place, period, node, value, before, base, ranked } = fact;
    if (!ranked && isDivided(s) && place.level === 'total') return chinese.standing(fact, s);
    const changes = [...changeOf(before, node, s), ...baseOf(base, before, node, s)];
    const part = partTitle(node, s);
    const where = phrase`${s.period(period)}${part ? `${part.zh}方面` : undefined}`;
    if (!ranked) return [phrase`${where}${s.name(place)}得${plainPoints(value, s)}点`, ...changes];
    const { rank, of, range, rivals } = ranked;
    const level = rivals.length > 0 ? [levelWith(fewOf(rivals, s))] : [];
    return [
      phrase`${where}${s.name(place)}在${amongAll(of, place.level, s)}中列${plainRank(rank, range, s)}`,
      ...level,
      ...changes,
    ];
  },
  absent: ({ place, period, node, lacks, last }, s) => {
    const part = partTitle(node, s);
    const why =
      lacks.length === 0
        ? undefined
        : lacks.length > 3
          ? '，数据不全'
          : phrase`，缺${s.list(lacks.map((n) => [n.zh]))}的数据`;
    const before = last
      ? [phrase`上一次有分是${s.period(last.period)}，为${plainPoints(last.value, s)}点`]
      : [];
    return [phrase`${s.period(period)}${s.name(place)}没有${part ? part.zh : ''}得分${why}`, ...before];
  },
  home: ({ node, standing: { place, ranked, value, period } }, s) => {
    const part = aboutPart(node, s);
    if (!ranked) return [phrase`${part}${s.period(period)}${s.name(place)}得${plainPoints(value, s)}点`];
    const level =
      ranked.range === undefined && ranked.rivals.length > 0
        ? phrase`，与${fewOf(ranked.rivals, s)}不相上下`
        : undefined;
    return [
      phrase`${part}${s.name(place)}在${amongAll(ranked.of, place.level, s)}中列${plainRank(ranked.rank, ranked.range, s)}${level}`,
    ];
  },
  whole: ({ period, node, value, before }, s) => {
    if (isDivided(s) && partTitle(node, s) === undefined) return [];
    const named = isUnnamed(s.plan) ? '平均' : phrase`${s.name(totalSubject(s))}`;
    return [
      phrase`${aboutPart(node, s)}${s.period(period)}${named}为${plainPoints(value, s)}点`,
      ...changeOf(before, node, s),
    ];
  },
  moved: ({ from, before, now, places, among, up, certain, exact }, s) => {
    const both = among ? '按两期都有数据的计，' : '';
    if (among ? places.value === 0 : before.value === now.value)
      return [phrase`${both}位次与${s.period(from)}相同`];
    if (!certain) return [phrase`${s.period(from)}列${s.rank(before)}，升降尚难认定`];
    return [
      phrase`${both}比${s.period(from)}的${s.rank(before)}${moveWords(s.plan, up).moved.zh}${s.places(places)}${exact ? undefined : '（按公布位次）'}`,
    ];
  },
  share: ({ node, ofTotal, within }, s) => {
    const group = within && phrase`，占${s.name(within.group)}的${plainShare(within.share, s)}`;
    return [phrase`${aboutPart(node, s)}占${s.name(totalSubject(s))}总量的${plainShare(ofTotal, s)}${group}`];
  },
  'per-head': ({ rank, of, range, rivals, place }, s) => [
    phrase`人均计，在${amongAll(of, place.level, s)}中列${plainRank(rank, range, s)}`,
    ...(rivals.length > 0 ? [phrase`人均计，${levelWith(fewOf(rivals, s))}`] : []),
  ],
  'leaders-per-head': ({ level, blocks, more, place }, s) => [
    phrase`人均计，${leadOf(frontOf(blocks, more, s), membersOf(level.zh, place, s), s)}`,
  ],
  within: ({ group, rank, of, rivals }, s) => [
    phrase`在${s.name(group)}${s.figure(of)}个${unitsOf(s)}中列${s.rank(rank)}${rivals.length > 0 ? phrase`，${levelWith(fewOf(rivals, s))}` : undefined}`,
  ],
  leaders: ({ place, node, level, studied, tied, blocks, more, together, firstOf }, s) => {
    const all = blocks.flatMap(({ members }) => members.map(({ subject }) => subject));
    const members = membersOf(level.zh, place, s);
    const part = aboutPart(node, s);
    if (tied)
      return [
        phrase`${part}${members}中有${s.figure(tied)}个并列首位${firstIsBest(s.plan) ? '' : '（最差）'}`,
      ];
    if (!studied) return [phrase`${part}${members}中，${fewOf(all, s)}的公布数值居前`];
    const held = together
      ? [phrase`${part}${s.names(all.slice(0, firstOf))}合占${s.name(place)}的${plainShare(together, s)}`]
      : [];
    return [phrase`${part}${leadOf(frontOf(blocks, more, s), members, s)}`, ...held];
  },
  compared: ({ node, period, ahead, behind }, s) => [
    behind.length > 0
      ? phrase`${aboutPart(node, s)}${s.period(period)}${s.names(ahead)}${aheadWords(s.plan, nodeNumber(node, s), true).zh}${s.names(behind)}`
      : phrase`${aboutPart(node, s)}${s.period(period)}${s.names(ahead)}难分先后`,
  ],
  lead: (fact, s) => {
    const { names, rivals } = fact;
    if (rivals.length > 0)
      return [
        phrase`${firstIsBest(s.plan) ? '榜首未定' : '末位未定'}：${fewOf(names, s)}与${fewOf(rivals, s)}不相上下`,
      ];
    return chinese.lead(fact, s);
  },
  held: ({ node, first, half, of }, s) => [
    ...(half.value > 1
      ? [phrase`${aboutPart(node, s)}${s.name(first.subject)}占全部的${plainShare(first.share, s)}`]
      : []),
    phrase`${aboutPart(node, s)}${amongAll(of, s.plan.level, s)}中，${s.figure(half)}个合占一半`,
  ],
  newcomer: ({ subject, k, rank }, s) => [
    phrase`${s.name(subject)}首次进入前${chineseCardinal(k)}位，列${s.rank(rank)}`,
  ],
  'no-newcomer': ({ k, certain }) => [phrase`前${chineseCardinal(k)}位没有${certain ? '' : '确定的'}新面孔`],
  mover: ({ node, subject, from, places, among, up, exact, ofAll }, s) => [
    phrase`${aboutPart(node, s)}${ofAll ? undefined : '能确认的变动中，'}${s.name(subject)}比${s.period(from)}${moveWords(s.plan, up).most.zh}最多：${s.places(places)}${among ? '（按两期都有数据的计）' : undefined}${exact ? undefined : '（按公布位次）'}`,
  ],
  balance: ({ node, verdict, why, open, from, measure, before, after, period, units }, s) => {
    const part = phrase`${aboutPart(node, s)}${units ? '按两期都有数据的计，' : undefined}`;
    const gap = phrase`各${unitsOf(s)}之间的差距`;
    if (why && measure === 'sd') {
      const [then, now] = plainPair(before, after, s);
      return [
        phrase`${part}各${unitsOf(s)}与平均水平的距离，${s.period(from)}一般为${then}点，${s.period(period)}为${now}点`,
      ];
    }
    const when = phrase`${s.period(from)}至${s.period(period)}`;
    if (why || (open && open !== 'chance')) return [phrase`${part}${when}，${gap}是否变化尚无定论`];
    if (verdict === 'not-distinguishable' || verdict === 'none')
      return [phrase`${part}${when}，${gap}没有明显变化`];
    return [phrase`${part}${when}，${gap}${verdict === 'narrowed' ? '缩小' : '扩大'}`];
  },
  profile: ({ node, strongest, weakest }, s) => [
    phrase`就自身规模而言，${isHigherWorse(s.plan, nodeNumber(node, s)) ? '最突出的是' : '强项是'}${strongest.name.zh}（应有份额的${s.figure(strongest.quotient)}倍）${weakest ? phrase`，短板是${weakest.name.zh}（${s.figure(weakest.quotient)}倍）` : undefined}`,
  ],
  ahead: ({ best, worst }, s) => {
    const [up, down] = [best.own.value > best.whole.value, worst.own.value < worst.whole.value];
    const average = isUnnamed(s.plan) ? '平均' : phrase`${s.name(totalSubject(s))}平均`;
    return [
      phrase`与${average}相比，${up ? '领先最多' : '差得最少'}的是${best.name.zh}，${down ? '差得最多' : '领先最少'}的是${worst.name.zh}`,
    ];
  },
  contrast: ({ node, level, from, shares, growth }, s) => {
    if (shares.length > 1) {
      const [most, least] = endsOf(shares, ({ share }) => share.value);
      return [
        phrase`${aboutPart(node, s)}${s.name(most.subject)}占全部的${plainShare(most.share, s)}，${s.name(least.subject)}占${s.figure(least.share)}`,
      ];
    }
    if (growth.length === 0) return [];
    const [most, least] = endsOf(growth, ({ growth: by }) => by.value);
    return [
      phrase`${aboutPart(node, s)}从${level.zh}看，比${s.period(from)}的变化最高为${s.name(most.subject)}（${s.signed(most.growth)}），最低为${s.name(least.subject)}（${s.signed(least.growth)}）`,
    ];
  },
  gains: ({ from, level, first }, s) => {
    const [most, ...others] = first;
    if (!most) return [phrase`${s.period(from)}以来，两期都有数据的${level.zh}均无增加`];
    const next =
      others.length > 0
        ? phrase`，其后是${fewOf(
            others.map(({ subject }) => subject),
            s,
          )}`
        : undefined;
    return [
      phrase`按公布值，比${s.period(from)}增加最多的是${s.name(most.subject)}（${s.signed(most.by)}点）${next}`,
    ];
  },
  pace: ({ parent, gap, certain }, s) => [
    gap.value === 0
      ? phrase`增速与${s.name(parent)}整体相同`
      : phrase`增速${gap.value > 0 ? '快' : '慢'}于${s.name(parent)}整体${certain ? undefined : '，但尚不能确定'}`,
  ],
  tiers: ({ counts, shares, apart }, s) => {
    const first = phrase`第一${apart ? '梯队' : '类'}`;
    const all = `${chineseCount(counts.length)}${apart ? '个梯队' : '类'}`;
    return [
      ...(apart ? [] : [phrase`各${unitsOf(s)}之间没有明显的分组`]),
      shares.length > 0
        ? phrase`${apart ? undefined : `若分为${all}，`}${first}的${s.figure(counts[0]!)}个${unitsOf(s)}占全部的${plainShare(shares[0]!, s)}`
        : phrase`${apart ? '共分' : '若分为'}${all}，${first}有${s.figure(counts[0]!)}个${unitsOf(s)}`,
    ];
  },
  tier: ({ tier, of, apart }) => {
    const which = { text: chineseCardinal(tier.value), figure: tier };
    return [
      apart
        ? phrase`在${chineseCount(of)}个梯队中属第${which}梯队`
        : phrase`若分为${chineseCount(of)}类，属第${which}类`,
    ];
  },
  record: ({ itself, units, of, measuredSince, place, node }, s) => {
    const end = isHigherWorse(s.plan, nodeNumber(node, s)) ? '最低' : '最高';
    const part = aboutPart(node, s);
    const own = itself
      ? [phrase`${part}${place.level === 'total' ? s.name(place) : undefined}得分为历次公布的${end}值`]
      : [];
    if (!units || !of) return own;
    const among = measuredSince ? '两期都有数据的' : '';
    const some =
      units.value === of.value && !measuredSince
        ? phrase`全部${s.figure(units)}个${unitsOf(s)}均`
        : phrase`${among}${s.figure(of)}个${unitsOf(s)}中，有${s.figure(units)}个`;
    return [...own, phrase`${part}${some}达到历次公布的${end}值`];
  },
  method: ({ parts, ranges }) => [
    parts.length > 1
      ? phrase`指数由${chineseCount(parts.length)}个部分加权合成`
      : phrase`指数由各项指标加权合成`,
    ...(ranges ? [phrase`位次后的括号，是换用其他合理权重时九成结果所在的位次`] : []),
  ],
};

const levelWith = (names: Phrase) => phrase`与${names}不相上下`;

/** 广东省居各省份之首，其后是北京市和江苏省; 广东省、北京市居前，不相上下. */
function leadOf(
  { first, alone, tied, next }: ReturnType<typeof frontOf>,
  members: Phrase,
  s: Speaker,
): Phrase {
  const worst = firstIsBest(s.plan) ? '' : '（最差）';
  const verb = alone ? '居首' : tied ? '并列首位' : '居前';
  return phrase`${members}中，${first}${verb}${worst}${next ? phrase`，其后是${next}` : undefined}`;
}

/** That a place changed since a period, in a sentence of its own; none where that is unknown. */
function changeOf(change: Change | undefined, node: string, s: Speaker): Phrase[] {
  if (!change) return [];
  const { points, growth, period, set } = change;
  if (set?.units.value === 0) return [phrase`没有数据可与${s.period(period)}相比`];
  const part = partTitle(node, s);
  const its = phrase`${set ? '按可比数据，' : undefined}${part ? indexOf(part.zh) : '指数'}比${s.period(period)}`;
  if (points.value === 0) return [phrase`${its}持平`];
  if (isWrittenAsNought(points, s) || (growth && Math.abs(growth.value) < unchangedGrowth))
    return [phrase`${its}基本持平`];
  const by = growth ? s.amount(growth) : phrase`${plainAmount(points, s)}点`;
  return [
    phrase`${its}${points.value > 0 ? '上升' : '下降'}${by}${changeMeaning(s.plan, nodeNumber(node, s), points.value, 'zh')}`,
  ];
}

/** The change since the base, where that is another period than the last. Its data may be others than those of the change before it. */
function baseOf(base: Change | undefined, before: Change | undefined, node: string, s: Speaker): Phrase[] {
  if (!base || base.period === before?.period || base.set?.units.value === 0) return [];
  const { points, period, set } = base;
  if (points.value === 0 || isWrittenAsNought(points, s)) return [];
  return [
    phrase`${set ? '按可比数据，' : undefined}${aboutPart(node, s)}比${s.period(period)}${points.value > 0 ? '高' : '低'}${plainAmount(points, s)}点`,
  ];
}
