// Workbooks and CSV files as people see them: the texts of cells, merged blocks, and what is hidden.
import { UserError } from '../../edition/index.js';
import { type NamedEncoding, officeSheets } from '../../spreadsheet/index.js';

export { type Problem, UserError } from '../../edition/index.js';
export type { NamedEncoding } from '../../spreadsheet/index.js';

export interface Sheet {
  name: string;
  /** The texts of the cells as they are shown, without the rounding of number formats; row by row. */
  rows: readonly (readonly string[])[];
  /** Merged blocks, rows and columns counted from 0, bounds included. */
  merges: readonly { startRow: number; endRow: number; startCol: number; endCol: number }[];
  /** The text of a cell by its address, such as `B12`; empty where nothing is. */
  cell(address: string): string;
}

export interface Workbook {
  /** The visible sheets. */
  sheets: readonly Sheet[];
  /** What cannot be seen in the spreadsheet program, and was not read: names of sheets, and the number of filled cells. */
  unseen: { sheets: readonly string[]; cells: number };
}

/**
 * Reads the bytes of an XLSX, XLS, ODS, FODS or CSV file, or of a web page with tables.
 *
 * @param name the name of the file, which says what it is
 * @throws UserError for a file that is damaged, locked, ambiguous or none of these: what was found and how to mend it
 */
export async function readWorkbook(
  name: string,
  bytes: Uint8Array,
  { encoding }: { encoding?: NamedEncoding } = {},
): Promise<Workbook> {
  const { sheets, unseen, problems } = await officeSheets(name, bytes, encoding);
  if (problems.length > 0) throw new UserError(problems);
  return {
    unseen,
    sheets: sheets.map(({ name: sheet, rows, merges }) => ({
      name: sheet,
      rows,
      merges,
      cell: (address) => {
        const [, letters = '', row = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? [];
        if (row === '') throw new RangeError(`“${address}” is no address of a cell such as B12`);
        const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
        return rows[Number(row) - 1]?.[column] ?? '';
      },
    })),
  };
}
