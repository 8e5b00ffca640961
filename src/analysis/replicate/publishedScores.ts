import type { Plan, PublishedTable } from '../../edition/index.js';

/** Finds a published value of a unit; undefined where none was published. */
export type PublishedScores = (unit: string, period: string, node: string) => number | undefined;

/** The published values of units, by unit, period and node. */
export function publishedScores(plan: Plan, { cells }: PublishedTable): PublishedScores {
  const values = new Map<string, number>();
  for (const { level, unit, period, node, value } of cells)
    if (level === plan.level && value !== null) values.set(JSON.stringify([unit, period, node]), value);
  return (...of) => values.get(JSON.stringify(of));
}
