import { remembered } from '../../edition/index.js';
import type { Analysed, Family, TidyTable } from '../tidy.js';
import { convergenceTables } from './convergenceTables.js';
import { decompositionTables } from './decompositionTables.js';
import { distributionTables } from './distributionTables.js';
import { type InequalitySeries, inequalitySeries } from './inequalitySeries.js';
import { inequalityTables } from './inequalityTables.js';
import { type Line, linesOf } from './lines.js';
import { mobilityTables } from './mobilityTables.js';
import { framerOf, spatialTables } from './spatialTables.js';

// What several of the families look at, made once for each index.
const lines = remembered((of: Analysed) => linesOf(of));
const framed = remembered(({ plan }: Analysed) => framerOf(plan));
const series = remembered((_: Analysed) => new Map<Line, InequalitySeries>());

/** The inequality of lines, each worked out once for each index. */
function seriesOf(of: Analysed, some: readonly Line[]): InequalitySeries[] {
  const known = series(of);
  return some.map((line) => {
    const found = known.get(line) ?? inequalitySeries(line);
    known.set(line, found);
    return found;
  });
}

/** A family whose rows come line by line. */
function byLine(
  names: readonly string[],
  make: (of: Analysed, lines: readonly Line[]) => TidyTable[],
): Family {
  return {
    names,
    make: (of) => make(of, lines(of)),
    ofNode: (of, node) =>
      make(
        of,
        lines(of).filter((line) => line.node === node),
      ),
  };
}

/** Gap, balance and convergence, a family for what is made together. */
export const balanceFamilies: readonly Family[] = [
  byLine(['inequality', 'balance-verdicts', 'lorenz'], (of, some) =>
    inequalityTables(of, seriesOf(of, some)),
  ),
  byLine(['inequality-parts-changes', 'inequality-parts', 'inequality-pairs'], decompositionTables),
  byLine(['sigma-convergence', 'convergence', 'gap-to-leaders'], (of, some) =>
    convergenceTables(of, seriesOf(of, some)),
  ),
  byLine(['moran', 'moran-changes', 'lisa', 'neighbours'], (of, some) => spatialTables(of, some, framed(of))),
  byLine(['mobility', 'mobility-changes', 'mobility-classes', 'mobility-moves'], (of, some) =>
    mobilityTables(of, some, framed(of)),
  ),
  byLine(['zipf', 'zipf-changes', 'density'], distributionTables),
];
