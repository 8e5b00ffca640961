import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { officeSheets } from '../../src/spreadsheet/index.js';

const urn = 'urn:oasis:names:tc:opendocument:xmlns';
const prefixes = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="${urn}:${name}:1.0"`)
  .join(' ');

const contentOf = (root: string, sheets: string, styles: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><office:${root} ${prefixes} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${sheets}</office:spreadsheet></office:body></office:${root}>`;

/** An OpenDocument spreadsheet, written from the standard (ISO/IEC 26300). */
function odsOf(sheets: string, styles = '', more: Record<string, string> = {}): Uint8Array {
  const content = contentOf('document-content', sheets, styles);
  const files = {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': content,
    'META-INF/manifest.xml': '<manifest:manifest xmlns:manifest="m"/>',
    ...more,
  };
  // As in files of all programs, the first entry is not packed.
  const packed = Object.entries(files).map(([name, text]) => {
    const level: 0 | 1 = name === 'mimetype' ? 0 : 1;
    return [name, [strToU8(text), { level }]] as const;
  });
  return zipSync(Object.fromEntries(packed) as Zippable);
}

const table = (rows: string, more = '') =>
  `<table:table table:name="Sheet1" ${more}><table:table-column table:number-columns-repeated="16384"/>${rows}</table:table>`;
