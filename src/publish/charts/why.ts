import type { Text } from '../../edition/index.js';
import { balanceReasons } from '../balanceReasons.js';
import type { TableRow } from '../tableRows.js';

/** Why a figure cannot be drawn: the reason that a row of the release names; undefined where there are rows to draw. */
export function noRows(rows: readonly TableRow[], reasoned?: TableRow): Text | undefined {
  if (rows.length > 0) return undefined;
  const said = String(reasoned?.['reason'] ?? reasoned?.['verdict'] ?? '').replace('undefined:', '');
  return cannot(
    Object.hasOwn(balanceReasons, said)
      ? balanceReasons[said as keyof typeof balanceReasons]
      : balanceReasons['no-units'],
  );
}

/** The sentence that stands in the place of a drawing. */
export function cannot(reason: Text): Text {
  return { en: `This cannot be computed here: ${reason.en}.`, zh: `此处无法计算：${reason.zh}。` };
}
