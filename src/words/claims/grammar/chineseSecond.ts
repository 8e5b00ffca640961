import { chineseClause } from './chineseClauses.js';
import { chinese } from './chineseSlots.js';
import {
  afterDistance,
  distanceChanged,
  grewMost,
  partOf,
  rankOfOthers,
  rankOfValue,
  sameAs,
  shareChanged,
} from './elliptic.js';
import { clauseOf, type SecondClause } from './frames.js';
import { choice, either, type Parser, reader } from './parser.js';
import { amongOf, verbs } from './verbs.js';

const extreme = choice<'most' | 'least'>(['most', '最高'], ['least', '最低']);
const shorter = reader({ ...chinese, ...verbs('zh'), clause: chineseClause, extreme });

/** A second clause in Chinese, which may leave out its subject. */
export const chineseSecond: Parser<SecondClause> = either<SecondClause>(
  shorter('{clause}', (v) => (first) => afterDistance(first, v.clause)),
  // 得分最高，为27.87点; 增长11%，达到19.12点.
  shorter(
    '为/达/达到/升至/降至/增至? {points}',
    (v) =>
      ({ subjects, some, predicate }) =>
        some || !['rank', 'growth'].includes(predicate.kind)
          ? undefined
          : clauseOf({ of: subjects, said: { kind: 'value', value: v.points } }, [], []),
  ),
  shorter(
    '{list} {mid} 垫底/居末 {post} | {list} {mid} {extreme} {post}',
    (v) => (first) =>
      v.extreme === undefined || first.takes === 'high'
        ? rankOfOthers(first, v.list, { n: 1, fromEnd: v.extreme !== 'most' }, v)
        : undefined,
  ),
  shorter('与/和/同 {t} 相同/一样/一致/持平', (v) => (first) => sameAs(first, v.t)),
  // 得分88.5分，为世界最高.
  shorter(
    '为/是 {place}? {extreme}',
    (v) => (first) =>
      rankOfValue(first, { n: 1, fromEnd: v.extreme === 'least' }, { with: amongOf(undefined, v.place) }),
  ),
  // 占全国的13.5%，比2019年提高3.5个百分点.
  shorter('{mid} {grew} 了? {pp} {post}', (v) => (first) => shareChanged(first, v.grew, v.pp, v)),
  // 青石领先白沙7点，比2019年缩小.
  shorter(
    '{mid} 有所? {narrowed} 了? {post}',
    (v) => (first) => distanceChanged(first, !v.narrowed, [...v.mid, ...v.post]),
  ),
  // 前十名中，东部占七席，中部占两席.
  shorter(
    '{place} {levels}? 占/占据/占有/有 了? {k} 席/个/位/名',
    (v) =>
      ({ some, predicate, mode }) =>
        some?.group && predicate.kind === 'top' && mode === 'so'
          ? clauseOf(
              {
                of: {
                  quantifier: { is: 'exactly', n: v.k },
                  levels: v.levels ?? some.levels,
                  group: v.place,
                },
                said: predicate,
              },
              [],
              [],
            )
          : undefined,
  ),
  // 同比下降7.6%，是全国降幅最大的省份.
  shorter(
    '是/为 {place}? {rate} 最大/最高/最快 的 {levels}',
    (v) => (first) =>
      v.place && !v.place.token.of.some(({ level }) => level === 'total')
        ? undefined
        : grewMost(first, v.levels, v.rate),
  ),
  // 最高的是北京，其次是上海.
  shorter(
    '其次 是/为 {list}',
    (v) =>
      ({ mode, predicate, subjects, adjuncts }) =>
        predicate.kind === 'rank' && !predicate.fromEnd && mode === 'so' && subjects.length === 1
          ? clauseOf(
              {
                of: v.list,
                said: { kind: 'ranks', each: v.list.map((_, i) => predicate.n + 1 + i) },
                with: partOf(adjuncts),
              },
              [],
              [],
            )
          : undefined,
  ),
  // 位列第七，河南、湖北紧随其后.
  shorter('{list} 紧随其后/紧跟其后/次之', (v) => ({ mode, predicate, subjects, adjuncts }) => {
    const [other, more] = subjects;
    return other && !more && predicate.kind === 'rank' && mode === 'so'
      ? clauseOf({ of: v.list, said: { kind: 'followers', other }, with: partOf(adjuncts) }, [], [])
      : undefined;
  }),
  shorter(
    '{mid} {P} {post} | 其? {mid} 指数/得分 {late} {I} {post} | 其? {mid} 指数/排名/位次? {P} {post}',
    (v) => (first) =>
      clauseOf(
        { of: first.some ?? first.subjects, said: v.P ?? v.I! },
        [...v.mid, ...(v.late ?? [])],
        v.post,
      ),
  ),
);
