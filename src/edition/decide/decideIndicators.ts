import type { Plan, PlanIndicator, PlanNode } from '../plan.js';
import { problems } from '../problems/problems.js';
import { asText, same } from '../text.js';
import { indicatorPlace, rowsById, type WrittenIndicator } from '../tree/writtenIndicators.js';
import { decideError } from './decideError.js';
import { decideNormalise, withBoundsOf } from './decideScale.js';
import { decideTreat } from './decideSteps.js';
import type { Decisions } from './decisions.js';
import { divisionProblems, leafProblems } from './indicatorProblems.js';
import type { Method } from './methodChoice.js';

/** What deciding an indicator needs: the method for all, and the sectors so far, to which new ones are added. */
interface Given {
  method: Method;
  sectors: Plan['sectors'];
}

/** Decides the indicators: all rows but those that, in the flat form of a tree, are only parents of others. */
export function decideIndicators(
  decisions: Decisions,
  given: Given,
  rows: readonly WrittenIndicator[],
): { indicators: PlanIndicator[]; numberOf: Map<string, number> } {
  const parents = new Set(decisions.source.tree ? [] : rows.map((row) => row.parent));
  const leaves = rows.filter((row) => !parents.has(row.id));
  const numberOf = new Map(leaves.map((row, n) => [row.id, n]));
  for (const id of Object.keys(decisions.source.method?.['per-indicator'] ?? {})) {
    if (numberOf.has(id)) continue;
    const kind = { en: 'indicator', zh: '指标' };
    const place = decisions.at(['method', 'per-indicator', id]);
    decisions.found.push(problems.unknownCode(place, kind, id, [...numberOf.keys()]));
  }
  const divides = decisions.source.method?.denominate !== false;
  decisions.found.push(...divisionProblems(leaves, divides, (row) => indicatorPlace(decisions, row)));
  return { indicators: leaves.map((row) => decideIndicator(decisions, given, row, numberOf)), numberOf };
}

function decideIndicator(
  decisions: Decisions,
  { method, sectors }: Given,
  row: WrittenIndicator,
  numberOf: ReadonlyMap<string, number>,
): PlanIndicator {
  const denominator = method.denominate ? row.denominator : undefined;
  return {
    id: row.id,
    title: row.title,
    unit: asText(row.unit),
    direction: row.direction ?? 1,
    kind: row.kind ?? 'stock',
    ...(row.formula === undefined ? {} : { formula: row.formula }),
    denominator: numberOf.get(denominator ?? '') ?? -1,
    per: row.per ?? 1,
    source: asText(row.source),
    licence: row.licence ?? '',
    url: row.url ?? '',
    sector: sectorOf(sectors, row.sector),
    ...methodOfIndicator(decisions, method, row),
    error: decideError(row, numberOf, decisions.found, () => indicatorPlace(decisions, row)),
  };
}

/** The normalisation and treatment of an indicator: its own, or those for all with the bounds of the indicator. */
function methodOfIndicator(
  decisions: Decisions,
  method: Method,
  row: WrittenIndicator,
): Pick<PlanIndicator, 'normalise' | 'treat'> {
  const { source, found, at } = decisions;
  const listed = source.method?.['per-indicator']?.[row.id] ?? {};
  const name = `method.per-indicator.${row.id}`;
  const placeOf = (key: 'normalise' | 'treat') =>
    key in listed
      ? ['method', 'per-indicator', row.id, key]
      : ['indicators', source.indicators?.indexOf(row) ?? -1, key];
  for (const key of ['normalise', 'treat', 'round'] as const) {
    if (row[key] === undefined || listed[key] === undefined) continue;
    found.push(problems.saidTwice(at(['method', 'per-indicator', row.id, key]), row.id, key));
  }
  const other = listed.normalise ?? row.normalise;
  const treat = listed.treat ?? row.treat;
  if (other && method.normalise.method === 'base-share') {
    const place = listed.normalise ? at(['method', 'per-indicator', row.id]) : indicatorPlace(decisions, row);
    found.push(problems.shareBesideScale(place, row.id));
  }
  const normalise = other
    ? decideNormalise(decisions, placeOf('normalise'), other, { name, own: row })
    : withBoundsOf(method.normalise, row);
  const treated = treat === undefined ? method.treat : decideTreat(decisions, placeOf('treat'), treat, name);
  return { normalise, treat: treated };
}

/** The index of a sector: those of groups.csv first, then in the order of the indicators. */
function sectorOf(sectors: Plan['sectors'], code: string | undefined): number {
  if (code === undefined) return -1;
  const known = sectors.findIndex((s) => s.code === code);
  return known >= 0 ? known : sectors.push({ code, name: same(code) }) - 1;
}

/** Checks of the leaves alone: the base share needs a positive direction, and bounds must be possible. */
export function checkLeaves(
  decisions: Decisions,
  nodes: readonly PlanNode[],
  indicators: readonly PlanIndicator[],
  rows: readonly WrittenIndicator[],
): void {
  const rowOf = rowsById(rows);
  for (const { indicator, id } of nodes) {
    const leaf = indicators[indicator];
    const row = rowOf.get(id);
    if (leaf && row) decisions.found.push(...leafProblems(leaf, indicatorPlace(decisions, row)));
  }
}
