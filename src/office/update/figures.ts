import { type Plan, periodNumber, readFigure, type Text } from '../../edition/index.js';
import type { OfficeFault } from '../understand.js';
import type { CellPosition, DataFiles } from './dataFiles.js';
import type { IncomingFigure, IncomingTable } from './incoming.js';
import type { SettledMatches } from './match.js';

/** A figure of the table in terms of the edition. */
export interface IncomingValue {
  unit: string;
  indicator: string;
  period: string;
  number: number;
  at: string;
}

/** What becomes of the figures of a table. */
export interface SortedFigures {
  added: IncomingValue[];
  revised: { figure: IncomingValue; before: number; spot: CellPosition | undefined }[];
  same: number;
  /** Of units and indicators that are left out, and empty cells where the edition has no row. */
  left: number;
  faults: OfficeFault[];
  /** Figures of periods that do not fit the edition. */
  strange: IncomingFigure[];
  /** Indicators that have figures, and no CSV file to which they could be added. */
  homeless: string[];
}

/** Sorts the figures of a table: those that are new, those that change one of the past, those that are the same. */
export function sortFigures(
  incoming: IncomingTable,
  plan: Plan,
  stores: DataFiles,
  settled: SettledMatches,
): SortedFigures {
  const sorted: SortedFigures = {
    added: [],
    revised: [],
    same: 0,
    left: 0,
    faults: [],
    strange: [],
    homeless: [],
  };
  const seen = new Map<string, IncomingValue>();
  const homeless = new Set<string>();
  for (const figure of incoming.figures) {
    const [unit, indicator] = [settled.unit(figure.unit), settled.indicator(figure.indicator)];
    if (unit === undefined || indicator === undefined) {
      sorted.left++;
      continue;
    }
    if (periodNumber(figure.period, plan.frequency) === undefined) {
      sorted.strange.push(figure);
      continue;
    }
    if (!stores.has(indicator)) {
      if (!Number.isNaN(figure.number)) homeless.add(indicator);
      continue;
    }
    const placed = { ...figure, unit, indicator };
    const key = `${unit}\0${figure.period}\0${indicator}`;
    const before = seen.get(key);
    if (before && !Number.isNaN(before.number)) {
      if (!Number.isNaN(placed.number) && placed.number !== before.number)
        sorted.faults.push(duplicateFault(before, placed));
      continue;
    }
    seen.set(key, placed);
  }
  for (const placed of seen.values()) sortFigure(sorted, placed, stores);
  return { ...sorted, homeless: [...homeless] };
}

function duplicateFault(
  before: IncomingValue,
  { at, unit, indicator, period, number }: IncomingValue,
): OfficeFault {
  const texts: [string, string] = [String(before.number), String(number)];
  return { why: 'contradiction', at: before.at, other: at, texts, of: `${unit}, ${indicator}, ${period}` };
}

function sortFigure(sorted: SortedFigures, placed: IncomingValue, stores: DataFiles): void {
  const { unit, period, indicator, number } = placed;
  const spot = stores.spot(unit, period, indicator);
  const before = spot ? figureAt(spot) : Number.NaN;
  const isNew = spot === undefined && !stores.periodsOf(indicator).has(period);
  if (isNew) sorted.added.push(placed);
  else if (Object.is(before, number) || before === number) sorted.same++;
  else sorted.revised.push({ figure: placed, before, spot });
}

function figureAt({ csv, row, column }: CellPosition): number {
  const text = csv.cell(row, column).replace(/\s*[%％]$/, '');
  const figure = readFigure(text);
  return typeof figure === 'number' ? figure : Number.NaN;
}

/** Indicators whose new figures are mostly another power of ten than those of the period before. */
export function scaleChanges(
  { added }: SortedFigures,
  plan: Plan,
  stores: DataFiles,
): { id: string; title: Text; before: number; after: number; at: string }[] {
  return plan.indicators.flatMap(({ id, title }) => {
    const own = added.filter(
      ({ indicator, number }) => indicator === id && number !== 0 && !Number.isNaN(number),
    );
    const ratios = own.flatMap((placed) => {
      const earlier = [...stores.periodsOf(id)].filter((period) => period < placed.period).sort();
      const spot = stores.spot(placed.unit, earlier.at(-1) ?? '', id);
      const before = spot ? figureAt(spot) : Number.NaN;
      return before > 0 || before < 0 ? [{ ratio: placed.number / before, before, placed }] : [];
    });
    const middle = ratios.toSorted((a, b) => a.ratio - b.ratio)[Math.floor(ratios.length / 2)];
    if (!middle || ratios.length < 3 || (middle.ratio > 1 / 20 && middle.ratio < 20)) return [];
    return [{ id, title, before: middle.before, after: middle.placed.number, at: middle.placed.at }];
  });
}
