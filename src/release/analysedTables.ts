import { type Tables, tablesFrom } from '../analysis/index.js';
import type { Release } from './readRelease.js';

const known = new WeakMap<Release['index'], Tables>();

/** The tables of a release's analysis, made from its panel as they are asked for; a release never changes. */
export function analysedTables({ plan, panel, index }: Release): Tables {
  const tables = known.get(index) ?? tablesFrom({ plan, panel, index });
  known.set(index, tables);
  return tables;
}
