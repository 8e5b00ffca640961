import {
  line,
  lines,
  memoize,
  offset,
  type Panel,
  type Plan,
  periodNumbers,
  Reason,
} from '../../edition/index.js';
import {
  exp,
  type Leaves,
  leafScale,
  log,
  meanOf,
  normalQuantile,
  type Phases,
  present,
  sampleSd,
  square,
  treatment,
} from '../../engine/index.js';
import { chainedDraws } from './chained.js';
import { seededRandom } from './random.js';

/** How often the filled-in cells of a period are drawn: fewer times where indicators with such cells have many values. */
const [fewestDraws, mostDraws, mostNumbers] = [64, 256, 200_000];

/** What other values of the filled-in cells of a period would add to the scores of its leaves. */
export interface FillDraws {
  /** What is added to a node in one draw, by unit; undefined where no cell of it is filled in. `u` from 0 to 1 chooses the draw. */
  added(node: number, u: number): Float32Array | undefined;
  /** Whether the cell of a unit is drawn from other indicators, so that it has no error of its own. */
  isDrawn(node: number, unit: number): boolean;
}

/** How a cell was filled in: from its own other periods, or from other units and indicators. */
const ownPeriods: ReadonlySet<number> = new Set([
  Reason.imputedLinear,
  Reason.imputedHold,
  Reason.imputedBack,
]);
const isFilled = (reason: number) => reason >= Reason.imputedLinear;

/** Whether some cell of the framework is filled in, in a published period of a panel after imputation. */
export function hasFilledCells(plan: Plan, panel: Panel, t: number): boolean {
  return plan.nodes.some(
    ({ indicator: k }) =>
      k >= 0 && plan.units.some((_, c) => isFilled(panel.reasons[offset(panel, k, c, plan.first + t)])),
  );
}

/** Above this share of filled-in cells no order of places is told: how often such orders hold is not known (docs/method.md). */
const mostFilled = 0.2;

/**
 * Whether over a fifth of the cells of a node in a published period are filled in from other units or indicators; figures carried from other
 * periods do not count.
 */
export function isLargelyFilled(
  { plan, index }: { plan: Plan; index: Phases },
  g: number,
  t: number,
): boolean {
  let [filled, all] = [0, 0];
  plan.nodes.forEach(({ indicator: k, children }, h) => {
    if (k < 0 || children.length > 0 || !isBelow(plan, h, g)) return;
    plan.units.forEach((_, c) => {
      const reason = index.panel.reasons[offset(index.panel, k, c, plan.first + t)];
      all++;
      if (isFilled(reason) && !ownPeriods.has(reason)) filled++;
    });
  });
  return filled > mostFilled * all;
}

function isBelow({ nodes }: Plan, h: number, g: number): boolean {
  let at = h;
  while (at > g) at = nodes[at].parent;
  return at === g;
}

/**
 * Draws the filled-in cells of one published period: those filled from other units or indicators by chained regressions on the other
 * indicators, those carried or interpolated by a random walk with the step of their indicator. Undefined where nothing is filled in.
 */
