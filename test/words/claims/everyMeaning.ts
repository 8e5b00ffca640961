import { type Release, type Subject, subjectsOf } from '../../../src/release/index.js';
import type {
  Claim,
  Comparison,
  Meaning,
  Quantity,
  SetOfPlaces,
  StatedNumber,
  When,
} from '../../../src/words/claims/claim.js';
import { placesOfSet } from '../../../src/words/claims/quantified.js';

const comparisons: readonly Comparison[] = [
  'equal',
  'more',
  'less',
  'at-least',
  'at-most',
  'about',
  'nearly',
  'just-over',
  'well-over',
  'well-under',
];

/** A number to one decimal, and a whole one, held in every way; between two numbers. */
function quantities(): Quantity[] {
  const numbers: StatedNumber[] = [
    { value: 12.5, half: 0.05 },
    { value: 3, half: 0.5 },
  ];
  return [
    ...comparisons.flatMap((is) => numbers.map((value): Quantity => ({ is, value }))),
    { is: 'between', value: { value: 5, half: 0.5 }, to: { value: 6, half: 0.5 } },
  ];
}

/** So many times, as near as words are where whole; and a third in words. */
function factors(): Quantity[] {
  const numbers: StatedNumber[] = [
    { value: 2, half: 0 },
    { value: 1.5, half: 0.05 },
  ];
  return comparisons.flatMap((is) => numbers.map((value): Quantity => ({ is, value })));
}
const aThird = (is: Comparison): Quantity => ({ is, value: { value: 100 / 3, half: 0 } });

/** Claims of every kind, in every way each is said, about places of a release with groups and tiers. */
function everyClaim(release: Release): Claim[] {
  const { plan } = release;
  const all = subjectsOf(plan);
  const [place, other, third] = all.filter(({ level }) => level === plan.level) as [
    Subject,
    Subject,
    Subject,
  ];
  const group = all.find((s) => s.grouping === 0)!;
  const total = all.at(-1)!;
  const ups = [true, false];
  const sets = [{}, { group }, { tier: true }];
  return [
    ...ups.flatMap((fromEnd) =>
      sets.flatMap((set): Claim[] => [
        { kind: 'rank', place, rank: 1, fromEnd, ...set },
        { kind: 'rank', place, rank: 12, fromEnd, ...set },
        { kind: 'top', place, k: 3, fromEnd, ...set },
      ]),
    ),
    { kind: 'rank', place, rank: 2, to: 4, fromEnd: false },
    { kind: 'tied', place, other, by: 'rank' },
    { kind: 'tied', place, other, by: 'value' },
    { kind: 'tied', place, other, by: 'order' },
    { kind: 'growth', place, unit: 'points', by: undefined, up: undefined },
    { kind: 'newcomer', place, k: 1 },
    { kind: 'newcomer', place, k: 10 },
    { kind: 'moved', place, places: 0, up: undefined },
    ...ups.flatMap((up): Claim[] => [
      { kind: 'moved', place, places: 2, up },
      { kind: 'moved', place, places: 1, up },
      { kind: 'moved', place, places: undefined, up },
      { kind: 'above', place, other, above: up, by: 'rank' },
      { kind: 'above', place, other, above: up, by: 'value' },
      ...(['percent', 'points', 'either'] as const).flatMap((unit): Claim[] => [
        { kind: 'faster', place, other, faster: up, unit },
        { kind: 'faster', place, other: total, faster: up, unit, average: true },
      ]),
      { kind: 'sum', place, others: [other, third], above: up },
      { kind: 'average', place, group: total, above: up, by: undefined, unit: 'points' },
      { kind: 'average', place, group, above: up, by: undefined, unit: 'points' },
      { kind: 'average', place, group, above: up, by: undefined, unit: 'points', clearly: true },
      { kind: 'average', place, group, above: up, by: undefined, unit: 'points', slightly: true },
      { kind: 'above', place, other, above: up, by: 'value', slightly: true },
      { kind: 'above', place, other, above: up, by: 'value', clearly: true },
      { kind: 'gap', narrowed: up },
      { kind: 'apart', place, other, widened: up },
      { kind: 'growth', place, unit: 'percent', by: undefined, up, much: true },
      { kind: 'growth', place, unit: 'percent', by: undefined, up, much: false },
      { kind: 'share-change', place, of: total, by: undefined, up },
      { kind: 'growth', place, unit: 'points', by: undefined, up },
      ...quantities().flatMap((by): Claim[] => [
        { kind: 'margin', place, other, above: up, by },
        { kind: 'multiple', place, other, times: by, over: up },
        { kind: 'average', place, group: total, above: up, by, unit: 'points' },
        { kind: 'average', place, group, above: up, by, unit: 'percent' },
        { kind: 'share-change', place, of: group, by, up },
        { kind: 'growth', place, unit: 'points', by, up },
        { kind: 'growth', place, unit: 'percent', by, up },
      ]),
    ]),
    ...quantities().flatMap((by): Claim[] => [
      { kind: 'value', place, value: by },
      { kind: 'value', place: group, value: by, mean: true },
      { kind: 'share', places: [place], of: total, percent: by },
      { kind: 'share', places: [place, other], of: total, percent: by },
    ]),
    ...factors().flatMap((times): Claim[] => [
      { kind: 'multiple', place, other, times },
      { kind: 'average', place, group: total, above: undefined, by: times, unit: 'times' },
      {
        kind: 'growth',
        place,
        unit: 'times',
        by: { ...times, value: { ...times.value, half: 0 } },
        up: true,
      },
    ]),
    ...(['about', 'more', 'less'] as const).map(
      (is): Claim => ({ kind: 'share', places: [group], of: total, percent: aThird(is) }),
    ),
  ];
}

