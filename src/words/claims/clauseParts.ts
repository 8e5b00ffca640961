import { firstIsBest, ranksLowestFirst } from '../../edition/index.js';
import type { FactSource } from '../facts/view.js';
import type { Adjunct, Clause, Predicate } from './grammar/draft.js';
import type { AdjunctsByKind } from './timing.js';

/** "Compared with Beijing, Tianjin ranked higher": higher than Beijing; undefined where nothing is compared with it. */
export function comparedWith(clause: Clause): Clause | undefined {
  const { predicate, adjuncts } = clause;
  const than = adjuncts.find((one) => one.kind === 'than');
  if (!than) return clause;
  if (!comparing.includes(predicate.kind) || ('other' in predicate && predicate.other)) return undefined;
  return {
    ...clause,
    predicate: { ...predicate, other: than.other } as Clause['predicate'],
    adjuncts: adjuncts.filter((one) => one !== than),
  };
}

/** Whether an average stands only where a value, or a growth, is compared with it. */
export function isOfAverages({ predicate, adjuncts }: Clause): boolean {
  const other = 'other' in predicate ? predicate.other : undefined;
  if (adjuncts.some((one) => one.kind === 'than' && one.other.average)) return false;
  return !other?.average || toAverage.includes(predicate.kind);
}

const toAverage: readonly string[] = ['above', 'margin', 'multiple', 'faster'];

const comparing: readonly string[] = ['above', 'margin', 'multiple', 'faster', 'tied'];

/**
 * "In the East, all provinces grew" is of those of the East. Of a rank it may be the rank within the East as well as that among
 * all: undefined.
 */
export function withOwnGroup(clause: Clause): Clause | undefined {
  const { some, predicate, adjuncts } = clause;
  const at = adjuncts.findIndex((one) => one.kind === 'among' && one.group);
  if (!some || at < 0) return clause;
  const among = adjuncts[at] as Extract<Adjunct, { kind: 'among' }>;
  if (some.group || some.list || among.own || among.tier || ofRanks.includes(predicate.kind))
    return undefined;
  const rest = { ...among, group: undefined };
  return {
    ...clause,
    some: { ...some, group: among.group },
    adjuncts: adjuncts.map((one) => (one === among ? rest : one)),
  };
}

const ofRanks: readonly string[] = ['rank', 'top', 'entered', 'listed'];

/** What is said beside a verb by kinds; undefined where one is said twice. */
export function besideOf(adjuncts: readonly Adjunct[]): AdjunctsByKind | undefined {
  const found: Record<string, Adjunct> = {};
  for (const adjunct of adjuncts) {
    const before = found[adjunct.kind];
    if (before && adjunct.kind !== 'among') return undefined;
    if (!before || adjunct.kind !== 'among') {
      found[adjunct.kind] = adjunct;
      continue;
    }
    const other = before as Extract<Adjunct, { kind: 'among' }>;
    const sets = [other, adjunct].flatMap(({ group, own, tier }) => [group, own, tier].filter((set) => set));
    const twice =
      sets.length > 1 ||
      (other.levels && adjunct.levels) ||
      (other.size !== undefined && adjunct.size !== undefined);
    if (twice) return undefined;
    const given = Object.entries(adjunct).filter(([, value]) => value !== undefined);
    found['among'] = { ...other, ...Object.fromEntries(given) } as Adjunct;
  }
  return found as AdjunctsByKind;
}

/**
 * Whether the words of a clause are unambiguous in this edition: "leads" and "rises" are not where rank 1 is the worst, nor is
 * "higher" of ranks where rank 1 is the lowest value.
 */
export function isPlain(
  { plan }: FactSource,
  { takes, predicate }: Clause,
  { node, among }: AdjunctsByKind,
): boolean {
  const g = node?.of[0] ?? 0;
  if (node && node.of.length > 1) return false;
  // A number without a unit may be what an indicator measures, and no points.
  if (plan.nodes[g]!.indicator >= 0 && saysBareNumber(predicate)) return false;
  if (takes === 'best' && !firstIsBest(plan)) return false;
  if (among?.size !== undefined && !['rank', 'top', 'listed'].includes(predicate.kind)) return false;
  // Who is ahead has the lower value where the lowest is first.
  if ((takes === 'high' || predicate.kind === 'margin') && ranksLowestFirst(plan, g)) return false;
  return !among || ['rank', 'top', 'entered', 'listed', 'gap'].includes(predicate.kind) || isOnlyLevel(among);
}

const saysBareNumber = (of: Predicate): boolean =>
  [...(of.kind === 'value' ? [of.value] : of.kind === 'grown-to' ? [of.from, of.to] : [])].some(
    (amount) => amount?.unit === 'bare',
  );

const isOnlyLevel = ({ group, own, tier }: Extract<Adjunct, { kind: 'among' }>) => !group && !own && !tier;

/** Who did not reach 10 points has fewer; of so many places that reached them each has at least 10. */
export function withLeast(clause: Clause): Clause {
  const { predicate, some, mode } = clause;
  if (predicate.kind !== 'value' || !predicate.reached || predicate.value.is !== 'equal') return clause;
  if (!some && mode === 'so') return clause;
  return { ...clause, predicate: { ...predicate, value: { ...predicate.value, is: 'at-least' } } };
}
