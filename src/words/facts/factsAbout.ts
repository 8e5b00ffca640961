import type { Subject } from '../../release/index.js';
import { absentFacts } from './absent.js';
import { concentrationFacts } from './concentration.js';
import type { Fact, FactKind, FactOf } from './fact.js';
import { leaderFacts, leadFacts, moverFacts } from './leaders.js';
import { newcomerFacts } from './newcomers.js';
import { contrastFacts, sectorFacts } from './parts.js';
import { perHeadFacts } from './perHead.js';
import { sizeFacts } from './size.js';
import { standingFacts } from './standing.js';
import { type FactSource, totalOf, viewOf } from './view.js';
import { balanceFacts, dataFacts, recordFacts, tierFacts } from './whole.js';

/**
 * What there is to say of a place in one published period (its number from the first) of the whole index: a list of findings with
 * their figures. They contain no order of places that the uncertainty analysis cannot distinguish.
 */
export function factsAbout(release: FactSource, t: number, place: Subject = totalOf(release)): Fact[] {
  const view = viewOf(release, t);
  return [
    ...absentFacts(view, place),
    ...standingFacts(view, place),
    ...sizeFacts(view, place),
    ...leaderFacts(view, place),
    ...leadFacts(view),
    ...concentrationFacts(view, place),
    ...perHeadFacts(view, place),
    ...newcomerFacts(view, place),
    ...moverFacts(view, place),
    ...balanceFacts(view),
    ...sectorFacts(view, place),
    ...contrastFacts(view, place),
    ...tierFacts(view, place),
    ...recordFacts(view, place),
    ...dataFacts(view, place),
  ];
}

/** The facts of one kind. */
export function factsOfKind<K extends FactKind>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts.filter((fact): fact is Fact & FactOf<K> => fact.kind === kind);
}

/** The kinds of findings of a period, in the order in which they are shown; standing, money and data are shown elsewhere. */
const findingKinds: readonly FactKind[] = [
  'leaders',
  'leaders-per-head',
  'lead',
  'newcomer',
  'no-newcomer',
  'mover',
  'sectors',
  'balance',
  'contrast',
  'record',
  'tiers',
];

/**
 * The findings among facts of the whole, in the order in which they are pointed out. The fact `leaders` already says where there
 * is no leader.
 */
export function findingsAmong(facts: readonly Fact[]): Fact[] {
  const told = facts.filter((fact) => fact.kind !== 'lead' || fact.rivals.length === 0);
  return findingKinds.flatMap((kind) => told.filter((fact) => fact.kind === kind));
}
