import { readCell } from './cell.js';
import { type OfficeIndicator, pathKey } from './items.js';
import type { CellGrid, OfficeSheet } from './sheet.js';
import { directionOf, headers, splitUnit } from './vocabulary.js';

/** What a sheet of indicators says of each: its parts, unit, weight and direction. */
export interface IndicatorSheet {
  sheet: string;
  /** By the name of the indicator. */
  indicators: Map<string, Omit<OfficeIndicator, 'denominator'> & { parts: IndexPart[] }>;
  faults: { at: string; text: string; what: CellFault }[];
}

/** What is wrong with a cell: no weight, no direction, or an indicator that has a row already. */
export type CellFault = 'no-weight' | 'no-direction' | 'twice-named';

/** A part of the index, from the widest. */
export interface IndexPart {
  name: string;
  weight?: number;
}

const columns = ['indicator', 'weight', 'direction', 'unit'] as const;

/** Reads a sheet of indicators: a header with the name of the indicator and its weight or direction. */
export function frameworkOf(sheet: OfficeSheet, { cells }: CellGrid): IndicatorSheet | undefined {
  const top = cells.findIndex(isHeader);
  if (top < 0) return undefined;
  const header = cells[top]!;
  const at = Object.fromEntries(
    columns.map((name) => [name, header.findIndex((text) => headers[name].test(text))]),
  ) as Record<(typeof columns)[number], number>;
  const parts = header.flatMap((text, c) => (headers.dimension.test(text) ? [c] : []));
  const framework: IndicatorSheet = { sheet: sheet.name, indicators: new Map(), faults: [] };
  const above: string[] = [];
  for (let row = top + 1; row < cells.length; row++) {
    const line = cells[row]!;
    const name = line[at.indicator]!;
    if (name === '') continue;
    // A part that is written once goes on below.
    parts.forEach((c, i) => {
      above[i] = line[c] || above[i] || '';
    });
    const own = parts.flatMap((c, i): IndexPart[] => {
      if (!above[i]) return [];
      const weight = headers.partWeight.test(header[c + 1] ?? '') ? weightIn(line[c + 1]!) : undefined;
      return [{ name: above[i], ...(weight === undefined ? {} : { weight }) }];
    });
    addIndicator(framework, sheet, row, line, at, own);
  }
  return framework.indicators.size > 0 ? framework : undefined;
}

function isHeader(row: readonly string[]): boolean {
  const has = (name: (typeof columns)[number]) => row.some((text) => headers[name].test(text));
  const isLong = row.some((text) => headers.value.test(text) || headers.period.test(text));
  return has('indicator') && (has('weight') || has('direction')) && !isLong;
}

function addIndicator(
  framework: IndicatorSheet,
  sheet: OfficeSheet,
  row: number,
  line: readonly string[],
  at: Record<(typeof columns)[number], number>,
  parts: IndexPart[],
): void {
  const text = (name: (typeof columns)[number]) => (at[name] < 0 ? '' : line[at[name]]!);
  const weight = weightIn(text('weight'));
  const direction = directionOf(text('direction'));
  const name = text('indicator');
  const fault = (what: CellFault, column: (typeof columns)[number]) =>
    framework.faults.push({ at: sheet.address(row, at[column]), text: text(column), what });
  if (text('weight') !== '' && weight === undefined) fault('no-weight', 'weight');
  if (text('direction') !== '' && direction === undefined) fault('no-direction', 'direction');
  if (framework.indicators.has(name)) fault('twice-named', 'indicator');
  framework.indicators.set(name, {
    path: [...parts.map((part) => part.name), name],
    parts,
    ...(text('unit') === '' ? {} : { unit: text('unit') }),
    ...(weight === undefined ? {} : { weight }),
    ...(direction === undefined ? {} : { direction }),
  });
}

function weightIn(text: string): number | undefined {
  const read = readCell(text);
  if (read.kind !== 'figure' || read.number < 0) return undefined;
  return read.percent ? Number((read.number / 100).toPrecision(15)) : read.number;
}

/** The indicators of the tables as the framework places them; those that it does not name are kept beside the index. */
export function placeIndicators(
  indicators: ReadonlyMap<string, OfficeIndicator>,
  framework: IndicatorSheet,
): { paths: Map<string, readonly string[]>; indicators: Map<string, OfficeIndicator> } {
  const paths = new Map<string, readonly string[]>();
  const all = new Map<string, OfficeIndicator>();
  // Of the tables names are without their units.
  const bare = new Map([...framework.indicators].map(([name, row]) => [splitUnit(name).title, row]));
  for (const [key, about] of indicators) {
    const leaf = about.path.at(-1)!;
    const found = framework.indicators.get(leaf) ?? bare.get(leaf);
    const path = found?.path ?? [leaf];
    paths.set(key, path);
    const { parts: _, ...said } = found ?? { parts: [], path };
    all.set(pathKey(path), { ...about, ...said, denominator: found === undefined });
  }
  return { paths, indicators: all };
}

/** Indicators of the framework that no table has figures of. */
export function indicatorsWithoutFigures(
  framework: IndicatorSheet,
  indicators: ReadonlyMap<string, OfficeIndicator>,
): string[] {
  const known = new Set([...indicators.values()].map(({ path }) => path.at(-1)!));
  return [...framework.indicators.values()].flatMap(({ path }) =>
    known.has(path.at(-1)!) ? [] : [path.at(-1)!],
  );
}
