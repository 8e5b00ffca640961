import { type FigureCell, pathKey } from './items.js';
import { addUnit, codeColumn, type OfficeUnit, unitText } from './units.js';

/** Places whose names changed under one code: the latest name, and the former ones. */
export type Renamed = ReadonlyMap<string, readonly string[]>;

/**
 * Joins units that have one code under several names, never two of them with a figure of one indicator and period: Turkey until 2021,
 * Türkiye since. Codes that stand beside several units at once are those of a group, and join nothing.
 */
export function joinRenamed(units: Map<string, OfficeUnit>, items: FigureCell[]): Renamed {
  const byCode = new Map<string, string[]>();
  for (const unit of units.values()) {
    const code = unitText(unit, codeColumn);
    if (code !== undefined) byCode.set(code, [...(byCode.get(code) ?? []), unit.name]);
  }
  const several = [...byCode.values()].filter((names) => names.length > 1);
  if (several.length === 0) return new Map();
  const figuresOf = new Map(several.flat().map((name) => [name, [] as FigureCell[]]));
  for (const item of items)
    if (item.read.kind === 'figure' || item.read.kind === 'doubt') figuresOf.get(item.unit)?.push(item);
  const renamed = new Map<string, string[]>();
  for (const names of several) {
    const figures = names.flatMap((name) => figuresOf.get(name)!);
    const cells = new Set(figures.map(({ path, period }) => `${pathKey(path)}\0${period}`));
    if (cells.size < figures.length) continue;
    const last = latest(figures) ?? names.at(-1)!;
    renamed.set(
      last,
      names.filter((name) => name !== last),
    );
  }
  // Where most codes have several units, they do not name them.
  if (2 * renamed.size > byCode.size) return new Map();
  const nameOf = new Map(
    [...renamed].flatMap(([last, former]) => former.map((name) => [name, last] as const)),
  );
  for (const [former, last] of nameOf) {
    addUnit(units, { ...units.get(former)!, name: last });
    units.delete(former);
  }
  for (const item of items) item.unit = nameOf.get(item.unit) ?? item.unit;
  return renamed;
}

/** The unit of the latest figure. */
function latest(figures: readonly FigureCell[]): string | undefined {
  return figures.toSorted((a, b) => ((a.period ?? '') < (b.period ?? '') ? -1 : 1)).at(-1)?.unit;
}
