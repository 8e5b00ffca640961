import {
  type AnalysisName,
  type AnalysisNamed,
  compareTable,
  moversTable,
  type Tables,
  tablesFrom,
} from '../../analysis/index.js';
import type { Table } from '../../tables/index.js';
import type { Release } from '../readRelease.js';
import type { TableName } from './definitions.js';
import { placedTables } from './placed.js';
import { uncertaintyTable, weightUncertainty } from './uncertainty.js';

const known = new WeakMap<Release['index'], Tables>();

/** The tables of `analysis/` of a release; a release never changes. */
export function tablesOf(release: Release): readonly Table[] {
  return [...madeOf(release).all(), ...placedTables(release.geocoding)];
}

/**
 * A table of `analysis/` of a release, made when first asked for; undefined where it has none of that name. Told the id of a
 * node, it has the rows of that node in any case, and others only where they cost nothing.
 */
export function tableNamed<N extends AnalysisName>(
  release: Release,
  name: N,
  node?: string,
): Table<AnalysisNamed<N>> | undefined {
  return madeOf(release).named(name, node);
}

/** Tables that are not of the analysis: how they are made again, and by what. */
const others: {
  readonly [N in Exclude<TableName, AnalysisName>]: (
    release: Release,
  ) => Promise<Table | undefined> | Table | undefined;
} = {
  placed: ({ geocoding }) => placedTables(geocoding)[0],
  movers: ({ plan, index }) => moversTable(plan, index),
  compare: ({ plan, index }) => compareTable(plan, index),
  uncertainty: async ({ plan, panel, index, solve }) =>
    uncertaintyTable(plan, await weightUncertainty(plan, panel, index, solve)),
};

/** A table made again from the plan and the panel of the release. */
export async function remade(release: Release, name: TableName): Promise<Table | undefined> {
  if (Object.hasOwn(others, name)) return others[name as keyof typeof others](release);
  return tableNamed(release, name as AnalysisName);
}

function madeOf({ plan, panel, index }: Release): Tables {
  const made = known.get(index) ?? tablesFrom({ plan, panel, index });
  known.set(index, made);
  return made;
}
