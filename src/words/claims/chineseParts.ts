import { amountOf, asMultiple, cardinal, withUnit } from './amounts.js';
import { beforeFirst } from './clauses.js';
import type { Adjunct, Amount, Mention, VerbMode } from './draft.js';
import { either, maybe, memoised, type Parser, rule, token } from './parser.js';
import type { Token } from './tokens.js';

type NumberToken = Extract<Token, { kind: 'number' }>;

/** A place as it is named. */
export const place: Parser<Mention> = either(
  rule`${token('place')}`((of): Mention => ({ token: of })),
  rule`${token('place')} ( ${token('level')} )`((of, levels): Mention => ({ token: of, levels: levels.of })),
);
/** 城市, 省份: the levels that it may mean. */
export const level: Parser<readonly string[]> = rule`${token('level')}`((of) => of.of);

const period = token('period');
const num = token('number');

/** Denials before a verb. */
export const denial: Parser<VerbMode> = memoised(
  either(
    rule`也/仍?`((): VerbMode => 'so'),
    rule`没有/没/未/并未/并没有/未能/不/并不/不是/并非/并不是/非`((): VerbMode => 'not'),
    rule`从未/从没有/从没`((): VerbMode => 'never'),
    rule`始终/一直`((): VerbMode => 'always'),
  ),
);

/** A number and how a figure is compared with it, without its unit. */
const amount: Parser<Amount> = memoised(
  either(
    rule`${num}`((n) => amountOf('equal', n)),
    rule`逾/超/超过/高于/大于/多于/突破/不止 ${num}`((n) => amountOf('more', n)),
    rule`不到/不足/低于/小于/少于 ${num}`((n) => amountOf('less', n)),
    rule`至少/不低于/不少于 ${num}`((n) => amountOf('at-least', n)),
    rule`至多/不超过/不高于 ${num}`((n) => amountOf('at-most', n)),
    rule`约/约为/大约/大约为? ${num} 左右/上下`((n) => amountOf('about', n)),
    rule`约/约为/大约/大约为 ${num}`((n) => amountOf('about', n)),
    rule`近/将近/接近 ${num}`((n) => amountOf('nearly', n)),
    rule`略高于/略超过/略超/略多于 ${num}`((n) => amountOf('just-over', n)),
  ),
);
export const bare = rule`${amount}`((of) => withUnit(of, 'bare'));
/** 5点至6点. */
const between = (unit: Amount['unit']) => (from: NumberToken, to: NumberToken) => {
  const of = amountOf('between', from, to);
  return of && withUnit(of, unit);
};
export const points = either(
  rule`${amount} 个? 点`((of) => withUnit(of, 'points')),
  rule`${num} 点? 至/到 ${num} 点`(between('points')),
);
export const percentagePoints = either(
  rule`${amount} 个百分点`((of) => withUnit(of, 'percentage-points')),
  rule`${num} 个百分点? 至/到 ${num} 个百分点`(between('percentage-points')),
);
export const times = either(
  rule`${amount} 倍`(asMultiple),
  rule`${amount} 倍 以上/多`((of) => (of.is === 'equal' ? asMultiple({ ...of, is: 'more' }) : undefined)),
  rule`${num} 倍? 至/到 ${num} 倍`(between('times')),
);
/** A percentage, or a part in words: 三分之一, 近三成, 一半以上. */
export const percent: Parser<Amount> = memoised(
  either(
    rule`${amount} %`((of) => withUnit(of, 'percent')),
    rule`${num} %? 至/到 ${num} %`(between('percent')),
    rule`${amount} % 左右/上下`((of) =>
      of.is === 'equal' ? withUnit({ ...of, is: 'about' }, 'percent') : undefined,
    ),
    rule`${amount} % 以上`((of) =>
      of.is === 'equal' ? withUnit({ ...of, is: 'at-least' }, 'percent') : undefined,
    ),
    rule`${amount}`((of) => (of.unit === 'percent' ? of : undefined)),
    rule`${amount} 以上/多`((of) =>
      of.unit === 'percent' && of.is === 'about' ? { ...of, is: 'more' as const } : undefined,
    ),
  ),
);

const noun: Parser<string> = either(
  rule`年`(() => 'year'),
  rule`个? 季度`(() => 'quarter'),
  rule`个月`(() => 'month'),
  rule`期`(() => 'period'),
);
/** 2018年. */
export const year = rule`${period} 年?`(({ t }) => t);

