import { strToU8, type Zippable, zipSync } from 'fflate';

/** The XML of a cell of a workbook: `<c r="B2" …>`; undefined where there is none. */
export interface RawCell {
  attributes?: string;
  inner: string;
}

export interface RawSheet {
  name: string;
  state?: 'hidden' | 'veryHidden';
  /** XML before the rows, such as `<cols>…</cols>`. */
  before?: string;
  /** XML after the rows, such as `<mergeCells>…</mergeCells>`. */
  after?: string;
  rows: { attributes?: string; cells: (RawCell | undefined)[] }[];
  /** The order of the rows in the file. */
  order?: number[];
}

export interface RawBook {
  sheets: RawSheet[];
  /** `<si>` elements. */
  strings: string[];
  /** `<workbookPr …/>` */
  properties?: string;
  /** Number formats of the styles from 1 on; style 0 is General. */
  formats?: string[];
  /** Number of superscript fonts among the styles from 1 on. */
  raised?: number[];
}

/** A text as XML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The parts of a workbook, written from the standard (ECMA-376), independent of the program's own exporter. */
export function partsOf(book: RawBook): Record<string, string> {
  const { sheets, strings, properties = '', formats = [], raised = [] } = book;
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (list: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
  const to = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${relation}/${kind}" Target="${target}"/>`;
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  const codes = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`);
  const xfs = [
    '<xf numFmtId="0" fontId="0"/>',
    ...formats.map((_, i) => `<xf numFmtId="${164 + i}" fontId="${raised.includes(i + 1) ? 1 : 0}"/>`),
  ];
  return {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations([to('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${relation}">${properties}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => to(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
      to('rIdS', 'sharedStrings', 'sharedStrings.xml'),
      to('rIdT', 'styles', 'styles.xml'),
    ]),
    'xl/sharedStrings.xml': `<sst ${main}>${strings.join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}><numFmts>${codes.join('')}</numFmts><fonts><font/><font><vertAlign val="superscript"/></font></fonts><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, main)]),
    ),
  };
}

function sheetXml({ rows, order, before = '', after = '' }: RawSheet, main: string): string {
  const written = rows.map(({ attributes = '', cells }, row) => {
    const xml = cells.map((cell, column) =>
      cell ? `<c r="${letters(column)}${row + 1}" ${cell.attributes ?? ''}>${cell.inner}</c>` : '',
    );
    return `<row r="${row + 1}" ${attributes}>${xml.join('')}</row>`;
  });
  const inOrder = (order ?? rows.map((_, i) => i)).map((i) => written[i]);
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet ${main}>${before}<sheetData>${inOrder.join('')}</sheetData>${after}</worksheet>`;
}

/** The letters of a column. */
export function letters(column: number): string {
  const above = Math.floor(column / 26);
  return (above > 0 ? letters(above - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** A workbook as a file. */
export function xlsxOf(book: RawBook): Uint8Array {
  const parts = partsOf(book);
  const files: Zippable = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, strToU8(text)]),
  );
  return zipSync(files, { level: 1 });
}

/** An inline text cell. */
export const words = (text: string): RawCell => ({
  attributes: 't="inlineStr"',
  inner: `<is><t xml:space="preserve">${escaped(text)}</t></is>`,
});

/** A number with the given digits. */
export const digits = (text: string, style = 0): RawCell => ({
  attributes: `s="${style}"`,
  inner: `<v>${text}</v>`,
});
