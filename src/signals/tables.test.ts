import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseHeader, parseTable } from './tables.js';

it.each(['\n', '\r\n', '\r'])('a small table has any line ends, also %j after others', (end) => {
  for (const other of ['\n', '\r\n', '\r', '\n\r\n', '\r\n\n\n']) {
    const { table } = parseTable('a.csv', `${other}a,"b"${other}1,2${end}3,4`);
    expect(table).toMatchObject({ header: ['a', 'b'], rows: [{ cells: ['1', '2'] }, { cells: ['3', '4'] }] });
  }
});

it.each(['\n', '\r\n', '\r'])('the line end %j of a header is found after a name with another', (end) => {
  for (const inner of ['\n', '\r\n', '\r']) {
    const { header } = parseHeader('a.csv', `${end}${end}a,"${inner}€"${end}1,2${end}`);
    expect(header).toEqual({ columns: ['a', '€'], above: 2, lineEnd: end });
  }
});

it('empty lines above a header that end in another way are refused', () => {
  expect(parseHeader('a.csv', '\r\na,b\n1,2\n').header).toBeUndefined();
});

it('any small table has the cells and lines that a reader of RFC 4180 finds', () => {
  const part = fc.constantFrom(...'ab ,,"\n', '""', '"a', 'b"', ',"', '",', '\r\n', "'=");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = `"x",y\n${parts.join('')}`;
      const { table, problems } = parseTable('a.csv', text);
      const options = {
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        record_delimiter: ['\r\n', '\n', '\r'],
      };
      let rows: { record: string[]; info: { lines: number } }[];
      try {
        rows = parse(text, options) as unknown as typeof rows;
      } catch {
        expect(table).toBeUndefined();
        expect(problems).not.toEqual([]);
        return;
      }
      expect(
        table!.rows.map(({ line, cells }) => [line, cells.map((c) => c.replace(/^'(?==)/, ''))]),
      ).toEqual(
        rows.slice(1).map(({ record, info }) => [info.lines, record.map((c) => c.replace(/^'(?==)/, ''))]),
      );
    }),
    { numRuns: 2000 },
  );
});
