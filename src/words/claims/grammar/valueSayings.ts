import { asMultiple, growthByFactor, twice } from './amounts.js';
import type { Amount, Mention, Predicate } from './draft.js';
import { type Saying, saying } from './patterns.js';

const times = (of: Amount, other: Mention | undefined): Predicate => ({ kind: 'multiple', other, times: of });

/** How places compare with each other. The first patterns are written. */
export const comparingSayings = {
  above: saying(
    'PR',
    '{aux} ranked {high} {other} | {ranked} {high} {other} | {stood} {high} {other} | {ranked} higher',
    `排名 {not} {high} {other} | {not} 的? 排名/位次/名次? {high} {other} | 的? 排名/位次/名次? 更? {more}
      | {not} 的? 排名/位次/名次? 比 {other} {more} | {not} 比 {other} 的? 排名/位次/名次? {more}`,
    (v) => ({ kind: 'above', other: v.other, above: v.high ?? v.more ?? true, by: 'rank' }),
    { takes: 'high' },
  ),
  ahead: saying(
    'PR',
    `{aux} ranked {ahead} {other} | {ranked} {ahead} {other} | {ranked} {better} {other}
      | {stood} {ahead} {other}`,
    `排名 {not} {ahead} {other} | {not} 的? 排名/位次/名次? {ahead} {other} | {not} 的? 排名/位次/名次? 比 {other} {ahead2}`,
    ({ ahead, ahead2, better, other }) => ({
      kind: 'above',
      other,
      above: ahead ?? ahead2 ?? better!,
      by: 'rank',
    }),
    { takes: 'best' },
  ),
  beat: saying(
    'P',
    `{aux} outrank/outranks/outranked/beat/beats/lead/leads/led {other}
      | {aux} do/did/does better than {other} | {aux} have/has/had a better rank than {other}
      | {be} followed by {other}`,
    '{not} 的? 排名/位次/名次? 排在/位于/在/位列 {other} 之前/前面/前',
    ({ other }) => ({ kind: 'above', other, above: true, by: 'rank' }),
    { takes: 'best' },
  ),
  trailed: saying(
    'P',
    `{aux} trail/trails/trailed {other} | {aux} lag/lags/lagged behind? {other}
      | {be} outranked/beaten/overtaken/surpassed by {other} | {aux} have/has/had a worse rank than {other}`,
    '{not} 的? 排名/位次/名次? 排在/位于/在/位列 {other} 之后/后面/后 | {not} 被 {other} 超过/甩在身后/超越/领先',
    ({ other }) => ({ kind: 'above', other, above: false, by: 'rank' }),
    { takes: 'best' },
  ),
  noHigher: saying(
    'P',
    '{ranked} no {high} {other} | {stood} no {high} {other}',
    '',
    ({ high, other }) => ({ kind: 'above', other, above: high, by: 'rank' }),
    { takes: 'high', denies: true },
  ),
  overtook: saying(
    'P',
    '{aux} overtake/overtakes/overtook/overtaken {other}',
    '{not} 反超/赶超 了? {other}',
    ({ other }) => ({ kind: 'overtook', other }),
    { takes: 'best' },
  ),
  secondTo: saying(
    'P',
    '{stood} second only_to/behind {other} | {ranked} second only_to/behind {other}',
    '{not} 仅次于 {other} | 仅次于 {other} ,? {inner}? 居/列/排名/位居/排/位列 第 二 位?',
    ({ other }) => ({ kind: 'second-to', other }),
    { takes: 'best' },
  ),
  hasMore: saying(
    'P',
    `{aux} had a {more} index than {other}
      | {aux} have/has/had/score/scored/scores a? {more} index/score/value? than {other}
      | {aux} have/has/had a {more} index/score/value`,
    '指数 {not} {high} {other} | 的? 指数/得分 {not} {high} {other}',
    (v) => ({ kind: 'above', other: v.other, above: v.more ?? v.high!, by: 'value' }),
  ),
  exceeds: saying(
    'I',
    `{be} {more} than {others} | {be} {high} {others}
      | {aux} exceed/exceeds/exceeded/surpass/surpassed {others}`,
    '{not} {high} {other} 的? 指数? | {not} 比 {other} 的? 指数? 更? {more}',
    (v) => ({ kind: 'above', other: v.others ?? v.other, above: v.more ?? v.high ?? true, by: 'value' }),
  ),
  sameRank: saying(
    'P',
    `{aux} had the same rank as {other} | {aux} tie/ties/tied with {other}
      | {aux} have/has/had/share/shares/shared the_same rank/place/position
      | {aux} have/has/had/share/shares/shared the_same rank/place/position as/with {other}
      | {ranked} level/equal with {other} | {be} tied/level with {other} | {aux} tie/tied/ranked_level
      | {be} tied/level/tie`,
    `与 {other} 位次 相同 | 与/和/跟/同 {other} 的? 位次/排名/名次 相同/一样/一致/并列 | 与/和/跟/同 {other} 并列 | 的? 排名/位次/名次? 并列/同列/同居
      | 的? 排名/位次/名次 相同/一样/一致`,
    ({ other }) => ({ kind: 'tied', other, by: 'rank' }),
  ),
  tiedAt: saying(
    'P',
    `{aux} tie/tied/tied_with_each_other for {n} place? | {be} tie/tied/level for {n} place?
      | {aux} share/shares/shared {n} place/position/rank`,
    '的? 排名/位次/名次? 并列/同列/同居 {n}',
    ({ n }) => ({ kind: 'tied', n, by: 'rank' }),
  ),
  sameValue: saying(
    'P',
    `{aux} had the same index as {other} | {aux} have/has/had the_same index/score/value
      | {aux} have/has/had the_same index/score/value as {other}`,
    '与 {other} 指数 相同 | 与/和/跟/同 {other} 的? 指数/得分 相同/相等/一样/持平 | 的? 指数/得分 相同/相等/一样',
    ({ other }) => ({ kind: 'tied', other, by: 'value' }),
  ),
  equals: saying(
    'I',
    '{be} the_same_as/equal_to {others} | {aux} equal/equals/equalled {others}',
    '与/和/同 {other} 的? 指数? 相同/相等/一样/持平',
    (v) => ({ kind: 'tied', other: v.others ?? v.other!, by: 'value' }),
  ),
  margin: saying(
    'PI',
    `{be} {points} {side} {others} | {be} {points} {more} | {be} {points} {more} than {others}
      | {aux} lag/lags/lagged {points} {side} {others}
      | {aux} score/scores/scored/have/has/had {points} {more} than {others}`,
    `指数 {not} 比 {other} {more} {points} | {not} 比/较 {other} 的? 指数? {more} {points}
      | {not} {more} {other} {points} | {more} {points}`,
    (v) => ({ kind: 'margin', other: v.others ?? v.other, above: v.side ?? v.more!, by: v.points }),
    { takes: 'best' },
  ),
  leadsBy: saying(
    'P',
    '{aux} lead/leads/led {other} by {points} | {aux} have/has/had a lead of {points} over {other}',
    '{not} 领先 {other} {points}',
    ({ other, points }) => ({ kind: 'margin', other, above: true, by: points }),
    { takes: 'best' },
  ),
  trailsBy: saying(
    'P',
    '{aux} trail/trails/trailed {other} by {points} | {aux} lag/lags/lagged behind? {other} by {points}',
    '{not} 落后 于? {other} {points}',
    ({ other, points }) => ({ kind: 'margin', other, above: false, by: points }),
    { takes: 'best' },
  ),
  apart: saying(
    'P',
    '',
    '与/和 {other} 的? 指数? 相差 {points} | 与/和 {other} 的? 指数? 差距 为/是/达 {points}',
    ({ other, points }) => ({ kind: 'margin', other, above: undefined, by: points }),
  ),
  multiple: saying(
    'PI',
    `{be} {times} that_of {other} | {be} {times} {others}
      | {be} {times} as high/large/much/great/big as {others} | {aux} stand/stood at {times} {others}
      | {aux} have/has/had {times} {others} | {aux} have/has/had {times} as many points as {others}
      | {aux} score/scored/scores {times} as much/many_points as {others}`,
    '指数 {not} 是 {other} 的 {times} | {not} 是/为/相当于/达到/达 {other} 的? 指数? 的? {times}',
    (v) => times(v.times, v.others ?? v.other),
  ),
  overTimes: saying('PI', '', '{not} 超过/高于 {other} 的? {times}', ({ other, times: of }) =>
    of.is === 'equal' ? times({ ...of, is: 'more' }, other) : undefined,
  ),
  part: saying(
    'PI',
    `{be} {partTimes} that of? {other} | {be} {partTimes} {others} | {be} equal_to {partTimes} {others}
      | {aux} have/has/had {partTimes} {others}`,
    '指数 {not} 是 {other} 的 {partTimes} | {not} 仅? 是/为/相当于/达到? {other} 的? {partTimes}',
    (v) => times(v.partTimes, v.others ?? v.other),
  ),
  percentMore: saying(
    'PI',
    `{be} {percentMore} than {others} | {be} {percentMore} | {be} {percentSide} {others}
      | {aux} have/has/had an index {percentMore} than {others}
      | {aux} score/scores/scored {percentMore} than {others}
      | {aux} exceed/exceeds/exceeded {others} by {percentOver}
      | {aux} trail/trails/trailed {others} by {percentUnder} | {aux} lead/leads/led {others} by {percentOver}`,
    '{not} 比/较 {other} 的? 指数? {percentMore} | {percentMore} | {not} {overPercent}',
    (v) => {
      const of = v.percentMore ?? v.percentSide ?? v.percentOver ?? v.percentUnder;
      if (of) return times(of, v.others ?? v.other);
      return v.overPercent && times(v.overPercent.by, v.overPercent.other);
    },
  ),
  faster: saying(
    'PI',
    `{aux} grew {faster} than {others} | {aux} grow/grew/grown {faster} {heads}? than {others}
      | {aux} outpace/outpaced {other}`,
    `增速 {not} {faster} {other} | 的? 增速/增幅 {not} {faster} {other} | 的? 增速/增幅 {not} 比 {other} 更? {more}
      | {not} 增长 得? {faster} {other} | {not} 增长 得? 比 {other} 更? {quick}`,
    (v) => ({
      predicate: {
        kind: 'faster',
        other: v.others ?? v.other!,
        faster: v.faster ?? v.more ?? v.quick ?? true,
      },
      with: v.heads ?? [],
    }),
  ),
} satisfies Record<string, Saying>;

