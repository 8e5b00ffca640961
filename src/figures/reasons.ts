import type { Text } from '../edition/index.js';
import { balanceReasons } from '../words/index.js';

/** A row that says why it has no figure. */
interface RowWithReason {
  readonly reason?: string | null;
  readonly verdict?: string;
}

/** Why a figure cannot be drawn: the reason that a row of the release names; undefined where there are rows to draw. */
export function noRowsReason(rows: readonly unknown[], reasoned?: RowWithReason): Text | undefined {
  if (rows.length > 0) return undefined;
  const said = String(reasoned?.reason ?? reasoned?.verdict ?? '').replace('undefined:', '');
  return cannotCompute(
    Object.hasOwn(balanceReasons, said)
      ? balanceReasons[said as keyof typeof balanceReasons]
      : balanceReasons['no-units'],
  );
}

/** The sentence that stands in the place of a drawing. */
export function cannotCompute(reason: Text): Text {
  return { en: `This cannot be computed here: ${reason.en}.`, zh: `此处无法计算：${reason.zh}。` };
}
