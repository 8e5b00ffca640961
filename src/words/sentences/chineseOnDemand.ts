import type { CitedFigure } from '../facts/figure.js';
import { objectionIn } from '../studies/auditObjections.js';
import { variantsClause } from '../studies/rangeText.js';
import { spanOf } from './chineseParts.js';
import { mainSources } from './mainSources.js';
import { type Phrase, phrase } from './phrase.js';
import type { Sentences } from './sentences.js';

/** Facts that are worked out on demand, in Chinese. */
export const chineseOnDemand = {
  'ranks-held': ({ period, units, held, widest }, s) => {
    const among = s.plan.unitsTitle.zh;
    const varied = variantsClause(s.plan).zh;
    if (!widest)
      return [phrase`${varied}，全部${s.figure(units)}个${among}在九成方案中均保持${s.period(period)}位次`];
    const kept =
      held.value === 0
        ? phrase`${s.figure(units)}个${among}无一在九成方案中保持`
        : phrase`${s.figure(units)}个${among}中有${s.figure(held)}个在九成方案中保持`;
    return [
      phrase`${varied}，${kept}${s.period(period)}位次；最不确定的是${s.name(widest.subject)}，九成方案列${spanOf(widest.range, s)}`,
    ];
  },
  'least-certain': ({ period, nothing, filled, records, mostly }, s) => {
    const units = s.plan.unitsTitle.zh;
    if (nothing) return [phrase`最不确定的是全部内容：${s.period(period)}所有${units}均没有数值`];
    const imputed = filled && phrase`${s.period(period)}有${s.figure(filled)}的权重为填补值而非实测值`;
    if (records) {
      const { indicator, unplaced, inside, counts, observed } = records;
      return [
        phrase`最不确定：${indicator.zh}，${s.figure(inside)}${counts.zh}（${observed}）中有${s.figure(unplaced)}未注明所在地${imputed && phrase`；另外，${imputed}`}`,
      ];
    }
    if (imputed) return [phrase`最不确定：${imputed}`];
    return [
      phrase`最不确定的是${mainSources[mostly].zh}；${s.period(period)}没有一项指标需为半数以上的${units}填补数值`,
    ];
  },
  gains: ({ from, period, level, first, among }, s) => {
    const measured = phrase`${s.period(from)}和${s.period(period)}均有实测的${s.figure(among)}个${level.zh}`;
    if (first.length === 0) return [phrase`${measured}均无净增`];
    const each = first.map(({ subject, by }) => phrase`${s.name(subject)}（${s.signed(by)}点）`);
    return [phrase`按公布值，${measured}中，净增最多的是${s.list(each)}`];
  },
  'what-it-takes': ({ verdict, spread, comparesUnits, rounded, best }, s) => {
    const atBest = phrase`得分为${s.figure(best.score)}，${best.rank ? phrase`第${s.figure(best.rank)}位` : '无位次'}`;
    switch (verdict) {
      case 'already':
        return [phrase`已达到该位次，无需改变`];
      case 'no-score':
        return [phrase`无论可变指标如何取值，此处均无得分：有部分缺失（可用 --fill 计入）`];
      case 'impossible':
        return [phrase`无法达到：所有可变指标均取观测最优值时，${atBest}，且此范围内没有更优的得分`];
      case 'not-found':
        return [
          phrase`未找到可达到该位次的改变`,
          phrase`所有可变指标均取观测最优值并重算指数，${atBest}`,
          phrase`这并非证明：${comparesUnits ? `该合成方式由各${s.plan.unitsTitle.zh}相互比较得出` : '标准化参数随之而变'}`,
        ];
      case 'reached':
        return [
          phrase`找到的最小改变（${spread ? '分散到各指标，按标准化分值变动的平方和最小' : '集中于少数指标，按标准化分值变动之和最小'}${rounded ? '；数值已取整，取整后仍可达到该位次' : ''}）`,
        ];
    }
  },
  'what-is-proved': ({ proof, size, least, after, othersMoved }, s) => {
    const proved = {
      local: phrase`由局部搜索得出，未排除更小的改变`,
      smallest: phrase`已证明此范围内没有更小的改变能达到该位次`,
      bound: phrase`已证明小于${s.figure(least)}分的改变均不能达到该位次`,
    }[proof];
    return [
      phrase`取整前改变量为${s.figure(size)}分，${proved}`,
      phrase`以此重算指数，得分为${s.figure(after.score)}，${after.rank ? phrase`第${s.figure(after.rank)}位` : '无位次'}`,
      othersMoved
        ? phrase`标准化参数、总量或填补值随之变动：其他${s.plan.unitsTitle.zh}得分最多变动${s.figure(othersMoved)}分，已计入`
        : phrase`标准化参数与基期总量不变，其他${s.plan.unitsTitle.zh}得分不变`,
    ];
  },
  'nearest-weights': ({ verdict, why, weights, more, ranks, holds, dominated, mixture }, s) => {
    const rank = (of: CitedFigure | undefined) => (of ? phrase`第${s.figure(of)}位` : phrase`无位次`);
    const stands = ranks.map(({ unit, before, after }) =>
      verdict === 'already'
        ? phrase`${s.name(unit)}列${rank(before)}`
        : phrase`${s.name(unit)}由${rank(before)}变为${rank(after)}`,
    );
    switch (verdict) {
      case 'already':
        return [phrase`现有权重下已是此顺序`, joinSentences(stands)];
      case 'unsuitable':
        return [phrase`此处无法求权重：${why?.zh}`];
      case 'open':
        return [phrase`求解器未能得出结论`];
      case 'found':
        return [
          phrase`最近的权重：${joinSentences(weights.map(({ part, before, after }) => phrase`${part.zh}由${s.figure(before)}变为${s.figure(after)}`))}${more ? '等' : ''}`,
          joinSentences(stands),
          holds
            ? phrase`已按上述权重重算指数：顺序成立`
            : phrase`已按上述权重重算指数：顺序不成立（权重同时影响后纳入指标的衔接）`,
        ];
      case 'impossible':
        if (dominated.length > 0)
          return dominated.map(
            ({ above, below }) =>
              phrase`任何权重都不能使${s.name(above)}高于${s.name(below)}：${s.name(below)}各项均不逊于${s.name(above)}`,
          );
        return [
          phrase`任何权重都不能形成此顺序，尽管没有哪一对单独就使其不可能`,
          phrase`按下列比例合并，各要求相互矛盾：${joinSentences(mixture.map(({ above, below, share }) => phrase`${s.name(above)}高于${s.name(below)}占${s.figure(share)}`))}`,
        ];
    }
  },
  objection: ({ objection, period }, s) => [phrase`${objectionIn(objection, s.plan, period, 'zh')}`],
  'published-same': ({ values, equal, ranks, ranksEqual }, s) => {
    const parts = [
      ...(values.value > 0 ? [phrase`${s.figure(values)}个数值中有${s.figure(equal)}个`] : []),
      ...(ranks.value > 0 ? [phrase`${s.figure(ranks)}个位次中有${s.figure(ranksEqual)}个`] : []),
    ];
    if (parts.length === 0) return [phrase`已公布的数值均无法比较`];
    return [phrase`已公布的${parts.reduce((a, b) => phrase`${a}、${b}`)}与本指数一致`];
  },
} satisfies Partial<Sentences>;

const joinSentences = (parts: readonly Phrase[]): Phrase =>
  parts.flatMap((part, i) => (i === 0 ? part : ['；', ...part]));
