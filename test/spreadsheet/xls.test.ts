import { expect, it } from 'vitest';
import { officeSheets } from '../../src/spreadsheet/index.js';
import { allSaved, noCalc } from '../helpers/office.js';
import { inBrackets } from '../helpers/programs.js';

const names = ['office', 'table', 'text', 'style']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ');

/** A spreadsheet in one part, of which LibreOffice makes the other formats. */
const flat = (styles: string, tables: string) =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${names} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document>`,
  );

const text = (words: string) =>
  `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`;
const number = (digits: string) => `<table:table-cell office:value-type="float" office:value="${digits}"/>`;
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;

it.skipIf(noCalc)(
  `an .xls workbook keeps figures to the last digit, and what is hidden stays out${inBrackets(noCalc)}`,
  async () => {
    const hidden = 'table:visibility="collapse"';
    const styles =
      '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const shown = [
      row(text('市') + text('密') + text('值')),
      row(text('北京') + number('7') + number('0.1234567890123456')),
      row(text('天津') + number('8') + number('4'), hidden),
      row(text('上海') + number('9') + number('-1e-7')),
    ].join('');
    const columns = `<table:table-column/><table:table-column ${hidden}/><table:table-column/>`;
    const book = flat(
      styles,
      `<table:table table:name="一">${columns}${shown}</table:table><table:table table:name="二" table:style-name="h"><table:table-column/>${row(text('x'))}</table:table>`,
    );
    const [xls] = allSaved([book], 'fods', 'xls');
    const { sheets, unseen, problems } = await officeSheets('t.xls', xls!);
    expect(problems).toEqual([]);
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
      [
        '一',
        [
          ['市', '', '值'],
          ['北京', '', '0.1234567890123456'],
          ['', '', ''],
          ['上海', '', '-1e-7'],
        ],
      ],
    ]);
    expect(unseen).toEqual({ sheets: ['二'], cells: 6 });
  },
);
