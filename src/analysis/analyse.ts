import { balanceTables } from './balance/balance.js';
import { profileTables } from './rankings/profiles.js';
import { rankingTables } from './rankings/rankings.js';
import { streakTables } from './rankings/streaks.js';
import { partTables } from './sectors/tables.js';
import { sizeAnalysis } from './size/size.js';
import type { Analysed, Analysis, TidyTable } from './tidy.js';
import { timeAnalysis } from './time/time.js';

/** Every family of tables that a release carries. */
const families: readonly Analysis[] = [
  rankingTables,
  streakTables,
  profileTables,
  partTables,
  balanceTables,
  sizeAnalysis,
  timeAnalysis,
];

/** All tables of an index, for its release, the site, the report and the API. */
export function analyse(of: Analysed): TidyTable[] {
  return families.flatMap((family) => family(of));
}
