import type { MissingRule } from '../decide/aggregateChoice.js';
import type { MissingSource } from '../schema/aggregateSchema.js';

/** The missing rule of a node. @param level the rule of its level */
export function missingOf(own: MissingSource | undefined, level: MissingRule): MissingRule {
  if (!own) return level;
  const counted = own['at-least'] !== undefined && own['min-present'] === undefined;
  return {
    minPresent: counted ? 0 : (own['min-present'] ?? level.minPresent),
    atLeast: own['at-least'] ?? level.atLeast,
    weights: own.weights ?? level.weights,
  };
}

/** The choice for a level; the last of a shorter list applies to all levels above. */
export function atHeight<T>(levels: readonly T[], height: number): T {
  return levels[Math.min(height, levels.length) - 1] ?? levels[0]!;
}
