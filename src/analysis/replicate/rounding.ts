import { offset, type Panel, type Plan, Reason } from '../../edition/index.js';

/** Figures with more decimals than this count as unrounded. */
const mostDecimals = 6;

/**
 * How far rounding may have moved the figures of each indicator, in its unit: half a unit of the last decimal that any of its figures
 * has. 0 for counts of records, figures with more than 6 decimals, and computed indicators, whose inputs are what was rounded.
 */
export function roundingOf(plan: Plan, panel: Panel): number[] {
  return plan.indicators.map(({ formula, error }, k) => {
    if (formula !== undefined || error?.by === 'records') return 0;
    let decimals = 0;
    for (let at = offset(panel, k, 0, 0); at < offset(panel, k + 1, 0, 0); at++) {
      if (panel.reasons[at] === Reason.observed) decimals = Math.max(decimals, decimalsOf(panel.values[at]!));
      if (decimals > mostDecimals) return 0;
    }
    return halfUnit(decimals);
  });
}

/** The decimals in which a number is written. */
export function decimalsOf(x: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(x)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}

/** Half a unit of the last of so many decimals: how far rounding may have moved a number. */
export const halfUnit = (decimals: number): number => 0.5 * Number(`1e${-decimals}`);
