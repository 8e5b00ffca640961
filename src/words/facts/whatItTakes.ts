import type { WhatIf } from '../../analysis/index.js';
import { type Plan, publishedPeriods } from '../../edition/index.js';
import { type Subject, subjectsOf } from '../../release/index.js';
import { formatNodePoints } from '../numbers/scores.js';
import type { CitedFigure, FactOf } from './fact.js';

/** What a search for the smallest change found: facts that rest on an index built again, which no receipt has. */
export function whatIfFacts(plan: Plan, w: WhatIf): (FactOf<'what-it-takes'> | FactOf<'what-is-proved'>)[] {
  const all = {
    place: unitOf(plan, w.unit),
    period: publishedPeriods(plan)[w.period]!,
    node: plan.nodes[w.node]!.id,
    importance: 0.5,
    novelty: 0.5,
  };
  const takes: FactOf<'what-it-takes'> = {
    ...all,
    kind: 'what-it-takes',
    verdict: w.status,
    spread: w.spread,
    comparesUnits: w.shape === 'unknown',
    rounded: w.shown !== undefined,
    best: { score: pointsOf(plan, w.node, w.best.score), rank: rankOf(w.best.rank) },
  };
  if (w.status !== 'reached') return [takes];
  const proof = Number.isNaN(w.least) ? 'local' : w.size - w.least <= 1e-6 * w.size ? 'smallest' : 'bound';
  const built = w.shown?.standing ?? w.after;
  return [
    takes,
    {
      ...all,
      kind: 'what-is-proved',
      proof,
      size: pointsOf(plan, w.node, w.size),
      least: pointsOf(plan, w.node, w.least),
      after: { score: pointsOf(plan, w.node, built.score), rank: rankOf(built.rank) },
      othersMoved: w.scalesHold ? undefined : pointsOf(plan, w.node, w.othersMoved),
    },
  ];
}

function unitOf(plan: Plan, unit: number): Subject {
  return subjectsOf(plan).find(({ level, number }) => level === plan.level && number === unit)!;
}

/** Points of a node as they are shown; of an index that was built for the answer alone. */
export function pointsOf(plan: Plan, node: number, value: number): CitedFigure {
  const digits = formatNodePoints(plan, node, value, 'en').split('.')[1]?.length ?? 0;
  return { value, unit: 'points', from: 'computed', references: [], digits };
}

function rankOf(rank: number): CitedFigure | undefined {
  return rank > 0 ? { value: rank, unit: 'rank', from: 'computed', references: [] } : undefined;
}
