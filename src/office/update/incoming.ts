import { cellPlace, cellsOf, type InputTable } from '../../edition/index.js';
import type { OfficeFigure } from '../figures.js';
import { pathKey } from '../items.js';
import type { UnderstoodSheets } from '../understand.js';
import { codeColumn, sectionColumn, unitText } from '../units.js';

/** Texts by language tag. */
export type NamesByLanguage = Readonly<Record<string, string>>;

export interface IncomingUnit {
  name: string;
  /** Its name in languages that the table tells apart. */
  names: NamesByLanguage;
  code?: string;
  groups: { column: string; text: string }[];
  at: string;
}

/** An indicator or a part of the index. */
export interface IncomingNode {
  name: string;
  names: NamesByLanguage;
  code?: string;
  unit?: string;
  weight?: number;
  direction?: 1 | -1;
  at: string;
}

export interface IncomingFigure {
  unit: string;
  indicator: string;
  period: string;
  /** NaN: no figure. */
  number: number;
  at: string;
}

/** What a table says of an edition that it updates; only what is written, no defaults. */
export interface IncomingTable {
  file: string;
  units: Map<string, IncomingUnit>;
  indicators: Map<string, IncomingNode>;
  parts: IncomingNode[];
  figures: IncomingFigure[];
}

/** What office sheets say. */
export function fromOffice(
  file: string,
  understood: UnderstoodSheets,
  figures: readonly OfficeFigure[],
): IncomingTable {
  const first = (of: (figure: OfficeFigure) => boolean) => figures.find(of)?.item.at ?? '';
  const perCent = new Set(
    figures.flatMap(({ item: { read, path } }) => ('percent' in read && read.percent ? [pathKey(path)] : [])),
  );
  const units = [...understood.units.values()].map((unit): [string, IncomingUnit] => {
    const code = unitText(unit, codeColumn);
    const groups = unit.cells
      .filter(({ column }) => column !== codeColumn)
      .map(({ column, text }) => ({ column: column === sectionColumn ? 'section' : column, text }));
    const at = first(({ item }) => item.unit === unit.name);
    return [unit.name, { name: unit.name, names: {}, groups, at, ...(code === undefined ? {} : { code }) }];
  });
  const indicators = [...understood.indicators].map(([key, about]): [string, IncomingNode] => {
    const { path, weight, direction, unit = perCent.has(key) ? '%' : undefined } = about;
    return [
      key,
      {
        name: path.at(-1)!,
        names: {},
        at: first(({ item }) => pathKey(item.path) === key),
        ...(unit === undefined ? {} : { unit }),
        ...(weight === undefined ? {} : { weight }),
        ...(direction === undefined ? {} : { direction }),
      },
    ];
  });
  const parts = new Map<string, IncomingNode>();
  for (const { parts: own } of understood.framework?.indicators.values() ?? [])
    for (const { name, weight } of own)
      parts.set(name, {
        name,
        names: {},
        at: '',
        ...parts.get(name),
        ...(weight === undefined ? {} : { weight }),
      });
  return {
    file,
    units: new Map(units),
    indicators: new Map(indicators),
    parts: [...parts.values()],
    figures: figures.map(({ item, period, number }) => ({
      unit: item.unit,
      indicator: pathKey(item.path),
      period,
      number,
      at: item.at,
    })),
  };
}

/** What COINr's two tables say, as the workbook of a release has them. */
export function fromTables(iData: InputTable, iMeta: InputTable): IncomingTable {
  const meta = iMeta.rows.map((row) => ({ line: row.line, cells: cellsOf(iMeta, row) }));
  const of = (...types: string[]) => meta.filter(({ cells }) => types.includes(cells['Type'] ?? ''));
  const groups = of('Group').map(({ cells }) => cells['iCode']!);
  const nodeOf = ({ line, cells }: (typeof meta)[number]): IncomingNode => ({
    name: cells['iName'] ?? cells['iCode']!,
    names: namesIn(cells, 'iName'),
    code: cells['iCode']!,
    at: cellPlace(iMeta, line, 'iCode').path ?? '',
    ...(cells['Unit'] === undefined ? {} : { unit: cells['Unit'] }),
    ...numberAs('weight', cells['Weight']),
    ...(cells['Direction'] === '-1' ? { direction: -1 } : cells['Direction'] === '1' ? { direction: 1 } : {}),
  });
  const indicators = of('Indicator', 'Denominator').map((row) => [row.cells['iCode']!, nodeOf(row)] as const);
  const units = new Map<string, IncomingUnit>();
  const figures: IncomingFigure[] = [];
  for (const row of iData.rows) {
    const cells = cellsOf(iData, row);
    const code = cells['uCode'];
    if (code === undefined) continue;
    const at = cellPlace(iData, row.line, 'uCode').path ?? '';
    const own = groups.flatMap((column) => {
      const text = cells[column];
      return text === undefined || text === 'NA' ? [] : [{ column, text }];
    });
    units.set(code, { name: cells['uName'] ?? code, names: namesIn(cells, 'uName'), code, groups: own, at });
    for (const [indicator] of indicators) {
      if (!iData.header.includes(indicator)) continue;
      const number = Number(cells[indicator] === 'NA' ? Number.NaN : (cells[indicator] ?? Number.NaN));
      const place = cellPlace(iData, row.line, indicator).path ?? '';
      figures.push({ unit: code, indicator, period: cells['Time'] ?? '', number, at: place });
    }
  }
  const parts = of('Aggregate').map(nodeOf);
  return { file: iData.file, units, indicators: new Map(indicators), parts, figures };
}

function namesIn(cells: Record<string, string | undefined>, of: string): NamesByLanguage {
  const found = Object.entries(cells).flatMap(([column, text]) => {
    if (!text || text === 'NA') return [];
    if (column === of) return [['en', text] as const];
    return column.startsWith(`${of}_`) ? [[column.slice(of.length + 1), text] as const] : [];
  });
  return Object.fromEntries(found);
}

function numberAs(key: 'weight', text: string | undefined): { weight?: number } {
  const number = Number(text ?? Number.NaN);
  return Number.isFinite(number) ? { [key]: number } : {};
}
