import type { NoValueReason } from '../../analysis/index.js';
import type { Text } from '../../edition/index.js';
import { balanceReasons } from './balanceReasons.js';

/** Why there is no verdict: of `undefined:reason`, as in the column `verdict`. */
export function noVerdictReason(verdict: string): Text {
  const code = verdict.startsWith('undefined:') ? verdict.slice('undefined:'.length) : undefined;
  return balanceReasons[(code ?? 'no-units') as NoValueReason];
}
