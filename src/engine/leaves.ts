import { type Panel, type Plan, Reason, type Text } from '../edition/index.js';
import { Flag } from './status.js';
import { onlySums } from './steps/aggregate.js';
import { denominate } from './steps/denominate.js';
import { impute } from './steps/impute.js';
import { normalise } from './steps/normalise.js';
import { orient } from './steps/orient.js';
import { startOf } from './steps/started.js';
import { treatPanel } from './steps/treatPanel.js';

/** The normalised indicators of an index, before anything is joined. */
export interface Leaves {
  units: number;
  periods: number;
  /** Node cube `(g * periods + t) * units + c`; inner nodes are 0. */
  values: Float64Array;
  /** `Flag`s in the same shape; absent when every figure is observed and no mean can be undefined. */
  flags: Uint8Array | undefined;
  /** First published period of each node, counted from the first. */
  start: number[];
  /** X0 of each leaf (base-share), NaN elsewhere. */
  bases: Float64Array;
  warnings: Text[];
}

/** Phase normalise: the leaves of a panel that is filled, treated and turned. */
export function leavesOf(plan: Plan, ready: Panel): Leaves {
  const start = startOf(plan, ready);
  const { values, bases, warnings } = normalise(plan, ready, start);
  const complete = warnings.length === 0 && allObserved(plan, ready);
  const flags = complete ? undefined : leafFlags(plan, ready, values);
  const periods = plan.periods.length - plan.first;
  return { units: plan.units.length, periods, values, flags, start, bases, warnings };
}

/**
 * Leaves of plans on one panel that differ in imputation, treatment and normalisation alone: each phase is done
 * once for all plans that have it, and what stands before it, in common.
 *
 * @returns from a plan, with numbers that are the same where imputation and treatment are
 */
export function leavesByPhase(panel: Panel): (plan: Plan, imputation: number, treatment: number) => Leaves {
  const filled = new Map<number, Panel>();
  const tamed = new Map<string, Panel>();
  return (plan, imputation, treatment) => {
    const gapless = once(filled, imputation, () => impute(plan, denominate(plan, panel)));
    const key = `${imputation}/${treatment}`;
    return leavesOf(
      plan,
      once(tamed, key, () => orient(plan, treatPanel(plan, gapless).panel)),
    );
  };
}

function once<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  if (!known.has(key)) known.set(key, make());
  return known.get(key)!;
}

/** Whether every leaf is observed everywhere and no mean can be undefined: then nothing needs a flag. */
function allObserved(plan: Plan, panel: Panel): boolean {
  const line = panel.periods * panel.units;
  if (!onlySums(plan)) return false;
  return plan.nodes.every(({ indicator }) => {
    if (indicator < 0) return true;
    return areZero(panel.reasons, indicator * line + plan.first * panel.units, (indicator + 1) * line);
  });
}

/** Whether `reasons[from … to)` are all `Reason.observed`, without a branch each. */
function areZero(reasons: Uint8Array, from: number, to: number): boolean {
  let any = 0;
  for (let i = from; i < to; i++) any |= reasons[i];
  return any === Reason.observed;
}

/** Flags of the leaves, in the shape of the node cube. */
function leafFlags(plan: Plan, panel: Panel, values: Float64Array): Uint8Array {
  const flags = new Uint8Array(values.length);
  const line = (panel.periods - plan.first) * panel.units;
  plan.nodes.forEach(({ indicator }, g) => {
    const from = (indicator * panel.periods + plan.first) * panel.units;
    if (indicator >= 0) flagLine(flags, values, g * line, panel.reasons.subarray(from, from + line));
  });
  return flags;
}

function flagLine(flags: Uint8Array, values: Float64Array, to: number, reasons: Uint8Array): void {
  for (let i = 0; i < reasons.length; i++) {
    const x = values[to + i];
    if (x !== x) flags[to + i] = Flag.missing;
    else if (reasons[i] !== Reason.observed) flags[to + i] = Flag.imputed;
  }
}
