import type { Files } from '../helpers/complaints.js';

/** What the complaints about tables expect. */
export const number =
  'a number such as 1234.5, or an empty cell when it is missing | write the number without units, spaces or thousands separators';
export const broken =
  'in every row as many cells as in the header, paired quotes, and the same line ends | correct this row (a cell with a comma in it needs quotes), or save the table again as CSV UTF-8';
export const encoding =
  'UTF-8 (with or without BOM) or GB 18030 | save it as UTF-8 (in Excel: CSV UTF-8); `iplus import sheet` takes others with --encoding, such as windows-1252 or big5';

/** Data as a wide and as a long table. */
export const wide = (...rows: string[]): Files => ({
  'data/values.csv': ['unit,period,orders,users', ...rows, ''].join('\n'),
});
export const long = (...rows: string[]): Files => ({
  'data/values.csv': ['unit,period,indicator,value,status', ...rows, ''].join('\n'),
});
