import { byPercent, cardinal, partAsTimes, twice } from './amounts.js';
import { bare, inUnit, isPart, ordinalOf, percent, points, times, words } from './chineseAmounts.js';
import { compared, levels, list, names, place, some } from './chineseNames.js';
import type { Adjunct, Amount, Mention, QuantifiedMention, VerbMode } from './draft.js';
import type { english } from './englishSlots.js';
import { placesOfAdjuncts } from './frames.js';
import { clearly, comparisons, slightly } from './lexicon.js';
import { choice, either, type Parser, reader, token } from './parser.js';
import { ago, average, beforeFirst, degreeSlots, directionSlots, runAdjunct } from './slotValues.js';

/** What a slot of one language alone is in the other. */
const none =
  <V>(): Parser<V> =>
  () => [];
/** Denials before a verb. */
const not: Parser<VerbMode> = choice(
  ['so', '也/则/已/已经/成功/一路/又?'],
  ['stays', '仍/仍然/依然/依旧/继续/保持/继续保持/保持在/稳定在'],
  ['not', '没有/没/未/并未/并没有/未能/不/并不/不是/并非/并不是/非'],
  ['never', '从未/从没有/从没'],
  ['always', '始终/一直/持续'],
);

const noun: Parser<string> = choice(
  ['year', '年'],
  ['quarter', '个? 季度'],
  ['month', '个月'],
  ['period', '期'],
);
const t = reader({ period: token('period') })('{period} 年?', (v) => v.period.t);
const periods = reader({
  t,
  to: t,
  noun,
  k: cardinal,
  number: token('number'),
  none: choice([false, '每年/每期'], [true, '没有一年/没有一期']),
});
/** When, how long or how often. */
const when: Parser<Adjunct> = either(
  periods('在? {t} 的/度/里? | 在 {t} 的 排名 中?', (v): Adjunct => ({ kind: 'period', t: v.t })),
  periods(
    '较/比/与/和/同/相比 {t} 相比/的? | 自/从? {t} 以来/起 | 相较/相比/相对 于? {t}',
    (v): Adjunct => ({ kind: 'base', t: v.t }),
  ),
  choice<Adjunct>(
    [{ kind: 'base', t: 'before' }, '较/比/与 上年/上一年/上期/上一期 相比?'],
    [{ kind: 'base', t: 'year-before' }, '同比'],
    [{ kind: 'first-time' }, '首次/第一次/首度'],
    [{ kind: 'every', noun: undefined, steady: true }, '稳步/不断'],
    [{ kind: 'every', noun: undefined }, '每年/历年/每期/各期/各年/逐年/逐期/年年/连年'],
    [{ kind: 'every', noun: undefined, none: true }, '没有一年/没有一期'],
    [{ kind: 'now' }, '目前/现/当前/如今'],
  ),
  periods(
    '从/自/由? {t} 到/至/-/—/–/~ {to} 间/期间?',
    (v): Adjunct => ({ kind: 'span', from: v.t, to: v.to }),
  ),
  periods('已/已经? 连续 {number} {noun}', (v) => runAdjunct(v.number, v.noun)),
  periods('连续 第 {number} {noun}', (v) => runAdjunct(v.number, v.noun, { exact: true })),
  periods('{t} 之前/以前', (v) => beforeFirst(v)),
  periods('近/过去/这? {number} {noun} 来/间/里 | {number} {noun} 来/间/前', (v) => ago(v)),
  periods('截至 {to} 的 {number} {noun} 中 {none}', (v) =>
    runAdjunct(v.number, v.noun, { to: v.to, none: v.none }),
  ),
);

/** Among whom: 在四川, 四川各城市中, 全省, 同梯队城市中. */
const groups = reader({ ...names, own: levels });
const among: Parser<Adjunct> = either(
  groups(
    `在 {place} 省/地区/区域/三省/各省/各市? 各? {levels}? 内/中/里/之中/范围内? | {place} 省/地区/区域/三省/各省/各市? 各? {levels}? 内/中/里/之中/范围内
      | 在? 各/所有/全部 {levels} 中/里/内/之中? | 在? {k} 个 {levels}? 中/里/之中 的? | 在? {place} 的? {k} 个 {levels} 中/里/之中 的?
      | 在 {levels} 中/里/之中`,
    (v): Adjunct => ({ kind: 'among', group: v.place, levels: v.levels, size: v.k }),
  ),
  groups('在? 所在/本/其所在 {own} 内/中/里?', (v): Adjunct => ({ kind: 'among', own: v.own })),
  choice<Adjunct>([{ kind: 'among', own: ['province'] }, '在? 全省/省内/本省/所在省']),
  groups(
    '在? 同/同一/所在 梯队/层级 的? {levels}? 中/内/里?',
    (v): Adjunct => ({ kind: 'among', levels: v.levels, tier: true }),
  ),
);
/** The same within a verb, where a bare name is enough: 居四川第1位. */
const inner: Parser<Adjunct> = either(
  among,
  groups(
    '{place} 省/地区/区域/三省/各省/各市? 各? {levels}?',
    (v): Adjunct => ({ kind: 'among', group: v.place, levels: v.levels }),
  ),
  groups('全部/所有 {levels} 的?', (v): Adjunct => ({ kind: 'among', levels: v.levels })),
);

