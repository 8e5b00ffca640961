import {
  type Cube,
  cubeOf,
  indexShape,
  lines,
  type Panel,
  type Plan,
  Reason,
  type Text,
} from '../edition/index.js';
import { Flag } from './status.js';
import { onlySums } from './steps/aggregate.js';
import { denominate } from './steps/denominate.js';
import { impute } from './steps/impute.js';
import { normalise } from './steps/normalise.js';
import { orient } from './steps/orient.js';
import { type Screened, screen } from './steps/screen.js';
import { firstPeriods } from './steps/started.js';
import { type TreatedSpan, treatPanel } from './steps/treatPanel.js';

/** The normalised indicators of an index, before aggregation; inner nodes are 0. */
export interface Leaves extends Cube {
  /** `Flag`s in the same shape; absent when every figure is observed and no mean can be undefined. */
  flags: Uint8Array | undefined;
  /** First published period of each node, counted from the first. */
  start: number[];
  /** X0 of each leaf (base-share), NaN elsewhere. */
  bases: Float64Array;
  warnings: Text[];
}

/** Phase normalise: the leaves of a panel that is screened, imputed, treated and oriented. */
export function normalisedLeaves(plan: Plan, ready: Panel, screened: Screened): Leaves {
  const start = firstPeriods(plan, ready);
  const { values, bases, warnings } = normalise(plan, ready, start, screened);
  const complete = warnings.length === 0 && allObserved(plan, ready);
  const flags = complete ? undefined : leafFlags(plan, ready, values);
  return { ...indexShape(plan), values, flags, start, bases, warnings };
}

/** The panel before normalisation: divided by denominators, imputed and oriented, before and after treatment. */
export interface Phases {
  panel: Panel;
  treatedPanel: Panel;
  treated: readonly TreatedSpan[];
}

/**
 * The leaves of several plans on one panel that differ only in imputation, treatment and normalisation: a phase is computed
 * once for all plans that share it and the phases before it.
 *
 * @returns a function of a plan and two numbers, which identify its imputation and its treatment
 */
export function leavesByPhase(
  panel: Panel,
): (plan: Plan, imputation: number, treatment: number) => Leaves & Phases {
  const filled = new Map<number, { panel: Panel; screened: Screened }>();
  const tamed = new Map<string, Phases>();
  return (plan, imputation, treatment) => {
    const { panel: gapless, screened } = getOrMake(filled, imputation, () => {
      const left = screen(plan, denominate(plan, panel));
      return { ...left, panel: impute(plan, left.panel) };
    });
    const key = `${imputation}/${treatment}`;
    const phases = getOrMake(tamed, key, () => {
      const { panel: after, treated } = treatPanel(plan, gapless);
      return { panel: orient(plan, gapless), treatedPanel: orient(plan, after), treated };
    });
    return { ...normalisedLeaves(plan, phases.treatedPanel, screened), ...phases };
  };
}

function getOrMake<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  if (!known.has(key)) known.set(key, make());
  return known.get(key)!;
}

/** Whether every leaf is observed everywhere and no mean can be undefined, so that no flags are needed. */
function allObserved(plan: Plan, panel: Panel): boolean {
  if (!onlySums(plan)) return false;
  const reasons = cubeOf(panel, panel.reasons);
  return plan.nodes.every(({ indicator }) => {
    if (indicator < 0) return true;
    return areZero(lines(reasons, indicator, plan.first));
  });
}

/** Whether all reasons are `Reason.observed`, computed without branches. */
function areZero(reasons: Uint8Array): boolean {
  let any = 0;
  for (let i = 0; i < reasons.length; i++) any |= reasons[i];
  return any === Reason.observed;
}

/** Flags of the leaves, in the shape of the node cube. */
function leafFlags(plan: Plan, panel: Panel, values: Float64Array): Uint8Array {
  const flags = new Uint8Array(values.length);
  const [nodes, reasons] = [indexShape(plan), cubeOf(panel, panel.reasons)];
  plan.nodes.forEach(({ indicator }, g) => {
    if (indicator < 0) return;
    flagLines(
      lines(cubeOf(nodes, flags), g),
      lines(cubeOf(nodes, values), g),
      lines(reasons, indicator, plan.first),
    );
  });
  return flags;
}

function flagLines(flags: Uint8Array, values: Float64Array, reasons: Uint8Array): void {
  for (let i = 0; i < reasons.length; i++) {
    const x = values[i];
    if (x !== x) flags[i] = Flag.missing;
    else if (reasons[i] !== Reason.observed) flags[i] = Flag.imputed;
  }
}