/** Values, shares, and how they change. The first patterns are written. */
export const valueSayings = {
  value: saying(
    'I',
    `{be} {points} | {be} at? {value}
      | {aux} reach/reaches/reached/stand_at/stands_at/stood_at/come_to/came_to/amount_to/amounted_to {value}`,
    '指数 为 {points} | 指数 {points} | {not} 为/是/达/达到/有/报? {value} | {not} 在/介于? {value}',
    (v) => ({ kind: 'value', value: v.value ?? v.points! }),
  ),
  scores: saying(
    'P',
    `{aux} have/has/had/score/scores/scored/reach/reaches/reached/record/recorded/post/posted/get/got {points}
      | {be} at? {points}
      | {aux} have/has/had/record/recorded/post/posted/reach/reached an/a index/score/index_value/value of {value}
      | {aux} have/has/had/record/recorded/post/posted/reach/reached an/a index/score {bounded}
      | {aux} score/scored/scores {bare}`,
    `{not} 得 {points} | {not} 得分 为/是/达/达到? {value} | 的? 指数/得分/分值/指数值 {not} 为/是/达/达到/有/报? {value}
      | {not} {bounded}`,
    (v) => ({ kind: 'value', value: v.points ?? v.value ?? v.bare ?? v.bounded! }),
  ),
  exceedsValue: saying(
    'PI',
    `{aux} exceed/exceeds/exceeded/top/topped/surpass/surpassed {beyond} points
      | {aux} pass/passed the mark of {beyond} points`,
    '',
    ({ beyond }) => ({ kind: 'value', value: beyond }),
  ),
  exceedsNumber: saying(
    'I',
    '{aux} exceed/exceeds/exceeded/top/topped/surpass/surpassed/pass/passed {beyond}',
    '',
    ({ beyond }) => ({ kind: 'value', value: beyond }),
  ),
  liesBetween: saying('I', '{aux} lie/lay/lies/ranged? {value}', '', ({ value }) =>
    value.is === 'between' ? { kind: 'value', value } : undefined,
  ),
  share: saying(
    'P',
    `{aux} held {fraction} {whole}
      | {aux} account_for/accounts_for/accounted_for/make_up/makes_up/made_up {fraction} {whole}?
      | {aux} hold/holds/held/have/has/had/represent/represents/represented/contribute/contributes/contributed {fraction} {whole}
      | {aux} have/has/had a share of {fraction} {whole}?`,
    `占 {place} 的 {fraction} | {not} 占 了? {place}? 的? 指数/总量/比重/份额/指数总量? 的? 比重/份额? 合计? 为/达/是/达到? {fraction}
      | {not} 在 {place} 的 占比/比重/份额 为/达/是/达到? {fraction} | 的? 占比/所占比重/所占份额/份额/比重 合计? {not} 为/达/是/达到? {fraction}`,
    (v) => ({ kind: 'share', of: v.place ?? (v.whole === 'all' ? undefined : v.whole), percent: v.fraction }),
  ),
  isShare: saying(
    'H',
    '{be} {fraction} | {aux} reach/reached/exceed/exceeded/stand_at/stood_at/come_to/came_to {fraction}',
    '',
    ({ fraction }) => ({ kind: 'share', of: undefined, percent: fraction }),
  ),
  shareChange: saying('H', '{aux} {grew} | {aux} {grew} by? {pp}', '', ({ grew, pp }) => ({
    kind: 'share-change',
    of: undefined,
    by: pp,
    up: grew,
  })),
  shareChangeOf: saying(
    'P',
    '',
    `占 {place} 的 比重 {not} {went} {pp}? | 占 {place}? 的? 比重/份额 {not} {grew} 了? {pp}?
      | 的? 占比/所占比重/份额 {not} {grew} 了? {pp}?`,
    ({ place, pp, grew, went }) => ({ kind: 'share-change', of: place, by: pp, up: went ?? grew! }),
  ),
  growth: saying(
    'PI',
    `{aux} {grew} by {change} | {aux} {grew} {change} | {be} {upDown} by? {change}
      | {aux} see/saw/seen/record/recorded/post/posted {increase} of {change}`,
    '指数 {not} {grew} {change} | {not} {grew} 了? {change} | 的? {rate} {not} 为/达/是? {change}',
    (v) => ({ kind: 'growth', by: v.change, up: v.grew ?? v.upDown ?? v.increase ?? v.rate! }),
  ),
  growthYearly: saying(
    'PI',
    `{aux} {grew} by {percent} {yearly} | {aux} {grew} by? an_average_of? {percent} {yearly}
      | {aux} {grew} at an? average annual rate of {percent}
      | {aux} have/has/had an? average annual {increase} of {percent} | {be} {upDown} by? {percent} {yearly}`,
    '指数 年均 {grew} {percent} | {not} 年均/平均每年 {grew} 了? {percent} | 的? 年均 {rate} {not} 为/达/是? {percent}',
    (v) => ({ kind: 'growth', by: v.percent, up: v.grew ?? v.increase ?? v.upDown ?? v.rate!, yearly: true }),
  ),
  changed: saying(
    'PI',
    '{aux} {changed} | {be} {upDown}',
    '指数 {not} {went} | {not} 有所? {grew} 了?',
    (v) => ({ kind: 'growth', by: undefined, up: v.changed ?? v.upDown ?? v.went ?? v.grew! }),
  ),
  thanIn: saying(
    'PI',
    '{be} {change} {more} than in {t} | {be} {more} than in {t}',
    '{not} 比/较 {t} {more} 了? {change} | {not} {high} {t} 的? 水平?',
    (v) => ({
      predicate: { kind: 'growth', by: v.change, up: v.more ?? v.high! },
      with: [{ kind: 'base', t: v.t }],
    }),
  ),
  unchanged: saying(
    'I',
    `{be} unchanged | {be} unchanged/the_same/flat | stayed/remained the_same/unchanged/flat
      | {aux} change/changed`,
    '持平 | 持平/不变/保持不变/没有变化/基本持平',
    () => ({ kind: 'growth', by: undefined, up: undefined }),
  ),
  sameAsIn: saying('I', '{be} the_same as in {t}', '与/和 {t} 持平/相同/一样', ({ t }) => ({
    predicate: { kind: 'growth', by: undefined, up: undefined },
    with: [{ kind: 'base', t }],
  })),
  timesIts: saying(
    'PI',
    `{aux} {grew} to {times} its earlier value | {be} {times} that of/in {t} | {be} {times} its value in {t}`,
    '{not} {grewTo} {howMany}? 原来的 {number} 倍 以上? | {not} 是/为/相当于/达到/超过 {t} 的 {times}',
    (v) => {
      const of = v.times ?? (v.number && asFactor(v.howMany ?? 'equal', v.number.number.value));
      const made = of && growthByFactor(of, v.grew ?? v.grewTo ?? of.value.value > 1);
      return made && { predicate: made, with: v.t === undefined ? [] : [{ kind: 'base', t: v.t }] };
    },
  ),
  multiplied: saying(
    'PI',
    '{aux} {multiplied} | {aux} {multiplied} its index',
    '{not} {multiplied} | {not} 增长/增加 了? {times}',
    (v) => {
      const by =
        v.multiplied ?? (v.times && { ...v.times, value: { value: v.times.value.value + 1, half: 0 } });
      return by && { kind: 'growth', by, up: by.unit === 'times' && by.value.value > 1 };
    },
  ),
  lostPart: saying('PI', '{aux} lose/lost {part} of its index', '', ({ part }) => ({
    kind: 'growth',
    by: part,
    up: false,
  })),
  grownTo: saying(
    'PI',
    `{aux} {grewTo} {points} | {aux} {grew} from {value} to {value2}
      | {aux} {grew} from {value} in {t} to {value2} in {t2} | {aux} went/moved from {value} to {value2}
      | {aux} went/moved from {value} in {t} to {value2} in {t2}
      | {aux} reach/reached {value2} , {upDown} from {value} in {t}`,
    `{not} {grewTo} {points} | {not} 由/从 {value} {grewTo} {value2}
      | 由/从 {t} 的? {value} {grewTo} {t2} 的? {value2}`,
    (v) => {
      const up = v.grew ?? v.grewTo ?? v.upDown;
      const predicate: Predicate = { kind: 'grown-to', from: v.value, to: v.value2 ?? v.points!, up };
      if (v.t === undefined) return predicate;
      return {
        predicate,
        with: [v.t2 === undefined ? { kind: 'base', t: v.t } : { kind: 'span', from: v.t, to: v.t2 }],
      };
    },
  ),
} satisfies Record<string, Saying>;

const asFactor = (is: Amount['is'], value: number): Amount | undefined =>
  asMultiple({ ...twice(is, value), unit: 'bare' });

/** What is said of a gap. */
export const gapSayings = {
  gap: saying('G', '{aux} {narrowed}', '{not} 有所/正在/在? {narrowed} 了?', ({ narrowed }) => ({
    kind: 'gap',
    narrowed,
  })),
} satisfies Record<string, Saying>;
