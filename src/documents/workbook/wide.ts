import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import type { Text } from '../../edition/index.js';
import {
  type CellContent,
  cellReference,
  SheetDraft,
  styles,
  withNumberFormat,
} from '../../figures/index.js';
import { frameSheet } from './frame.js';
import { nameColumns, type WideSheet, type WorkbookLayout } from './layout.js';
import { bilingualWord, type WorkbookWord } from './words.js';

/** A fact above a column: a text in both languages, a number or a formula. */
export interface Fact {
  word: WorkbookWord;
  of: (i: number) => CellContent;
  numFmt?: string;
}

/** A column of a wide sheet: what it is called and how its numbers look. */
export interface WideColumn {
  id: string;
  title: Text;
  numFmt: string;
}

/** A table with a row a unit under its head: facts, ids, English and Chinese titles, and the names of the units. */
export class WideDraft {
  readonly sheet: SheetDraft;

  constructor(
    readonly layout: WorkbookLayout,
    readonly name: WideSheet,
    readonly columns: readonly WideColumn[],
    facts: readonly Fact[],
  ) {
    this.sheet = new SheetDraft(name);
    const { plan } = layout;
    facts.forEach(({ word, of, numFmt }, i) => {
      const row = layout.factRow + i;
      this.sheet.put({ row, column: 0 }, bilingualWord(word), styles.factName);
      columns.forEach((_, j) => {
        const content = of(j);
        const style = typeof content === 'string' ? styles.factText : styles.fact;
        this.sheet.put(
          { row, column: nameColumns + j },
          content,
          withNumberFormat(style, numFmt ?? 'General'),
        );
      });
    });
    const row = layout.titleRow(name);
    this.sheet.putRow(row, 0, [bilingualWord('id'), '', '', ...columns.map((c) => c.id)], styles.head);
    this.sheet.putRow(row + 1, 0, ['', '', '', ...columns.map((c) => c.title.en)], styles.head);
    const names = (['code', 'english', 'chinese'] as const).map(bilingualWord);
    this.sheet.putRow(row + 2, 0, [...names, ...columns.map((c) => c.title.zh)], styles.headLast);
    plan.units.forEach((unit, c) => {
      const at = layout.unitRow(name, c);
      this.sheet.putRow(at, 0, [unit.code, unit.name.en, unit.name.zh], styles.text);
    });
  }

  /** Fills a cell of unit c in a column counted after the names. */
  cell(c: number, column: number, content: CellContent, look: CellStyle = styles.text): void {
    const style = withNumberFormat(look, this.columns[column]!.numFmt);
    this.sheet.put({ row: this.layout.unitRow(this.name, c), column: nameColumns + column }, content, style);
  }

  /** The address of a fact above a column, kept when a formula is copied down. */
  fact(number: number, column: number): string {
    return cellReference(
      this.name,
      { row: this.layout.factRow + number, column: nameColumns + column },
      'row',
    );
  }

  /** @param more widths of further columns */
  toSheet(more: readonly number[] = []): WriteSheet {
    const widths = [12, 26, 22, ...this.columns.map(() => 14), ...more];
    return frameSheet(this.sheet, this.layout, widths, this.layout.top(this.name), nameColumns);
  }
}
