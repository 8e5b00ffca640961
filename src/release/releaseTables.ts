import { analyse, type TidyTable } from '../analysis/index.js';
import { placedTables } from './placed.js';
import type { Release } from './readRelease.js';

const known = new WeakMap<Release['index'], readonly TidyTable[]>();

/** The tables of `analysis/` of a release, made when first asked for; a release never changes. */
export function tablesOf({ plan, panel, index, placements }: Release): readonly TidyTable[] {
  const tables = known.get(index) ?? [...analyse({ plan, panel, index }), ...placedTables(placements)];
  known.set(index, tables);
  return tables;
}
