import { remembered } from '../../edition/index.js';
import type { Analysed, Family, TidyTable } from '../tidy.js';
import { convergenceTables } from './convergenceTables.js';
import { decompositionTables } from './decompositionTables.js';
import { distributionTables } from './distributionTables.js';
import { inequalitySeries } from './inequalitySeries.js';
import { inequalityTables } from './inequalityTables.js';
import { linesOf } from './lines.js';
import { mobilityTables } from './mobilityTables.js';
import { framerOf, spatialTables } from './spatialTables.js';

// What several of the families look at, made once for each index.
const lines = remembered((of: Analysed) => linesOf(of));
const series = remembered((of: Analysed) => lines(of).map(inequalitySeries));
const framed = remembered(({ plan }: Analysed) => framerOf(plan));

/** Gap, balance and convergence, a family for what is made together. */
export const balanceFamilies: readonly Family[] = [
  {
    names: ['inequality', 'balance-verdicts', 'lorenz'],
    make: (of) => inequalityTables(of, series(of)),
  },
  {
    names: ['inequality-parts-changes', 'inequality-parts', 'inequality-pairs'],
    make: (of) => decompositionTables(of, lines(of)),
  },
  {
    names: ['sigma-convergence', 'convergence', 'gap-to-leaders'],
    make: (of) => convergenceTables(of, series(of)),
  },
  {
    names: ['moran', 'moran-changes', 'lisa', 'neighbours'],
    make: (of) => spatialTables(of, lines(of), framed(of)),
  },
  {
    names: ['mobility', 'mobility-changes', 'mobility-classes', 'mobility-moves'],
    make: (of) => mobilityTables(of, lines(of), framed(of)),
  },
  { names: ['zipf', 'zipf-changes', 'density'], make: (of) => distributionTables(of, lines(of)) },
];

/** Every table of gap, balance and convergence. */
export function balanceTables(of: Analysed): TidyTable[] {
  return balanceFamilies.flatMap(({ make }) => make(of));
}
