import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { computedTables, writeTables } from '../release/index.js';
import type { Table } from '../tables/index.js';
import { analysisText } from '../terminal/index.js';
import type { FactSource } from '../words/index.js';
import { indexOf } from './build.js';
import { languageOf, type OfVariant, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openShown } from './openShown.js';
import { meanwhile } from './progress.js';

/** `iplus analyse [EDITION|RELEASE] [--out DIR]`: lists the tables of the analysis, or writes them with their dictionary. */
export async function analyseCommand(
  folder: string | undefined,
  options: OfVariant & { out?: string },
): Promise<void> {
  const { name, of, tables } = await opened(folder ?? onlyRelease((dir) => dir), options);
  if (options.out) await writeTables(options.out, name, tables);
  const listed = tables.map(({ definition: { name: table, title }, columns, rows }) => {
    return { name: table, title, columns, rows: rows.length };
  });
  print(options, listed, () => analysisText(of, tables, options.out, languageOf(options)));
}

interface Opened {
  name: string;
  of: FactSource;
  tables: readonly Table[];
}

/** Builds an edition in memory; nothing is written. */
async function opened(folder: string, options: OfVariant): Promise<Opened> {
  if (existsSync(join(folder, 'edition.yaml'))) {
    const of = await indexOf(folder, options);
    // Before a release there is no study of the ranks.
    const told = { ...of, uncertainty: [], geocoding: of.provenance.geocoding };
    const tables = await meanwhile(options, computing, () => computedTables(told));
    return { name: `${of.plan.edition}-${of.plan.version}`, of: told, tables };
  }
  const of = await openShown(folder, options);
  const tables = await meanwhile(options, computing, () => computedTables(of));
  return { name: of.manifest.id, of, tables };
}
