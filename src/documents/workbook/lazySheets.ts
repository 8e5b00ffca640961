import type { WriteSheet } from 'hucre/xlsx';

/** A sheet by its name, and what fills it. */
export type SheetMaker = readonly [name: string, make: () => WriteSheet];

/** What these sheets have besides name and cells. */
const sheetProperties = ['columns', 'freezePane', 'pageSetup', 'dataValidations'] as const;

/**
 * Sheets that are filled one at a time, when the writer asks for what is in them, so that a workbook takes the memory of its
 * largest sheet. The writer writes one sheet after another and returns to earlier cells only for comments, which these sheets do
 * not have: the cells of a written sheet are discarded.
 */
export function lazySheets(makers: readonly SheetMaker[]): WriteSheet[] {
  const filled: Partial<WriteSheet>[] = [];
  let last: { number: number; cells: WriteSheet['cells'] } | undefined;
  const fill = (number: number): Partial<WriteSheet> => {
    const known = filled[number];
    if (known) return known;
    last = undefined;
    const { cells, name, rows: _, ...rest } = makers[number]![1]();
    const strange = Object.keys(rest).filter((key) => !sheetProperties.some((look) => look === key));
    if (strange.length > 0)
      throw new Error(`the sheet ${name} has ${strange.join(', ')}, which would be lost`);
    last = { number, cells };
    filled[number] = rest;
    return rest;
  };
  return makers.map(([name], number) => {
    const sheet: WriteSheet = { name, rows: [] };
    for (const look of sheetProperties) Object.defineProperty(sheet, look, { get: () => fill(number)[look] });
    const cells = () => {
      fill(number);
      return last?.number === number ? last.cells : undefined;
    };
    return Object.defineProperty(sheet, 'cells', { get: cells });
  });
}
