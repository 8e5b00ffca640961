import type { Adjunct, Clause, Mention } from './draft.js';
import { clauseOf } from './frames.js';

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

const subjectsOf = ({ some, subjects }: Clause) => some ?? subjects;

/** "First, Ningxia last": the rank of others, by the verb of the clause before. */
export function rankOfOthers(
  { mode, predicate, takes }: Clause,
  of: readonly Mention[],
  rank: Rank,
  { mid = [], post = [] }: Beside,
): Clause | undefined {
  if (predicate.kind !== 'rank') return undefined;
  return clauseOf({ of, said: { mode, predicate: { kind: 'rank', ...rank }, takes } }, mid, post);
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
