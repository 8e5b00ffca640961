import { baseName, firstIsBest, isWorse, type Text } from '../../edition/index.js';
import type { Ahead } from '../facts/fact.js';
import { still } from '../facts/parts.js';
import { periodNoun } from '../numbers/periodWords.js';
import { moveWords } from '../polarityWords.js';
import { dataErrorWords, underOthers } from '../studies/rangeText.js';
import { chineseCardinal } from './cardinals.js';
import {
  aboutPart,
  amongOf,
  changeOf,
  comparedSets,
  howMany,
  indexOf,
  levelOf,
  orderOf,
  sinceOf,
  someOf,
  unitsOf,
  wholeOf,
} from './chineseParts.js';
import type { Sentences } from './english.js';
import { phrase, plain } from './phrase.js';
import { isDivided, numberOf, partOf, totalSubject } from './speaker.js';

/** The facts in Chinese. */
export const chinese: Sentences = {
  standing: ({ place, period, node, value, before, base, ranked }, s) => {
    const points = phrase`${s.figure(value)}点`;
    const changed = before
      ? phrase`，较${s.period(before.period)}${changeOf(before.points, before.growth, node, s)}`
      : undefined;
    const since = base ? phrase`，${sinceOf(base.points, s.period(base.period), s)}` : undefined;
    const changes = phrase`${changed}${since}`;
    const part = partOf(node, s);
    const shown = part
      ? phrase`${s.period(period)}${s.name(place)}${indexOf(part.zh)}为${points}`
      : phrase`${s.plan.title.zh}显示，${s.period(period)}${s.name(place)}指数为${points}`;
    const sets = comparedSets([before, base], s);
    if (!ranked && !part && isDivided(s))
      return [phrase`${s.plan.title.zh}（${s.period(period)}）以${s.name(place)}为${points}`];
    if (!ranked) return [phrase`${shown}${changes}`, ...sets];
    const { rank, of, range, rivals } = ranked;
    const first = phrase`${shown}，在${s.figure(of)}个${levelOf(place.level, s)}中列${s.rank(rank)}${changes}`;
    if (!range) return [first, ...sets];
    if (range.low.value === range.high.value) {
      return [first, ...sets, phrase`${underOthers(s.plan).zh}，九成方案仍为${s.rank(range.low)}`];
    }
    const apart = rivals.length > 0 ? phrase`，与${someOf(rivals, s)}难分先后` : undefined;
    return [
      first,
      ...sets,
      phrase`${underOthers(s.plan).zh}，九成方案介于${s.rank(range.low)}与${s.rank(range.high)}之间${apart}`,
    ];
  },
  absent: ({ place, period, node, lacks, last }, s) => {
    const part = partOf(node, s);
    const why = lacks.length > 0 ? phrase`因缺少${s.list(lacks.map((n) => [n.zh]))}数据，` : undefined;
    const before = last ? phrase`；最近一次为${s.period(last.period)}的${s.figure(last.value)}点` : undefined;
    return [
      phrase`${s.period(period)}${s.name(place)}${why}没有${part ? indexOf(part.zh) : s.plan.title.zh}数值${before}`,
    ];
  },
  moved: ({ from, before, now, places, among, up, certain }, s) => {
    const both = amongOf(among, s);
    if (among ? places.value === 0 : before.value === now.value)
      return [phrase`${both}位次与${s.period(from)}持平`];
    if (certain && both) {
      return [
        phrase`${both}位次较${s.period(from)}${moveWords(s.plan, up).moved.zh}${s.places(places)}（当期列${s.rank(before)}）`,
      ];
    }
    if (certain) {
      return [
        phrase`位次较${s.period(from)}的${s.rank(before)}${moveWords(s.plan, up).moved.zh}${s.places(places)}`,
      ];
    }
    return [phrase`${s.period(from)}列${s.rank(before)}，但两期的位次区间重叠，升降无法区分`];
  },
  share: ({ node, ofTotal, within }, s) => [
    within
      ? phrase`占${wholeOf(node, s)}的${s.figure(ofTotal)}、${s.name(within.group)}指数的${s.figure(within.share)}`
      : phrase`占${wholeOf(node, s)}的${s.figure(ofTotal)}`,
  ],
  'per-head': ({ value, whole, rank, of, range, rivals, place }, s) => {
    const first = phrase`按人均计为${s.figure(value)}点（${s.name(totalSubject(s))}为${s.figure(whole)}点），在${s.figure(of)}个${levelOf(place.level, s)}中列${s.rank(rank)}`;
    if (!range || range.low.value === range.high.value) return [first];
    const apart = rivals.length > 0 ? phrase`，与${someOf(rivals, s)}难分先后` : undefined;
    return [phrase`${first}，九成方案介于${s.rank(range.low)}与${s.rank(range.high)}之间${apart}`];
  },
  'leaders-per-head': ({ level, blocks, more, whole, place }, s) => [
    phrase`按人均计${whole ? phrase`（${s.name(place)}为${s.figure(whole)}点）` : undefined}，${place.level === 'total' ? '' : s.name(place)}各${level.zh}中，${orderOf(blocks, more, s)}`,
  ],
  within: ({ group, rank, of, rivals }, s) => [
    rivals.length === 0
      ? phrase`在${s.name(group)}${s.figure(of)}个${unitsOf(s)}中列${s.rank(rank)}`
      : phrase`在${s.name(group)}${s.figure(of)}个${unitsOf(s)}中列${s.rank(rank)}，但与${someOf(rivals, s)}难分先后`,
  ],
  size: ({ rule, published, output, size, low, high, growth, share, shareChange, period }, s) => {
    const range = low && high ? phrase`（95%区间为${s.range(low, high)}）` : phrase`（无区间可循）`;
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
      return [phrase`${basis}${from}，${when}指数低于基期，对应的规模减少：${s.figure(size)}${range}`];
    return [phrase`${basis}${from}，${when}指数所代表的规模为${s.figure(size)}${range}${grown}${held}`];
  },
  jobs: ({ jobs }, s) => [
    phrase`按本版每点对应的就业数，${s.period(baseName(s.plan))}以来指数${jobs.value < 0 ? '减少' : '增加'}的部分对应${s.amount(jobs)}个就业岗位`,
  ],
  leaders: ({ place, node, level, tied, blocks, more, together, firstOf }, s) => {
    const where = place.level === 'total' ? undefined : phrase`${s.name(place)}`;
    const all = blocks.flat();
    if (tied)
      return [phrase`${where}各${level.zh}中，${s.figure(tied)}个以${s.figure(all[0]!.value)}点并列首位`];
    const top = all.slice(0, firstOf);
    const held = together
      ? phrase`${s.names(top.map((p) => p.subject))}合计占${s.name(place)}${indexOf(partOf(node, s)?.zh ?? '')}的${s.figure(together)}`
      : undefined;
    return [
      phrase`${aboutPart(node, s)}${where}各${level.zh}中，${orderOf(blocks, more, s)}`,
      ...(held ? [held] : []),
    ];
  },
  compared: ({ node, period, blocks }, s) => [
    phrase`${aboutPart(node, s)}${s.period(period)}所选地区中，${orderOf(blocks, 0, s)}`,
  ],
  lead: ({ names, periods, always, rivals, period }, s) => {
    if (rivals.length > 0) {
      return [
        phrase`${s.period(period)}的首位难以断定：${underOthers(s.plan).zh}后，${someOf([...names, ...rivals], s)}的次序可能互换`,
      ];
    }
    if (!periods) return [];
    const unit = periodNoun(s.plan).zh;
    const verb = `${names.length > 1 ? '并列居首' : '居首'}${firstIsBest(s.plan) ? '' : '（最差）'}`;
    return [
      phrase`${s.names(names)}连续${s.figure(periods)}${unit}${verb}${always ? '，即已发布的各期均居首' : ''}`,
    ];
  },
  newcomer: ({ subject, k, rank, before, period }, s) => [
    phrase`${s.name(subject)}${s.period(period)}首次进入前${chineseCardinal(k)}位，列${s.rank(rank)}${before ? phrase`（此前最${firstIsBest(s.plan) ? '好' : '差'}为${s.rank(before)}）` : undefined}`,
  ],
  'no-newcomer': ({ k }, s) => [phrase`没有可以确认为新进前${chineseCardinal(k)}位的${unitsOf(s)}`],
  mover: ({ node, subject, from, before, now, places, among, up }, s) => [
    phrase`${aboutPart(node, s)}${amongOf(among, s)}较${s.period(from)}${moveWords(s.plan, up).most.zh}最多的是${s.name(subject)}，${firstIsBest(s.plan) ? (up ? '升' : '降') : moveWords(s.plan, up).moved.zh}${s.places(places)}${among ? undefined : phrase`，由${s.rank(before)}至${s.rank(now)}`}`,
  ],
  balance: ({ node, verdict, why, from, before, after, period, units, unitsOf: all }, s) => {
    const went = before.value > after.value ? '降至' : '升至';
    const among =
      units && all
        ? phrase`按两期均有数据的${s.figure(units)}个${unitsOf(s)}（共${s.figure(all)}个）计，`
        : undefined;
    const [was, is] = [s.figure(before), s.figure(after)];
    const same = plain([was]) === plain([is]);
    const gini = same
      ? phrase`${among}基尼系数在${s.period(from)}与${s.period(period)}均为${was}`
      : phrase`${among}基尼系数由${s.period(from)}的${was}${went}${s.period(period)}的${is}`;
    const whose = phrase`${aboutPart(node, s)}${s.name(totalSubject(s))}各${unitsOf(s)}：${gini}`;
    if (why) return [phrase`${whose}；${why.zh}，差距是否变化尚无定论`];
    if (verdict === 'not-distinguishable')
      return [phrase`${whose}${same ? undefined : '，如此幅度的变化与随机起伏无法区分'}`];
    return [
      phrase`${aboutPart(node, s)}${s.name(totalSubject(s))}各${unitsOf(s)}之间的差距${verdict === 'narrowed' ? '缩小' : '扩大'}：${gini}，仅有随机起伏时很少出现这样大的变化`,
    ];
  },
  'gini-interval': ({ from, low, high }, s) => [
    phrase`${s.period(from)}以来基尼系数变化的95%区间为${s.signed(low)}至${s.signed(high)}`,
  ],
  sectors: ({ growth, measured, carried, full, largest, period }, s) => {
    const names = (of: readonly Text[]) => s.list(of.map((n) => [n.zh]));
    const most = largest
      ? phrase`；在指数中占比最大的是${largest.name.zh}，占${s.figure(largest.share)}`
      : undefined;
    if (!growth) {
      const again =
        measured.length === 0
          ? phrase`${s.period(period)}各领域均未更新数据`
          : phrase`分领域看，${s.period(period)}仅${names(measured)}更新了数据`;
      return [phrase`${again}${most}`];
    }
    const { fastest, slowest, above } = growth;
    const text = (of: readonly Text[]) =>
      phrase`${names(of.length > 3 ? of.slice(0, 2) : of)}${of.length > 3 ? '等' : ''}`;
    const top = full.length > 0 ? phrase`${names(full)}此前已达满值` : undefined;
    const start =
      Math.abs(fastest.growth.value) < still
        ? phrase`${fastest.growth.value === 0 ? '没有变化' : '几乎没有变化'}`
        : fastest.growth.value < 0
          ? phrase`降幅最小，为${s.amount(fastest.growth)}`
          : phrase`增长最快，增幅为${s.amount(fastest.growth)}`;
    const end =
      slowest.growth.value === 0
        ? phrase`${text(slowest.names)}没有变化`
        : Math.abs(slowest.growth.value) < still
          ? phrase`${text(slowest.names)}几乎没有变化`
          : phrase`${text(slowest.names)}${slowest.growth.value < 0 ? '下降' : '仅增长'}${s.amount(slowest.growth)}`;
    const more =
      above.length > 1
        ? phrase`${s.list(above.slice(0, 4).map((n) => [n.zh]))}${above.length > 4 ? '等' : ''}的增速高于平均水平`
        : undefined;
    const not = carried.length > 0 ? phrase`${names(carried)}在${s.period(period)}未更新数据` : undefined;
    return [
      phrase`分领域看，${text(fastest.names)}${start}，${end}${most}`,
      ...(more ? [more] : []),
      ...(top ? [top] : []),
      ...(not ? [not] : []),
    ];
  },
  profile: ({ node, strongest, weakest }, s) => [
    phrase`与${wholeOf(node, s)}相比，${isWorse(s.plan, numberOf(node, s)) ? '最突出的是' : '其优势在'}${strongest.name.zh}，区位商为${s.figure(strongest.quotient)}${weakest ? phrase`；相对薄弱的是${weakest.name.zh}，区位商为${s.figure(weakest.quotient)}` : undefined}`,
  ],
  ahead: ({ best, worst }, s) => {
    const against = ({ name, own, whole }: Ahead) =>
      phrase`${name.zh}（${s.figure(own)}点，${s.name(totalSubject(s))}为${s.figure(whole)}点）`;
    const [up, down] = [best.own.value > best.whole.value, worst.own.value < worst.whole.value];
    return [
      phrase`与${s.name(totalSubject(s))}平均水平相比，${up ? '领先最多' : '差距最小'}的是${against(best)}，${down ? '差距最大' : '领先最少'}的是${against(worst)}`,
    ];
  },
  contrast: ({ node, level, from, shares, growth: told }, s) => {
    const held = shares.map(({ subject, share }) => phrase`${s.name(subject)}占${s.figure(share)}`);
    const within = aboutPart(node, s);
    if (!told) return [phrase`${within}从${level.zh}看，${held.reduce((a, b) => phrase`${a}，${b}`)}`];
    const { fastest, slowest } = told;
    const growth = phrase`较${s.period(from)}增速最高的是${s.name(fastest.subject)}（${s.signed(fastest.growth)}），最低的是${s.name(slowest.subject)}（${s.signed(slowest.growth)}）`;
    const parts = held.length > 0 ? held.reduce((a, b) => phrase`${a}，${b}`) : undefined;
    return [phrase`${within}从${level.zh}看，${parts}${parts ? '；' : undefined}${growth}`];
  },
  pace: ({ parent, parents, gap }, s) => [
    gap.value === 0
      ? phrase`增速与${s.name(parent)}整体持平，同为${s.signed(parents)}`
      : phrase`增速比${s.name(parent)}整体（${s.signed(parents)}）${gap.value > 0 ? '高' : '低'}${s.amount(gap)}个百分点`,
  ],
  home: ({ period, node, standing: { place, value, ranked, before } }, s) => {
    const rank = ranked
      ? phrase`，在${s.figure(ranked.of)}个${levelOf(place.level, s)}中列${s.rank(ranked.rank)}${ranked.rivals.length > 0 ? phrase`（与${someOf(ranked.rivals, s)}难分先后）` : undefined}`
      : undefined;
    const changed = before
      ? phrase`，较${s.period(before.period)}${changeOf(before.points, before.growth, node, s)}`
      : undefined;
    return [
      phrase`${s.period(period)}${s.name(place)}指数为${s.figure(value)}点${rank}${changed}`,
      ...comparedSets([before], s),
    ];
  },
  whole: ({ period, node, value, before }, s) => {
    if (isDivided(s) && partOf(node, s) === undefined) return [];
    const changed = before
      ? phrase`，较${s.period(before.period)}${changeOf(before.points, before.growth, node, s)}`
      : undefined;
    return [
      phrase`${s.period(period)}${s.name(totalSubject(s))}指数为${s.figure(value)}点${changed}`,
      ...comparedSets([before], s),
    ];
  },
  neighbours: ({ above, below }, s) => {
    const up = above ? phrase`前一位是${s.name(above.subject)}，领先${s.amount(above.gap)}点` : undefined;
    const down = below ? phrase`后一位是${s.name(below.subject)}，落后${s.amount(below.gap)}点` : undefined;
    return [phrase`${up}${up && down ? '；' : undefined}${down}`];
  },
  tiers: ({ counts, shares, by }, s) => {
    const how = { 'k-means': '按结构相近程度', 'natural-breaks': '按指数的自然断点' }[by] ?? '';
    const hold =
      shares.length > 0 ? phrase`，分别占指数的${s.list(shares.map((f) => [s.figure(f)]))}` : undefined;
    return [
      phrase`${how}，各${unitsOf(s)}分为${howMany(counts.length)}个梯队，由高到低依次有${s.list(counts.map((f) => [s.figure(f)]))}个${hold}`,
    ];
  },
  tier: ({ by, tier, of }) => [
    phrase`在${by === 'k-means' ? '按相近程度' : by === 'natural-breaks' ? '按指数自然断点' : ''}划分的${howMany(of)}个梯队中，属第${{ text: String(tier.value), figure: tier }}梯队`,
  ],
  record: ({ itself, units, of, place, period, node }, s) => {
    const worse = isWorse(s.plan, numberOf(node, s));
    const part =
      units && of && units.value < of.value
        ? phrase`${s.figure(of)}个${unitsOf(s)}中的${s.figure(units)}个`
        : undefined;
    const some = units && of ? (part ?? phrase`全部${s.figure(units)}个${unitsOf(s)}`) : undefined;
    if (place.level !== 'total' && !some)
      return itself ? [phrase`指数为已发布各期中的最${worse ? '低' : '高'}值`] : [];
    if (!itself && !some) return [];
    const own = itself ? phrase`${s.name(place)}指数${some ? '及' : ''}` : undefined;
    return [phrase`${s.period(period)}${own}${some}创下已发布各期的新${worse ? '低' : '高'}`];
  },
  doubt: ({ indicator, filled, partial }) => {
    const weak = indicator ? phrase`最不确定的是${indicator.zh}，部分记录未注明所在地` : undefined;
    const filling = filled ? phrase`本期部分数值为填补值而非实测值` : undefined;
    const absent = partial && !filled && !indicator ? phrase`部分数值缺少组成部分` : undefined;
    const said = [weak, filling, absent].flatMap((p) => (p ? [p] : []));
    return said.length > 0 ? [said.reduce((a, b) => phrase`${a}；${b}`)] : [];
  },
  method: ({ parts }, s) => {
    const of =
      parts.length > 1 && parts.length < 9
        ? phrase`由${s.list(parts.map((p) => [p.zh]))}${howMany(parts.length)}个部分`
        : undefined;
    return [
      phrase`${s.plan.title.zh}${of}按权重合成`,
      phrase`各权重经过变动、并逐项剔除指标作过试验，位次因而附有区间（${dataErrorWords(s.plan).zh}）；凡区间重叠者，不作先后之分`,
    ];
  },
  status: ({ status }) => [
    {
      real: phrase`全部数字均由真实记录算得`,
      simulated: phrase`全部数字均由模拟数据算得，不反映任何真实地区的情况`,
      example: phrase`全部数字均为示例数据，不反映任何真实地区的情况`,
    }[status],
  ],
};
