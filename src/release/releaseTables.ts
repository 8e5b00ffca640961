import { type Tables, type TidyTable, tablesFrom } from '../analysis/index.js';
import { placedTables } from './placed.js';
import type { Release } from './readRelease.js';

const known = new WeakMap<Release['index'], Tables>();

/** The tables of `analysis/` of a release; a release never changes. */
export function tablesOf(release: Release): readonly TidyTable[] {
  return [...madeOf(release).all(), ...placedTables(release.placements)];
}

/**
 * A table of `analysis/` of a release, made when first asked for; undefined where it has none of that name. Told the id of a
 * node, it has the rows of that node in any case, and others only where they cost nothing.
 */
export function tableOf(release: Release, name: string, node?: string): TidyTable | undefined {
  const made = madeOf(release).named(name, node);
  return made ?? placedTables(release.placements).find((table) => table.name === name);
}

function madeOf({ plan, panel, index }: Release): Tables {
  const made = known.get(index) ?? tablesFrom({ plan, panel, index });
  known.set(index, made);
  return made;
}
