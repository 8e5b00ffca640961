import {
  type Analysed,
  type AnalysisName,
  type AnalysisNamed,
  analyses,
  compareTable,
  moversTable,
  type Tables,
  tablesFrom,
} from '../../analysis/index.js';
import type { Table } from '../../tables/index.js';
import type { Release } from '../readRelease.js';
import { choicesTable } from './choices.js';
import type { TableName } from './definitions.js';
import { pairsTable } from './pairs.js';
import { placedTables } from './placed.js';
import { rankUncertainty, uncertaintyTable } from './uncertainty.js';

const known = new WeakMap<Release['index'], Tables>();

/** Reads a table of the analysis from the file of a release, of a node alone where one is named; undefined where it cannot be read in its place. */
export type StoredTable = <N extends AnalysisName>(
  name: N,
  node?: string,
) => Table<AnalysisNamed<N>> | undefined;

const stored = new WeakMap<Release['index'], StoredTable>();

/** From now on, `tableNamed` reads the tables of this release from its files; another index over the same files has tables of its own. */
export function readStored({ index }: Release, read: StoredTable): void {
  stored.set(index, read);
}

/** The tables of `analysis/` of a release, computed once for each index. */
export function computedTables({
  geocoding,
  ...of
}: Analysed & Pick<Release, 'geocoding'>): readonly Table[] {
  return [...madeOf(of).all(), ...placedTables(geocoding)];
}

/** The same tables, each as `tableNamed` returns it. */
export function tablesOf(release: Release): readonly Table[] {
  const named = Object.keys(analyses) as AnalysisName[];
  return [...named.flatMap((name) => tableNamed(release, name) ?? []), ...placedTables(release.geocoding)];
}

/** One of `tablesOf` by any name; undefined where there is none of that name. */
export function findTable(release: Release, name: string): Table | undefined {
  if (Object.hasOwn(analyses, name)) return tableNamed(release, name as AnalysisName);
  return placedTables(release.geocoding).find(({ definition }) => definition.name === name);
}

/**
 * A table of `analysis/` of a release as it was published, or computed where its file cannot be read; undefined where it has none
 * of that name. With the id of a node, it has at least the rows of that node, and others only where they need no extra computation.
 */
export function tableNamed<N extends AnalysisName>(
  release: Analysed,
  name: N,
  node?: string,
): Table<AnalysisNamed<N>> | undefined {
  return stored.get(release.index)?.(name, node) ?? madeOf(release).named(name, node);
}

/** Tables outside `analysis/`: how they are recomputed, and by which function. */
const tablesOutsideAnalysis: {
  readonly [N in Exclude<TableName, AnalysisName>]: (
    release: Release,
  ) => Promise<Table | undefined> | Table | undefined;
} = {
  placed: ({ geocoding }) => placedTables(geocoding)[0],
  movers: ({ plan, index }) => moversTable(plan, index),
  compare: ({ plan, index }) => compareTable(plan, index),
  uncertainty: async (release) => uncertaintyTable(release.plan, await rankUncertainty(release)),
  pairs: async (release) => pairsTable(release.plan, await rankUncertainty(release)),
  choices: choicesTable,
};

/** A table recomputed from the plan and the panel of the release. */
export async function recomputeTable(release: Release, name: TableName): Promise<Table | undefined> {
  if (Object.hasOwn(tablesOutsideAnalysis, name))
    return tablesOutsideAnalysis[name as keyof typeof tablesOutsideAnalysis](release);
  return madeOf(release).named(name as AnalysisName);
}

function madeOf({ plan, panel, index }: Analysed): Tables {
  const made = known.get(index) ?? tablesFrom({ plan, panel, index });
  known.set(index, made);
  return made;
}
