import { headlinePeriod } from '../../analysis/index.js';
import type { Subject } from '../../release/index.js';
import { absentFacts } from './absent.js';
import { rankStabilityFacts } from './certainty.js';
import type { Fact } from './fact.js';
import { factsAbout } from './factsAbout.js';
import { gainFacts } from './gains.js';
import { leaderFacts, moverFacts } from './leaders.js';
import { timeFacts } from './overTime.js';
import { contrastFacts } from './parts.js';
import { placeSheet } from './placeSheet.js';
import { latestSizeFacts, sizeBasisFacts } from './size.js';
import { spreadFacts } from './spread.js';
import { homeFacts, standingFacts, wholeFacts } from './standing.js';
import { unitsOf } from './unitsOf.js';
import { type AnyView, type FactSource, isTotal, totalOf } from './view.js';
import { balanceFacts, giniIntervalFacts, recordFacts } from './whole.js';

/**
 * Every fact that some page or document may tell of a place, at one node of the index and in one published period: what the
 * reader of sentences knows of this program's own ones.
 */
export function statableFacts(view: AnyView, place: Subject): Fact[] {
  const { release, t, g } = view;
  const whole = totalOf(release);
  const balance = [...balanceFacts(view), ...balanceFacts(view, t - 1)];
  const own: Fact[] =
    g === 0
      ? factsAbout(release, t, place)
      : [
          ...absentFacts(view, place),
          ...standingFacts(view, place),
          ...leaderFacts(view, place),
          ...moverFacts(view, place),
          ...recordFacts(view, place),
        ];
  if (!isTotal(release, place)) {
    // The group of a unit is told beside it; alone it is told as that of any of its units.
    const unit = place.grouping < 0 ? place : unitsOf(view, place)[0];
    const sheet = g === 0 && t === headlinePeriod(release) ? placeSheet(release, place) : undefined;
    return [
      ...own,
      ...(unit ? homeFacts(view, unit) : []),
      ...wholeFacts(view, place),
      ...(sheet?.facts ?? []),
    ];
  }
  const ended = t === headlinePeriod(release) ? courseFacts(release, g) : [];
  return [
    ...own,
    ...wholeFacts(view, whole),
    ...contrastFacts(view, whole),
    ...balance,
    ...giniIntervalFacts(view),
    ...gainFacts(view, -1),
    ...release.plan.groupings.flatMap((_, i) => gainFacts(view, i)),
    ...(g === 0 ? rankStabilityFacts(view) : []),
    ...ended,
  ];
}

/** What is said up to the period of headlines: the course of a node, its balance and the size of the economy. */
function courseFacts(release: FactSource, g: number): Fact[] {
  return [
    ...timeFacts(release, g),
    ...spreadFacts({ release, g }),
    ...(g === 0 ? [...latestSizeFacts(release), ...sizeBasisFacts(release)] : []),
  ];
}