export function fillDraws(
  plan: Plan,
  made: Phases & Pick<Leaves, 'bases'>,
  t: number,
): FillDraws | undefined {
  const { panel } = made;
  const period = plan.first + t;
  const reasonAt = (k: number, c: number) => panel.reasons[offset(panel, k, c, period)];
  const cells = plan.nodes.map(({ indicator: k }) =>
    k < 0 ? new Int32Array(0) : Int32Array.from(plan.units.keys()).filter((c) => isFilled(reasonAt(k, c))),
  );
  if (cells.every((of) => of.length === 0)) return undefined;
  const numbers = plan.units.length * cells.filter((of) => of.length > 0).length;
  const draws = Math.max(fewestDraws, Math.min(mostDraws, Math.floor(mostNumbers / numbers)));
  const random = seededRandom(period + 1);
  const indicators = [...new Set(plan.nodes.flatMap(({ indicator }) => (indicator < 0 ? [] : [indicator])))];
  const isAcross = (k: number, c: number) => isFilled(reasonAt(k, c)) && !ownPeriods.has(reasonAt(k, c));
  const scales = new Map(
    indicators.map((k) => [k, scaleOf(line(panel, k, period).filter((_, c) => !isFilled(reasonAt(k, c))))]),
  );
  const values = new Map(
    cells.flatMap((of, g) => (of.length > 0 ? [[g, new Float64Array(draws * of.length)] as const] : [])),
  );
  const columns = indicators.map((k) =>
    line(panel, k, period).map((x, c) => (isAcross(k, c) ? Number.NaN : scales.get(k)!.to(x))),
  );
  if (indicators.some((k) => plan.units.some((_, c) => isAcross(k, c)))) {
    const at = new Map(indicators.map((k, i) => [k, i]));
    let draw = 0;
    chainedDraws(columns, draws, random, (filled) => {
      for (const [g, into] of values) {
        const { indicator: k } = plan.nodes[g];
        cells[g].forEach((c, i) => {
          if (isAcross(k, c)) into[draw * cells[g].length + i] = scales.get(k)!.from(filled[at.get(k)!][c]);
        });
      }
      draw++;
    });
  }
  for (const [g, into] of values)
    walk(plan, panel, { k: plan.nodes[g].indicator, period }, cells[g], into, random);
  const leaves = plan.nodes.map((_, g) => {
    const drawn = values.get(g);
    return drawn && addedTo(plan, made, { g, t }, cells[g], drawn);
  });
  const units = plan.units.length;
  const added = (g: number, u: number) => {
    const from = Math.floor(u * draws) * units;
    return leaves[g]?.subarray(from, from + units);
  };
  return { added, isDrawn: (g, c) => isAcross(plan.nodes[g].indicator, c) };
}

/** The largest number of values that scales are fitted to again; where it takes more they stay as fitted. */
const mostFitted = 5e6;

/** What the drawn cells of a leaf add to the scores of all units, whose scale is fitted to them anew. */
function addedTo(
  plan: Plan,
  made: Phases & Pick<Leaves, 'bases'>,
  { g, t }: { g: number; t: number },
  cells: Int32Array,
  drawn: Float64Array,
): Float32Array {
  const { indicator: k } = plan.nodes[g];
  const units = plan.units.length;
  const treat = treatment(plan, made, k, t) ?? ((x: number) => x);
  const again = lines(made.treatedPanel, k, plan.first).slice();
  const anew = again.subarray(t * units, (t + 1) * units);
  const fitted = leafScale(plan, again, made.bases, g, t);
  const published = anew.map(fitted);
  let isFitted = again.length * (drawn.length / cells.length) < mostFitted;
  const added = new Float32Array((drawn.length / cells.length) * units);
  for (let draw = 0; draw * units < added.length; draw++) {
    cells.forEach((c, i) => {
      anew[c] = treat(drawn[draw * cells.length + i]);
    });
    const score = isFitted ? leafScale(plan, again, made.bases, g, t) : fitted;
    // A scale with fixed ends is the same whatever is drawn.
    if (draw === 0) isFitted &&= anew.some((x) => x === x && score(x) !== fitted(x));
    const add = (c: number) => {
      added[draw * units + c] = score(anew[c]) - published[c] || 0;
    };
    // On the same scale nothing is added to what was observed.
    if (score === fitted) cells.forEach(add);
    else for (let c = 0; c < units; c++) add(c);
  }
  return added;
}

/** Logarithms where figures of one sign have a narrower distribution in them, by its likelihood, else the figures themselves. */
function scaleOf(
  of: Float64Array,
  spreadOf?: (to: (x: number) => number) => number,
): { to(x: number): number; from(y: number): number } {
  const seen = present(of);
  const sign = seen.every((x) => x > 0) ? 1 : -1;
  const same = { to: (x: number) => x, from: (y: number) => y };
  const logs = { to: (x: number) => log(sign * x), from: (y: number) => sign * exp(y) };
  if (!seen.every((x) => sign * x > 0)) return same;
  const spread = spreadOf ?? ((to: (x: number) => number) => sampleSd(seen.map(to)));
  const inLogs = seen.length * log(spread(logs.to)) + seen.reduce((sum, x) => sum + logs.to(x), 0);
  return inLogs < seen.length * log(spread(same.to)) ? logs : same;
}

