import { cardinal } from './amounts.js';
import { ordinalOf, points } from './chineseAmounts.js';
import type { Mention, QuantifiedMention } from './draft.js';
import { countOf, counts, wholes } from './lexicon.js';
import { choice, either, many, type Parser, reader, token } from './parser.js';
import { average, inOne, membersIn, mostPlaces, partsOf } from './slotValues.js';

const level = token('level');
/** A place as it is named: 吉林, 吉林（城市）. */
export const place: Parser<Mention> = reader({ place: token('place'), level })(
  '{place} | {place} ( {level} )',
  (v): Mention => ({ token: v.place, ...(v.level ? { levels: v.level.of } : {}) }),
);
/** 城市, 省份: the levels that it may mean. */
export const levels = reader({ level })('{level}', (v) => v.level.of);
const one: Parser<Mention> = reader({ place, level })(
  '{place} | {place} {level} | {place} 地区 | {place} 一省/一市/一地/一国/一家',
  (v): Mention => (v.level ? { ...v.place, levels: v.level.of } : v.place),
);
/** A place with its figure in passing: 北京（19.1点）, 东北三省. */
const figured: Parser<Mention> = either(
  one,
  reader({ one, points, n: ordinalOf })(
    '{one} ( {points} ) | {one} ( {n} ) | {n} 的? {one}',
    (v): Mention => ({
      ...v.one,
      beside: v.points ? { kind: 'value', value: v.points } : { kind: 'rank', n: v.n! },
    }),
  ),
  reader({ place, levels, k: cardinal })(
    '{place} {k} {levels}',
    (v): Mention => ({ ...v.place, size: v.k, members: v.levels }),
  ),
);
const more = many(
  reader({ one: figured })('、/, {one}', (v) => v.one),
  mostPlaces,
);
/** One or more places. */
export const list: Parser<readonly Mention[]> = either(
  reader({ one: figured })('{one}', (v) => [v.one]),
  reader({ one: figured, more, last: figured, k: cardinal })(
    '{one} {more} 、/和/与/及/以及/同 {last} 两地/三地/两市/三市/三省/两省/两国/两者? | {one} {more} 、/和/与/及/以及/同 {last} {k} 省/市/地/国/省市/省区/省区市/地区/城市/省份/个省份/个城市/个国家/大? | {one} {more} , 以及 {last} | 无论/无论是 {one} {more} 还是 {last} ,?',
    (v) => (v.k === undefined || v.k === v.more.length + 2 ? [v.one, ...v.more, v.last] : undefined),
  ),
);
/** The place that something is compared with, or each of several: 领先北京和天津. */
export const compared: Parser<Mention> = either(
  place,
  reader({ place })('{place} 地区', (v) => v.place),
  reader({ list })('{list}', (v) => (v.list.length === 1 && v.list[0]!.beside ? v.list[0] : undefined)),
  average,
  reader({ average, points })(
    '{average} ( {points} ) | {points} 的 {average}',
    (v): Mention => ({ ...v.average, beside: { kind: 'value', value: v.points } }),
  ),
  reader({ list })('{list}', (v) => (v.list.length > 1 ? inOne(v.list) : undefined)),
);
/** Slots of names. */
export const names = { place, other: place, one, levels, list, k: cardinal };

/** 至少3个, 多数, 没有一个. */
export const quantifier = either<QuantifiedMention['quantifier']>(
  choice<QuantifiedMention['quantifier']>(
    [{ is: 'not-all' }, '并非/不是 所有/全部/每个/各 的?'],
    ...(['all', 'none', 'most'] as const).map(
      (is) => [{ is }, `${wholes[is].zh} 的?`] as [QuantifiedMention['quantifier'], string],
    ),
  ),
  ...Object.entries(counts).map(([is, { zh }]) =>
    reader(names)(`${zh} {k} 个/座/国 的?`, ({ k }) => countOf(is as keyof typeof counts, k)),
  ),
  reader({ number: token('number') })(
    '超过/过/超 {number} 的? | {number} 以上 的?',
    ({ number: { number } }) => (number.part && number.value === 50 ? { is: 'most' } : undefined),
  ),
  reader(names)('{k} 个/座 的?', ({ k }) => ({ is: 'exactly', n: k })),
  ...partsOf('zh', '{number} 的? | {number} % 的?'),
  choice<QuantifiedMention['quantifier']>([{ is: 'at-least', n: 1 }, '有 | 至少/至少有 一个']),
);
const except = reader({ list })(
  '除/除了 {list} 外/以外/之外/而外? ,? | {list} 以外/之外 的? ,?',
  (v) => v.list,
);

/** So many of a set of places: 至少3个省份, 除北京外其他省份, 东部10个省份中有6个. */
const sized = reader(names)('{k} 个', (v) => v.k);
const sets = reader({ ...names, quantifier, except, sized, last: one, levels2: levels });
export const some = either<QuantifiedMention>(
  sets(
    '{except} 其他/其余/其他所有/其余所有/其他各/其余各/其他的/其余的/其余各个/其他全部 {levels}',
    (v) => ({ quantifier: { is: 'all' }, levels: v.levels, except: v.except }),
  ),
  sets(
    `{except}? {quantifier} {levels} | {quantifier} {place} 的? {levels} | {except}? 在? {place} 的? {quantifier} {levels}
      | {place} {levels} 中/里/当中? ,? {quantifier}
      | 在? {place}? 的? {sized}? {levels} 中/里/当中 ,? {except}? {quantifier} {levels2}?`,
    (v) =>
      v.levels2 && !v.levels2.some((one) => v.levels?.includes(one))
        ? undefined
        : { quantifier: v.quantifier, levels: v.levels, group: v.place, size: v.sized, except: v.except },
  ),
  sets('{quantifier} {place}', (v) => membersIn(v.quantifier, v.place)),
  // 东北三省.
  sets('{place} {k} {levels}', (v) => ({
    quantifier: { is: 'all' },
    levels: v.levels,
    group: v.place,
    size: v.k,
  })),
  sets('{sized} {levels} | {place} 的? {sized} {levels}', (v) => ({
    quantifier: { is: 'all' },
    levels: v.levels,
    group: v.place,
    size: v.sized,
  })),
  sets('{list} 中/当中/之中? ,? {quantifier}', (v) =>
    v.list.length > 1 && v.quantifier.is !== 'all' ? { quantifier: v.quantifier, list: v.list } : undefined,
  ),
  sets('{one} 或/或者 {last}', (v) => ({ quantifier: { is: 'at-least', n: 1 }, list: [v.one, v.last] })),
  sets('只有/仅有/仅/唯有 {list} | 只有/仅有/仅/唯有 {list} 一省/一市/一地/一国/一家', (v) => ({
    quantifier: { is: 'only' },
    list: v.list,
  })),
);
