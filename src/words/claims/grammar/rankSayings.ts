import { type Saying, saying } from './patterns.js';

/** Ranks, and how they change. The first patterns are written. */
export const rankSayings = {
  rank: saying(
    'PR',
    `{ranked} in/at? {nth} | {ranked} {k} | {stood} in/at? {nth} | {be} the {n} ranked/placed/best/highest_ranked {only}
      | {aux} take/takes/took/taken/hold/holds/held/occupy/occupies/occupied/secure/secured/claim/claimed the? {n} place/position/rank/spot
      | {aux} had_to? settle/settled for {n} place/position/spot?
      | {aux} sit/sits/sat/finish/finished in? {nth} | {be} the? runner_up {inner}?`,
    '{not} 列 {n} | {not} 位居/居/列/位列 {inner}? 次席/次位 | {not} 排名/位次/名次? 位列/名列/位居/稳居/居于/居/位于/排在/排名/列/排/为/是/获/列在? {inner}? {n}',
    (v) => ({ kind: 'rank', n: v.nth ?? v.n ?? v.k ?? 2 }),
  ),
  held: saying(
    'P',
    `{held} {n} place/position/spot/rank | {held} the? top spot/position/place/rank | {held} the? lead`,
    '{held} {inner}? 的? 榜首/首位/冠军/头名 | {held} {inner}? 的? {n} 不变?',
    ({ n = 1 }) => ({ kind: 'rank', n }),
    { takes: 'best' },
  ),
  finished: saying(
    'P',
    '{aux} finish/finished/end/ended {t} in? the? {n} place/position/spot?',
    '',
    ({ n, t }) => ({ predicate: { kind: 'rank', n }, with: [{ kind: 'period', t }] }),
  ),
  highest: saying(
    'P',
    '{aux} had/have/has the {n} highest index/score/value | {be} the {n} highest',
    '指数/得分 {inner}? {n} 高',
    ({ n }) => ({ kind: 'rank', n }),
    { takes: 'high' },
  ),
  rankTo: saying(
    'PR',
    '{ranked} between {n} and {m} | {ranked} between? {n} or/and {m}',
    '{not} 列/位列/居/排? {n} 至/或/到 {m}',
    ({ n, m }) => (n < m ? { kind: 'rank', n, to: m } : undefined),
  ),
  last: saying(
    'PR',
    `{ranked} last/bottom | {be} last/bottom/in_last_place/at_the_bottom | {be} bottom of the ranking/table/list/rankings
      | {be} at the bottom of the ranking/table/list/rankings | {be} the lowest/worst ranked/placed {only}?
      | {aux} bring/brings/brought up the rear`,
    `{not} 垫底 | {not} 排名/位次? 垫底/居末/居末位/末位/最后/位居最后/位居末位/排在末位/列末位/排末位/位列末位/排名最后/倒数第一/排名末位
      | {not} 排在/位居/列/居/排 最后/末尾 一位/一名?`,
    () => ({ kind: 'rank', n: 1, fromEnd: true }),
  ),
  lowest: saying(
    'P',
    '{aux} had/have/has the lowest index/score/value | {aux} score/scores/scored the? lowest',
    '的? 指数/得分 {inner}? 最低',
    () => ({ kind: 'rank', n: 1, fromEnd: true }),
    { takes: 'high' },
  ),
  fromEnd: saying(
    'PR',
    '{ranked} {n} from the? bottom/end | {be} {n} from the? bottom/end | {ranked} {n} to last | {be} {n} to last',
    '{not} 列 倒数 {n} | {not} 排名/位列/位居/列/居? {inner}? 倒数 {n}',
    ({ n }) => ({ kind: 'rank', n, fromEnd: true }),
  ),
  top: saying(
    'PR',
    `{be} among the first {k} | {stood} among/in/within/one_of the top/first {k} {only}?
      | {be} a? top {k} {only} | {be} in {owner} top {k} {only}? | {ranked} among/in/within the top/first {k} {only}?
      | {aux} stand/stands/stood/feature/featured? among/in/within the top/first {k} {only}?
      | {aux} make/makes/made the? {owner}? top/first {k} {only}?
      | {aux} belong/belongs/belonged to the top/first {k} {only}?`,
    `{not} 位列 前 {k} 位 | {not} 排名/位次? 位列/位居/名列/居/列/处于/处在/在/是/稳居/排在/排名? {inner}? 前 {k} 位/名/强? {only}? 之列/行列/之内?
      | {not} 跻身/进入/迈入/挺进/闯入/挤进/挤入/冲进 {inner}? 前 {k} 位/名/强? {only}? 行列? | {not} 跻身/进入/挺进 {inner}? {k} 强`,
    ({ k }) => ({ kind: 'top', k }),
  ),
  completes: saying(
    'P',
    '{aux} complete/completes/completed/round_out/rounds_out/rounded_out the top {k}',
    '',
    ({ k }) => ({ kind: 'rank', n: k }),
  ),
  best: saying(
    'P',
    '{be} among/one_of the {k} best/leading/highest_ranked {only}?',
    '{not} 是/属于 {inner}? 最好/领先 的? {k} 个 {only}? 之一',
    ({ k }) => ({ kind: 'top', k }),
    { takes: 'best' },
  ),
  outside: saying(
    'P',
    `{ranked} outside the top/first {k} {only}? | {stood} outside the top/first {k} {only}?
      | {aux} narrowly? miss/missed the top/first {k} {only}?`,
    '{not} 位列/位居/居/列/在/排在/处于? 前 {k} 位/名/强? {only}? 之外/以外/开外 | 无缘 前 {k} 位/名/强?',
    ({ k }) => ({ kind: 'top', k }),
    { denies: true },
  ),
  bottom: saying(
    'P',
    `{be} among the last {k} | {be} among/in/within the bottom/last {k} {only}?
      | {aux} rank/ranks/ranked? among/in/within the bottom/last {k} {only}?`,
    '{not} 位列 后 {k} 位 | {not} 排名/位次? 位列/位居/居/列/处于/处在/在/是/排在/排名? {inner}? 后 {k} 位/名 {only}?',
    ({ k }) => ({ kind: 'top', k, fromEnd: true }),
  ),
  first: saying(
    'PR',
    `{be} the? first/leader/in_the_lead/out_on_top/at_the_top/in_first_place/number_one/top_of_the_table | {be} at the top of the table/ranking/list/rankings
      | {be} the top/highest/best ranked/placed {only}? | {be} the top/leading/strongest {only}
      | {aux} lead/leads/led/top/tops/topped/head/heads/headed the? ranking/rankings/list/table/index/way/field/tables/country/nation/pack?
      | {aux} come/comes/came out on top | {aux} rank/ranks/ranked/score/scores/scored highest | {aux} top/tops/topped the? national/provincial/overall/global/regional ranking/rankings/table/list`,
    `{not} 位居/稳居/居/列/高居/位列? {inner}? 的? 首位/居首/居首位/榜首/之首 | {not} 居首/居首位/领先/领跑/夺冠/拔得头筹/独占鳌头 | {not} 领跑 {inner} | {not} 是/为 {inner}? 排名/得分/指数 最高/第一/最靠前 的 {only}`,
    () => ({ kind: 'rank', n: 1 }),
    { takes: 'best' },
  ),
  leads: saying(
    'P',
    `{aux} lead/leads/led/top/tops/topped/head/heads/headed the? {place} ranking/rankings/table/list?
      | {be} the? {place} 's top/leading/strongest/highest_ranked/best_placed/best_ranked {levels} | {be} the? {place} 's number_one
      | {aux} lead/leads/led/top/tops/topped/head/heads/headed its own? {own}
      | {aux} lead/leads/led/top/tops/topped/head/heads/headed all? the? {levels}
      | {aux} lead/leads/led/top/tops/topped/head/heads/headed all? the? {levels} of/in the? {place}`,
    '',
    (v) => ({
      predicate: { kind: 'rank', n: 1 },
      with: [v.own ? { kind: 'among', own: v.own } : { kind: 'among', group: v.place, levels: v.levels }],
    }),
    { takes: 'best' },
  ),
  most: saying(
    'P',
    `{aux} had/have/has the highest index/score/value | {aux} score/scores/scored the? highest | {ranked} {high} all/any/every other {only}
      | {ranked} {ahead} all/any/every other {only}
      | {be} {high} all/any/every other {only} | {be} the highest`,
    '的? 指数/得分/水平 {inner}? 最高 | 的? 排名/位次 {inner}? 最高/最靠前',
    ({ high, ahead }) => ({ kind: 'rank', n: 1, fromEnd: !(high ?? ahead ?? true) }),
    { takes: 'high' },
  ),
  entered: saying(
    'P',
    `{aux} entered the first {k}
      | {aux} enter/enters/entered/join/joins/joined/break_into/broke_into/make_it_into/made_it_into/squeezed_into/forced_its_way_into the? {owner}? top/first {k} {only}?`,
    '{not} 进入 前 {k} 位 | {not} 新? 跻身/进入/迈入/挺进/闯入/挤进/挤入/冲进 {inner}? 前 {k} 位/名/强? {only}? 行列?',
    // 未进入 says that a place is not among them, whatever it was before.
    ({ k, not }) => (not === 'not' ? undefined : { kind: 'entered', k }),
  ),
  left: saying(
    'P',
    '{aux} drop_out_of/dropped_out_of/fall_out_of/fell_out_of/leave/left the top/first {k} {only}?',
    '{not} 跌出/退出/掉出/滑出 前 {k} 位/名/强? {only}? 行列?',
    ({ k }) => ({ kind: 'entered', k, left: true }),
  ),
  again: saying(
    'P',
    `{aux} {regain} the? {n} place/position/spot/rank? | {aux} {regain} the? {n} place/position/spot/rank? from {other}
      | {aux} {regain} the? lead/crown/top_spot/top_place/top_position/number_one_spot | {aux} {regain} the? lead/crown/top_spot/top_place/top_position from {other}
      | {aux} return/returns/returned to {n} place/position/spot? again?
      | {aux} rise/rose/climb/climbed/move/moved/go/went back up? to/into {n} place/position/spot?
      | {aux} return/returns/returned to the top {k} {only}? | {aux} climb/climbed/move/moved back into the top {k} {only}?
      | {be} back among/in the top {k} {only}? | {be} back in/at? {n} place?
      | {aux} return/returned to the? lead/top_spot/top`,
    `{not} {regain} {inner}? 的? {n} | {not} {regain} {inner}? 的? 榜首/首位/冠军/头名/第一
      | {not} {regain} {inner}? 的? 前 {k} 位/名/强? {only}? 行列?`,
    (v) => ({ kind: 'again', n: v.k === undefined ? (v.n ?? 1) : undefined, k: v.k, other: v.other }),
    { takes: 'best' },
  ),
  edgedOut: saying(
    'P',
    '{aux} edge/edges/edged/edged_out/pip/pipped/beat/beats {other} for/to the? {n} place/position/spot?',
    '{not} 力压/险胜/压过 {other} ,? 位居/居/列/排名? {n}',
    (v) => ({
      predicate: { kind: 'rank', n: v.n },
      with: [
        {
          kind: 'also',
          said: { mode: 'so', predicate: { kind: 'above', other: v.other, above: true, by: 'rank' } },
        },
      ],
    }),
    { takes: 'best' },
  ),
  moved: saying(
    'PR',
    '{aux} {moved} by? {k} {places} | {be} {upDown} by? {k} {places} | {aux} {moved} its/their rank/ranking/position by {k} {places}',
    '位次 {not} {moved} {k} 位 | {not} 的? 排名/位次/名次? {moved} 了? {k} 位/名/个位次 | {not} {moved} 了? {k} 位/名/个位次',
    (v) => ({ kind: 'moved', places: v.k, up: v.upDown ?? v.moved! }),
    { takes: 'best' },
  ),
  movedBy: saying(
    'P',
    '{aux} {moved} by? {k} {places} to/into {m} place/position?',
    '位次 {not} {moved} {k} 位/名 ,? 至/到 {m} | 的? 排名/位次/名次? {moved} 了? {k} 位/名/个位次 ,? 至/到/列/居/位列/排名/位居 {m}',
    (v) => ({
      predicate: { kind: 'moved', places: v.k, up: v.moved },
      with: [{ kind: 'also', said: { mode: 'so', predicate: { kind: 'rank', n: v.m } } }],
    }),
    { takes: 'best' },
  ),
  movedThan: saying(
    'P',
    '{be} {k} {places} {more} than in {t}',
    '',
    (v) => ({ predicate: { kind: 'moved', places: v.k, up: v.more }, with: [{ kind: 'base', t: v.t }] }),
    { takes: 'best' },
  ),
  went: saying(
    'PR',
    '{aux} {went} | {aux} {went} in the ranking/rankings/table | {aux} {moved} its/their rank/ranking/position/standing | {aux} {went} the ranking/rankings/table',
    '位次 {not} 有所? {went} 了? | {not} 有所? {went} 了?',
    (v) => ({ kind: 'moved', places: undefined, up: v.went ?? v.moved! }),
    { takes: 'best' },
  ),
  improved: saying(
    'R',
    '{aux} {improved}',
    '',
    ({ improved }) => ({ kind: 'moved', places: undefined, up: improved }),
    { takes: 'best' },
  ),
  still: saying(
    'P',
    `{aux} kept its rank
      | {aux} keep/keeps/kept/hold/holds/held/maintained its/their rank/ranks/place/places/position
      | {aux} rank/ranked the same`,
    '位次 {not} 不变 | 排名/位次/名次? 不变/持平/保持不变/没有变化/未变/没有变 | 排名/位次/名次 与/和/同 {lastPeriod} 相同/一样/持平',
    ({ lastPeriod }) => ({
      predicate: { kind: 'moved', places: 0, up: undefined },
      with: lastPeriod ? [lastPeriod] : [],
    }),
  ),
  stillRank: saying('R', '{be} unchanged/the_same', '不变/持平/保持不变/没有变化/未变/没有变', () => ({
    kind: 'moved',
    places: 0,
    up: undefined,
  })),
  hasChanged: saying(
    'R',
    '{aux} change/changed/move/moved',
    '',
    () => ({ kind: 'moved', places: 0, up: undefined }),
    { denies: true },
  ),
  sameAsIn: saying(
    'R',
    '{be} the_same as in {t} | {be} the_same in {t2} as in {t}',
    '与/和 {t} 持平/相同/一样',
    ({ t, t2 }) => ({
      predicate: { kind: 'moved', places: 0, up: undefined },
      with: [t2 === undefined ? { kind: 'base', t } : { kind: 'span', from: t, to: t2 }],
    }),
  ),
  movedTo: saying(
    'PR',
    `{aux} {rankGrewTo} {m} place/position? | {aux} {rankGrewTo} {m} place/position? from {n} place? | {aux} {moved} from {n} place? to {m} place/position?
      | {aux} {moved} from {n} place? in {t} to {m} place/position? in {t2}
      | {aux} move/moved/go/went from {n} place? to {m} place/position?
      | {aux} move/moved/go/went from {n} place? in {t} to {m} place/position? in {t2}
      | {aux} ranked/came {m} place? , {upDown} from {n} place? in {t}`,
    '{not} {rankGrewTo} {m} | {not} 由/从 {n} {rankGrewTo} {m} | 由/从 {t} 的? {n} 一路? {rankGrewTo} {t2} 的? {m} | 的? 排名/位次/名次? 由/从 {t} 的? {n} {rankGrewTo} {t2}? 的? {m}',
    (v) => {
      const up = v.moved ?? v.rankGrewTo ?? v.upDown;
      const predicate = { kind: 'moved-to', from: v.n, to: v.m, up } as const;
      if (v.t === undefined) return predicate;
      return {
        predicate,
        with: [v.t2 === undefined ? { kind: 'base', t: v.t } : { kind: 'span', from: v.t, to: v.t2 }],
      };
    },
    { takes: 'best' },
  ),
} satisfies Record<string, Saying>;
