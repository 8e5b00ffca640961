import { type AdditiveTable, protect, Withheld } from '../analysis/index.js';
import {
  contributorRule,
  offset,
  type Panel,
  type Plan,
  type Provenance,
  type PublishedTotal,
  Reason,
} from '../edition/index.js';
import { loadSolver, type Solve } from '../engine/index.js';
import type { Release } from '../release/index.js';
import { type Backing, type Disclosure, groupNames, type Prepared } from '../signals/index.js';
import { appendTo } from '../sql/index.js';

/**
 * Cell suppression: removes from a panel, before anything is computed from it, every confidential figure (primary
 * suppression), and further figures from which it could be derived through the published sums of provinces, other
 * groupings and the total in `totals.csv` (secondary suppression). A suppressed cell is missing with the reason
 * `suppressed`, and its records are not counted, nor are those of a figure that is missing; which rule applied is not published.
 *
 * @param earlier the previous vintage: figures it suppressed stay suppressed, whatever has been added since
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
    const { indicator, period, areas } = disclosure;
    const codes = withheldOf(plan, disclosure, earlierOf(plan, disclosure, earlier), solve);
    const k = plan.indicators.findIndex((i) => i.id === indicator);
    const from = offset(panel, k, 0, plan.periods.indexOf(period));
    const counted = counts.find((c) => c.indicator === indicator && c.period === period)?.counts;
    plan.units.forEach((_, c) => {
      const isBlank = panel.reasons[from + c] !== Reason.observed && counted?.[c] !== 0;
      if (counted && (isBlank || codes[c] !== Withheld.no)) counted[c] = Number.NaN;
      if (codes[c] === Withheld.no) return;
      kept.values[from + c] = Number.NaN;
      kept.reasons[from + c] = Reason.suppressed;
    });
    if (disclosure.adds) totals.push(...totalsOf(plan, indicator, period, areas, codes));
  }
  return { plan, panel: kept, provenance: { ...provenance, counts, totals } };
}

/** A code of `Withheld` for each area. */
function withheldOf(
  plan: Plan,
  { rules, adds, areas }: Disclosure,
  earlier: EarlierAreas,
  solve: Solve,
): Uint8Array {
  const present = [...areas.keys()].filter((b) => !Number.isNaN(areas[b]!.value));
  const primary = present.filter((b) => isConfidential(areas[b]!, rules));
  const withheld = new Uint8Array(areas.length);
  if (!adds) {
    for (const b of [...primary, ...earlier.withheld]) withheld[b] = Withheld.primary;
    return withheld;
  }
  const cell = new Map(present.map((b, i) => [b, i]));
  const cells = (list: readonly number[]) => list.flatMap((b) => cell.get(b) ?? []);
  const table = additiveTable(plan, areas, present, cell);
  const margin = rules.contributors ? contributorRule(rules.contributors).percent / 100 : 0.1;
  const how = { margin, before: cells(earlier.withheld), published: cells(earlier.published) };
  protect(table, cells(primary), how, solve).forEach((code, i) => {
    withheld[present[i]!] = code;
  });
  return withheld;
}

/**
 * Whether a figure is confidential by itself: fewer records than the minimum, fewer contributors than the minimum, or
 * the second contributor could estimate the first too closely (p % rule: X − x₁ − x₂ < p % of x₁; with a coalition of c, all from x₂ to
 * x₁₊c together). Records that name no contributor may all be of the first one. A zero without contributors is not confidential.
 */
function isConfidential({ records, amounts, unnamed }: Backing, rules: Disclosure['rules']): boolean {
  if (records === 0) return false;
  if (records < (rules['suppress-below'] ?? 0)) return true;
  if (!amounts || !rules.contributors) return false;
  const { least, percent, coalition } = contributorRule(rules.contributors);
  if (amounts.length < least) return true;
  const rest = amounts.slice(1 + coalition).reduce((sum, x) => sum + x, 0);
  return rest < (percent / 100) * (amounts[0]! + unnamed);
}

/** The figures of units, groups and the total as the cells of an additive table. */
function additiveTable(
  plan: Plan,
  areas: readonly Backing[],
  present: readonly number[],
  cell: ReadonlyMap<number, number>,
): AdditiveTable {
  const members = new Map<number, number[]>();
  plan.units.forEach((_, c) => {
    const part = cell.get(c);
    if (part === undefined) return;
    for (const area of groupsOf(plan, c)) appendTo(members, area, part);
  });
  return {
    values: Float64Array.from(present, (b) => areas[b]!.value),
    sums: [...members].map(([area, parts]) => ({ total: cell.get(area)!, parts })),
  };
}

/** The areas other than itself that a unit belongs to, indexed as in a disclosure. */
function groupsOf({ units, groupings }: Plan, unit: number): number[] {
  let start = units.length;
  const own = groupings.flatMap(({ memberOf, groups }) => {
    const group = memberOf[unit]!;
    const area = group < 0 ? [] : [start + group];
    start += groups.length;
    return area;
  });
  return [...own, start];
}

function totalsOf(
  plan: Plan,
  indicator: string,
  period: string,
  areas: readonly Backing[],
  codes: Uint8Array,
): PublishedTotal[] {
  return groupNames(plan)
    .filter(({ area }) => !Number.isNaN(areas[area]!.value))
    .map(({ area, level, code }) => {
      const value = codes[area] === Withheld.no ? areas[area]!.value : Number.NaN;
      return { indicator, period, level, code, value };
    });
}

/** The areas that an earlier vintage suppressed, and those it published. */
interface EarlierAreas {
  withheld: number[];
  published: number[];
}

function earlierOf(
  plan: Plan,
  { indicator, period }: Disclosure,
  earlier: Release | undefined,
): EarlierAreas {
  const found: EarlierAreas = { withheld: [], published: [] };
  if (!earlier) return found;
  const { panel, plan: then } = earlier;
  const k = then.indicators.findIndex((i) => i.id === indicator);
  const t = then.periods.indexOf(period);
  if (k < 0 || t < 0) return found;
  const unit = new Map(plan.units.map((u, c) => [u.code, c]));
  then.units.forEach(({ code }, c) => {
    const reason = panel.reasons[offset(panel, k, c, t)];
    const list =
      reason === Reason.suppressed ? found.withheld : reason === Reason.observed ? found.published : [];
    if (unit.has(code)) list.push(unit.get(code)!);
  });
  const group = new Map(groupNames(plan).map((g) => [`${g.level} ${g.code}`, g.area]));
  for (const total of earlier.totals) {
    const area = group.get(`${total.level} ${total.code}`);
    if (area === undefined || total.indicator !== indicator || total.period !== period) continue;
    (Number.isNaN(total.value) ? found.withheld : found.published).push(area);
  }
  return found;
}
