import { isGap, type Panel } from '../../edition/index.js';

/** Imputes one cell of a panel. Only gaps are imputed: suppressed or screened ones stay missing. */
export function fillGap({ values, reasons }: Panel, at: number, value: number, reason: number): void {
  if (!isGap(reasons[at]) || Number.isNaN(value)) return;
  values[at] = value;
  reasons[at] = reason;
}
