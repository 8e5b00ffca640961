import type { ForecastMethod } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';
import type { TimeKinds } from '../facts/overTime.js';
import type { StudyKinds } from '../facts/studyKinds.js';
import * as zh from './chineseParts.js';
import { amongBoth as amongBothInEnglish } from './englishParts.js';
import * as en from './englishTitles.js';
import { totalWithin } from './nameWithin.js';
import { phrase } from './phrase.js';
import type { SentencesIn } from './sentences.js';
import { totalSubject } from './speaker.js';

/** Facts about the course of the index and what it goes with in the economy, in both languages. */
export const timeSentences: SentencesIn<TimeKinds & Pick<StudyKinds, 'slope'>> = {
  en: {
    yearly: ({ base, period, node, rate, units, unitsOf }, s) => [
      Math.abs(rate.value) < unchangedRate
        ? phrase`From ${base} to ${period} ${en.wholeOf(node, s)} hardly changed (${s.signed(rate)} a year)${amongBothInEnglish(units, unitsOf, s)}`
        : phrase`From ${base} to ${period} ${en.wholeOf(node, s)} ${rate.value < 0 ? 'fell' : 'grew'} by ${s.amount(rate)} a year${amongBothInEnglish(units, unitsOf, s)}`,
    ],
    contribution: ({ period, part, points }, s) => [
      phrase`The largest part of the change in ${period} comes from ${en.titleWithin(part.en)}: ${s.signed(points)} points`,
    ],
    chained: ({ links, first, last }, s) => {
      const breaks = links.map(
        ({ edition, over, factor }) => phrase`${edition.en} in ${over} (factor ${s.figure(factor)})`,
      );
      return [
        phrase`Chained to ${breaks.reduce((a, b) => phrase`${a}, ${b}`)}, ${totalWithin(s.plan)} goes from ${s.figure(first.linked)} in ${first.period} to ${s.figure(last.linked)} in ${last.period}; the framework changes after each of these periods, so growth across it is only as good as the link`,
      ];
    },
    forecast: ({ expected, value, low, high, method, better, others }, s) => {
      const against = better
        ? phrase`, whose error over ${s.figure(better.origins)} origins was ${s.figure(better.relative)} of the plain forecast’s`
        : others
          ? '; no other method was shown to be better'
          : '; there are too few periods to try other methods';
      return [
        phrase`Expected for ${expected}: ${s.figure(value)} points, 95% interval ${s.range(low, high)}, by ${forecastMethods[method].en}${against}`,
      ];
    },
    slope: ({ level, output, observations, slope, interval, blurred, hangs, fit }, s) => {
      const without = hangs?.without && phrase`, and without it it is ${s.figure(hangs.without)}`;
      const range = interval
        ? phrase`95% interval ${s.range(interval.low, interval.high)}, which allows for what neighbours and periods have in common`
        : blurred
          ? phrase`no interval can be given: errors of the index make up ${s.figure(blurred)} of its variance`
          : hangs &&
            phrase`no interval can be given: the slope has only ${s.figure(hangs.freedom)} degrees of freedom; ${hangs.on.en} carries ${s.figure(hangs.share)} of it${without}`;
      return [
        phrase`Over ${s.figure(observations)} observations (${en.titleWithin(level.en)}) one point of the index goes with about ${s.figure(slope)} of ${en.titleWithin(output.en)} (${range}${range ? '; ' : ''}R² ${s.figure(fit)})`,
      ];
    },
    note: ({ of, text }) => [phrase`${of ? `${of.en}: ` : ''}${text.en.replace(/\.$/, '')}`],
  },
  zh: {
    yearly: ({ base, period, node, rate, units, unitsOf }, s) => [
      Math.abs(rate.value) < unchangedRate
        ? phrase`${s.period(base)}至${s.period(period)}，${zh.amongBoth(units, unitsOf, s)}${zh.wholeOf(node, s)}基本持平（年均${s.signed(rate)}）`
        : phrase`${s.period(base)}至${s.period(period)}，${zh.amongBoth(units, unitsOf, s)}${zh.wholeOf(node, s)}年均${rate.value < 0 ? '下降' : '增长'}${s.amount(rate)}`,
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
    slope: ({ level, output, observations, slope, interval, blurred, hangs, fit }, s) => {
      const without = hangs?.without && phrase`，剔除后为${s.figure(hangs.without)}`;
      const range = interval
        ? phrase`95%区间为${s.range(interval.low, interval.high)}，已计入邻近地区之间、各期之间的相关`
        : blurred
          ? phrase`无法给出区间：误差占指数方差的${s.figure(blurred)}`
          : hangs &&
            phrase`无法给出区间：斜率的自由度仅为${s.figure(hangs.freedom)}，其中${hangs.on.zh}的权重为${s.figure(hangs.share)}${without}`;
      return [
        phrase`以${level.zh}的${s.figure(observations)}个观测计，指数每1点约对应${output.zh}${s.figure(slope)}（${range}${range ? '；' : ''}R²为${s.figure(fit)}）`,
      ];
    },
    note: ({ of, text }) => [phrase`${of ? `${of.zh}：` : ''}${text.zh.replace(/。$/, '')}`],
  },
};

/** Below this rate a year, per cent, an index hardly changed: it would be shown as 0.0%. */
const unchangedRate = 0.05;

/** Methods of forecasts as a reader says them. */
const forecastMethods: Record<ForecastMethod, Text> = {
  naive: { en: 'the last value carried on', zh: '朴素预测（沿用末值）' },
  'seasonal-naive': { en: 'the same season of the year before', zh: '季节朴素预测（沿用上年同期）' },
  drift: { en: 'the last value with the mean change a period', zh: '末值加平均变动' },
  'fading-drift': {
    en: 'the last value with the mean of the last five changes, fading',
    zh: '末值加近五期平均变动（逐期衰减）',
  },
  simple: { en: 'simple exponential smoothing', zh: '简单指数平滑' },
  holt: { en: 'Holt’s linear trend', zh: 'Holt 线性趋势' },
  damped: { en: 'Holt’s damped trend', zh: 'Holt 阻尼趋势' },
  additive: { en: 'additive Holt-Winters', zh: 'Holt-Winters 加法模型' },
  multiplicative: { en: 'multiplicative Holt-Winters', zh: 'Holt-Winters 乘法模型' },
  theta: { en: 'the Theta method', zh: 'Theta 方法' },
};
