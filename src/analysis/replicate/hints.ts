import {
  cubeSize,
  offset,
  type Panel,
  type Plan,
  type PublishedTable,
  ranksLowestFirst,
} from '../../edition/index.js';
import { type Index, roundTo, type Solve } from '../../engine/index.js';
import { type ComparedCell, type ComparedTable, figureFinder } from '../published/compare.js';
import { roundAsPublished } from '../published/rounded.js';
import type { Analysed } from '../tableFamily.js';
import type { Span } from './boxes.js';
import { goalpostPairFor } from './goalpostPairs.js';
import { type FoundGoalpost, goalpostsFor } from './goalposts.js';
import { shiftedIndex } from './reach.js';
import { halfUnit } from './rounding.js';

/** What would explain every difference between the published figures of a node, level and period and those of this index. */
export type Hint = {
  level: string;
  node: string;
  /** The only period, or the first and the last where it explains several. */
  periods: readonly string[];
  figures: number;
} & Cause;

type Cause =
  /** Ours times a number in this span, or plus one, is the published value. */
  | { kind: 'factor' | 'offset'; span: Span }
  /** The values were rounded otherwise. */
  | { kind: 'rounding'; rule: 'half-away' | 'half-even' | 'down' | 'up' }
  /** The ranks are those among the published places alone, of unrounded or of rounded values, tied ones counted in this way. */
  | { kind: 'ranks'; of: 'unrounded' | 'rounded'; ties: 'first' | 'last' | 'dense' }
  /** The published values follow with this indicator's figures of the period before. */
  | { kind: 'earlier'; indicator: string }
  /** They follow with another goalpost, or with two others, each within its span. */
  | { kind: 'goalposts'; goalposts: readonly FoundGoalpost[] };

/** Fewer figures may be explained by anything. */
const fewestFigures = 5;
/** Beyond so many scores in all, inputs of the period before and other goalposts are not tried. */
const mostScores = 1e8;

/**
 * What explains all differences of a table at once, by node and level over all periods, or where nothing does, by period; nothing where
 * no figure differs, or where nothing that is tried explains all of them.
 */
export function hintsOf(
  of: Analysed,
  { table, cells: all }: ComparedTable,
  reach: Index | undefined,
  solve: Solve | undefined,
): Hint[] {
  const byLevel = groupBy(all, ({ level, node }) => JSON.stringify([level, node]));
  return byLevel.flatMap((cells) => {
    const found = causesOf(of, table, cells, reach, solve);
    const byPeriod = groupBy(cells, ({ period }) => period);
    if (found.length > 0 || byPeriod.length === 1) return found;
    return byPeriod.flatMap((some) => causesOf(of, table, some, reach, solve));
  });
}

const groupBy = (cells: readonly ComparedCell[], key: (cell: ComparedCell) => string): ComparedCell[][] => {
  const groups = new Map<string, ComparedCell[]>();
  for (const cell of cells) {
    const group = groups.get(key(cell));
    if (group) group.push(cell);
    else groups.set(key(cell), [cell]);
  }
  return [...groups.values()];
};

function causesOf(
  of: Analysed,
  table: PublishedTable,
  cells: readonly ComparedCell[],
  reach: Index | undefined,
  solve: Solve | undefined,
): Hint[] {
  const [{ level, node }] = cells as [ComparedCell];
  const periods = [...new Set(cells.map(({ period }) => period))].toSorted();
  const at = { level, node, periods: periods.length > 1 ? [periods[0]!, periods.at(-1)!] : periods };
  const values = cells.filter(({ equal }) => equal !== undefined);
  const ranks = cells.filter(({ rankEqual }) => rankEqual !== undefined);
  const reachOf = reach && figureFinder(of.plan, reach);
  const half = halfUnit(table.digits);
  const width = (cell: ComparedCell) => {
    const found = reachOf?.(cell);
    return half + (typeof found === 'object' ? found.value || 0 : 0);
  };
  const causes: Cause[] = [];
  if (values.length >= fewestFigures && values.some(({ equal }) => equal === false)) {
    causes.push(...valueCauses(table, values, width));
    if (canRepeat(of)) causes.push(...causesByBuilding(of, table, values, periods, width, solve));
  }
  const told = causes.map((cause) => ({ ...at, figures: values.length, ...cause }));
  if (ranks.length < fewestFigures || !ranks.some(({ rankEqual }) => rankEqual === false)) return told;
  return [
    ...told,
    ...rankCauses(of.plan, ranks).map((cause) => ({ ...at, figures: ranks.length, ...cause })),
  ];
}

