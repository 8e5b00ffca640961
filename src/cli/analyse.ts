import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { computedTables, writeTables } from '../release/index.js';
import type { Table } from '../tables/index.js';
import { analysisText } from '../terminal/index.js';
import type { FactSource } from '../words/index.js';
import { readAndBuildIndex } from './build.js';
import { languageOf, print, type VariantOption } from './common.js';
import { refuseOntoRelease } from './insideRelease.js';
import { onlyRelease } from './onlyRelease.js';
import { refuseTablesOntoOther } from './ontoOthers.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';

/** `iplus analyse [EDITION|RELEASE] [--out DIR]`: lists the tables of the analysis, or writes them with their dictionary. */
export async function analyseCommand(
  folder: string | undefined,
  options: VariantOption & { out?: string },
): Promise<void> {
  if (options.out) {
    refuseOntoRelease('--out', options.out);
    refuseTablesOntoOther('--out', options.out);
  }
  const { name, of, tables } = await buildInMemory(folder ?? onlyRelease((dir) => dir), options);
  if (options.out) await writeTables(options.out, name, tables);
  const listed = tables.map(({ definition: { name: table, title }, columns, rows }) => {
    return { name: table, title, columns, rows: rows.length };
  });
  print(options, listed, () => analysisText(of, tables, options.out, languageOf(options)));
}

interface OpenedAnalysis {
  name: string;
  of: FactSource;
  tables: readonly Table[];
}

/** Builds an edition in memory; nothing is written. */
async function buildInMemory(folder: string, options: VariantOption): Promise<OpenedAnalysis> {
  if (existsSync(join(folder, 'edition.yaml'))) {
    const of = await readAndBuildIndex(folder, options);
    // Before a release there is no study of the ranks.
    const told = { ...of, uncertainty: [], geocoding: of.provenance.geocoding };
    const tables = await withNotice(options, computing, () => computedTables(told));
    return { name: `${of.plan.edition}-${of.plan.version}`, of: told, tables };
  }
  const of = await openWithProgress(folder, options);
  const tables = await withNotice(options, computing, () => computedTables(of));
  return { name: of.manifest.id, of, tables };
}
