import { type Panel, Reason } from '../../edition/index.js';

/** Fills one gap of a panel. Only what was not observed is filled: suppressed, screened … figures stay missing. */
export function fillGap({ values, reasons }: Panel, at: number, value: number, reason: number): void {
  if (reasons[at] !== Reason.notObserved || Number.isNaN(value)) return;
  values[at] = value;
  reasons[at] = reason;
}
