import { asMultiple, growthByFactor, moreThan, twice } from './amounts.js';
import type { Amount, Predicate } from './draft.js';
import { type Saying, saying } from './patterns.js';
import { betweenPeriods } from './slotValues.js';

/** Values, and how they change. The first patterns are written. */
export const valueSayings = {
  value: saying(
    'I',
    `{be} {points} | {be} at? {value}
      | {aux} stand_at/stands_at/stood_at/come_to/came_to/amount_to/amounted_to {value}`,
    '指数 为 {points} | 指数 {points} | {not} 为/是/有/报? {value} | {not} 在/介于? {value}',
    (v) => ({ kind: 'value', value: v.value ?? v.points! }),
  ),
  scores: saying(
    'P',
    `{aux} have/has/had/score/scores/scored/record/recorded/post/posted/get/got {points}
      | {be} at? {points}
      | {aux} have/has/had/record/recorded/post/posted an/a index/score/index_value/value of {value}
      | {aux} have/has/had/record/recorded/post/posted an/a index/score {bounded}
      | {aux} score/scored/scores {bare} | {be} at {bare}`,
    `{not} 仅/只? 得 {points} | {not} 得分 为/是/在? {value} | 的? 指数/得分/分值/指数值 {not} 为/是/有/报/在? {value} | {not} 得分 {value}
      | {not} {bounded} | {not} 为 {bare}`,
    (v) => ({ kind: 'value', value: v.points ?? v.value ?? v.bare ?? v.bounded! }),
  ),
  averaged: saying(
    'P',
    '{aux} average/averages/averaged {points} | {aux} average/averages/averaged {bare}',
    '的? 平均 得分/指数/分 {not} 为/是/达? {value} | {not} 平均 为/是/达? {points}',
    (v) => ({ kind: 'value', value: v.points ?? v.value ?? v.bare!, averaged: true }),
  ),
  // Who did not reach 10 points has fewer than 10, whatever the digits.
  reached: saying(
    'PI',
    `{aux} reach/reaches/reached {points} | {aux} reach/reaches/reached an/a index/score/index_value/value of {value}
      | {aux} reach/reaches/reached an/a index/score {bounded} | {aux} reach/reaches/reached {bare}`,
    '{not} 达/达到 {value} | {not} 得分 达/达到 {value} | 的? 指数/得分/分值/指数值 {not} 达/达到 {value}',
    (v) => ({ kind: 'value', value: v.points ?? v.value ?? v.bare ?? v.bounded!, reached: true }),
  ),
  exceedsValue: saying(
    'PI',
    `{aux} exceed/exceeds/exceeded/top/topped/surpass/surpassed {beyond} points
      | {aux} pass/passed/cross/crossed the mark of {beyond} points
      | {aux} pass/passed/cross/crossed/break/broke the {beyond} - point mark/barrier`,
    '',
    ({ beyond }) => ({ kind: 'value', value: { ...beyond, unit: 'points' } }),
  ),
  exceedsNumber: saying(
    'I',
    '{aux} exceed/exceeds/exceeded/top/topped/surpass/surpassed/pass/passed {beyond}',
    '',
    ({ beyond }) => ({ kind: 'value', value: beyond }),
  ),
  liesBetween: saying('I', '{aux} lie/lay/lies/ranged {value}', '', ({ value }) =>
    value.is === 'between' ? { kind: 'value', value } : undefined,
  ),
  growth: saying(
    'PI',
    `{aux} {grew} by {change} | {aux} {grew} {change} | {be} {upDown} by? {change}
      | {aux} see/saw/seen/record/recorded/post/posted a/an? {increase} of {change}
      | {aux} see/saw/seen/record/recorded/post/posted a/an? {change} {increase}
      | {aux} see/saw/seen its/their index/score {grew} by? {change} | {be} a/an {increase} of {change}
      | {aux} improve/improved/raise/raised/increase/increased its index/score by {change}`,
    '指数 {not} {grew} {change} | {not} {grew} 了? {change} | 的? {rate} {not} 为/达/达到/是? {change}',
    (v) => ({ kind: 'growth', by: v.change, up: v.grew ?? v.upDown ?? v.increase ?? v.rate ?? true }),
  ),
  record: saying(
    'PI',
    `{aux} {sets} a/an/its/the? new? {record} | {aux} {sets} a/an/its/the? new? {record} of {value} | {aux} {sets} its {extreme} index/score/value/level/reading
      | {aux} {sets} its {extreme} index/score/value/level/reading since {t} | {aux} {sets} its/the {extreme} index/score/value/level since {t} ,? at {value}
      | {be} at? a/an/its/the? {record} | {be} at? a/an/its/the? {record} of {value} | {be} at? its/the {extreme} level/value? since {t} | {be} {value} , its/the {extreme} since {t}`,
    `{not} 再? 创/创下/创出/刷新/再创/为/是/达/达到/处于 了? {record} | {not} 再? 创/创下/创出/刷新/再创/为/是/达/达到/处于 了? {t} 以来/来 的? {record}
      | {not} 为/是/达/达到/升至/降至? {value} ,? 再? 创/创下/创出/刷新/为 {record} | {not} 为/是/达/达到/升至/降至? {value} ,? 再? 创/创下/创出/为 {t} 以来/来 的? {record}`,
    (v) => {
      // In Chinese the period that is named is one of them; in English it is the last one that was not below.
      const from = v.t === undefined ? undefined : v.record === undefined ? v.t + 1 : v.t;
      return { kind: 'record', high: v.record ?? v.extreme!, from, value: v.value };
    },
  ),
  peaked: saying(
    'PI',
    '{aux} peak/peaked | {aux} peak/peaked at {value} | {aux} {sets} its/a/the peak | {aux} {sets} its/a/the peak of {value}',
    '{not} 达到/达/触及/升至/跌至 {extreme} | {not} 见顶',
    (v) => ({ kind: 'record', high: v.extreme ?? true, peak: true, value: v.value }),
  ),
  degreeTo: saying('PI', '{aux} {degreed} to {value}', '{not} {degreed} 至/到 {value}', (v) => ({
    predicate: { kind: 'value', value: v.value },
    with: [
      { kind: 'also', said: { mode: 'so', predicate: { kind: 'growth', by: undefined, ...v.degreed! } } },
    ],
  })),
  growthTo: saying(
    'PI',
    '{aux} {grew} by? {change} ,? to {value} | {be} {upDown} by? {change} ,? to/at {value}',
    '{not} {grew} 了? {percent} ,? 至/到/达/达到/为 {value} | {not} {grew} 了? {change} , 至/达/达到/为 {value}',
    (v) => ({
      predicate: { kind: 'growth', by: v.change ?? v.percent!, up: v.grew ?? v.upDown! },
      with: [{ kind: 'also', said: { mode: 'so', predicate: { kind: 'value', value: v.value } } }],
    }),
  ),
  growthYearly: saying(
    'PI',
    `{aux} {grew} by {percent} {yearly} | {aux} {grew} by? an_average_of? {percent} {yearly}
      | {aux} {grew} at an? average annual rate of {percent}
      | {aux} have/has/had a/an? average annual {increase} of {percent} | {be} {upDown} by? {percent} {yearly}`,
    '指数 年均 {grew} {percent} | {not} 年均/平均每年 {grew} 了? {percent} | 的? 年均 {rate} {not} 为/达/达到/是? {percent}',
    (v) => ({ kind: 'growth', by: v.percent, up: v.grew ?? v.increase ?? v.upDown ?? v.rate!, yearly: true }),
  ),
  changed: saying(
    'PI',
    `{aux} {changed} | {be} {upDown} | {aux} see/saw/seen its/their index/score {changed}
      | {aux} see/saw/seen/record/recorded/post/posted a/an {increase}`,
    '指数 {not} {went} | {not} 有所/出现/实现/有? 正? {grew} 了? | 出现/实现/迎来 {t} 以来/来 的? 首次/第一次 {grew}',
    (v) => ({
      predicate: {
        kind: 'growth',
        by: undefined,
        up: v.changed ?? v.upDown ?? v.increase ?? v.went ?? v.grew!,
      },
      with: v.t === undefined ? [] : [{ kind: 'base', t: v.t }, { kind: 'first-time' }],
    }),
  ),
  // "Fell sharply", "edged up", 小幅上升.
  degree: saying(
    'I',
    `{aux} {changed} {degree} | {aux} {degree} {changed} | {aux} {degreed} | {be} {degree} {upDown}
      | {be} {degree} {more} than in {t}`,
    '{not} {degree} {grew} 了? | {not} {degreed} 了?',
    (v) => {
      const { up = v.changed ?? v.upDown ?? v.more ?? v.grew!, much = v.degree! } = v.degreed ?? {};
      const predicate = { kind: 'growth', by: undefined, up, much } as const;
      return v.t === undefined ? predicate : { predicate, with: [{ kind: 'base', t: v.t }] };
    },
  ),
  degreeBy: saying(
    'I',
    '{aux} {changed} {degree} ,? by {change} | {aux} {degreed} by? {change}',
    '{not} {degree} {grew} 了? {change} | {not} {degreed} 了? {change}',
    (v) => {
      const { up = v.changed ?? v.grew!, much = v.degree! } = v.degreed ?? {};
      const said = { mode: 'so', predicate: { kind: 'growth', by: undefined, up, much } } as const;
      return { predicate: { kind: 'growth', by: v.change, up }, with: [{ kind: 'also', said }] };
    },
  ),
  improvedValue: saying(
    'PI',
    '{aux} improve/improves/improved | {aux} improve/improves/improved its/their index/score | {aux} improve/improves/improved by? {change}',
    '{not} 有所? 进步/改善 了?',
    (v) => ({ kind: 'growth', by: v.change, up: true }),
    { takes: 'best' },
  ),
  thanIn: saying(
    'PI',
    `{be} {change} {more} than in {t} | {be} {more} than in {t} | {aux} score/scores/scored {more} than in {t}
      | {be} {more} in {t2} than in {t} | {be} {change} {more} in {t2} than in {t} | {aux} score/scores/scored {more} in {t2} than in {t}`,
    '{not} 比/较 {t} {more} 了? {change} | {not} 比/较 {t} 更? {more} | {not} {high} {t} 的? 水平?',
    ({ t, t2 = Number.POSITIVE_INFINITY, ...v }) => {
      const up = v.more ?? v.high!;
      if (t === t2) return undefined;
      // Less in the earlier of two years than in the later is a rise.
      return {
        predicate: { kind: 'growth', by: v.change, up: t < t2 ? up : !up },
        with: [
          t2 === Number.POSITIVE_INFINITY
            ? { kind: 'base', t }
            : { kind: 'span', from: Math.min(t, t2), to: Math.max(t, t2) },
        ],
      };
    },
  ),
  improvedTo: saying(
    'PI',
    `{aux} improve/improves/improved from {value} to {value2} | {aux} improve/improves/improved from {value} in {t} to {value2} in {t2}
      | {aux} improve/improves/improved to {value2} from {value} in {t}`,
    '',
    ({ value, value2, ...at }) => ({
      predicate: { kind: 'grown-to', from: value, to: value2, up: true },
      with: betweenPeriods(at),
    }),
    { takes: 'best' },
  ),
  unchanged: saying(
    'I',
    '{be} unchanged | {be} unchanged/the_same/flat | stayed/remained the_same/unchanged/flat',
    '持平 | 持平/不变/保持不变/没有变化/基本持平',
    () => ({ kind: 'growth', by: undefined, up: undefined }),
  ),
  hasChanged: saying(
    'I',
    '{aux} change/changed',
    '',
    () => ({ kind: 'growth', by: undefined, up: undefined }),
    { denies: true },
  ),
  sameAsIn: saying('I', '{be} the_same as in {t}', '与/和 {t} 持平/相同/一样', ({ t }) => ({
    predicate: { kind: 'growth', by: undefined, up: undefined },
    with: [{ kind: 'base', t }],
  })),
  timesIts: saying(
    'PI',
    `{aux} {grew} to {times} its earlier value | {be} {times} that of/in {t} | {be} {times} its value in {t}`,
    `{not} {grewTo} {howMany}? 原来的 {number} 倍 | {not} {grewTo} 原来的 {times} | {not} 指数? {grewTo} {times}
      | {not} {grewTo} {t} 的 {times} | {not} 是/为/相当于/达到 {t} 的 {times}`,
    (v) => {
      const of = v.times ?? (v.number && asFactor(v.howMany ?? 'equal', v.number.number.value));
      const made = of && growthByFactor(of, v.grew ?? v.grewTo ?? of.value.value > 1);
      return made && { predicate: made, with: v.t === undefined ? [] : [{ kind: 'base', t: v.t }] };
    },
  ),
  exceedsTimes: saying('PI', '', '{not} 超过/高于 {t} 的? {times}', ({ t, times }) => {
    const of = moreThan(times);
    const made = of && growthByFactor(of, of.value.value > 1);
    return made && { predicate: made, with: [{ kind: 'base', t }] };
  }),
  multiplied: saying(
    'PI',
    '{aux} {multiplied} | {aux} {multiplied} its index',
    '{not} {multiplied} | {not} 增长/增加 了? {times} | 的? {rate} {not} 为/达/达到/是? {times}',
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
    `{aux} {grewTo} {points} | {aux} {grewTo} {value2} from {value} | {aux} {grewTo} {value2} ,? {upDown} from {value} in {t}
      | {aux} {grewTo} {value2} from {value} in {t} | {aux} {grewTo} {value2} from {value} {yearBefore} | {aux} {grew} from {value} to {value2}
      | {aux} {grew} from {value} in {t} to {value2} in {t2} | {aux} {degreed} from {value} to {value2} | {aux} {degreed} from {value} in {t} to {value2} in {t2} | {aux} went/moved from {value} to {value2}
      | {aux} went/moved from {value} in {t} to {value2} in {t2}
      | {aux} reach/reached {value2} , {upDown} from {value} in {t}`,
    `{not} {grewTo} {points} | {not} 由/从 {value} {grewTo} {value2}
      | 由/从 {t} 的? {value} {grewTo} {t2} 的? {value2}`,
    (v) => {
      const up = v.grew ?? v.grewTo ?? v.upDown ?? v.degreed?.up;
      const predicate: Predicate = { kind: 'grown-to', from: v.value, to: v.value2 ?? v.points!, up };
      return { predicate, with: v.yearBefore ? [v.yearBefore] : betweenPeriods(v) };
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
