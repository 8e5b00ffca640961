import {
  emptyPanel,
  type Normalise,
  offset,
  type Panel,
  type Plan,
  type Screen,
} from '../../edition/index.js';
import { codesOf, idsOf, indicesIn, type PlannedPanel } from './cells.js';
import { divisorsOn, nodesOn, scalesOn } from './onFramework.js';
import type { MethodPart } from './planChanges.js';

/** What a hybrid takes from the later release: parts of the method, and the figures of indicators by id. */
export type TakesLater = (part: MethodPart | `data:${string}`) => boolean;

/**
 * An edition that is the earlier one in some parts and the later one in the others. With no part it has the index of the
 * earlier, with every part that of the later. A cell that the wanted panel does not have is taken from the other.
 */
export function hybrid(before: PlannedPanel, after: PlannedPanel, has: TakesLater): PlannedPanel {
  const plan = mixedPlan(before.plan, after.plan, has);
  return { plan, panel: mixedPanel(plan, before, after, has) };
}

/** The plan of `hybrid`. */
export function mixedPlan(a: Plan, b: Plan, has: TakesLater): Plan {
  const of = (part: MethodPart) => (has(part) ? b : a);
  const [frame, places, times] = [of('framework'), of('units'), of('periods')];
  const [outliers, divisors, filling] = [of('outliers'), of('denominators'), of('filling')];
  const scales = scalesOn(frame, of('scales'));
  const divided = divisorsOn(frame, divisors);
  return {
    ...frame,
    units: places.units,
    groupings: places.groupings,
    total: places.total,
    periods: times.periods,
    first: times.first,
    base: times.base,
    nodes: nodesOn(frame, of('weights'), of('aggregates'), {
      periods: times.periods,
      groupings: places.groupings,
    }),
    indicators: frame.indicators.map((indicator, k) => {
      const own = (plan: Plan) => plan.indicators.find(({ id }) => id === indicator.id);
      const scaled = own(scales);
      return {
        ...indicator,
        direction: (scaled ?? indicator).direction,
        normalise: onUnits((scaled ?? indicator).normalise, scaled ? scales : frame, places),
        treat: (own(outliers) ?? indicator).treat,
        denominator: divided[k].denominator,
        per: divided[k].per,
      };
    }),
    method: {
      ...frame.method,
      denominate: divisors.method.denominate,
      normalise: onUnits(scales.method.normalise, scales, places),
      treat: outliers.method.treat,
      screen: screenOn(filling.method.screen, filling, places),
      impute: imputeOn(filling, places),
    },
  };
}

/** A scale whose reference unit is an index into another list of units. */
function onUnits(scale: Normalise, from: Plan, to: Plan): Normalise {
  if (from === to || scale.method === 'base-share' || scale.unit < 0) return scale;
  return { ...scale, unit: codesOf(to.units).indexOf(from.units[scale.unit].code) };
}

function screenOn(screen: Screen | null, from: Plan, to: Plan): Screen | null {
  if (from === to || !screen?.units) return screen;
  const move = (list: readonly number[]) =>
    indicesIn(
      list.map((c) => from.units[c].code),
      codesOf(to.units),
    ).filter((c) => c >= 0);
  const { include, exclude } = screen.units;
  return { ...screen, units: { ...screen.units, include: move(include), exclude: move(exclude) } };
}

function imputeOn(from: Plan, to: Plan): Plan['method']['impute'] {
  const { impute } = from.method;
  if (from === to || !('by' in impute) || impute.by < 0) return impute;
  const { column } = from.groupings[impute.by];
  return { ...impute, by: to.groupings.findIndex((g) => g.column === column) };
}

function mixedPanel(plan: Plan, before: PlannedPanel, after: PlannedPanel, has: TakesLater): Panel {
  const panel = emptyPanel(plan.units.length, plan.periods.length, plan.indicators.length);
  const [old, now] = [cellsFrom(plan, before), cellsFrom(plan, after)];
  for (let k = 0, at = 0; k < panel.indicators; k++) {
    const [first, second] = has(`data:${plan.indicators[k].id}`) ? [now, old] : [old, now];
    for (let t = 0; t < panel.periods; t++) {
      for (let c = 0; c < panel.units; c++, at++) {
        const own = first.at(k, t, c);
        const source = own < 0 ? second : first;
        const i = own < 0 ? second.at(k, t, c) : own;
        if (i < 0) continue;
        panel.values[at] = source.panel.values[i];
        panel.reasons[at] = source.panel.reasons[i];
      }
    }
  }
  return panel;
}

/** The positions of the cells of a plan in a panel; −1 where it has none. */
function cellsFrom(plan: Plan, { plan: of, panel }: PlannedPanel) {
  const units = indicesIn(codesOf(plan.units), codesOf(of.units));
  const periods = indicesIn(plan.periods, of.periods);
  const indicators = indicesIn(idsOf(plan.indicators), idsOf(of.indicators));
  const at = (k: number, t: number, c: number) =>
    indicators[k] < 0 || periods[t] < 0 || units[c] < 0
      ? -1
      : offset(panel, indicators[k], units[c], periods[t]);
  return { panel, at };
}