/** Draws the cells that are carried or interpolated: a step of their series, by the distance from what was observed. */
function walk(
  plan: Plan,
  panel: Panel,
  { k, period }: { k: number; period: number },
  units: Int32Array,
  into: Float64Array,
  random: () => number,
): void {
  const times = periodNumbers({ ...plan, first: 0 });
  const reasonOf = (c: number) => panel.reasons[offset(panel, k, c, period)];
  const own = Array.from(units.keys()).filter((i) => ownPeriods.has(reasonOf(units[i])));
  if (own.length === 0) return;
  const isBridge = own.every((i) => reasonOf(units[i]) === Reason.imputedLinear);
  const { to, from, stepOf } = stepsIn(panel, k, times, isBridge);
  for (const i of own) {
    const c = units[i];
    const value = to(panel.values[offset(panel, k, c, period)]);
    const seen = seenIn(panel, k, c);
    const [before, after] = [seen.findLast((t) => t < period), seen.find((t) => t > period)];
    const [a, b] = [before, after].map((t) =>
      t === undefined ? Infinity : Math.abs(times[t] - times[period]),
    );
    const far = isBridge ? (a * b) / (a + b) : a < Infinity ? a : b;
    const spread = stepOf(c) * Math.sqrt(far);
    for (let at = i; at < into.length; at += units.length)
      into[at] = from(value + spread * normalQuantile(random() || 0.5));
  }
}

/** The periods in which a unit has an observed figure. */
function seenIn(panel: Panel, k: number, c: number): number[] {
  const periods = Array.from({ length: panel.periods }, (_, t) => t);
  return periods.filter((t) => panel.reasons[offset(panel, k, c, t)] === Reason.observed);
}

/** How many errors of all units count beside those of a unit itself. */
const fromAll = 4;

/** Steps found once for each indicator of a panel: they are the same for all periods. */
function stepsIn(panel: Panel, k: number, times: readonly number[], isBridge: boolean) {
  const known = knownSteps(panel);
  const key = [k, isBridge, ...times].join(' ');
  const found = known.get(key) ?? stepsOf(panel, k, times, isBridge);
  known.set(key, found);
  return found;
}

const knownSteps = memoize((_: Panel) => new Map<string, ReturnType<typeof stepsOf>>());

/**
 * The standard deviation of a step of each unit in an indicator, from what filling its observed figures from the observed ones before
 * them (and after them) would get wrong; in logarithms where errors are more even there.
 */
function stepsOf(panel: Panel, k: number, times: readonly number[], isBridge: boolean) {
  const at = (c: number, t: number) => panel.values[offset(panel, k, c, t)];
  const units = Array.from({ length: panel.units }, (_, c) => c);
  const seenBy = units.map((c) => seenIn(panel, k, c));
  const errorsOf = (c: number, to: (x: number) => number) => {
    const seen = seenBy[c];
    return seen.slice(1, isBridge ? -1 : undefined).map((t, i) => {
      const [before, after] = [seen[i], seen[i + 2]];
      const a = times[t] - times[before];
      if (!isBridge) return square(to(at(c, t)) - to(at(c, before))) / a;
      const b = times[after] - times[t];
      const between = (b * to(at(c, before)) + a * to(at(c, after))) / (a + b);
      return (square(to(at(c, t)) - between) * (a + b)) / (a * b);
    });
  };
  const scale = scaleOf(Float64Array.from(units.flatMap((c) => seenBy[c].map((t) => at(c, t)))), (to) =>
    Math.sqrt(meanOf(units.flatMap((c) => errorsOf(c, to)))),
  );
  const own = units.map((c) => errorsOf(c, scale.to));
  const all = meanOf(own.flat());
  const stepOf = (c: number) => {
    const sum = own[c].reduce((s, x) => s + x, 0);
    return Math.sqrt((sum + fromAll * all) / (own[c].length + fromAll)) || 0;
  };
  return { ...scale, stepOf };
}