/** When, how long or how often. */
const whenAdjunct: Parser<Adjunct> = either(
  rule`在? ${year} 的/度?`((t): Adjunct => ({ kind: 'period', t })),
  rule`较/比/与/和/同/相比 ${year} 相比/的?`((t): Adjunct => ({ kind: 'base', t })),
  rule`自/从? ${year} 以来/起`((t): Adjunct => ({ kind: 'base', t })),
  rule`较/比/与 上年/上一年/上期/上一期 相比?`((): Adjunct => ({ kind: 'base', t: 'before' })),
  rule`同比`((): Adjunct => ({ kind: 'base', t: 'year-before' })),
  rule`从/自/由? ${year} 到/至/-/—/–/~ ${year} 间/期间?`((from, to): Adjunct => ({ kind: 'span', from, to })),
  rule`连续 ${cardinal} ${noun}`((n, of): Adjunct => ({ kind: 'run', n, exact: false, noun: of })),
  rule`连续 第 ${num} ${noun}`(({ number }, of): Adjunct | undefined =>
    number.whole ? { kind: 'run', n: number.value, exact: true, noun: of } : undefined,
  ),
  rule`首次/第一次/首度`((): Adjunct => ({ kind: 'first-time' })),
  rule`${period} 年? 之前/以前`(beforeFirst),
  rule`每年/历年/每期/各期/各年`((): Adjunct => ({ kind: 'every', noun: undefined })),
  rule`没有一年/没有一期`((): Adjunct => ({ kind: 'every', noun: undefined, none: true })),
  rule`截至 ${year} 的 ${cardinal} ${noun} 中 ${either(
    rule`每年/每期`(() => false),
    rule`没有一年/没有一期`(() => true),
  )}`((to, n, of, none): Adjunct => ({ kind: 'run', n, exact: false, noun: of, to, none })),
);

/** Among whom: 在四川, 四川各城市中, 全省, 同梯队城市中. */
export const among: Parser<Adjunct> = memoised(
  either(
    rule`在 ${place} 省/地区/区域? 各? ${maybe(level)} 内/中/里/之中/范围内?`(inGroup),
    rule`${place} 省/地区/区域? 各? ${maybe(level)} 内/中/里/之中/范围内`(inGroup),
    rule`在? 各/所有/全部 ${level} 中/里/内/之中?`((levels): Adjunct => ({ kind: 'among', levels })),
    rule`在? ${cardinal} 个 ${maybe(level)} 中/里/之中`(
      (size, levels): Adjunct => ({ kind: 'among', levels, size }),
    ),
    rule`在? ${place} 的? ${cardinal} 个 ${level} 中/里/之中`(
      (group, size, levels): Adjunct => ({ kind: 'among', levels, group, size }),
    ),
    rule`在 ${level} 中/里/之中`((levels): Adjunct => ({ kind: 'among', levels })),
    rule`在? 所在/本/其所在 ${level} 内/中/里?`((own): Adjunct => ({ kind: 'among', own })),
    rule`在? 全省/省内/本省/所在省`((): Adjunct => ({ kind: 'among', own: ['province'] })),
    rule`在? 同/同一/所在 梯队/层级 的? ${maybe(level)} 中/内/里?`(
      (levels): Adjunct => ({
        kind: 'among',
        levels,
        tier: true,
      }),
    ),
  ),
);
/** The same within a verb, where a bare name is enough: 居四川第1位. */
export const inner: Parser<Adjunct> = either(
  among,
  rule`${place} 省/地区/区域? 各? ${maybe(level)}`(inGroup),
);

function inGroup(group: Mention, levels: readonly string[] | undefined): Adjunct {
  return { kind: 'among', group, levels };
}

/** What else is said around a verb. */
export const adjunct: Parser<Adjunct> = memoised(
  either(
    whenAdjunct,
    among,
    rule`在? ${token('node')} 方面/领域/指数/分指数/中/上? 的?`(
      (node): Adjunct => ({ kind: 'node', of: node.of }),
    ),
    rule`按人均/按人均计算/按人均计/按人均水平/人均`((): Adjunct => ({ kind: 'per-head' })),
    rule`均/都/各`((): Adjunct => ({ kind: 'each' })),
    rule`合计/共/共同/总共/一共`((): Adjunct => ({ kind: 'together' })),
    rule`目前/现/当前`((): Adjunct => ({ kind: 'now' })),
  ),
);
