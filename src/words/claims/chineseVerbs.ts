import { amountOf, byPercent, growthByFactor } from './amounts.js';
import { bare, denial, percent, percentagePoints, place, points, times, year } from './chineseParts.js';
import { amongFirst, moved, ranked, tied, verbPhrase } from './chineseRanks.js';
import type { Amount, Mention, VerbMode, VerbPhrase } from './draft.js';
import { either, maybe, memoised, type Parser, rule, token } from './parser.js';

const higher = rule`高于/超过/大于`(() => true);
const lower = rule`低于`(() => false);
const ahead = rule`领先于/领先/先于/优于`(() => true);
const behind = rule`落后于/落后/不及/逊于`(() => false);
const compared: Parser<VerbPhrase> = either(
  rule`的? 排名/位次/名次? ${denial} ${either(higher, lower)} ${place}`(above('rank', 'high')),
  rule`${denial} 的? 排名/位次/名次 ${either(higher, lower)} ${place}`(above('rank', 'high')),
  rule`的? 排名/位次/名次? ${denial} ${either(ahead, behind)} ${place}`(above('rank', 'best')),
  rule`${denial} 排在/位于 ${place} ${either(
    rule`之前/前面/前`(() => true),
    rule`之后/后面/后`(() => false),
  )}`((mode, other, is) => verbPhrase(mode, { kind: 'above', other, above: is, by: 'rank' }, 'best')),
  rule`${denial} 反超/赶超 了? ${place}`((mode, other) =>
    verbPhrase(mode, { kind: 'overtook', other }, 'best'),
  ),
  rule`${denial} 领先 ${place} ${points}`((mode, other, by) =>
    verbPhrase(mode, { kind: 'margin', other, above: true, by }, 'best'),
  ),
  rule`${denial} 落后 ${place} ${points}`((mode, other, by) =>
    verbPhrase(mode, { kind: 'margin', other, above: false, by }, 'best'),
  ),
  rule`的? 增速/增幅 ${denial} ${either(
    rule`高于/快于/超过/大于`(() => true),
    rule`低于/慢于/小于`(() => false),
  )} ${place}`((mode, faster, other) => verbPhrase(mode, { kind: 'faster', other, faster })),
  rule`${denial} 增长 得? ${either(
    rule`快于/比`(() => true),
    rule`慢于`(() => false),
  )} ${place} 快?`((mode, faster, other) => verbPhrase(mode, { kind: 'faster', other, faster })),
);
function above(by: 'rank' | 'value', takes?: 'best' | 'high') {
  return (mode: VerbMode, is: boolean, other: Mention): VerbPhrase =>
    verbPhrase(mode, { kind: 'above', other, above: is, by }, takes);
}

/** What is said of the index of a place. */
const ofIndex: Parser<VerbPhrase> = either(
  rule`${denial} 为/是/达/达到/有/报? ${either(points, bare)}`((mode, value) =>
    verbPhrase(mode, { kind: 'value', value }),
  ),
  rule`${denial} ${either(points, bare)}`((mode, value) => verbPhrase(mode, { kind: 'value', value })),
  rule`${denial} ${either(higher, lower)} ${place} 的? 指数?`(above('value')),
  rule`${denial} 比 ${place} ${either(
    rule`高/高出`(() => true),
    rule`低`(() => false),
  )} ${points}`((mode, other, is, by) => verbPhrase(mode, { kind: 'margin', other, above: is, by })),
  rule`${denial} 比 ${place} ${either(
    rule`高/高出`(() => true),
    rule`低`(() => false),
  )} ${percent}`((mode, other, is, by) => {
    const of = byPercent(by, is);
    return of && verbPhrase(mode, { kind: 'multiple', other, times: of });
  }),
  rule`持平/不变/保持不变/没有变化/基本持平`(() =>
    verbPhrase('so', { kind: 'growth', by: undefined, up: undefined }),
  ),
  rule`${denial} 是/为/相当于/达到/达 ${place} 的? ${times}`((mode, other, of) =>
    verbPhrase(mode, { kind: 'multiple', other, times: of }),
  ),
  rule`${denial} 超过/高于 ${place} 的? ${times}`((mode, other, of) =>
    of.is === 'equal'
      ? verbPhrase(mode, { kind: 'multiple', other, times: { ...of, is: 'more' } })
      : undefined,
  ),
  rule`${denial} 是/为/相当于 ${place} 的? ${percent}`((mode, other, of) => {
    const value = { value: of.value.value / 100, half: of.value.half / 100 };
    return of.to
      ? undefined
      : verbPhrase(mode, { kind: 'multiple', other, times: { ...of, unit: 'times', value } });
  }),
);

const valued: Parser<VerbPhrase> = either(
  rule`${denial} 得 ${points}`((mode, value) => verbPhrase(mode, { kind: 'value', value })),
  rule`的? 指数/得分/分值 ${ofIndex}`((of) => of),
);

