import { type Panel, Reason } from '../../edition/index.js';

/** Imputes one cell of a panel. Only cells that were not observed are imputed: suppressed or screened ones stay missing. */
export function fillGap({ values, reasons }: Panel, at: number, value: number, reason: number): void {
  if (reasons[at] !== Reason.notObserved || Number.isNaN(value)) return;
  values[at] = value;
  reasons[at] = reason;
}
