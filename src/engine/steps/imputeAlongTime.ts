import { type Impute, offset, type Panel, type Plan, periodNumbers, Reason } from '../../edition/index.js';
import { fillGap } from './fillGap.js';

type AlongTime = Extract<Impute, { method: 'linear' | 'last' }>;

/**
 * Imputes the gaps of each unit and indicator from its own other periods, by their distances on the time axis.
 *
 * linear: a gap between two observed periods is interpolated linearly (Reason.imputedLinear); with ends
 * `hold` the last value is carried forward (Reason.imputedHold), without limit or at most so many periods.
 * last: every gap after an observed period takes its value (Reason.imputedHold), at most `maxPeriods` (years, quarters or
 * months) later.
 * back: the first observed value is carried back too (Reason.imputedBack); otherwise nothing is imputed there.
 * Source: COINr `impute_panel` (linear: ends hold and back; constant: last and back; latest: last).
 */
export function imputeAlongTime(plan: Plan, panel: Panel, how: AlongTime): void {
  const times = periodNumbers({ ...plan, first: 0 });
  for (let k = 0; k < panel.indicators; k++) {
    for (let c = 0; c < panel.units; c++) fillLine(panel, k, c, times, how);
  }
}

function fillLine(panel: Panel, k: number, c: number, times: readonly number[], how: AlongTime): void {
  const { periods, values } = panel;
  const cell = (t: number) => offset(panel, k, c, t);
  const reach = reachOf(how);
  let last = -1;
  for (let t = 0; t < periods; t++) {
    if (Number.isNaN(values[cell(t)])) continue;
    if (last < 0)
      for (let gap = 0; how.back && gap < t; gap++) fill(gap, values[cell(t)], Reason.imputedBack);
    else if (how.method === 'linear') between(last, t);
    else hold(last, t);
    last = t;
  }
  if (last >= 0) hold(last, periods);

  function between(from: number, to: number): void {
    const [start, end] = [values[cell(from)], values[cell(to)]];
    for (let gap = from + 1; gap < to; gap++) {
      const share = (times[gap] - times[from]) / (times[to] - times[from]);
      fill(gap, start + share * (end - start), Reason.imputedLinear);
    }
  }

  function hold(from: number, to: number): void {
    for (let gap = from + 1; gap < to && times[gap] - times[from] <= reach; gap++) {
      fill(gap, values[cell(from)], Reason.imputedHold);
    }
  }

  function fill(t: number, value: number, reason: number): void {
    fillGap(panel, cell(t), value, reason);
  }
}

/** How many periods a value is carried after the last observed one. */
function reachOf(how: AlongTime): number {
  if (how.method === 'last') return how.maxPeriods ?? Infinity;
  if (how.ends === 'none') return 0;
  return how.ends === 'hold' ? Infinity : how.ends.hold;
}
