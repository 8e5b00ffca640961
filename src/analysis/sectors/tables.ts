import { memoize } from '../../edition/index.js';
import { innerNodes } from '../levels.js';
import { type Analysed, tableFamily } from '../tableFamily.js';
import { publishedTiersTable, tiers, tiersPublished, tiersTable } from '../tiers/tiersTables.js';
import { divisionsOf, tiersByPeriod } from './bodies.js';
import { groupsDefinition, groupsTable } from './groupsTable.js';
import { sectorPoints, sectorsOf } from './sectors.js';
import { sectorsDefinition, sectorsTable } from './sectorsTable.js';
import { shiftShareDefinition, shiftShareTable } from './shiftShare.js';

// Inputs shared by several families, computed once for each index.
const tiersIn = memoize(({ plan, index }: Analysed) => tiersByPeriod(plan, index));
const divisions = memoize((of: Analysed) => divisionsOf(of.plan, tiersIn(of)));
const groups = memoize((of: Analysed) => divisions(of).filter((d) => d.level !== 'total'));
const sectors = memoize(({ plan }: Analysed) => sectorsOf(plan));
const points = memoize((of: Analysed) => sectorPoints(of.plan, of.index, sectors(of)));

/** Tiers, groups, sectors and sources of growth: the families of tables that are computed together. */
export const partFamilies = [
  tableFamily([tiers, tiersPublished], (of) => [
    tiersTable(of, tiersIn(of)),
    publishedTiersTable(of, tiersIn(of)),
  ]),
  tableFamily(
    [groupsDefinition],
    (of) => [groupsTable(of, groups(of), innerNodes(of.plan))],
    (of, node) => [
      groupsTable(
        of,
        groups(of),
        innerNodes(of.plan).filter((g) => of.plan.nodes[g].id === node),
      ),
    ],
  ),
  tableFamily([sectorsDefinition], (of) => [sectorsTable(of, sectors(of), points(of), divisions(of))]),
  tableFamily([shiftShareDefinition], (of) => [shiftShareTable(of, sectors(of), points(of), groups(of))]),
] as const;
