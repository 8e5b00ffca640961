import type { Subject } from '../../release/index.js';
import type { CitedFigure } from '../facts/figure.js';
import { unitsOf, wholeOf } from './chineseParts.js';
import { type Phrase, phrase, plain } from './phrase.js';
import type { Sentences } from './sentences.js';
import { type Speaker, totalSubject } from './speaker.js';
import { areSame, forecastMethods, severalOf, unchanged } from './studyWords.js';

/** What a figure became: 由2018年的0.622降至2021年的0.616. */
function went(before: CitedFigure, after: CitedFigure, from: string, to: string, s: Speaker): Phrase {
  const [was, is, a, b] = [s.figure(before), s.figure(after), s.period(from), s.period(to)];
  if (plain([was]) === plain([is])) return phrase`${a}与${b}均为${was}`;
  return phrase`由${a}的${was}${before.value > after.value ? '降至' : '升至'}${b}的${is}`;
}

/** Who led in two periods: 两期均为……, or those of either. */
function leadersOf(
  { before, now }: { before: readonly Subject[]; now: readonly Subject[] },
  from: string,
  to: string,
  s: Speaker,
): Phrase {
  if (areSame(before, now)) return phrase`两期均为${severalOf(now, s)}`;
  return phrase`${s.period(from)}为${severalOf(before, s)}，${s.period(to)}为${severalOf(now, s)}`;
}

const gapVerdicts = {
  narrowed: '总体与领先者的差距缩小，超出随机起伏所能解释',
  widened: '总体与领先者的差距扩大，超出随机起伏所能解释',
  'not-distinguishable': '总体与领先者差距的变化与随机起伏无法区分',
};

/** Facts about balance, time and money that the pages of these tell, in Chinese. */
export const chineseStudies = {
  'between-groups': ({ groups, period }, s) => {
    const parts = groups.map(({ level, share }) => phrase`${level.zh}之间占${s.figure(share)}`);
    return [
      phrase`${s.period(period)}的基尼系数中，${parts.reduce((a, b) => phrase`${a}，${b}`)}（${groups.length > 1 ? '各按一种分组计，' : ''}不含重叠部分）`,
    ];
  },
  'between-change': ({ from, groups, period }, s) => {
    const parts = groups.map(
      ({ level, before, after }) => phrase`${level.zh}之间的占比${went(before, after, from, period, s)}`,
    );
    return [parts.reduce((a, b) => phrase`${a}，${b}`)];
  },
  'leaders-gap': ({ from, period, leaders, why, nearer, verdict, open }, s) => {
    if (!nearer) return [phrase`${why?.zh}，无法给出与前四名的差距`];
    const all = verdict === 'none' ? `${open?.zh}，对总体差距无法判断` : gapVerdicts[verdict];
    return [
      phrase`${s.period(from)}至${s.period(period)}，${s.figure(nearer.units)}个${unitsOf(s)}中有${s.figure(nearer.share)}与各期前四名（${leadersOf(leaders, from, period, s)}）均值的差距缩小；${all}`,
    ];
  },
  'catching-up': ({ from, period, why, doubled }, s) => {
    if (!doubled) return [phrase`${why?.zh}，落后者是否增长更快尚无定论`];
    const [when, by] = [
      phrase`${s.period(from)}至${s.period(period)}`,
      phrase`年增长率高${s.amount(doubled)}个百分点`,
    ];
    if (doubled.value >= 0) return [phrase`${when}，起点较高者增长更快：起点高一倍，${by}`];
    return [
      phrase`${when}，起点较低者增长更快：起点低一半，${by}`,
      phrase`其中部分或全部是向均值回归，并不说明差距缩小`,
    ];
  },
  likeness: ({ period, why, found }, s) => {
    if (!found) return [phrase`${why?.zh}，相邻者是否相似尚无定论`];
    const how = {
      chance: '相邻者的相似程度与随机无异',
      alike: '相邻者彼此相似',
      unlike: '相邻者的差异大于随机',
    }[found.verdict];
    return [phrase`${s.period(period)}，${how}（莫兰指数${s.figure(found.i)}，${s.figure(found.p)}）`];
  },
  'likeness-change': ({ from, period, before, after }, s) => [
    phrase`莫兰指数${went(before, after, from, period, s)}`,
  ],
  'without-neighbour': ({ units, whys }, s) => [
    phrase`${severalOf(units, s)}没有邻居，未计入（${whys.map((why) => why.zh).join('；')}）`,
  ],
  'class-moves': ({ from, middle, period, why, moves }, s) => {
    if (!moves) return [phrase`${why?.zh}，${unitsOf(s)}的档次流动是否增强尚无定论`];
    return [
      phrase`${unitsOf(s)}的档次流动（肖罗克斯指数，0为不流动）：${s.period(from)}至${s.period(middle)}为${s.figure(moves.before)}，其后至${s.period(period)}为${s.figure(moves.after)}`,
    ];
  },
  yearly: ({ base, period, node, rate }, s) => [
    Math.abs(rate.value) < unchanged
      ? phrase`${s.period(base)}至${s.period(period)}，${wholeOf(node, s)}基本持平（年均${s.signed(rate)}）`
      : phrase`${s.period(base)}至${s.period(period)}，${wholeOf(node, s)}年均${rate.value < 0 ? '下降' : '增长'}${s.amount(rate)}`,
  ],
  contribution: ({ period, part, points }, s) => [
    phrase`${s.period(period)}变动中贡献最大的是${part.zh}：${s.signed(points)}点`,
  ],
  chained: ({ links, first, last }, s) => {
    const breaks = links.map(
      ({ edition, over, factor }) => phrase`${s.period(over)}的${edition.zh}（系数${s.figure(factor)}）`,
    );
    return [
      phrase`与${breaks.reduce((a, b) => phrase`${a}、${b}`)}衔接后，${s.name(totalSubject(s))}指数由${s.period(first.period)}的${s.figure(first.linked)}变为${s.period(last.period)}的${s.figure(last.linked)}；上述时期之后指标体系变更，跨期增长以衔接为准，仅供参考`,
    ];
  },
  forecast: ({ expected, value, low, high, method, better, others }, s) => {
    const against = better
      ? phrase`，在${s.figure(better.origins)}个起点的滚动检验中误差为朴素预测的${s.figure(better.relative)}倍`
      : others
        ? '；尚无其他方法被证明更好'
        : '；时期较少，未试用其他方法';
    return [
      phrase`预计${s.period(expected)}为${s.figure(value)}点，95%区间为${s.range(low, high)}点（方法：${forecastMethods[method].zh}${against}）`,
    ];
  },
  slope: ({ level, output, observations, slope, interval, hangs, fit }, s) => {
    const without = hangs?.without && phrase`，剔除后为${s.figure(hangs.without)}`;
    const range = interval
      ? phrase`95%区间为${s.range(interval.low, interval.high)}，标准误按地区聚类`
      : hangs &&
        phrase`无法给出区间：斜率的自由度仅为${s.figure(hangs.freedom)}，其中${hangs.on.zh}的权重为${s.figure(hangs.share)}${without}`;
    return [
      phrase`以${level.zh}的${s.figure(observations)}个观测计，指数每1点约对应${output.zh}${s.figure(slope)}（${range}${range ? '；' : ''}R²为${s.figure(fit)}）`,
    ];
  },
  note: ({ of, text }) => [phrase`${of ? `${of.zh}：` : ''}${text.zh.replace(/。$/, '')}`],
} satisfies Partial<Sentences>;
