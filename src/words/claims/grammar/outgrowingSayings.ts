import { type Saying, saying } from './patterns.js';

/** How the changes of places compare with each other. The first patterns are written. */
export const outgrowingSayings = {
  // "Caught up with Beijing", "pulled ahead of it", "gained ground on it", "lost ground to it".
  drew: saying(
    'PI',
    '{aux} {drew} {others} | {aux} {lostGround} {others}',
    '{not} {drew} 了? {other}',
    (v) => ({
      kind: 'drew',
      other: v.others ?? v.other!,
      to: v.drew ?? 'ground',
      ...(v.lostGround ? { lost: true } : {}),
    }),
    { takes: 'best' },
  ),
  gapTo: saying(
    'PI',
    '{aux} {narrowed} the/its gap/distance with/to/on/from {others}',
    '{not} {narrowed} 了? 与/和/同 {other} 的? 差距',
    (v) => ({ kind: 'apart', other: v.others ?? v.other!, widened: !v.narrowed }),
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
        unit: 'percent',
      },
      with: v.heads ?? [],
    }),
  ),
  gainedPoints: saying(
    'PI',
    `{aux} gained {manyPoints} than {others} | {aux} {gained} {manyPoints} than {others} | {aux} {gained} by {manyPoints} than {others}`,
    `上升 的? 点数 {moreThan} {other} | {not} {gained} 的? 点数 {moreThan} {other} | {not} {gained} 的? 点数 比 {other} 更? {more}`,
    (v) => ({
      kind: 'faster',
      other: v.others ?? v.other!,
      faster: v.manyPoints ?? v.moreThan ?? v.more ?? true,
      unit: 'points',
    }),
  ),
  gainedMore: saying(
    'PI',
    '{aux} rose {much} than {others} | {aux} {gained} by? {much} than {others}',
    '上升 得 比 {other} {more} | {not} {gained} 得? 比 {other} 更? {more} | {not} 比 {other} {gained} 得? 更? {more}',
    (v) => ({
      kind: 'faster',
      other: v.others ?? v.other!,
      faster: v.much ?? v.more ?? true,
      unit: 'either',
    }),
  ),
  improvedMore: saying(
    'PI',
    '{aux} improve/improves/improved by? {much} than {others} | {aux} improve/improves/improved by? {manyPoints} than {others}',
    '{not} 进步/改善 得? 比 {other} 更? {more} | {not} 比 {other} 进步/改善 得? 更? {more}',
    (v) => ({
      kind: 'faster',
      other: v.others ?? v.other!,
      faster: v.manyPoints ?? v.much ?? v.more ?? true,
      unit: v.manyPoints === undefined ? 'either' : 'points',
    }),
    { takes: 'best' },
  ),
} satisfies Record<string, Saying>;
