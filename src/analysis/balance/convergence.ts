import { log } from '../../engine/index.js';
import type { Pair } from './lines.js';
import type { NoValueReason } from './noValueReason.js';
import { isSteady } from './rounding.js';
import { withinGroups } from './withinGroups.js';

/** Fewest units for a line of growth against the initial level. */
const fewest = 10;

/**
 * How growth depended on the initial level. Descriptive only: the slope is also negative where the gap does not change,
 * because units that happened to be low return to their own mean (Friedman 1992; Quah 1993).
 */
export interface Convergence {
  /** Change of the yearly logarithmic growth with ln of the initial value; NaN where there is none. */
  slope: number;
  /** R² with the effects of groups, and R² within groups, of the slope alone; the same without groups. */
  r2: number;
  r2Within: number;
  /** Units with a positive value in both periods, and those left out because of a zero or a gap. */
  units: number;
  leftOut: number;
  why?: NoValueReason;
}

/**
 * β: `ln(y[T]/y[0])/T = a + b ln y[0] (+ effects of groups) + e` over the units that are above zero in both periods.
 * Source: Barro and Sala-i-Martin, Economic Growth (2004), ch. 11.
 *
 * @param years T, above zero
 * @param memberOf index of the group of each unit, −1 for none (left out)
 */
export function convergence(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  years: number,
  memberOf?: ArrayLike<number>,
): Convergence {
  const [here, leftOut] = usable(before, after, memberOf);
  const y = Float64Array.from(here, (c) => log(after[c] / before[c]) / years);
  const initial = Float64Array.from(here, (c) => log(before[c]));
  const [groupOf, groups] = groupsOf(here, memberOf);
  const alike = isSteady(y, 1 / years);
  const few = here.length < Math.max(fewest, groups + 4);
  const fit = few || alike ? undefined : withinGroups(initial, y, groupOf, groups);
  if (fit) return { ...fit, units: here.length, leftOut };
  const why = whyNot(here.length, few, initial, alike);
  return { slope: Number.NaN, r2: Number.NaN, r2Within: Number.NaN, units: here.length, leftOut, why };
}

/** The same between the periods of a line, where ratios of its values mean something. */
export function convergenceIn(
  { columns: [before, after], isRatio }: Pair,
  years: number,
  memberOf?: ArrayLike<number>,
): Convergence {
  if (isRatio) return convergence(before, after, years, memberOf);
  const nan = Number.NaN;
  return { slope: nan, r2: nan, r2Within: nan, units: 0, leftOut: 0, why: 'no-natural-zero' };
}

/** Indices of the units with complete data, and the number of units with some but not all. */
function usable(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  memberOf: ArrayLike<number> | undefined,
): [number[], number] {
  const here: number[] = [];
  let leftOut = 0;
  for (let c = 0; c < before.length; c++) {
    if (memberOf && memberOf[c] < 0) continue;
    if (before[c] > 0 && after[c] > 0) here.push(c);
    else if (before[c] === before[c] || after[c] === after[c]) leftOut++;
  }
  return [here, leftOut];
}

/**
 * The group of each unit, counting from 0 only groups that have units, and the number of these; without groupings one
 * group of all.
 */
function groupsOf(here: readonly number[], memberOf: ArrayLike<number> | undefined): [number[], number] {
  if (!memberOf) return [here.map(() => 0), 1];
  const present = [...new Set(here.map((c) => memberOf[c]))].sort((a, b) => a - b);
  const place = new Map(present.map((j, i) => [j, i]));
  return [here.map((c) => place.get(memberOf[c])!), present.length];
}

function whyNot(units: number, few: boolean, initial: Float64Array, alike: boolean): NoValueReason {
  if (units === 0) return 'no-units';
  if (units === 1) return 'one-unit';
  if (few) return 'few-units';
  if (initial.every((x) => x === initial[0])) return 'all-equal';
  return alike ? 'same-growth' : 'collinear';
}