/** Causes that are sought by building the index again: goalposts, two of them only where one explains nothing, and earlier inputs. */
function causesByBuilding(
  of: Analysed,
  table: PublishedTable,
  cells: readonly ComparedCell[],
  periods: readonly string[],
  width: (cell: ComparedCell) => number,
  solve: Solve | undefined,
): Cause[] {
  const { plan, panel } = of;
  const single = goalpostsFor(plan, panel, cells, width).map((one) => [one]);
  const pair = single.length === 0 && solve ? goalpostPairFor(plan, panel, cells, width, solve) : [];
  return [
    ...[...single, pair].flatMap((goalposts) =>
      goalposts.length > 0 ? [{ kind: 'goalposts' as const, goalposts }] : [],
    ),
    ...(periods.length === 1 ? earlierInputs(of, table, cells) : []),
  ];
}

/** Whether the index can be computed once for each indicator, without a solver. */
function canRepeat({ plan, panel }: Analysed): boolean {
  const scores = plan.indicators.length * cubeSize(panel, plan.nodes.length);
  return scores <= mostScores && plan.nodes.every(({ aggregate }) => aggregate !== 'benefit-of-the-doubt');
}

function valueCauses(
  table: PublishedTable,
  cells: readonly ComparedCell[],
  width: (cell: ComparedCell) => number,
): Cause[] {
  const causes: Cause[] = [];
  const positive = cells.every(({ ours }) => ours > 0);
  const factor = common(cells.map((cell) => around(cell.value! / cell.ours, width(cell) / cell.ours)));
  if (positive && factor && !holds(factor, 1)) causes.push({ kind: 'factor', span: factor });
  const apart = common(cells.map((cell) => around(cell.value! - cell.ours, width(cell))));
  if (apart && !holds(apart, 0)) causes.push({ kind: 'offset', span: apart });
  const scale = Number(`1e${table.digits}`);
  const rules = {
    'half-away': (x: number) => roundAsPublished(x, table.digits, 'half-away'),
    'half-even': (x: number) => roundAsPublished(x, table.digits, 'half-even'),
    down: (x: number) => Math.floor(roundTo(x * scale, 9)) / scale,
    up: (x: number) => Math.ceil(roundTo(x * scale, 9)) / scale,
  };
  for (const [rule, rounded] of Object.entries(rules)) {
    if (cells.every(({ ours, value }) => rounded(ours) === value))
      causes.push({ kind: 'rounding', rule: rule as keyof typeof rules });
  }
  return causes;
}

const around = (x: number, half: number): Span => ({ low: x - half, high: x + half });
const holds = ({ low, high }: Span, x: number) => low <= x && x <= high;

/** What all spans have in common. */
function common(spans: readonly Span[]): Span | undefined {
  const low = Math.max(...spans.map((span) => span.low));
  const high = Math.min(...spans.map((span) => span.high));
  return low <= high ? { low, high } : undefined;
}

function rankCauses(plan: Plan, cells: readonly ComparedCell[]): Cause[] {
  const sign = ranksLowestFirst(
    plan,
    plan.nodes.findIndex(({ id }) => id === cells[0]!.node),
  )
    ? 1
    : -1;
  return (['unrounded', 'rounded'] as const).flatMap((of) => {
    const values = cells.map(({ ours, rounded }) => sign * (of === 'rounded' ? rounded : roundTo(ours, 12)));
    const sorted = values.toSorted((a, b) => a - b);
    const different = [...new Set(sorted)];
    const rankBy = {
      first: (x: number) => sorted.indexOf(x) + 1,
      last: (x: number) => sorted.lastIndexOf(x) + 1,
      dense: (x: number) => different.indexOf(x) + 1,
    };
    const fits = (['first', 'last', 'dense'] as const).find((ties) =>
      cells.every(({ rank }, i) => rank === rankBy[ties](values[i]!)),
    );
    return fits ? [{ kind: 'ranks' as const, of, ties: fits }] : [];
  });
}

/** Indicators whose figures of the period before give every published value. */
function earlierInputs(
  { plan, panel }: Analysed,
  table: PublishedTable,
  cells: readonly ComparedCell[],
): Cause[] {
  const t = plan.periods.indexOf(cells[0]!.period);
  if (t < 1) return [];
  return plan.indicators.flatMap(({ id, formula }, k) => {
    if (formula !== undefined) return [];
    const find = figureFinder(
      plan,
      shiftedIndex(plan, panel, k, (c, at) => (at === t ? change(panel, k, c, t) : 0)),
    );
    const all = cells.every((cell) => {
      const found = find(cell);
      return (
        typeof found === 'object' &&
        roundAsPublished(found.value, table.digits, table.rounding) === cell.value
      );
    });
    return all ? [{ kind: 'earlier' as const, indicator: id }] : [];
  });
}

/** From a figure to that of the period before. */
const change = ({ values, ...panel }: Panel, k: number, c: number, t: number) =>
  values[offset(panel, k, c, t - 1)]! - values[offset(panel, k, c, t)]!;
