import { baseName, isHigherWorse, type Text } from '../../edition/index.js';
import type { PartComparison, PartScore } from '../facts/fact.js';
import { mostPartsNamed, unchangedGrowth } from '../facts/parts.js';
import { canVary, dataErrorWords, variantsClause } from '../studies/rangeText.js';
import { chineseCardinal } from './cardinals.js';
import { aboutPart, amongAll, amongBoth, chineseCount, unitsOf, wholeOf } from './chineseParts.js';
import { isUnnamed } from './nameWithin.js';
import { phrase, phraseText } from './phrase.js';
import type { Sentences } from './sentences.js';
import { hasSectors, nodeNumber, totalSubject } from './speaker.js';

/** Why a change of the gap is not told as one. */
const openWords = {
  chance: '变化幅度与随机起伏难以区分',
  records: '但同期记录数也有增减，其本身即可能造成这一变化',
  measures: '但其他差距指标方向相反，差距是否变化尚无定论',
};

/** Facts about the index as a whole and its parts, in Chinese. */
export const chineseWhole = {
  size: (
    { rule, published, output, size, low, high, growth, share, shareChange, isGain, basis: rests, period },
    s,
  ) => {
    const range = low && high ? phrase`（95%区间为${s.range(low, high)}）` : phrase`（无法给出区间）`;
    const grown = growth
      ? phrase`，比${s.period(growth.from)}${growth.by.value < 0 ? '减少' : '增长'}${s.amount(growth.by)}`
      : undefined;
    const moved =
      shareChange && shareChange.value !== 0
        ? phrase`（比重${shareChange.value < 0 ? '下降' : '上升'}${s.amount(shareChange)}个百分点）`
        : undefined;
    const held = share ? phrase`，相当于${output.zh}的${s.figure(share)}${moved}` : undefined;
    const from = published ? phrase`（所用指数：${published.zh}）` : undefined;
    const basis = {
      estimated: '按指数回归测算',
      increment: '按给定的每点对应值测算',
      chained: '按链式弹性测算',
      components: '按已公布数据加总',
    }[rule];
    const when = s.period(period);
    if (size.value < 0)
      return [
        phrase`${basis}${from}，${when}指数低于基期，对应的数字经济规模减少：${s.figure(size)}${range}`,
      ];
    const since = s.period(baseName(s.plan));
    if (isGain)
      return [phrase`${basis}${from}，${when}指数较${since}的增量对应${s.figure(size)}${range}${held}`];
    return [
      phrase`${basis}${from}，${when}指数对应的数字经济规模为${s.figure(size)}${range}${grown}${held}`,
      ...(rests ? [phrase`弹性与起点规模的来源：${rests.source.zh}`] : []),
      ...(rests?.regression
        ? [phrase`而按本版回归，仅较${since}的增量即为${s.figure(rests.regression)}`]
        : []),
    ];
  },
  jobs: ({ jobs }, s) => [
    phrase`按本版每点对应的就业数，${s.period(baseName(s.plan))}以来指数${jobs.value < 0 ? '减少' : '增加'}的部分对应约${s.amount(jobs)}个就业岗位`,
  ],
  balance: ({ node, verdict, why, open, from, measure, before, after, period, units, unitsOf: all }, s) => {
    const went = before.value > after.value ? '降至' : '升至';
    const among = amongBoth(units, all, s);
    const [was, is] = [s.figure(before), s.figure(after)];
    const same = phraseText([was]) === phraseText([is]);
    const [what, unit] = measure === 'sd' ? ['标准差', '点'] : ['基尼系数', ''];
    const spread = same
      ? phrase`${what}在${s.period(from)}与${s.period(period)}均为${was}${unit}`
      : phrase`${what}由${s.period(from)}的${was}${unit}${went}${s.period(period)}的${is}${unit}`;
    const there = isUnnamed(s.plan) ? undefined : s.name(totalSubject(s));
    const whose = phrase`${aboutPart(node, s)}${among}${there}各${unitsOf(s)}的${spread}`;
    if (why && measure === 'sd') return [phrase`${whose}；${why.zh}，差距是否缩小不作判断`];
    if (why) return [phrase`${whose}；${why.zh}，差距是否变化尚无定论`];
    if (verdict === 'not-distinguishable')
      return [phrase`${whose}${same ? undefined : `，${openWords[open ?? 'chance']}`}`];
    return [
      phrase`${aboutPart(node, s)}${there}各${unitsOf(s)}之间的差距${verdict === 'narrowed' ? '缩小' : '扩大'}：${among}${spread}，仅凭随机起伏很少出现如此大的变化`,
    ];
  },
  'gini-interval': ({ from, low, high }, s) => [
    phrase`${s.period(from)}以来基尼系数变化的95%区间为${s.signed(low)}至${s.signed(high)}`,
  ],
  sectors: ({ growth, before, measured, carried, full, largest, period }, s) => {
    const [each, seen] = hasSectors(s) ? ['领域', '分领域看'] : ['分项', '分项看'];
    const names = (of: readonly Text[]) =>
      of.length > mostPartsNamed ? phrase`${String(of.length)}个${each}` : s.list(of.map((n) => [n.zh]));
    const part = largest && phrase`在指数中占比最大的是${largest.name.zh}，占${s.figure(largest.share)}`;
    const most = part && phrase`；${part}`;
    const both = phrase`${s.period(before ?? '')}与${s.period(period)}`;
    if (!growth) {
      const again =
        measured.length === 0
          ? phrase`${both}各${each}均缺少可比的实测数据`
          : phrase`${seen}，${both}都有实测数据的只有${names(measured)}`;
      return [phrase`${again}${most}`];
    }
    const { from, least, most: highest, above } = growth;
    const text = (of: readonly Text[]) =>
      phrase`${names(of.length > 3 ? of.slice(0, 2) : of)}${of.length > 3 ? '等' : ''}`;
    const top = full.length > 0 ? phrase`${names(full)}此前已达满值` : undefined;
    const falls = least.growth.value <= -unchangedGrowth;
    const end = ({ names: of, growth: by }: typeof least) =>
      Math.abs(by.value) < unchangedGrowth
        ? phrase`${by.value === 0 ? '持平' : '基本持平'}（${text(of)}）`
        : falls
          ? phrase`${by.value < 0 ? '下降' : '上升'}${s.amount(by)}（${text(of)}）`
          : phrase`${s.figure(by)}（${text(of)}）`;
    const more =
      above.length > 1
        ? phrase`按公布数值，${s.list(above.slice(0, 4).map((n) => [n.zh]))}${above.length > 4 ? '等' : ''}的增速高于总指数`
        : undefined;
    const not = carried.length > 0 ? phrase`${names(carried)}在${both}中至少一期没有实测数据` : undefined;
    const isOne = phraseText([s.figure(least.growth)]) === phraseText([s.figure(highest.growth)]);
    const range = isOne
      ? phrase`为${s.figure(highest.growth)}（${text([...highest.names, ...least.names])}）`
      : phrase`${falls ? '介于' : '在'}${end(least)}${falls ? '与' : '至'}${end(highest)}之间`;
    return [
      phrase`${seen}，较${s.period(from)}的${falls && !isOne ? '变化' : '增速'}${range}${most}`,
      ...(more ? [more] : []),
      ...(top ? [top] : []),
      ...(not ? [not] : []),
    ];
  },
  profile: ({ node, strongest, weakest }, s) => [
    phrase`与${wholeOf(node, s)}相比，${isHigherWorse(s.plan, nodeNumber(node, s)) ? '最突出的是' : '其优势在'}${strongest.name.zh}，区位商为${s.figure(strongest.quotient)}${weakest ? phrase`；相对薄弱的是${weakest.name.zh}，区位商为${s.figure(weakest.quotient)}` : undefined}`,
  ],
  ahead: ({ best, worst }, s) => {
    const against = ({ name, own, whole }: PartComparison) =>
      phrase`${name.zh}（${s.figure(own)}点，${s.name(totalSubject(s))}为${s.figure(whole)}点）`;
    const [up, down] = [best.own.value > best.whole.value, worst.own.value < worst.whole.value];
    return [
      phrase`与${isUnnamed(s.plan) ? undefined : s.name(totalSubject(s))}平均水平相比，${up ? '领先最多' : '差距最小'}的是${against(best)}，${down ? '差距最大' : '领先最少'}的是${against(worst)}`,
    ];
  },
  'part-scores': ({ place, best, worst, of, period }, s) => {
    const at = ({ name, own }: PartScore) => phrase`${name.zh}（${s.figure(own)}点）`;
    const compared =
      of > 2
        ? phrase`得分最高的是${at(best)}，最低的是${at(worst)}`
        : phrase`${at(best)}得分高于${at(worst)}`;
    return [phrase`分项看，${s.period(period)}${s.name(place)}${compared}`];
  },
  contrast: ({ node, level, from, shares, growth: told }, s) => {
    const held = shares.map(({ subject, share }) => phrase`${s.name(subject)}占${s.figure(share)}`);
    const within = aboutPart(node, s);
    if (told.length === 0)
      return [phrase`${within}从${level.zh}看，${held.reduce((a, b) => phrase`${a}，${b}`)}`];
    const each = told.map(
      ({ subject, growth: by }) => phrase`${s.name(subject)}${by.value < 0 ? '下降' : '增长'}${s.amount(by)}`,
    );
    const growth = phrase`较${s.period(from)}，${each.reduce((a, b) => phrase`${a}，${b}`)}`;
    const parts = held.length > 0 ? held.reduce((a, b) => phrase`${a}，${b}`) : undefined;
    return [phrase`${within}从${level.zh}看，${parts}${parts ? '；' : undefined}${growth}`];
  },
  held: ({ node, half, of }, s) => [
    phrase`${wholeOf(node, s)}的一半集中在${amongAll(of, s.plan.level, s)}中的${s.figure(half)}个`,
  ],
  tiers: ({ counts, shares, by, apart }, s) => {
    const how = by === 'natural-breaks' ? '按指数的自然断点' : by === 'column' ? '' : '按结构相近程度';
    const hold =
      shares.length > 0 ? phrase`，分别占指数的${s.list(shares.map((f) => [s.figure(f)]))}` : undefined;
    const sizes = s.list(counts.map((f) => [s.figure(f)]));
    return [
      apart
        ? phrase`${how}，各${unitsOf(s)}分为${chineseCount(counts.length)}个梯队，由高到低依次为${sizes}个${hold}`
        : phrase`各${unitsOf(s)}之间没有明显的分组；若${how}划分为${chineseCount(counts.length)}类，由高到低依次为${sizes}个${hold}`,
    ];
  },
  tier: ({ by, apart, tier, of }) => [
    phrase`在${by === 'column' ? '' : by === 'natural-breaks' ? '按指数自然断点' : '按相近程度'}划分的${chineseCount(of)}${apart ? '个梯队' : '类'}中，属第${{ text: chineseCardinal(tier.value), figure: tier }}${apart ? '梯队' : '类'}`,
  ],
  doubt: ({ indicator, filled, partial }) => {
    const weak = indicator ? phrase`最不确定的是${indicator.zh}，部分记录未注明所在地` : undefined;
    const filling = filled ? phrase`本期部分数值为填补值而非实测值` : undefined;
    const absent = partial && !filled && !indicator ? phrase`部分地区缺少指数某一组成部分的数据` : undefined;
    const said = [weak, filling, absent].flatMap((p) => (p ? [p] : []));
    return said.length > 0 ? [said.reduce((a, b) => phrase`${a}；${b}`)] : [];
  },
  method: ({ parts, ranges }, s) => {
    const of =
      parts.length > 1 && parts.length < 9
        ? phrase`由${s.list(parts.map((p) => [p.zh]))}${chineseCount(parts.length)}个部分`
        : undefined;
    return [
      phrase`${s.plan.title.zh}${of}按权重合成`,
      ...(ranges && canVary(s.plan)
        ? [
            phrase`位次附有区间：${variantsClause(s.plan).zh}，九成方案落在其中（${dataErrorWords(s.plan).zh}）；凡区间重叠者，不作先后之分`,
          ]
        : []),
    ];
  },
  status: ({ status }) => [
    {
      real: phrase`全部数字均由真实记录算得`,
      simulated: phrase`全部数字均由模拟数据算得，不反映任何真实地区的情况`,
      example: phrase`全部数字均为示例数据，不反映任何真实地区的情况`,
    }[status],
  ],
} satisfies Partial<Sentences>;
