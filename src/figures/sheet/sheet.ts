import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';
import { cellRef } from 'hucre/xlsx';
import { removeControls } from '../../edition/index.js';

/** A release has no clock, and a workbook must have a date: the least that its ZIP format knows. */
export const noDate = new Date(Date.UTC(1980, 0, 1));

/** A cell of a sheet by number; both count from 0. */
export interface CellPosition {
  row: number;
  column: number;
}

/** A formula and the result it has now; NaN is an empty text, as in the formula itself. */
export interface Formula {
  formula: string;
  result: number | string;
  /** Whether it must be calculated as an array (braces in a spreadsheet program). */
  array?: boolean;
}

export type CellContent = string | number | Formula;

/** A sheet while it is filled: cells in any order, each with a style. */
export class SheetDraft {
  readonly #cells = new Map<string, Partial<Cell>>();
  readonly #own: RegExp;

  constructor(readonly name: string) {
    this.#own = new RegExp(`\\b${name}!`, 'g');
  }

  /** Writes a cell. An empty text or NaN leaves it empty, but styled. */
  put({ row, column }: CellPosition, content: CellContent, style: CellStyle = {}): void {
    this.#cells.set(`${row},${column}`, { ...this.#cellOf(content, { row, column }), style });
  }

  /** Writes texts, numbers or formulas one beside the other. */
  putRow(row: number, column: number, contents: readonly CellContent[], style: CellStyle = {}): void {
    contents.forEach((content, i) => {
      this.put({ row, column: column + i }, content, style);
    });
  }

  /** A cell; a formula names its own sheet nowhere. */
  #cellOf(content: CellContent, at: CellPosition): Partial<Cell> {
    if (typeof content === 'string') {
      const text = removeControls(content);
      return text === '' ? { value: null } : { value: text, type: 'string' };
    }
    if (typeof content === 'number') {
      return Number.isNaN(content) ? { value: null } : { value: content, type: 'number' };
    }
    const { result, array } = content;
    const formula = content.formula.replace(this.#own, '');
    const shown = typeof result === 'string' ? removeControls(result) : Number.isNaN(result) ? '' : result;
    const whole = array ? { formulaType: 'array' as const, formulaRef: cellRef(at.row, at.column) } : {};
    return { value: shown, type: 'formula', formula, formulaResult: shown, ...whole };
  }

  toSheet(rest: Omit<WriteSheet, 'name' | 'cells' | 'rows'>): WriteSheet {
    return { name: this.name, rows: [], cells: this.#cells, ...rest };
  }
}

/** `Data!F12`, with `$` before what stays when the formula is copied. */
export function cellReference(
  sheet: string,
  at: CellPosition,
  fixed: 'none' | 'row' | 'both' = 'none',
): string {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cellRef(at.row, at.column))!;
  const column = fixed === 'both' ? `$${letters}` : letters;
  return `${sheet}!${column}${fixed === 'none' ? '' : '$'}${digits}`;
}

/** `Data!F$12:F$349` between two cells of a sheet. */
export function rangeReference(
  sheet: string,
  from: CellPosition,
  to: CellPosition,
  fixed: 'none' | 'row' | 'both' = 'none',
): string {
  return `${cellReference(sheet, from, fixed)}:${cellReference(sheet, to, fixed).slice(sheet.length + 1)}`;
}
