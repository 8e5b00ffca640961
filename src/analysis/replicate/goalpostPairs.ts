import type { Panel, Plan } from '../../edition/index.js';
import type { Program, Solve } from '../../engine/index.js';
import type { ComparedCell } from '../published/compare.js';
import type { Span } from './boxes.js';
import { type FoundGoalpost, valuesWith } from './goalposts.js';

/** Rows of a program: of more figures, evenly spread ones are taken, and all are checked at the end. */
const mostRows = 600;
const mostGoalposts = 12;
const mostSteps = 15;

interface Goalpost {
  k: number;
  end: 'low' | 'high';
  given: number;
  /** The size of a change, for derivatives and as a limit of a step. */
  scale: number;
}

/**
 * Two goalposts of different indicators that together explain all differences, and the range of each: the published values are fitted
 * by linear programs over the derivatives of the figures (the largest distance beyond rounding is made least, step after step).
 * The first pair that fits every figure is taken.
 * @param width how far our value may lie from a published one
 */
export function goalpostPairFor(
  plan: Plan,
  panel: Panel,
  cells: readonly ComparedCell[],
  width: (cell: ComparedCell) => number,
  solve: Solve,
): FoundGoalpost[] {
  const all = goalpostsOf(plan);
  if (all.length > mostGoalposts) return [];
  const fit = fitter(plan, panel, cells, width, solve);
  for (const [i, a] of all.entries()) {
    for (const b of all.slice(i + 1)) {
      const spans = a.k === b.k ? undefined : fit([a, b]);
      if (!spans) continue;
      return [a, b].map(({ k, end, given }, j) => ({
        indicator: plan.indicators[k]!.id,
        end,
        given,
        span: spans[j]!,
      }));
    }
  }
  return [];
}

function goalpostsOf(plan: Plan): Goalpost[] {
  return plan.indicators.flatMap(({ normalise }, k) => {
    if (normalise.method !== 'goalposts' && normalise.method !== 'log-goalposts') return [];
    const width = Math.abs(normalise.high - normalise.low);
    return (['low', 'high'] as const).flatMap((end) => {
      const given = normalise[end];
      return normalise.method === 'log-goalposts' && given <= 0
        ? []
        : [{ k, end, given, scale: normalise.method === 'log-goalposts' ? given : width }];
    });
  });
}

function fitter(
  plan: Plan,
  panel: Panel,
  cells: readonly ComparedCell[],
  width: (cell: ComparedCell) => number,
  solve: Solve,
) {
  const read = (posts: readonly Goalpost[], at: readonly number[]): number[] =>
    valuesWith(
      plan,
      panel,
      cells,
      posts.map(({ k, end }, j) => ({ k, end, at: at[j]! })),
    );
  const beyond = (values: readonly number[]) =>
    Math.max(...cells.map((cell, i) => Math.abs(values[i]! - cell.value!) - width(cell)));
  const every = Math.ceil(cells.length / mostRows);
  const taken = cells.flatMap((_, i) => (i % every === 0 ? [i] : []));
  return (posts: readonly Goalpost[]): Span[] | undefined => {
    let at = posts.map(({ given }) => given);
    let values = read(posts, at);
    for (let step = 0; step < mostSteps; step++) {
      const slopes = posts.map(({ scale }, j) => {
        const by = scale * 1e-5;
        const after = read(
          posts,
          at.map((p, i) => (i === j ? p + by : p)),
        );
        return after.map((x, i) => (x - values[i]!) / by);
      });
      const rows = (slack: boolean): Program['rows'] =>
        taken.flatMap((i) => {
          const own = slopes.map((of) => of[i]!);
          const [from, most] = [cells[i]!.value! - values[i]!, width(cells[i]!)];
          return [
            { terms: slack ? [...own, -1] : own, low: Number.NEGATIVE_INFINITY, high: from + most },
            { terms: slack ? [...own, 1] : own, low: from - most, high: Number.POSITIVE_INFINITY },
          ];
        });
      const bounds = posts.map(({ scale }) => [-scale / 2, scale / 2] as const);
      if (beyond(values) <= 0) {
        const ends = posts.map((_, j) =>
          [1, -1].map((sign) => {
            const cost = posts.map((_, i) => (i === j ? sign : 0));
            const found = solve({ cost, rows: rows(false), bounds });
            return at[j]! + (found.status === 'optimal' ? found.x[j]! : 0);
          }),
        );
        return ends.map(([low, high]) => ({ low: low!, high: high! }));
      }
      const found = solve({
        cost: [...posts.map(() => 0), 1],
        rows: rows(true),
        bounds: [...bounds, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
      });
      if (found.status !== 'optimal') return undefined;
      const next = at.map((p, j) => p + found.x[j]!);
      const after = read(posts, next);
      if (!(beyond(after) < beyond(values))) return undefined;
      [at, values] = [next, after];
    }
    return undefined;
  };
}
