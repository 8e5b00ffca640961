import type { Amount, Mention, Multiple, Predicate } from './draft.js';
import { type Saying, saying } from './patterns.js';

const times = (of: Amount, other: Mention | undefined): Predicate => ({ kind: 'multiple', other, times: of });
const over = (of: Multiple, other: Mention | undefined): Predicate => ({ kind: 'multiple', other, ...of });

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
      | {aux} do/did/does better than {other} | {aux} have/has/had a better rank than {other}`,
    '{not} 的? 排名/位次/名次? 排在/位于/在/位列 {other} 之前/前面/前 | {not} 力压/压过 {other}',
    ({ other }) => ({ kind: 'above', other, above: true, by: 'rank' }),
    { takes: 'best' },
  ),
  trailed: saying(
    'P',
    `{aux} trail/trails/trailed {other} | {aux} lag/lags/lagged behind? {other}
      | {be} outranked/beaten by {other} | {aux} have/has/had a worse rank than {other}`,
    '{not} 的? 排名/位次/名次? 排在/位于/在/位列 {other} 之后/后面/后 | {not} 被 {other} 甩在身后',
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
    '{aux} overtake/overtakes/overtook/overtaken/leapfrogged/edged_past/moved_past/climbed_past/passed/pass/passes {other}',
    '{not} 反超/赶超/超越 了? {other} | {not} 超过 了 {other}',
    ({ other }) => ({ kind: 'overtook', other }),
    { takes: 'best' },
  ),
  overtaken: saying(
    'P',
    '{be} overtaken/surpassed/passed by {other}',
    '{not} 被 {other} 反超/赶超/超过/超越 了?',
    ({ other }) => ({ kind: 'overtook', other, by: true }),
    { takes: 'best' },
  ),
  secondTo: saying(
    'P',
    `{stood} second only_to/behind {other} | {ranked} second only_to/behind {other}
      | {aux} take/takes/took/hold/holds/held second place behind {other}`,
    '{not} 仅次于 {other} | 仅次于 {other} ,? {inner}? 居/列/排名/位居/排/位列 第 二 位?',
    ({ other }) => ({ kind: 'second-to', other }),
    { takes: 'best' },
  ),
  hasMore: saying(
    'P',
    `{aux} had a {more} index than {other}
      | {aux} have/has/had/score/scored/scores a? {more} index/score/value? than {other}
      | {aux} have/has/had a {more} index/score/value | {aux} score/scores/scored {high} {other}
      | {aux} exceed/exceeds/exceeded/surpass/surpassed/top/topped {average} | {aux} outscore/outscores/outscored/outperform/outperforms/outperformed {other}`,
    '指数 {not} {high} {other} | 的? 指数/得分 {not} {high} {other}',
    (v) => ({ kind: 'above', other: v.other ?? v.average, above: v.more ?? v.high ?? true, by: 'value' }),
  ),
  exceeds: saying(
    'I',
    `{be} {more} than {others} | {be} {high} {others}
      | {aux} exceed/exceeds/exceeded/surpass/surpassed {others}`,
    '{not} {high} {other} 的? 指数? | {not} 比 {other} 的? 指数? 更? {more}',
    (v) => ({ kind: 'above', other: v.others ?? v.other, above: v.more ?? v.high ?? true, by: 'value' }),
  ),
  clearlyAbove: saying(
    'PI',
    `{be} {clearly} {high} {average} | {stood} {clearly} {high} {average} | {aux} score/scores/scored {clearly} {high} {average}
      | {aux} {clearly} exceed/exceeds/exceeded/surpass/surpassed {average}`,
    '{not} {clearly} {high} {average} | 指数 {not} {clearly} {high} {average}',
    (v) => ({ kind: 'above', other: v.average, above: v.high ?? true, by: 'value', clearly: true }),
  ),
  // "Slightly above Jiangsu", 略高于全国平均水平.
  wellAbove: saying(
    'PI',
    `{be} {clearly} {high} {others} | {stood} {clearly} {high} {others} | {aux} score/scores/scored {clearly} {high} {others}
      | {be} {clearly} {more} than {others} | {be} {clearly} {ahead} {others}`,
    '{not} {clearly} {high} {other} | 的? 指数/得分 {not} {clearly} {high} {other}',
    (v) =>
      v.others?.average || v.other?.average
        ? undefined
        : {
            kind: 'above',
            other: v.others ?? v.other,
            above: v.high ?? v.more ?? v.ahead!,
            by: 'value',
            clearly: true,
          },
  ),
  slightlyAbove: saying(
    'PI',
    `{be} {slightly} {high} {others} | {be} {slightly} {more} than {others} | {be} {slightly} {ahead} {others}
      | {stood} {slightly} {high} {others} | {aux} {ranked} {slightly} {ahead} {others} | {aux} score/scores/scored {slightly} {high} {others}
      | {aux} {slightly} exceed/exceeds/exceeded/surpass/surpassed/beat/beats/outscored {others} | {aux} edge/edged/edged_out/pip/pipped {others}
      | {aux} have/has/had/score/scored/scores {slightly} {more} points? than {others}`,
    '{not} {slightly} {high} {other} | 的? 指数/得分 {not} {slightly} {high} {other} | {not} {slightly} {ahead} {other} | 以 微弱/微小 优势 {ahead} {other} | 略胜 {other} 一筹',
    (v) => ({
      kind: 'above',
      other: v.others ?? v.other,
      above: v.high ?? v.more ?? v.ahead ?? true,
      by: 'value',
      slightly: true,
    }),
  ),
  sum: saying(
    'PI',
    `{be} {high} {together} | {aux} score/scores/scored/have/has/had {more} points? than {together}
      | {aux} contribute/contributes/contributed/account_for/accounts_for/accounted_for {more} than {together}
      | {aux} exceed/exceeds/exceeded {together}`,
    '{not} {high} {together} | 指数 {not} {high} {together} | {not} 比 {together} 还? {more}',
    (v) => ({ kind: 'sum', others: v.together, above: v.high ?? v.more ?? true }),
  ),
  placesBehind: saying(
    'P',
    `{ranked} {k} {places} {side} {other} | {stood} {k} {places} {side} {other}
      | {ranked} immediately/directly/right/just {side} {other} | {stood} immediately/directly/right/just {side} {other}`,
    '{not} 的? 排名/位次? 紧随 {other} 之后/其后? | 的? 排名/位次? 比/较 {other} {ahead2} {k} 位/名 | 的? 排名/位次? 比/较 {other} {more} {k} 位/名',
    (v) => ({
      kind: 'places-apart',
      other: v.other,
      places: v.k ?? 1,
      above: v.side ?? v.ahead2 ?? v.more ?? false,
    }),
    { takes: 'best' },
  ),
  sameRank: saying(
    'P',
    `{aux} had the same rank as {other} | {aux} tie/ties/tied with {other}
      | {aux} have/has/had/share/shares/shared the_same rank/place/position
      | {aux} have/has/had/share/shares/shared the_same rank/place/position as/with {other}
      | {ranked} level/equal with {other} | {be} tied/level with {other} | {aux} tie/tied/ranked_level
      | {be} tied/level/tie`,
    `与 {other} 位次 相同 | 与/和/跟/同 {other} 的? 位次/排名/名次 相同/一样/一致/并列 | 与/和/跟/同 {other} 并列/不相上下 | 不相上下 | 的? 排名/位次/名次? 并列/同列/同居
      | 的? 排名/位次/名次 相同/一样/一致`,
    ({ other }) => ({ kind: 'tied', other, by: 'rank' }),
  ),
  noOrder: saying(
    'P',
    `cannot be told from {other} | {aux} cannot/can_not/could_not be told apart | cannot/can_not/could_not be told/distinguished from {other}
      | {be} too close to call/rank | {be} too close to {other} to call/rank`,
    '与 {other} 难分先后 | 与/和/跟/同 {other} 难分先后/难分高下/难分伯仲 | 难分先后/难分高下/难分伯仲',
    ({ other }) => ({ kind: 'tied', other, by: 'order' }),
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
      | {aux} lag/lags/lagged/score/scores/scored {points} {side} {others}
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
    '与/和 {other} 的? 指数? 相差 {points} | 与/和 {other} {t} 相差 {points} | 与/和 {other} 的? 指数? 差距 为/是/达 {points}',
    ({ other, points, t }) => ({
      predicate: { kind: 'margin', other, above: undefined, by: points },
      with: t === undefined ? [] : [{ kind: 'period', t }],
    }),
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
  // 超过上海的2倍, 约为上海的一半, 不到上海的三分之一.
  overTimes: saying(
    'PI',
    '',
    '{not} {howMany} 为/是/相当于? {other} 的? 指数? 的? {times} | {not} {howMany} 为/是/相当于? {other} 的 {partTimes} | {not} {howMany} 为/是/相当于? {other} 的? 指数 的 {partTimes}',
    (v) => {
      const of = v.times ?? v.partTimes;
      const plain = of?.is === 'equal' || (of?.is === 'about' && of.value.half === 0);
      return of && plain ? times({ ...of, is: v.howMany }, v.other) : undefined;
    },
  ),
  part: saying(
    'PI',
    `{be} {partTimes} that_of {other} | {be} {partTimes} {others} | {be} equal_to {partTimes} {others}
      | {aux} have/has/had {partTimes} {others}`,
    '指数 {not} 是 {other} 的 {partTimes} | {not} 仅? 是/为/相当于/达到? {other} 的? {partTimes}',
    (v) => times(v.partTimes, v.others ?? v.other),
  ),
  percentMore: saying(
    'PI',
    `{be} {percentMore} than {others} | {be} {percentMore} | {be} {percentSide} {others} | {be} {partAgain} {others}
      | {aux} have/has/had an index {percentMore} than {others} | {aux} have/has/had {partAgain} {others}
      | {aux} score/scores/scored {percentMore} than {others} | {aux} score/scores/scored {percentSide} {others}
      | {aux} exceed/exceeds/exceeded {others} by {percentOver}
      | {aux} trail/trails/trailed {others} by {percentUnder} | {aux} lead/leads/led {others} by {percentOver}`,
    '指数 {not} 比 {other} {percentMore} | {not} 比/较 {other} 的? 指数? {percentMore} | {percentMore} | {not} {overPercent}',
    (v) => {
      const of = v.percentMore ?? v.percentSide ?? v.percentOver ?? v.percentUnder ?? v.partAgain;
      if (of) return over(of, v.others ?? v.other);
      return v.overPercent && over(v.overPercent.by, v.overPercent.other);
    },
  ),
} satisfies Record<string, Saying>;