const row = (cells: string, more = '') => `<table:table-row ${more}>${cells}</table:table-row>`;
const text = (words: string, more = '') =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${words}</text:p></table:table-cell>`;
const number = (value: string, shown = value, type = 'float') =>
  `<table:table-cell office:value-type="${type}" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`;

/** The texts of the first sheet, or what is wrong. */
async function rowsOf(book: Uint8Array): Promise<readonly (string | readonly string[])[]> {
  const { sheets, problems } = await officeSheets('table.ods', book);
  return problems.length > 0 ? problems.map(({ found }) => found.en) : sheets[0]!.rows;
}
const cellOf = async (cell: string, styles = '') => (await rowsOf(odsOf(table(row(cell)), styles)))[0]![0];

describe('An OpenDocument spreadsheet', () => {
  it('gives figures with all their digits, per cents as they are shown, dates, truths and errors', async () => {
    expect(await cellOf(number('82.43000001', '82.4'))).toBe('82.43000001');
    expect(await cellOf(number('0.824', '82.4%', 'percentage'))).toBe('82.4%');
    expect(await cellOf(number('82.4', '82.4%'))).toBe('82.4%');
    expect(await cellOf(number('12', '12,00 €', 'currency'))).toBe('12');
    const date = '<table:table-cell office:value-type="date" office:date-value="2024-12-31"/>';
    expect(await cellOf(date)).toBe('2024-12-31');
    const truth = '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>';
    expect(await cellOf(truth)).toBe('TRUE');
    expect(await cellOf(number('0', '#DIV/0!'))).toBe('#DIV/0!');
    expect(await cellOf(text('Err:502'))).toBe('Err:502');
  });

  it('gives texts with their spaces and lines, and without comments, pictures and phonetic guides', async () => {
    expect(await cellOf(text('a<text:s text:c="2"/>b\n  c'))).toBe('a  b c');
    expect(await cellOf(text('a</text:p><text:p>b<text:line-break/>c'))).toBe('a\nb\nc');
    const ruby =
      '<text:ruby><text:ruby-base>北京</text:ruby-base><text:ruby-text>běijīng</text:ruby-text></text:ruby>';
    expect(await cellOf(text(ruby))).toBe('北京');
    const beside =
      '<table:table-cell office:value-type="float" office:value="5"><office:annotation><text:p>99%</text:p></office:annotation><text:p>5</text:p></table:table-cell>';
    expect(await cellOf(beside)).toBe('5');
  });

  it('keeps raised digits apart from figures', async () => {
    const raised =
      '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="T2" style:family="text" style:parent-style-name="T1"/>';
    for (const style of ['T1', 'T2'])
      expect(await cellOf(text(`5<text:span text:style-name="${style}">2</text:span>`), raised)).toBe('5²');
  });

  it('repeats cells and rows as it says, and leaves out hidden ones', async () => {
    const book = odsOf(
      table(
        row(text('a', 'table:number-columns-repeated="2"') + text('b'), 'table:number-rows-repeated="2"') +
          row('<table:table-cell/>', 'table:number-rows-repeated="3"') +
          row(text('hidden'), 'table:visibility="collapse"') +
          row(text('c')) +
          row(
            '<table:table-cell table:number-columns-repeated="16384"/>',
            'table:number-rows-repeated="1048569"',
          ),
      ),
    );
    expect(await rowsOf(book)).toEqual([['a', 'a', 'b'], ['a', 'a', 'b'], [], [], [], [''], ['c']]);
    const styles =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const { sheets, unseen } = await officeSheets(
      't.ods',
      odsOf(table(row(text('a')), 'table:style-name="ta1"'), styles),
    );
    expect([sheets, unseen.sheets]).toEqual([[], ['Sheet1']]);
  });

  it('tells which cells are merged', async () => {
    const merged = text('Title', 'table:number-columns-spanned="3" table:number-rows-spanned="2"');
    const { sheets } = await officeSheets('t.ods', odsOf(table(row('<table:table-cell/>') + row(merged))));
    expect(sheets[0]!.merges).toEqual([{ startRow: 1, endRow: 2, startCol: 0, endCol: 2 }]);
  });

  it.each([
    [
      'cells',
      row(text('a', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"'),
    ],
    [
      'merged cells',
      row(text('a', 'table:number-columns-spanned="2"'), 'table:number-rows-repeated="1048576"'),
    ],
    ['sheets', ''],
  ])('that repeats a few %s into millions is refused before they are made', async (what, rows) => {
    const wide = table(
      row(text('a', 'table:number-columns-repeated="16000"'), 'table:number-rows-repeated="60"'),
    );
    const many = Array.from({ length: 40 }, (_, i) => wide.replace('Sheet1', `S${i}`)).join('');
    const before = process.memoryUsage().rss;
    const found = await rowsOf(odsOf(what === 'sheets' ? many : table(rows)));
    expect(found.join()).toMatch(/cells of a sheet/);
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });

  it.each([
    [
      'cells beyond the last column',
      table(row(`<table:table-cell table:number-columns-repeated="99999"/>${text('a')}`)),
      /beyond the last row or column/,
    ],
    [
      'rows beyond the last',
      table(row('<table:table-cell/>', 'table:number-rows-repeated="99999999"') + row(text('a'))),
      /beyond the last row or column/,
    ],
    [
      'a number of times that is none',
      table(row(text('a', 'table:number-columns-repeated="-1"'))),
      /number-columns-repeated="-1"/,
    ],
    [
      'a table in a cell',
      table(row(`<table:table-cell>${table(row(text('a')))}</table:table-cell>`)),
      /<table> within <table-cell>/,
    ],
    ['something else in a row', table(row('<table:figure/>')), /<figure> within <table-row>/],
    ['two sheets of one name', table('') + table(''), /two sheets named Sheet1/],
  ])('with %s is refused', async (_, sheets, found) => {
    expect((await rowsOf(odsOf(sheets))).join()).toMatch(found);
  });

  it('says the same in one part of plain XML (.fods), and is refused as a whole where it is cut off', async () => {
    const raised =
      '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>';
    const cells =
      text('5<text:span text:style-name="T1">2</text:span>') + number('0.824', '82.4%', 'percentage');
    const flat = strToU8(contentOf('document', table(row(cells)), raised));
    expect(await rowsOf(flat)).toEqual(await rowsOf(odsOf(table(row(cells)), raised)));
    expect((await rowsOf(flat)).join()).toBe('5²,82.4%');
    expect((await rowsOf(flat.subarray(0, -20))).join()).toMatch(/table\.ods is not valid XML/);
  });

  it('that is locked, a text, or without its content is refused by what it is', async () => {
    const manifest = 'META-INF/manifest.xml';
    const locked =
      '<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    expect(await rowsOf(odsOf('', '', { [manifest]: locked }))).toEqual([
      'a workbook locked with a password',
    ]);
    const odt = odsOf('', '', { mimetype: 'application/vnd.oasis.opendocument.text' });
    expect(await rowsOf(odt)).toEqual(['an OpenDocument file that is no spreadsheet']);
    const strange = odsOf('', '', { 'content.xml': '<o:document-content xmlns:o="x"/>' });
    expect((await rowsOf(strange)).join()).toMatch(/no namespace office, table, text, style/);
  });
});