const grew = rule`增长/上升/提高/增加/上涨/提升`(() => true);
const shrank = rule`下降/减少/降低/下跌/下滑/回落`(() => false);
/** 增至, 降至, and the comparison with what follows: 增至超过原来的2倍. */
const grewTo = either(
  rule`增至/升至/升到/增长到/增长至/上升到/上升至/提高到`(() => true),
  rule`降至/降到/减至/下降到/下降至`(() => false),
);
const howMany = either(
  rule``((): Amount['is'] => 'equal'),
  rule`超过`((): Amount['is'] => 'more'),
  rule`不到`((): Amount['is'] => 'less'),
  rule`至少`((): Amount['is'] => 'at-least'),
  rule`至多`((): Amount['is'] => 'at-most'),
  rule`约`((): Amount['is'] => 'about'),
  rule`近`((): Amount['is'] => 'nearly'),
  rule`略高于`((): Amount['is'] => 'just-over'),
);
const changed: Parser<VerbPhrase> = either(
  rule`${denial} ${either(grew, shrank)} 了? ${either(percent, points)}`((mode, is, by) =>
    verbPhrase(mode, { kind: 'growth', by, up: is }),
  ),
  rule`${denial} 年均/平均每年 ${either(grew, shrank)} 了? ${percent}`((mode, is, by) =>
    verbPhrase(mode, { kind: 'growth', by, up: is, yearly: true }),
  ),
  rule`${denial} ${either(grew, shrank)} 了?`((mode, is) =>
    verbPhrase(mode, { kind: 'growth', by: undefined, up: is }),
  ),
  rule`${denial} 比/较 ${year} ${either(
    rule`高`(() => true),
    rule`低`(() => false),
  )} 了? ${either(percent, points)}`((mode, t, is, by) =>
    verbPhrase(mode, { kind: 'growth', by, up: is }, undefined, [{ kind: 'base', t }]),
  ),
  rule`由/从 ${year} 的? ${points} ${either(
    rule`增至/升至/上升到/上升至/增长到/提高到`(() => true),
    rule`降至/降到/下降到/下降至`(() => false),
  )} ${year} 的? ${points}`((a, from, is, b, value) =>
    verbPhrase('so', { kind: 'grown-to', from, to: value, up: is }, undefined, [
      { kind: 'span', from: a, to: b },
    ]),
  ),
  rule`${denial} 增长/增加 了? ${times}`((mode, by) =>
    verbPhrase(mode, {
      kind: 'growth',
      by: { ...by, value: { value: by.value.value + 1, half: 0 } },
      up: true,
    }),
  ),
  rule`${denial} ${grewTo} ${howMany} 原来的 ${token('number')} 倍`((mode, up, is, n) => {
    const by = amountOf(is, n);
    const became = by && growthByFactor(by, up);
    return became && verbPhrase(mode, became);
  }),
  rule`${denial} ${multiplied()}`((mode, by) =>
    verbPhrase(mode, { kind: 'growth', by, up: by.value.value > 1 }),
  ),
  rule`${denial} ${maybe(rule`由/从 ${bare} 点?`((of) => of))} ${grewTo} ${points}`((mode, from, is, value) =>
    verbPhrase(mode, { kind: 'grown-to', from, to: value, up: is }),
  ),
);

const grown: Parser<VerbPhrase> = rule`的? 指数/总指数/得分? ${changed}`((of) => of);

function multiplied(): Parser<Amount> {
  const by = (is: Amount['is'], value: number): Amount => ({ is, value: { value, half: 0 }, unit: 'times' });
  return either(
    rule`翻番/翻一番/翻了一番/翻了番`(() => by('equal', 2)),
    rule`翻两番/翻了两番`(() => by('equal', 4)),
    rule`减半`(() => by('equal', 0.5)),
    rule`近/接近/几乎 翻番/翻一番/翻了一番`(() => by('nearly', 2)),
    rule`翻了近一番`(() => by('nearly', 2)),
  );
}

export const shares: Parser<VerbPhrase> = either(
  rule`${denial} 占 了? ${maybe(place)} 的? 指数/总量/比重/份额/指数总量? 的? 比重/份额? 为/达/是/达到? ${percent}`(
    (mode, of, by) => verbPhrase(mode, { kind: 'share', of, percent: by }),
  ),
  rule`的? 占比/所占比重/份额/比重 ${denial} 为/达/是/达到? ${percent}`((mode, by) =>
    verbPhrase(mode, { kind: 'share', of: undefined, percent: by }),
  ),
  rule`占 ${maybe(place)} 的? 比重/份额 ${denial} ${either(grew, shrank)} 了? ${maybe(percentagePoints)}`(
    (of, mode, is, by) => verbPhrase(mode, { kind: 'share-change', of, by, up: is }),
  ),
  rule`的? 占比/所占比重/份额 ${denial} ${either(grew, shrank)} 了? ${maybe(percentagePoints)}`(
    (mode, is, by) => verbPhrase(mode, { kind: 'share-change', of: undefined, by, up: is }),
  ),
);

/** What is said of a place. */
export const verb: Parser<VerbPhrase> = memoised(
  either(ranked, tied, amongFirst, moved, compared, valued, grown, shares),
);

/** What is said of the index of a place after other words: 指数较2018年翻一番. */
export const indexVerb: Parser<VerbPhrase> = memoised(either(ofIndex, changed, ranked, amongFirst));

/** What is said of a rank after other words: 位次较2018年上升2位. */
export const rankVerb: Parser<VerbPhrase> = memoised(
  either(
    ranked,
    amongFirst,
    moved,
    rule`不变/持平/保持不变/没有变化/未变`(() =>
      verbPhrase('so', { kind: 'moved', places: 0, up: undefined }),
    ),
  ),
);

/** 缩小 or 扩大, of a gap. */
export const gapVerb: Parser<VerbPhrase> = either(
  rule`${denial} 有所/正在/在? 缩小/收窄 了?`((mode) => verbPhrase(mode, { kind: 'gap', narrowed: true })),
  rule`${denial} 有所/正在/在? 扩大/拉大 了?`((mode) => verbPhrase(mode, { kind: 'gap', narrowed: false })),
);
