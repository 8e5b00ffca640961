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
