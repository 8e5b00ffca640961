import { cardinal } from './amounts.js';
import type { Amount, Mention, QuantifiedMention } from './draft.js';
import { amounts, rank } from './englishAmounts.js';
import { countOf, counts, wholes } from './lexicon.js';
import { choice, either, many, type Parser, reader, token } from './parser.js';
import { average, inOne, membersIn, mostPlaces, partsOf } from './slotValues.js';

const place: Parser<Mention> = reader({ place: token('place') })('{place}', (v) => ({ token: v.place }));
/** "Cities": the levels that it may mean. */
export const levels = reader({ level: token('level') })('{level}', ({ level }) => level.of);
/** "The West", "Sichuan province", "the city of Jilin". */
const named: Parser<Mention> = either(
  reader({ place, levels })(
    'the? {place} | the? {place} {levels} | the {levels} of {place} | the? {place} as_a_whole',
    (v): Mention => (v.levels ? { ...v.place, levels: v.levels } : v.place),
  ),
  reader({ place, levels, k: cardinal })(
    'the {k} {place} {levels} | the {k} {levels} of/in the? {place}',
    ({ place: of, k: size, levels: members }): Mention => ({ ...of, size, members }),
  ),
);
/** A figure in passing: "Beijing (19.1 points)", "Beijing (second)", "the average of 6.7". */
const figure = either(amounts.points, amounts.bare);
export const group: Parser<Mention> = either(
  named,
  reader({ named, figure, rank })(
    '{named} ( {figure} ) | {named} ( {rank} ) | {rank} placed/ranked {named}',
    (v): Mention => ({ ...v.named, beside: besideOf(v) }),
  ),
);
/** What another has, in passing: "behind Zhejiang on 14.4", "above Shaanxi's 5.0". */
const withFigure: Parser<Mention> = either(
  reader({ group, figure })(
    "{group} 's {figure} | {group} on/at/with {figure}",
    (v): Mention => ({ ...v.group, beside: { kind: 'value', value: v.figure } }),
  ),
  reader({ group })('runner up {group}', (v): Mention => ({ ...v.group, beside: { kind: 'rank', n: 2 } })),
);
const besideOf = (v: { figure?: Amount | undefined; rank?: number | undefined }): Mention['beside'] =>
  v.figure ? { kind: 'value', value: v.figure } : { kind: 'rank', n: v.rank! };
const listOf = (one: Parser<Mention>): Parser<readonly Mention[]> => {
  const more = many(
    reader({ one })(', {one}', (v) => v.one),
    mostPlaces,
  );
  return either(
    reader({ one })('{one}', (v) => [v.one]),
    reader({ one, more, last: one })('both? {one} {more} ,? and/as_well_as {last}', (v) => [
      v.one,
      ...v.more,
      v.last,
    ]),
  );
};
/** One or more places. */
export const list = listOf(group);
/** The place that something is compared with, or each of several: "ahead of both Beijing and Tianjin". */
export const compared: Parser<Mention> = either(
  reader({ list })('{list}', (v) => inOne(v.list)),
  withFigure,
  average,
  reader({ average, figure })(
    '{average} of {figure} | {average} ( {figure} ) | {average} , {figure} ,?',
    (v): Mention => ({ ...v.average, beside: besideOf(v) }),
  ),
);
/** Slots of names. */
export const names = { place, levels, group, other: group, list, k: cardinal };

const except = reader({ list })(
  ',? except/except_for/but/other_than/apart_from/excluding/save/outside/outside_of/with_the_exception_of {list} ,?',
  (v) => v.list,
);
/** How many of a set are meant: "most of the", "at least three of". */
export const quantifier = quantifiers();
/** So many of a set of places: "at least three provinces of the East", "all cities except Beijing", "neither A nor B". */
export const some: Parser<QuantifiedMention> = quantified();

function quantifiers(): Parser<QuantifiedMention['quantifier']> {
  return either(
    choice<QuantifiedMention['quantifier']>(
      [{ is: 'not-all' }, 'not all/every/each of? the?'],
      ...(['all', 'none', 'most'] as const).map(
        (is) => [{ is }, `${wholes[is].en} of? all? the?`] as [QuantifiedMention['quantifier'], string],
      ),
    ),
    ...Object.entries(counts).map(([is, { en }]) =>
      reader(names)(`${en} the? {k} of? all? the?`, ({ k }) => countOf(is as keyof typeof counts, k)),
    ),
    reader(names)('the? {k} of? all? the? | {k} out of all? the?', ({ k }) => countOf('exactly', k)),
    reader(names)('all but/except {k} of? the?', ({ k: n }) => ({ is: 'all-but', n }) as const),
    ...partsOf('en', '{number} of? all? the? | {number} % of all? the?'),
    choice<QuantifiedMention['quantifier']>(
      [{ is: 'at-least', n: 1 }, 'some'],
      [{ is: 'none' }, 'neither of'],
    ),
  );
}

function quantified(): Parser<QuantifiedMention> {
  const of = reader({ group })('of/in/within {group}', (v) => v.group);
  const others = choice<true>([true, 'other']);
  const read = reader({ ...names, quantifier, of, except, others, third: group });
  return either<QuantifiedMention>(
    read(
      `{quantifier} {k}? {others}? {place}? {levels} {of}? {except}? | {except} {quantifier} {k}? {others}? {levels} {of}?`,
      (v) => ({
        quantifier: v.quantifier,
        levels: v.levels,
        group: v.of ?? v.place,
        size: v.k,
        except: v.except,
        others: v.others && !v.except,
      }),
    ),
    read('{quantifier} {place}', (v) => membersIn(v.quantifier, v.place)),
    read('{quantifier} {list}', (v) =>
      v.list.length > 1 && v.quantifier.is !== 'all' ? { quantifier: v.quantifier, list: v.list } : undefined,
    ),
    read('neither {group} nor {other}', (v) => ({ quantifier: { is: 'none' }, list: [v.group, v.other] })),
    read('either? {group} or {other} | either? {group} , {third} ,? or {other}', (v) => ({
      quantifier: { is: 'at-least', n: 1 },
      list: [v.group, ...(v.third ? [v.third] : []), v.other],
    })),
    choice<QuantifiedMention>([
      { quantifier: { is: 'none' }, others: true },
      'nobody/nobody_else/no_one/no_one_else',
    ]),
    read('only {list} | {list} alone', (v) => ({ quantifier: { is: 'only' }, list: v.list })),
  );
}
