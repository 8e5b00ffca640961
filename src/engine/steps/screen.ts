import {
  methodProblems,
  offset,
  type Panel,
  type Plan,
  Reason,
  type ScreenLimits,
  type Text,
  UserError,
} from '../../edition/index.js';
import { reaches } from '../stats/ties.js';
import { firstPeriods } from './started.js';

/** The availability of figures of a unit or an indicator. */
export interface Availability {
  /** Share of figures that are present, 0–1; NaN where none could exist. */
  present: number;
  /** Share of the present figures that are not zero; NaN where none is present. */
  nonZero: number;
}

/** Why something was screened out: below a limit, or named in the edition. */
export type ScreeningReason = 'min-present' | 'min-non-zero' | 'excluded';

/** The units and indicators screened out, with their availability. Indices are those of the plan. */
export interface Screened {
  units: (Availability & { unit: number; period: number; why: ScreeningReason })[];
  indicators: (Availability & { indicator: number; why: ScreeningReason })[];
}

/**
 * Screens out units and indicators with too little data, after division by denominators and before imputation.
 *
 * An indicator is judged over all units and the published periods since it started; below a limit all its cells become
 * missing (Reason.screened), so that it leaves the framework. A unit is judged in each published period over the
 * remaining indicators that have started; below a limit its cells of that period become missing too. Units that do not
 * exist in a period are ignored.
 * Source: COINr `Screen`; OECD/JRC Handbook, step 2. Judging indicators, and in a panel only what has started, is a
 * choice of this project.
 *
 * @returns the same panel when nothing is screened
 * @throws UserError when no indicator or no unit is left
 */
export function screen(plan: Plan, panel: Panel): { panel: Panel; screened: Screened } {
  const screened: Screened = { units: [], indicators: [] };
  const limits = plan.method.screen;
  if (!limits) return { panel, screened };
  const left: Panel = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  if (limits.indicators) screened.indicators = screenIndicators(plan, left, limits.indicators);
  if (limits.units) screened.units = screenUnits(plan, left, limits.units);
  return screened.units.length + screened.indicators.length === 0
    ? { panel, screened }
    : { panel: left, screened };
}

function screenIndicators(plan: Plan, panel: Panel, limits: ScreenLimits): Screened['indicators'] {
  const out: Screened['indicators'] = [];
  const leaves = startedLeaves(plan, panel);
  for (const { indicator, start } of leaves) {
    const cellOf = (period: number) => offset(panel, indicator, 0, period);
    const has = availability(panel, cellsBetween(cellOf(plan.first + start), cellOf(panel.periods)));
    const why = screeningReason(has, limits);
    if (!why) continue;
    out.push({ indicator, ...has, why });
    clear(panel, cellsBetween(cellOf(0), cellOf(panel.periods)));
  }
  if (leaves.length > 0 && out.length === leaves.length) fail({ en: 'indicator', zh: '指标' });
  return out;
}

function screenUnits(
  plan: Plan,
  panel: Panel,
  limits: NonNullable<NonNullable<Plan['method']['screen']>['units']>,
): Screened['units'] {
  const out: Screened['units'] = [];
  const leaves = startedLeaves(plan, panel);
  let judged = 0;
  for (let period = plan.first; period < panel.periods; period++) {
    const started = leaves.filter(({ start }) => plan.first + start <= period);
    for (let unit = 0; unit < panel.units; unit++) {
      const cellOf = (k: number) => offset(panel, k, unit, period);
      const has = availability(
        panel,
        started.map(({ indicator }) => cellOf(indicator)),
      );
      if (Number.isNaN(has.present)) continue;
      judged++;
      const why = limits.exclude.includes(unit)
        ? ('excluded' as const)
        : limits.include.includes(unit)
          ? undefined
          : screeningReason(has, limits);
      if (!why) continue;
      out.push({ unit, period, ...has, why });
      clear(
        panel,
        plan.indicators.map((_, k) => cellOf(k)),
      );
    }
  }
  if (judged > 0 && out.length === judged) fail({ en: 'unit', zh: '单元' });
  return out;
}

/** The indicators of the framework that have any value, and when they start, counted from the first published period. */
function startedLeaves(plan: Plan, panel: Panel): { indicator: number; start: number }[] {
  const start = firstPeriods(plan, panel);
  return plan.nodes.flatMap(({ indicator }, g) =>
    indicator >= 0 && start[g] < Number.POSITIVE_INFINITY ? [{ indicator, start: start[g] }] : [],
  );
}

/** Shares of present and of non-zero figures in some cells; those of units that did not exist do not count. */
export function availability({ values, reasons }: Panel, cells: readonly number[]): Availability {
  let possible = 0;
  let present = 0;
  let zero = 0;
  for (const at of cells) {
    if (reasons[at] === Reason.unitDidNotExist) continue;
    possible++;
    if (Number.isNaN(values[at])) continue;
    present++;
    if (values[at] === 0) zero++;
  }
  return {
    present: possible > 0 ? 1 - (possible - present) / possible : Number.NaN,
    nonZero: present > 0 ? 1 - zero / present : Number.NaN,
  };
}

function screeningReason(
  { present, nonZero }: Availability,
  limits: ScreenLimits,
): ScreeningReason | undefined {
  if (!reaches(present, limits.minPresent)) return 'min-present';
  return nonZero === nonZero && !reaches(nonZero, limits.minNonZero) ? 'min-non-zero' : undefined;
}

function clear({ values, reasons }: Panel, cells: readonly number[]): void {
  for (const at of cells) {
    values[at] = Number.NaN;
    if (reasons[at] !== Reason.unitDidNotExist) reasons[at] = Reason.screened;
  }
}

function cellsBetween(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function fail(what: Text): never {
  throw new UserError([methodProblems.allScreened({ file: 'edition.yaml', path: 'method.screen' }, what)]);
}