/** What the parts of an index are called. */
const parts = '分项/方面/领域/维度/支柱/分指数/一级指标';
const adjunct: Parser<Adjunct> = either(
  when,
  among,
  reader({ node: token('node') })(
    '在? {node} 方面/领域/指数/分指数/中/上? 的? | 从 {node} 方面/领域? 来? 看',
    (v): Adjunct => ({ kind: 'node', of: v.node.of }),
  ),
  reader({ node: token('node') })('{node} :', (v): Adjunct => ({ kind: 'node', of: v.node.of, heads: true })),
  groups(
    `在? {k} 个/大 ${parts} 中/上? | 在? 所有/各/各个/每个/全部 ${parts} 中/上?`,
    (v): Adjunct => ({ kind: 'parts', size: v.k }),
  ),
  choice<Adjunct>(
    [{ kind: 'per-head' }, '按人均/按人均计算/按人均计/按人均水平/人均'],
    [{ kind: 'each' }, '均/都/各/全部/双双/同时'],
    [{ kind: 'together' }, '合计/共/共同/总共/一共/加起来'],
  ),
  groups('与/和/同 {other} 相比 | 相比/较 {other}', (v): Adjunct => ({ kind: 'than', other: v.other })),
);

const ways = directionSlots('zh');
const percentBy = reader({ up: ways.more, percent });
const multiplied = (() => {
  const once = '翻番/翻一番/翻了一番/翻了番';
  return choice<Amount>(
    [twice('equal'), once],
    [twice('more'), `${once} 以上/还多/多/有余 | 超过 ${once}`],
    [twice('equal', 4), '翻两番/翻了两番'],
    [twice('equal', 0.5), '减半'],
    [twice('nearly'), `近/接近/几乎 ${once} | 翻了近一番`],
  );
})();

/** 第三, 世界第三. */
const rank = either(
  ordinalOf,
  reader({ place, n: ordinalOf })('{place} {n}', (v) =>
    v.place.token.of.every(({ level }) => level === 'total') ? v.n : undefined,
  ),
);

/** What the patterns of Chinese sentences are made of. */
export const chinese: {
  [K in keyof typeof english]: (typeof english)[K] extends Parser<infer V> ? Parser<V> : never;
} = {
  ...ways,
  ...degreeSlots('zh'),
  points,
  percent,
  part: words('{amount}', (v) => isPart(v.amount)),
  pp: inUnit('percentage-points', '个百分点'),
  bare,
  times,
  beyond: none(),
  aux: not,
  be: not,
  not,
  ...names,
  other: compared,
  group: place,
  average,
  clearly: choice<true>([true, clearly.zh]),
  slightly: choice<true>([true, slightly.zh]),
  together: reader({ list })('{list} 的? 指数? 之和/总和/加起来/相加', (v) =>
    v.list.length > 1 ? v.list : undefined,
  ),
  some,
  S: either<readonly Mention[] | QuantifiedMention>(list, some),
  n: rank,
  m: rank,
  t,
  t2: t,
  among,
  inner,
  node: token('node'),
  value: either(points, bare),
  value2: either(points, bare),
  bounded: reader({ points })('{points}', (v) => (v.points.is === 'equal' ? undefined : v.points)),
  change: either(percent, points),
  fraction: percent,
  fraction2: percent,
  others: none(),
  percentMore: percentBy('{up} {percent}', (v) => byPercent(v.percent, v.up)),
  percentSide: none(),
  percentOver: none(),
  percentUnder: none(),
  partAgain: none(),
  drew: choice<'level' | 'ahead' | 'farther' | 'ground'>(['level', '追上/赶上/追平']),
  lostGround: none(),
  overPercent: reader({ up: either(ways.high, choice([true, '高出'])), other: compared, percent })(
    '{up} {other} {percent}',
    (v) => {
      const by = byPercent(v.percent, v.up);
      return by && { other: v.other, by };
    },
  ),
  gained: choice<true>([true, '上升/提高/增加/提升/增长/上涨/攀升']),
  partTimes: reader({ percent })('{percent}', (v) => partAsTimes(v.percent)),
  whole: none(),
  owner: none(),
  regain: choice([
    true,
    '重回/重返/重登/重夺/夺回/重新夺回/重新回到/重居/再次进入/重新进入/重新跻身/再次跻身/再次回到/再度位居/再次位居',
  ]),
  sets: none(),
  record: choice<boolean>(
    [true, '历史? 新高 | 历史? 最高 水平/值/点/纪录?'],
    [false, '历史? 新低 | 历史? 最低 水平/值/点/纪录?'],
  ),
  extreme: choice<boolean>([true, '峰值/顶峰/最高点/最高值'], [false, '谷底/最低点/最低值']),
  only: reader({ levels })('{levels}', (v): Adjunct[] => [{ kind: 'among', levels: v.levels }]),
  own: none(),
  held: choice<VerbMode>(['stays', '蝉联/保住/守住/保持/保持在/维持/维持在/稳定在']),
  lastPeriod: choice<Adjunct>([{ kind: 'base', t: 'before' }, '上年/上一年/上期/去年']),
  yearBefore: none<Adjunct>(),
  before: none<Adjunct>(),
  places: none(),
  ranked: none(),
  stood: none(),
  nth: none(),
  multiplied,
  yearly: none(),
  howMany: choice<Amount['is']>(
    ...Object.entries(comparisons).map(([how, { zh }]) => [how as Amount['is'], zh] as const),
  ),
  number: token('number'),
  heads: none(),
  ...placesOfAdjuncts(adjunct),
};
