import { analyse, type TidyTable } from '../analysis/index.js';
import type { Release } from '../release/index.js';

const known = new WeakMap<Release['index'], readonly TidyTable[]>();

/** The tables of a release's analysis, made when first asked for; a release never changes. */
export function tablesOf({ plan, panel, index }: Release): readonly TidyTable[] {
  const tables = known.get(index) ?? analyse({ plan, panel, index });
  known.set(index, tables);
  return tables;
}
