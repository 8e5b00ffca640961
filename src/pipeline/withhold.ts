import { type AdditiveTable, protect, Withheld } from '../analysis/index.js';
import { type Panel, type Plan, type Provenance, type PublishedTotal, Reason } from '../edition/index.js';
import { loadSolver, type Solve } from '../engine/index.js';
import type { Release } from '../release/index.js';
import { type Backing, type Disclosure, groupNames, type Prepared } from '../signals/index.js';

/**
 * Takes out of a panel what must not be known, before anything is computed with it: every figure that too few stand behind,
 * and whatever else would let it be worked out from the sums of provinces, of other groupings and of the whole, which
 * are published with it (`totals.csv`). A withheld cell is missing with the reason `suppressed`, and its records
 * are not counted; which rule struck it is said nowhere.
 *
 * @param earlier the vintage before: what it withheld stays withheld, whatever has come since
 */
export async function withhold(
  { plan, panel, provenance, disclosures }: Prepared,
  earlier?: Release,
): Promise<{ plan: Plan; panel: Panel; provenance: Provenance }> {
  if (disclosures.length === 0) return { plan, panel, provenance };
  const solve = await loadSolver();
  const kept = { ...panel, values: panel.values.slice(), reasons: panel.reasons.slice() };
  const counts = provenance.counts.map((c) => ({ ...c, counts: c.counts.slice() }));
  const totals = [...provenance.totals];
  for (const disclosure of disclosures) {
    const { indicator, period, bodies } = disclosure;
    const codes = withheldOf(plan, disclosure, earlierOf(plan, disclosure, earlier), solve);
    const at =
      (plan.indicators.findIndex((i) => i.id === indicator) * panel.periods + plan.periods.indexOf(period)) *
      panel.units;
    const counted = counts.find((c) => c.indicator === indicator && c.period === period)?.counts;
    plan.units.forEach((_, c) => {
      if (codes[c] === Withheld.no) return;
      kept.values[at + c] = Number.NaN;
      kept.reasons[at + c] = Reason.suppressed;
      if (counted) counted[c] = Number.NaN;
    });
    if (disclosure.adds) totals.push(...totalsOf(plan, indicator, period, bodies, codes));
  }
  return { plan, panel: kept, provenance: { ...provenance, counts, totals } };
}

/** A code of `Withheld` for each body. */
function withheldOf(
  plan: Plan,
  { rules, adds, bodies }: Disclosure,
  earlier: Earlier,
  solve: Solve,
): Uint8Array {
  const present = [...bodies.keys()].filter((b) => !Number.isNaN(bodies[b]!.value));
  const primary = present.filter((b) => isConfidential(bodies[b]!, rules));
  const withheld = new Uint8Array(bodies.length);
  if (!adds) {
    for (const b of [...primary, ...earlier.withheld]) withheld[b] = Withheld.primary;
    return withheld;
  }
  const cell = new Map(present.map((b, i) => [b, i]));
  const cells = (list: readonly number[]) => list.flatMap((b) => cell.get(b) ?? []);
  const table = tableOf(plan, bodies, present, cell);
  const margin = (rules.contributors?.['p-percent'] ?? 10) / 100;
  const how = { margin, before: cells(earlier.withheld), published: cells(earlier.published) };
  protect(table, cells(primary), how, solve).forEach((code, i) => {
    withheld[present[i]!] = code;
  });
  return withheld;
}

/**
 * Whether a figure must not be known by itself: fewer records than the least, fewer contributors than may be, or the second
 * contributor could work out the first too closely (p % rule: X − x₁ − x₂ < p % of x₁). Nothing, of nobody, may be known.
 */
function isConfidential({ records, amounts }: Backing, rules: Disclosure['rules']): boolean {
  if (records === 0) return false;
  if (records < (rules['suppress-below'] ?? 0)) return true;
  if (!amounts || !rules.contributors) return false;
  const { 'at-least': least = 3, 'p-percent': p = 10 } = rules.contributors;
  if (amounts.length < least) return true;
  const rest = amounts.slice(2).reduce((sum, x) => sum + x, 0);
  return rest < (p / 100) * amounts[0]!;
}

/** The figures of units, groups and the whole as cells that add up. */
function tableOf(
  plan: Plan,
  bodies: readonly Backing[],
  present: readonly number[],
  cell: ReadonlyMap<number, number>,
): AdditiveTable {
  const members = new Map<number, number[]>();
  plan.units.forEach((_, c) => {
    const part = cell.get(c);
    if (part === undefined) return;
    for (const body of groupsOf(plan, c)) members.set(body, [...(members.get(body) ?? []), part]);
  });
  return {
    values: Float64Array.from(present, (b) => bodies[b]!.value),
    sums: [...members].map(([body, parts]) => ({ total: cell.get(body)!, parts })),
  };
}

/** The bodies beside itself that a unit counts in, numbered as in a disclosure. */
function groupsOf({ units, groupings }: Plan, unit: number): number[] {
  let start = units.length;
  const own = groupings.flatMap(({ memberOf, groups }) => {
    const group = memberOf[unit]!;
    const body = group < 0 ? [] : [start + group];
    start += groups.length;
    return body;
  });
  return [...own, start];
}

function totalsOf(
  plan: Plan,
  indicator: string,
  period: string,
  bodies: readonly Backing[],
  codes: Uint8Array,
): PublishedTotal[] {
  return groupNames(plan)
    .filter(({ body }) => !Number.isNaN(bodies[body]!.value))
    .map(({ body, level, code }) => {
      const value = codes[body] === Withheld.no ? bodies[body]!.value : Number.NaN;
      return { indicator, period, level, code, value };
    });
}

/** The bodies that an earlier vintage withheld, and those it published. */
interface Earlier {
  withheld: number[];
  published: number[];
}

function earlierOf(plan: Plan, { indicator, period }: Disclosure, earlier: Release | undefined): Earlier {
  const found: Earlier = { withheld: [], published: [] };
  if (!earlier) return found;
  const { panel, plan: then } = earlier;
  const k = then.indicators.findIndex((i) => i.id === indicator);
  const t = then.periods.indexOf(period);
  if (k < 0 || t < 0) return found;
  const unit = new Map(plan.units.map((u, c) => [u.code, c]));
  then.units.forEach(({ code }, c) => {
    const reason = panel.reasons[(k * panel.periods + t) * panel.units + c];
    const list =
      reason === Reason.suppressed ? found.withheld : reason === Reason.observed ? found.published : [];
    if (unit.has(code)) list.push(unit.get(code)!);
  });
  const group = new Map(groupNames(plan).map((g) => [`${g.level} ${g.code}`, g.body]));
  for (const total of earlier.totals) {
    const body = group.get(`${total.level} ${total.code}`);
    if (body === undefined || total.indicator !== indicator || total.period !== period) continue;
    (Number.isNaN(total.value) ? found.withheld : found.published).push(body);
  }
  return found;
}
