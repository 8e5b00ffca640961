import {
  at,
  cubeOf,
  hasNaturalZero,
  line,
  type Panel,
  type Plan,
  periodsPerYear,
  Reason,
} from '../../edition/index.js';
import { buildIndex, type Index, present, rankAt, type Solve, sampleSd } from '../../engine/index.js';
import { studyAt } from '../robustness/rankStudy.js';
import { runStudy } from '../robustness/study.js';
import { type Cell, cellsOf, changedPanel, goodSign, shareAt, unitsAlone } from './cells.js';
import type { ScoreAndRank } from './move.js';
import { searchSpace } from './searchSpace.js';
import { slopeAt, slopeBySteps } from './shape.js';
import type { Subject } from './subject.js';

/** The years over which places are compared. */
const years = 3;

/** Most levers of a unit, and most of them with one parent. */
export const mostLevers = 5;
const mostOfOneParent = 2;

/** Where fewer units are close, so many of the nearest are compared. */
const fewestCompared = 6;

/** How many of the nearest units may be close, and by how much their scores may differ: as a part of the score, or in standard deviations. */
export const mostClose = 8;
const closePart = 0.2;
const closeSd = 0.2;

/** A change of one indicator that another unit achieved. Values are as published: after division, without direction. */
export interface Lever {
  node: number;
  indicator: number;
  before: number;
  after: number;
  /** The unit that achieved the change, and its value at both ends. */
  by: number;
  was: number;
  is: number;
  /** Of the index built with this change alone. */
  built: ScoreAndRank;
}

/** What a unit could gain by what comparable units achieved. */
export interface Levers {
  now: ScoreAndRank;
  /** The largest effect on the score first. */
  levers: Lever[];
  /** Of the index built with all of them. */
  together: ScoreAndRank;
  /** The figures with the changes of some of the levers. */
  changed(levers: readonly Lever[]): Panel;
}

/** The published period three years before another, or the first; undefined in the first period. */
export function periodBefore(plan: Plan, t: number): number | undefined {
  return t === 0 ? undefined : Math.max(0, t - years * periodsPerYear(plan.frequency));
}

/**
 * The units close to one in a period, the nearest first: whose score differs by at most a fifth, or by as much of the standard
 * deviation of all scores where these have no natural zero.
 */
export function closeUnits(
  plan: Plan,
  index: Index,
  { unit, node }: Pick<Subject, 'unit' | 'node'>,
  t: number,
): number[] {
  const scores = line(index, node, t);
  const own = scores[unit];
  const most = hasNaturalZero(plan) ? closePart * Math.abs(own) : closeSd * sampleSd(present(scores));
  return nearestUnits(scores, unit)
    .filter((c) => Math.abs(scores[c] - own) <= most)
    .slice(0, mostClose);
}

/** All other units with a score, the nearest first. */
function nearestUnits(scores: Float64Array, unit: number): number[] {
  const apart = (c: number) => Math.abs(scores[c] - scores[unit]);
  return [...scores.keys()].filter((c) => c !== unit && apart(c) >= 0).sort((a, b) => apart(a) - apart(b));
}

/**
 * The levers of a unit in a period: for each indicator, the change that a unit achieved since `from` that was close to it then
 * (one of the six nearest, where fewer were), and that started from no better a value than the unit has now. Of several such changes
 * the upper quartile counts, so that one figure out of line makes no lever; the best value observed is the limit. The rank of each is
 * that of an index built with it.
 *
 * @param of a unit, a node and a published period
 * @param from the earlier published period
 */
