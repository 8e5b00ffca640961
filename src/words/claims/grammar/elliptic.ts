import type { Adjunct, Amount, Clause, Mention, Predicate } from './draft.js';
import { clauseOf } from './frames.js';
import { mostOf } from './slotValues.js';

interface Rank {
  n: number;
  fromEnd?: boolean;
}

/** What stands before the verb of a clause, what belongs to it, and what stands after it. */
interface Beside {
  mid?: readonly Adjunct[] | undefined;
  with?: readonly Adjunct[];
  post?: readonly Adjunct[];
}

export const subjectsOf = ({ some, subjects }: Clause) => some ?? subjects;

/** The part of the index in which others follow. */
export const partOf = (adjuncts: readonly Adjunct[]) =>
  adjuncts.filter(({ kind }) => kind === 'node' || kind === 'per-head');

/** "First, Ningxia last": the rank of others, by the verb of the clause before. */
export function rankOfOthers(
  { mode, predicate, takes }: Clause,
  of: readonly Mention[],
  rank: Rank,
  { mid = [], post = [] }: Beside,
): Clause | undefined {
  if (predicate.kind !== 'rank') return undefined;
  const said = { mode, predicate: { kind: 'rank', ...rank }, takes } as const;
  return clauseOf({ of, said, tense: 'none' }, mid, post);
}

/** "88.5 points, the highest in the world": the rank of the place whose value was told. */
export function rankOfValue(first: Clause, rank: Rank, { with: own, post = [] }: Beside): Clause | undefined {
  if (first.some || first.predicate.kind !== 'value') return undefined;
  const said = { mode: 'so', predicate: { kind: 'rank', ...rank }, takes: 'high' } as const;
  return clauseOf({ of: first.subjects, said, with: own }, [], post);
}

/** "Third, unchanged from 2015": that the rank, or the value, was the same then. */
export function sameAs(first: Clause, t: number): Clause | undefined {
  const { kind } = first.predicate;
  const said =
    kind === 'rank'
      ? ({ kind: 'moved', places: 0, up: undefined } as const)
      : kind === 'value'
        ? ({ kind: 'growth', by: undefined, up: undefined } as const)
        : undefined;
  return said && clauseOf({ of: subjectsOf(first), said, with: [{ kind: 'base', t }] }, [], []);
}

/** "13.5% of the country, up 3.5 percentage points": how the share that was told changed. */
export function shareChanged(
  { predicate, subjects }: Clause,
  up: boolean,
  by: Amount,
  { mid = [], post = [] }: Beside,
): Clause | undefined {
  const isShare = predicate.kind === 'share' || predicate.kind === 'share-to';
  if (!isShare || subjects.length !== 1) return undefined;
  return clauseOf({ of: subjects, said: { kind: 'share-change', of: predicate.of, by, up } }, mid, post);
}

/** "7 points ahead, and the gap narrowed": that between the two places whose distance was told. */
export function distanceChanged(
  { predicate, subjects, some, mode }: Clause,
  widened: boolean,
  adjuncts: readonly Adjunct[],
): Clause | undefined {
  if (predicate.kind !== 'margin' || !predicate.other || predicate.other.also) return undefined;
  if (some || subjects.length !== 1 || mode !== 'so') return undefined;
  return clauseOf({ of: subjects, said: { kind: 'apart', other: predicate.other, widened } }, adjuncts, []);
}

/** A clause by itself; a gap of nobody in particular is that of the places whose distance was told before it. */
export function afterDistance(first: Clause, clause: Clause): Clause | undefined {
  const { predicate, mode, adjuncts } = clause;
  const isOfTwo = predicate.kind === 'gap' && first.predicate.kind === 'margin';
  if (!isOfTwo || adjuncts.some(({ kind }) => kind === 'among' || kind === 'per-head')) return clause;
  return mode === 'so' ? distanceChanged(first, !predicate.narrowed, adjuncts) : undefined;
}

/** "7% in 2023, down from 8% in 2022": what the figure that was told was before; undefined where no such figure was. */
export function toFigure(
  first: Clause,
  from: Amount,
  up: boolean | undefined,
  then: Adjunct,
): Clause | undefined {
  const { predicate, mode } = first;
  if (first.some || first.first || mode !== 'so') return undefined;
  const said = earlier(predicate, from, up);
  return (
    said &&
    clauseOf(
      { of: first.subjects, said, with: [then], ...(first.whole ? { whole: first.whole } : {}) },
      [],
      [],
    )
  );
}

function earlier(predicate: Predicate, from: Amount, up: boolean | undefined): Predicate | undefined {
  switch (predicate.kind) {
    case 'grown-to':
      return predicate.from === undefined && inUnitOf(from, 'points')
        ? { ...predicate, from, up: up ?? predicate.up }
        : undefined;
    case 'value':
      return predicate.value.is === 'equal' && inUnitOf(from, 'points')
        ? { kind: 'grown-to', from, to: predicate.value, up }
        : undefined;
    case 'share':
      return from.unit === 'percent'
        ? { kind: 'share-to', of: predicate.of, from, to: predicate.percent, up }
        : undefined;
    case 'growth':
      return predicate.by?.unit === 'percent' && predicate.up && !predicate.yearly && from.unit === 'percent'
        ? { kind: 'rate-to', from, to: predicate.by, up }
        : undefined;
    default:
      return undefined;
  }
}

const inUnitOf = ({ unit }: Amount, of: Amount['unit']) => unit === of || unit === 'bare';

/** "Rose by 3 points and Beijing by 2": the same of others, with a figure of theirs. */
export function sameOfOthers(
  { predicate, mode, some, first }: Clause,
  of: readonly Mention[],
  figure: Amount,
  { mid = [], post = [] }: Beside,
): Clause | undefined {
  if (mode !== 'so' || some || first) return undefined;
  const said = withFigure(predicate, figure);
  return said && clauseOf({ of, said, tense: 'none' }, mid, post);
}

function withFigure(predicate: Predicate, figure: Amount): Predicate | undefined {
  switch (predicate.kind) {
    case 'value':
      return inUnitOf(figure, 'points') ? { kind: 'value', value: figure } : undefined;
    case 'share':
      return figure.unit === 'percent' ? { ...predicate, percent: figure } : undefined;
    case 'growth': {
      const unit = predicate.by?.unit;
      if (unit === undefined || unit === 'times' || !inUnitOf(figure, unit)) return undefined;
      return { ...predicate, by: { ...figure, unit } };
    }
    default:
      return undefined;
  }
}

/** "The largest drop of any province": that no other changed so much. */
export function grewMost(
  { predicate, mode, some, subjects, adjuncts }: Clause,
  levels: readonly string[] | undefined,
  up: boolean | undefined,
): Clause | undefined {
  const isGrowth = predicate.kind === 'growth' && predicate.up !== undefined && mode === 'so' && !some;
  if (!isGrowth || (up !== undefined && up !== predicate.up)) return undefined;
  const unit = predicate.by?.unit === 'times' ? 'percent' : (predicate.by?.unit ?? 'either');
  if (unit !== 'percent' && unit !== 'points' && unit !== 'either') return undefined;
  const most = mostOf(subjects, levels, unit, predicate.up);
  return most && clauseOf({ ...most, with: adjuncts }, [], []);
}
