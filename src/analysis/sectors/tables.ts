import { remembered } from '../../edition/index.js';
import { innerNodes } from '../levels.js';
import type { Analysed, Family } from '../tidy.js';
import { publishedTiersTable, tiersTable } from '../tiers/tiersTables.js';
import { divisionsOf, tiersByPeriod } from './bodies.js';
import { groupsTable } from './groupsTable.js';
import { sectorPoints, sectorsOf } from './sectors.js';
import { sectorsTable } from './sectorsTable.js';
import { shiftShareTable } from './shiftShare.js';

// What several of the families look at, made once for each index.
const tiers = remembered(({ plan, index }: Analysed) => tiersByPeriod(plan, index));
const divisions = remembered((of: Analysed) => divisionsOf(of.plan, tiers(of)));
const groups = remembered((of: Analysed) => divisions(of).filter((d) => d.level !== 'total'));
const sectors = remembered(({ plan }: Analysed) => sectorsOf(plan));
const points = remembered((of: Analysed) => sectorPoints(of.plan, of.index, sectors(of)));

/** Tiers, groups, sectors and where growth comes from, a family for what is made together. */
export const partFamilies: readonly Family[] = [
  {
    names: ['tiers', 'tiers-published'],
    make: (of) => [tiersTable(of, tiers(of)), publishedTiersTable(of, tiers(of))],
  },
  {
    names: ['groups'],
    make: (of) => [groupsTable(of, groups(of), innerNodes(of.plan))],
    ofNode: (of, node) => [
      groupsTable(
        of,
        groups(of),
        innerNodes(of.plan).filter((g) => of.plan.nodes[g].id === node),
      ),
    ],
  },
  { names: ['sectors'], make: (of) => [sectorsTable(of, sectors(of), points(of), divisions(of))] },
  { names: ['shift-share'], make: (of) => [shiftShareTable(of, sectors(of), points(of), groups(of))] },
];