export function leversOf(
  plan: Plan,
  panel: Panel,
  index: Index,
  of: Pick<Subject, 'unit' | 'node' | 'period'>,
  from: number,
  solve?: Solve,
): Levers {
  const target = { ...of, peers: -1, fill: false, rank: 1, spread: false };
  const close = closeUnits(plan, index, of, from);
  const nearest = nearestUnits(line(index, of.node, from), of.unit).slice(0, fewestCompared);
  const compared = close.length < fewestCompared ? nearest : close;
  const space = searchSpace(plan, panel, index, target, cellsOf(plan, panel, index, target), solve);
  const lean = unitsAlone(plan);
  const slope = slopeAt(plan, space, target, space.now) ?? slopeBySteps(space, space.now);
  const cells = new Map(space.cells.map((cell) => [cell.node, cell]));
  const changed = (levers: readonly Pick<Lever, 'node' | 'after'>[]) =>
    changedPanel(
      plan,
      panel,
      of,
      levers.map(({ node }) => cells.get(node)!),
      levers.map(({ after }) => after),
    );
  const standing = (levers: readonly Pick<Lever, 'node' | 'after'>[]): ScoreAndRank => {
    const built = levers.length === 0 ? index : buildIndex(lean, changed(levers), solve);
    return {
      score: at(built, of.node, of.unit, of.period),
      rank: rankAt(built, of.node, of.unit, of.period),
    };
  };
  const found = space.cells
    .flatMap((cell, i) => {
      const best = achieved(plan, index, of, from, compared, cell);
      return best ? [{ ...best, size: slope[i] * space.reach[i] * shareAt(cell, best.after) }] : [];
    })
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size);
  const levers = fewOfOneParent(plan, found).map(({ size: _, ...lever }) => ({
    ...lever,
    built: standing([lever]),
  }));
  const good = goodSign(plan, of.node);
  const now = standing([]);
  const useful = levers
    .filter(({ built }) => good * (built.score - now.score) > 0)
    .sort((a, b) => good * (b.built.score - a.built.score));
  return { now, levers: useful, together: standing(useful), changed };
}

function fewOfOneParent<L extends { node: number }>(plan: Plan, found: readonly L[]): L[] {
  const chosen: L[] = [];
  for (const lever of found) {
    const { parent } = plan.nodes[lever.node];
    if (chosen.filter(({ node }) => plan.nodes[node].parent === parent).length < mostOfOneParent)
      chosen.push(lever);
    if (chosen.length === mostLevers) break;
  }
  return chosen;
}

/** What a cell would become by the change that one of the units achieved; undefined where none did that started no better. */
function achieved(
  plan: Plan,
  index: Index,
  { period }: Pick<Subject, 'period'>,
  from: number,
  units: readonly number[],
  { node, indicator, start, best }: Cell,
): Omit<Lever, 'built'> | undefined {
  const { direction } = plan.indicators[indicator];
  const good = direction * goodSign(plan, node);
  const reasons = cubeOf(index.panel, index.panel.reasons);
  const value = (c: number, t: number) =>
    at(reasons, indicator, c, plan.first + t) === Reason.observed
      ? direction * at(index.panel, indicator, c, plan.first + t) + 0
      : Number.NaN;
  const changes = units
    .map((by) => ({ by, was: value(by, from), is: value(by, period) }))
    .filter(({ was, is }) => good * (start - was) >= 0 && good * (is - was) > 0)
    .sort((a, b) => good * (a.is - a.was - (b.is - b.was)));
  const one = changes[Math.floor(0.75 * (changes.length - 1))];
  if (!one) return undefined;
  // What is told is what the index is built with.
  const reached = start + Number((one.is - one.was).toPrecision(3));
  const after = good * (reached - best) > 0 ? best : reached;
  return { node, indicator, before: start, after, ...one };
}

/** The range of the rank of a unit in nine of ten variants of the study of a release, with other figures. */
export async function leverRange(
  plan: Plan,
  panel: Panel,
  { unit, period }: Pick<Subject, 'unit' | 'period'>,
  solve?: Solve,
): Promise<{ low: number; high: number } | undefined> {
  const { intervals } = await runStudy(studyAt({ plan: unitsAlone(plan), panel }, period), { solve });
  const own = intervals.find((one) => one.unit === unit);
  return own && own.rank > 0 ? { low: own.low, high: own.high } : undefined;
}
