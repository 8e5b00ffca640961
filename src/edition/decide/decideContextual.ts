import type { Economy } from '../economy.js';
import { figureProblem } from '../exchange/coinrCells.js';
import { readFigure } from '../exchange/figure.js';
import { cellPlace, cellsOf, type InputTable } from '../exchange/table.js';
import type { ContextualIndicator, PublishedOrder } from '../plan.js';
import type { Problem } from '../problems/problem.js';
import { problems } from '../problems/problems.js';
import type { EditionSource } from '../schema/schema.js';
import { asText } from '../text.js';
import type { Decisions, LevelCodes } from './decisions.js';

/** The orders published by others, their codes checked against the level they name. */
export function decideCompare(
  { source, found, at }: Decisions,
  levels: LevelCodes,
  nodes: readonly string[],
): PublishedOrder[] {
  return (source.compare ?? []).map((c, i) => {
    const codes = levels.get(c.level);
    c.order.forEach((code, j) => {
      if (codes?.has(code)) return;
      const kind = { en: `code of level ${c.level}`, zh: `${c.level} 级代码` };
      found.push(problems.unknownCode(at(['compare', i, 'order', j]), kind, code, [...(codes ?? [])]));
    });
    if (c.node !== undefined && !nodes.includes(c.node))
      found.push(problems.unknownCode(at(['compare', i, 'node']), { en: 'node', zh: '节点' }, c.node, nodes));
    return {
      title: c.title,
      level: c.level,
      period: String(c.period),
      ...(c.node === undefined ? {} : { node: c.node }),
      order: c.order,
      source: asText(c.source),
    };
  });
}

/** The contextual indicators, read from their tables or from the economy. */
export function decideContextual(
  decisions: Decisions,
  tables: ReadonlyMap<string, InputTable>,
  economy: Economy | null,
): ContextualIndicator[] {
  return (decisions.source.contextual ?? []).map((b, i) => {
    const { id, title, unit, level } = b;
    const period = String(b.period);
    const values =
      b.indicator === undefined
        ? fromTable(decisions, tables, b, i)
        : fromEconomy(decisions, economy, b.indicator, level, period, i);
    return { id, title, unit, level, period, source: asText(b.source), values };
  });
}

type Written = NonNullable<EditionSource['contextual']>[number];

function fromTable(
  { found, at }: Decisions,
  tables: ReadonlyMap<string, InputTable>,
  { file, column, title, period }: Written,
  i: number,
): Record<string, number> {
  if (file === undefined || column === undefined) {
    found.push(problems.absentKey(at(['contextual', i]), file === undefined ? 'file' : 'column'));
    return {};
  }
  const table = tables.get(file);
  const values = table?.header.includes(column) ? valuesOf(table, column, String(period), found) : {};
  if (!table) found.push(problems.absentFile(file, title));
  else if (!table.header.includes(column)) found.push(problems.absentColumn(file, column));
  else if (Object.keys(values).length === 0) {
    const expected = { en: `a period of ${file}`, zh: `${file} 中的时期` };
    found.push(problems.wrongValue(at(['contextual', i, 'period']), String(period), expected));
  }
  return values;
}

function fromEconomy(
  { found, at }: Decisions,
  economy: Economy | null,
  indicator: string,
  level: string,
  period: string,
  i: number,
): Record<string, number> {
  const facts = economy?.facts.filter(
    (f) => f.used && f.indicator === indicator && f.level === level && f.period === period,
  );
  if (!facts?.length) {
    const kind = {
      en: `figure of the economy of ${level} in ${period}`,
      zh: `${level} 级 ${period} 年经济数据`,
    };
    const ids = economy?.indicators.map((one) => one.id) ?? [];
    found.push(problems.unknownCode(at(['contextual', i, 'indicator']), kind, indicator, ids));
  }
  return Object.fromEntries((facts ?? []).map(({ code, value }) => [code, value]));
}

/** The figures of a column in a period by code; empty cells are skipped, any other text is a problem. */
function valuesOf(
  table: InputTable,
  column: string,
  period: string,
  found: Problem[],
): Record<string, number> {
  const rows = table.rows.map((row) => ({ line: row.line, cells: cellsOf(table, row) }));
  const pairs = rows.flatMap(({ line, cells }) => {
    const cell = cells['period'] === period ? cells[column] : undefined;
    if (cell === undefined) return [];
    const value = readFigure(cell);
    if (typeof value === 'number') return [[cells['code'] ?? '', value] as const];
    found.push(figureProblem(cellPlace(table, line, column), cell, value));
    return [];
  });
  return Object.fromEntries(pairs);
}
