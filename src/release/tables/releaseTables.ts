import {
  type Analysed,
  type AnalysisName,
  type AnalysisNamed,
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

/** The tables of `analysis/` of a release; a release never changes. */
export function tablesOf(release: Release): readonly Table[] {
  return [...analysisOf(release), ...placedTables(release.geocoding)];
}

/** Those that are computed of the index. */
export const analysisOf = (of: Analysed): readonly Table[] => madeOf(of).all();

/**
 * A table of `analysis/` of a release, computed on first use; undefined where it has none of that name. With the id of a node, it
 * has at least the rows of that node, and others only where they need no extra computation.
 */
export function tableNamed<N extends AnalysisName>(
  release: Analysed,
  name: N,
  node?: string,
): Table<AnalysisNamed<N>> | undefined {
  return madeOf(release).named(name, node);
}

/** Tables outside `analysis/`: how they are recomputed, and by which function. */
const others: {
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
export async function remade(release: Release, name: TableName): Promise<Table | undefined> {
  if (Object.hasOwn(others, name)) return others[name as keyof typeof others](release);
  return tableNamed(release, name as AnalysisName);
}

function madeOf({ plan, panel, index }: Analysed): Tables {
  const made = known.get(index) ?? tablesFrom({ plan, panel, index });
  known.set(index, made);
  return made;
}
