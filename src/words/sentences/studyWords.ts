import type { Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import type { ForecastMethod } from '../facts/studyKinds.js';
import { type Phrase, phrase } from './phrase.js';
import type { Speaker } from './speaker.js';

/** At most four names, and how many others there are. */
export function severalOf(of: readonly Subject[], s: Speaker): Phrase {
  if (of.length <= 4) return s.names(of);
  const first = s.list(of.slice(0, 3).map((one) => [s.name(one)]));
  if (s.lang === 'zh') return phrase`${first}等${String(of.length)}个`;
  return s.list([...of.slice(0, 3).map((one) => [s.name(one)]), [`${of.length - 3} others`]]);
}

/** Below this rate a year, per cent, an index hardly changed: it would be shown as 0.0%. */
export const unchanged = 0.05;

/** Whether two lists hold the same places, in whatever order. */
export function areSame(a: readonly Subject[], b: readonly Subject[]): boolean {
  return a.length === b.length && a.every((one) => b.some((other) => other.code === one.code));
}

/** Methods of forecasts as a reader says them. */
export const forecastMethods: Record<ForecastMethod, Text> = {
  naive: { en: 'the last value carried on', zh: '朴素预测（沿用末值）' },
  'seasonal-naive': { en: 'the same season of the year before', zh: '季节朴素预测（沿用上年同期）' },
  simple: { en: 'simple exponential smoothing', zh: '简单指数平滑' },
  holt: { en: 'Holt’s linear trend', zh: 'Holt 线性趋势' },
  damped: { en: 'Holt’s damped trend', zh: 'Holt 阻尼趋势' },
  additive: { en: 'additive Holt-Winters', zh: 'Holt-Winters 加法模型' },
  multiplicative: { en: 'multiplicative Holt-Winters', zh: 'Holt-Winters 乘法模型' },
  theta: { en: 'the Theta method', zh: 'Theta 方法' },
};
