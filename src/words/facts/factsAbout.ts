import type { Release, Subject } from '../../release/index.js';
import { absentFacts } from './absent.js';
import type { Fact, FactKind, FactOf } from './fact.js';
import { leaderFacts, leadFacts, moverFacts, newcomerFacts } from './leaders.js';
import { contrastFacts, sectorFacts } from './parts.js';
import { perHeadFacts } from './perHead.js';
import { standingFacts } from './standing.js';
import { totalOf, viewOf } from './view.js';
import { balanceFacts, dataFacts, recordFacts, sizeFacts, tierFacts } from './whole.js';

/**
 * What there is to say of a place in one published period (its number from the first) of the whole index: a list of findings
 * with their figures. No order is among them that the uncertainty analysis cannot tell apart.
 */
export function factsAbout(release: Release, t: number, place: Subject = totalOf(release)): Fact[] {
  const view = viewOf(release, t);
  return [
    ...absentFacts(view, place),
    ...standingFacts(view, place),
    ...sizeFacts(view, place),
    ...leaderFacts(view, place),
    ...leadFacts(view),
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
export function ofKind<K extends FactKind>(facts: readonly Fact[], kind: K): FactOf<K>[] {
  return facts.filter((fact): fact is Fact & FactOf<K> => fact.kind === kind);
}
