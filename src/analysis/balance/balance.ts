import type { Analysed, TidyTable } from '../tidy.js';
import { inequalityTables } from './inequalityTables.js';

/** Gap, balance and convergence: every table of the family. */
export function balanceTables(of: Analysed): TidyTable[] {
  return inequalityTables(of);
}
