import type { AnyDefinition, Table } from '../../tables/index.js';
import { type Analysed, tableFamily } from '../tableFamily.js';
import {
  betaConvergence,
  convergenceTables,
  gapToLeaders,
  sigmaConvergence,
  sigmaTable,
} from './convergenceTables.js';
import {
  decompositionTables,
  inequalityPairs,
  inequalityParts,
  inequalityPartsChanges,
} from './decompositionTables.js';
import { density, distributionTables, zipf, zipfChanges } from './distributionTables.js';
import { inequalitySeries } from './inequalitySeries.js';
import { balanceVerdicts, inequality, inequalityTables, lorenz } from './inequalityTables.js';
import { type Line, linesOf } from './lines.js';
import {
  mobility,
  mobilityChanges,
  mobilityClasses,
  mobilityMoves,
  mobilityTables,
} from './mobilityTables.js';
import { frameMakerOf, neighbours } from './neighbours.js';
import { lisa, moranChanges, moranDefinition, spatialTables } from './spatialTables.js';

/** A family whose tables are computed line by line. */
function byLine<const T extends readonly AnyDefinition[]>(
  tables: T,
  make: (of: Analysed, lines: readonly Line[]) => Table<T[number]>[],
) {
  return tableFamily(
    tables,
    (of) => make(of, linesOf(of)),
    (of, node) =>
      make(
        of,
        linesOf(of).filter((line) => line.node === node),
      ),
  );
}

/** Gap, balance and convergence: the families of tables that are computed together. */
export const balanceFamilies = [
  byLine([inequality, balanceVerdicts, lorenz], (of, some) =>
    inequalityTables(of, some.map(inequalitySeries)),
  ),
  byLine([inequalityPartsChanges, inequalityParts, inequalityPairs], decompositionTables),
  byLine([sigmaConvergence], (of, some) => [sigmaTable(of, some)]),
  byLine([betaConvergence, gapToLeaders], convergenceTables),
  byLine([moranDefinition, moranChanges, lisa, neighbours], (of, some) =>
    spatialTables(of, some, frameMakerOf(of.plan)),
  ),
  byLine([mobility, mobilityChanges, mobilityClasses, mobilityMoves], (of, some) =>
    mobilityTables(of, some, frameMakerOf(of.plan)),
  ),
  byLine([zipf, zipfChanges, density], distributionTables),
] as const;
