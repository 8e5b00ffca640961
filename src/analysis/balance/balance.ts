import type { Analysed, TidyTable } from '../tidy.js';
import { convergenceTables } from './convergenceTables.js';
import { decompositionTables } from './decompositionTables.js';
import { distributionTables } from './distributionTables.js';
import { inequalitySeries } from './inequalitySeries.js';
import { inequalityTables } from './inequalityTables.js';
import { linesOf } from './lines.js';
import { mobilityTables } from './mobilityTables.js';
import { framerOf, spatialTables } from './spatialTables.js';

/** Gap, balance and convergence: every table of the family. */
export function balanceTables(of: Analysed): TidyTable[] {
  const lines = linesOf(of);
  const series = lines.map(inequalitySeries);
  const framed = framerOf(of.plan);
  return [
    ...inequalityTables(of, series),
    ...decompositionTables(of, lines),
    ...convergenceTables(of, series),
    ...spatialTables(of, lines, framed),
    ...mobilityTables(of, lines, framed),
    ...distributionTables(of, lines),
  ];
}
