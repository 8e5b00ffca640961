import { offset, type Panel, type Plan } from '../../edition/index.js';

/** A changed raw figure. Missing is NaN; reasons are those of the panel. */
export interface ChangedCell {
  indicator: string;
  period: string;
  unit: string;
  from: number;
  to: number;
  reasonFrom: number;
  reasonTo: number;
}

/** A panel with the codes of its axes. */
export interface PlannedPanel {
  plan: Plan;
  panel: Panel;
}

/** The indices of one list of codes in another; −1 where absent. */
export function indicesIn(codes: readonly string[], others: readonly string[]): number[] {
  const at = new Map(others.map((code, i) => [code, i]));
  return codes.map((code) => at.get(code) ?? -1);
}

/**
 * Every raw figure that both panels have a cell for and that differs in value or in reason, matched by the codes of
 * indicator, period and unit, in the order of the later. A cell that only one panel has is a change of coverage and
 * left out.
 */
export function changedCells(before: PlannedPanel, after: PlannedPanel): ChangedCell[] {
  const [a, b] = [before.panel, after.panel];
  const units = indicesIn(codesOf(after.plan.units), codesOf(before.plan.units));
  const periods = indicesIn(after.plan.periods, before.plan.periods);
  const indicators = indicesIn(idsOf(after.plan.indicators), idsOf(before.plan.indicators));
  const found: ChangedCell[] = [];
  indicators.forEach((k, kb) => {
    periods.forEach((t, tb) => {
      if (k < 0 || t < 0) return;
      units.forEach((c, cb) => {
        const [i, j] = [offset(a, k, c, t), offset(b, kb, cb, tb)];
        if (c < 0 || (Object.is(a.values[i], b.values[j]) && a.reasons[i] === b.reasons[j])) return;
        found.push({
          indicator: after.plan.indicators[kb].id,
          period: after.plan.periods[tb],
          unit: after.plan.units[cb].code,
          from: a.values[i],
          to: b.values[j],
          reasonFrom: a.reasons[i],
          reasonTo: b.reasons[j],
        });
      });
    });
  });
  return found;
}

export const codesOf = (list: readonly { code: string }[]) => list.map((of) => of.code);
export const idsOf = (list: readonly { id: string }[]) => list.map((of) => of.id);
