import { baseName, type Text } from '../../edition/index.js';
import type { FactOf } from '../facts/fact.js';
import { unchangedGrowth } from '../facts/parts.js';
import { chinese } from './chinese.js';
import { aboutPart, unitsOf, wholeOf } from './chineseParts.js';
import { isUnnamed } from './nameWithin.js';
import { phrase } from './phrase.js';
import { beyondChance, firstClause, plainPair, plainPoints } from './plainParts.js';
import type { Sentences } from './sentences.js';
import { hasSectors, type Speaker, totalSubject } from './speaker.js';

const inBoth = '按两期都有数据的计，';

/** Facts of money, parts, balance, time and studies in the first register, in Chinese. */
export const plainChineseStudies = {
  size: (
    { published, output, size, low, high, growth, share, isGain, period, rule }: FactOf<'size'>,
    s: Speaker,
  ) => {
    const range = low && high ? phrase`（合理区间${s.range(low, high)}）` : '（无法给出区间）';
    const by = rule === 'components' ? '按公布数据' : published ? '按已发布的指数' : '按本指数';
    const since = s.period(baseName(s.plan));
    const when = s.period(period);
    const what =
      size.value < 0
        ? phrase`${by}推算，${when}数字经济规模比${since}约小${s.amount(size)}${range}`
        : isGain
          ? phrase`${by}推算，${when}数字经济规模比${since}约增${s.figure(size)}${range}`
          : phrase`${by}推算，${when}数字经济规模约${s.figure(size)}${range}`;
    const grown = growth
      ? [phrase`比${s.period(growth.from)}${growth.by.value < 0 ? '减少' : '增长'}${s.amount(growth.by)}`]
      : [];
    const held = share && size.value >= 0 ? [phrase`相当于${when}${output.zh}的${s.figure(share)}`] : [];
    return [what, ...grown, ...held];
  },
  jobs: ({ jobs }: FactOf<'jobs'>, s: Speaker) => [
    phrase`与此相应的就业岗位比${s.period(baseName(s.plan))}约${jobs.value < 0 ? '少' : '多'}${s.amount(jobs)}个`,
  ],
  'gini-interval': ({ from, low, high }: FactOf<'gini-interval'>, s: Speaker) => [
    phrase`${s.period(from)}以来差距的变化，合理区间为${s.signed(low)}至${s.signed(high)}（零为不变）`,
  ],
  sectors: ({ growth, before, measured, largest, period }: FactOf<'sectors'>, s: Speaker) => {
    const by = hasSectors(s) ? '领域' : '分项';
    const names = (of: readonly Text[]) =>
      of.length > 2 ? phrase`${of[0]!.zh}等` : s.list(of.map((n) => [n.zh]));
    const most = largest ? [phrase`占比最大的${by}是${largest.name.zh}，占${s.figure(largest.share)}`] : [];
    const both = phrase`${s.period(before ?? '')}和${s.period(period)}`;
    if (!growth)
      return [
        measured.length === 0
          ? phrase`各${by}在${both}没有可比的数据`
          : phrase`${both}都有数据的${by}只有${names(measured)}`,
        ...most,
      ];
    const { from, least, most: top } = growth;
    const falls = least.growth.value <= -unchangedGrowth;
    const end = ({ names: of, growth: one }: typeof least) =>
      Math.abs(one.value) < unchangedGrowth
        ? phrase`几无变化（${names(of)}）`
        : phrase`${falls ? (one.value < 0 ? '下降' : '上升') : undefined}${s.amount(one)}（${names(of)}）`;
    const what = phrase`比${s.period(from)}的${falls ? '变化' : '增速'}`;
    if (least.growth.value === top.growth.value) return [...most, phrase`${what}为${end(top)}`];
    return [...most, phrase`${what}从${end(least)}到${end(top)}不等`];
  },
  'part-scores': ({ place, best, worst, of }: FactOf<'part-scores'>, s: Speaker) => {
    const [high, low] = plainPair(best.own, worst.own, s);
    return [
      of > 2
        ? phrase`${s.name(place)}得分最高的是${best.name.zh}（${high}），最低的是${worst.name.zh}（${low}）`
        : phrase`${s.name(place)}${isUnnamed(s.plan) ? undefined : '的'}${best.name.zh}得分（${high}）高于${worst.name.zh}（${low}）`,
    ];
  },
  measures: (fact: FactOf<'measures'>, s: Speaker) => {
    const { from, period, fell, rose, all, tested } = fact;
    const [n, went] = fell.value >= rose.value ? [fell, '下降'] : [rose, '上升'];
    const sure = {
      untested: '是否超出偶然，未作检验',
      all: '经检验的指标，变化超出偶然',
      some: '经检验的指标中，部分变化超出偶然',
      none: '经检验的指标，变化太小，可能出于偶然',
    }[beyondChance(tested)];
    const many = phrase`${s.figure(all)}项差距指标${n.value === all.value ? '全部' : phrase`中有${s.figure(n)}项`}`;
    return [phrase`${s.period(from)}至${s.period(period)}，${many}${went}`, phrase`${sure}`];
  },
  'between-groups': ({ groups, period, node }: FactOf<'between-groups'>, s: Speaker) =>
    groups.map(
      ({ level, share }) =>
        phrase`${aboutPart(node, s)}${s.period(period)}的差距中，${s.figure(share)}在${level.zh}之间`,
    ),
  'between-change': ({ from, groups, node, units }: FactOf<'between-change'>, s: Speaker) =>
    groups.map(
      ({ level, before, after }) =>
        phrase`${aboutPart(node, s)}${units ? inBoth : undefined}${level.zh}之间的差距占比，${s.period(from)}为${s.figure(before)}，现为${s.figure(after)}`,
    ),
  'leaders-gap': (fact: FactOf<'leaders-gap'>, s: Speaker) => {
    const { from, period, leaders, nearer, verdict } = fact;
    if (!nearer) return [phrase`与前四名的差距没有数值`];
    const all = {
      narrowed: '总体与前四名的差距缩小',
      widened: '总体与前四名的差距扩大',
      'not-distinguishable': '总体与前四名的差距没有明显变化',
      none: '总体与前四名的差距是否变化，尚无定论',
    }[verdict];
    return [
      phrase`${s.period(from)}至${s.period(period)}，有${s.figure(nearer.share)}的${unitsOf(s)}离各期前四名更近`,
      phrase`现在的前四名是${s.names(leaders.now)}`,
      phrase`${all}`,
    ];
  },
  'catching-up': ({ from, period, doubled }: FactOf<'catching-up'>, s: Speaker) => {
    if (!doubled) return [phrase`落后者是否增长更快，尚无定论`];
    const when = phrase`${s.period(from)}至${s.period(period)}`;
    if (doubled.value >= 0) return [phrase`${when}，起点较高者平均增长更快`];
    return [phrase`${when}，起点较低者平均增长更快`, phrase`仅此并不说明差距缩小`];
  },
  likeness: ({ period, found }: FactOf<'likeness'>, s: Speaker) => {
    if (!found) return [phrase`相邻地区是否相似，尚无定论`];
    const how = {
      chance: '相邻地区并不比偶然更相似',
      alike: '相邻地区彼此相似',
      unlike: '相邻地区的差异大于偶然',
    }[found.verdict];
    return [phrase`${s.period(period)}${how}`];
  },
  'likeness-change': ({ from, before, after, units }: FactOf<'likeness-change'>, s: Speaker) => [
    phrase`${units ? inBoth : undefined}相邻地区的相似程度，${s.period(from)}为${s.figure(before)}，现为${s.figure(after)}（零为无）`,
  ],
  'without-neighbour': ({ units }: FactOf<'without-neighbour'>, s: Speaker) => [
    phrase`没有邻居、未计入的有${units.length > 3 ? `${units.length}个${unitsOf(s)}` : s.names(units)}`,
  ],
  'class-moves': ({ from, middle, moves }: FactOf<'class-moves'>, s: Speaker) => [
    moves
      ? phrase`档次的变动程度，${s.period(from)}至${s.period(middle)}为${s.figure(moves.before)}，此后为${s.figure(moves.after)}（零为不变）`
      : phrase`${unitsOf(s)}的档次变动是否增多，尚无定论`,
  ],
  yearly: ({ base, period, node, rate, units }: FactOf<'yearly'>, s: Speaker) => [
    Math.abs(rate.value) < 0.05
      ? phrase`${s.period(base)}至${s.period(period)}，${units ? inBoth : undefined}${wholeOf(node, s)}基本持平`
      : phrase`${s.period(base)}至${s.period(period)}，${units ? inBoth : undefined}${wholeOf(node, s)}年均${rate.value < 0 ? '下降' : '增长'}${s.amount(rate)}`,
  ],
  contribution: ({ period, part, points }: FactOf<'contribution'>, s: Speaker) => [
    phrase`${s.period(period)}的变化中，贡献最大的是${part.zh}（${s.signed(points)}点）`,
  ],
  chained: ({ first, last }: FactOf<'chained'>, s: Speaker) => [
    phrase`跨越历次指标调整，${s.name(totalSubject(s))}由${s.period(first.period)}的${plainPoints(first.linked, s)}点变为${s.period(last.period)}的${plainPoints(last.linked, s)}点`,
    phrase`跨期变化以衔接为准，仅供参考`,
  ],
  forecast: ({ expected, value, low, high, better, others }: FactOf<'forecast'>, s: Speaker) => [
    phrase`预计${s.period(expected)}为${plainPoints(value, s)}点（合理区间${s.range(low, high)}点）`,
    ...(better
      ? []
      : [phrase`仅沿用过往数值，${others ? '尚无其他方法被证明更好' : '时期较少，未试用其他方法'}`]),
  ],
  slope: ({ output, slope, interval }: FactOf<'slope'>, s: Speaker) => [
    phrase`指数每1点约对应${output.zh}${s.figure(slope)}${interval ? phrase`（合理区间${s.range(interval.low, interval.high)}）` : '（无法给出区间）'}`,
  ],
  note: ({ of, text }: FactOf<'note'>) => [phrase`${of ? `${of.zh}：` : ''}${firstClause(text.zh)}`],
  'ranks-held': ({ units, held, widest }: FactOf<'ranks-held'>, s: Speaker) => {
    const [varied, same] = ['换用其他合理权重，', '位次在九成结果中不变'];
    if (!widest) return [phrase`${varied}全部${s.figure(units)}个${unitsOf(s)}的${same}`];
    return [
      held.value === 0
        ? phrase`${varied}${s.figure(units)}个${unitsOf(s)}无一${same}`
        : phrase`${varied}${s.figure(units)}个${unitsOf(s)}中有${s.figure(held)}个${same}`,
      phrase`最不确定的是${s.name(widest.subject)}，在${s.rank(widest.range.low)}至${s.rank(widest.range.high)}之间`,
    ];
  },
  'least-certain': (fact: FactOf<'least-certain'>, s: Speaker) => {
    const { nothing, filled, records, mostly, period } = fact;
    if (nothing) return [phrase`${s.period(period)}没有任何得分`];
    const imputed = filled ? [phrase`${s.period(period)}有${s.figure(filled)}的权重靠估计`] : [];
    if (records)
      return [
        phrase`最不确定的是${records.indicator.zh}：${s.figure(records.inside)}条记录中，${s.figure(records.unplaced)}条没有写明所在地`,
        ...imputed,
      ];
    if (filled) return imputed;
    if (mostly === 'none') return [phrase`换用其他权重，位次均不变`];
    return [phrase`最不确定的是${mostOf[mostly]}`];
  },
  'what-it-takes': (fact: FactOf<'what-it-takes'>, s: Speaker) =>
    fact.verdict === 'reached' ? [phrase`找到的最小改变`] : chinese['what-it-takes'](fact, s),
} satisfies Partial<Sentences>;

const mostOf: Record<Exclude<FactOf<'least-certain'>['mostly'], 'none'>, string> = {
  'one-indicator': '唯一一项指标的选取',
  weights: '各部分该占多大分量',
  structure: '该计入哪些指标',
  data: '数据本身',
};
