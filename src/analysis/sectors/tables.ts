import type { Analysed, TidyTable } from '../tidy.js';
import { publishedTiersTable, tiersTable } from '../tiers/tiersTables.js';
import { divisionsOf, tiersByPeriod } from './bodies.js';
import { groupsTable } from './groupsTable.js';
import { sectorPoints, sectorsOf } from './sectors.js';
import { sectorsTable } from './sectorsTable.js';
import { shiftShareTable } from './shiftShare.js';

/** Tiers, groups, sectors and where growth comes from. */
export function partTables(of: Analysed): TidyTable[] {
  const tiers = tiersByPeriod(of.plan, of.index);
  const divisions = divisionsOf(of.plan, tiers);
  const sectors = sectorsOf(of.plan);
  const parts = sectorPoints(of.plan, of.index, sectors);
  const groups = divisions.filter((d) => d.level !== 'total');
  return [
    tiersTable(of, tiers),
    publishedTiersTable(of, tiers),
    groupsTable(of, groups),
    sectorsTable(of, sectors, parts, divisions),
    shiftShareTable(of, sectors, parts, groups),
  ];
}