/** Sets of every kind: units in a group or not, without some or not, lists, and groups. */
function everySet(release: Release): SetOfPlaces[] {
  const { plan } = release;
  const all = subjectsOf(plan);
  const units = all.filter(({ level }) => level === plan.level);
  const group = all.find((s) => s.grouping === 0)!;
  const quantifiers: SetOfPlaces['quantifier'][] = [
    { is: 'all' },
    { is: 'none' },
    { is: 'most' },
    { is: 'at-least', n: 2 },
    { is: 'at-most', n: 1 },
    { is: 'exactly', n: 3 },
  ];
  return quantifiers.flatMap((quantifier): SetOfPlaces[] => {
    const set = { quantifier, level: plan.level, group: undefined, list: undefined, except: [] };
    const list = { ...set, list: units.slice(1, 4) };
    return [
      set,
      { ...set, group },
      { ...set, except: units.slice(0, 2) },
      { ...set, level: group.level },
      ...(quantifier.is === 'all' ? [] : [list]),
    ];
  });
}

const ofChange: readonly Claim['kind'][] = ['moved', 'share-change', 'growth', 'faster', 'apart', 'gap'];

/** Every claim once and of a part of the index, since an earlier period where it is of a change; denied; and in runs of every kind. */
export function everyMeaning(release: Release): Meaning[] {
  const t = release.index.periods - 1;
  const claims = everyClaim(release);
  const at = (claim: Claim, when: Partial<When> = {}): Meaning => ({
    is: 'claim',
    claim,
    when: { g: 0, t, since: (when.t ?? t) - 1, ...when },
  });
  const run = (claim: Claim, n: number, none = false, beyond = 0, exact = false): Meaning => {
    const of = Array.from({ length: n }, (_, i): Meaning => {
      const one = at(claim, { t: t - i });
      return none ? { is: 'not', of: one } : one;
    });
    return { is: 'run', of, beyond, before: exact ? at(claim, { t: t - n }) : undefined };
  };
  const inRuns = claims.filter(({ kind }) => ['rank', 'top', 'above', 'average', 'value'].includes(kind));
  return [
    ...claims
      .filter(({ kind }, i) => claims.findIndex((one) => one.kind === kind) === i)
      .map((claim): Meaning => ({ is: 'not', of: at(claim) })),
    ...claims.flatMap((claim): Meaning[] => [
      at(claim),
      at(claim, { g: 1, t: t - 1 }),
      ...(ofChange.includes(claim.kind) ? [at(claim, { since: 0 })] : []),
    ]),
    ...claims
      .filter(({ kind }) => ['growth', 'faster', 'apart', 'gap', 'margin', 'average', 'value'].includes(kind))
      .map((claim) => at(claim, { perHead: true })),
    ...inRuns.flatMap((claim) => [
      run(claim, 2),
      run(claim, 3, true),
      run(claim, t + 1, false, 2),
      run(claim, t + 1, true, 1),
      run(claim, 2, false, 0, true),
    ]),
    ...everySet(release).map((set): Meaning => {
      const of = placesOfSet(release, set, { g: 0, t, since: t - 1 });
      const top = (place: Subject) => ({
        claim: { kind: 'top' as const, place, k: 3, fromEnd: false },
        when: { g: 0, t, since: t - 1 },
      });
      return { is: 'some', set, of: of.map(top), except: set.except.map(top) };
    }),
    {
      is: 'all',
      of: [at(claims[0]!), { is: 'not', of: { is: 'all', of: [at(claims[1]!), at(claims[2]!)] } }],
    },
  ];
}
