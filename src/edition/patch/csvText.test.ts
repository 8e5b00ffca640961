import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../analysis/index.js';
import { csvCell } from '../exchange/csv.js';
import { CsvPatch } from './csvPatch.js';
import { readCsv } from './csvText.js';

/** A table of odd cells, written with some line end, now and then with quotes that are not needed. */
function oddCsv(random: () => number): { source: string; columns: number } {
  const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)]!;
  const texts = ['', ' a ', '1.5', 'a,b', 'say "x"', 'two\nlines', '上海', '""', "'=1", '#', '-'];
  const columns = 2 + Math.floor(random() * 4);
  const end = pick(['\n', '\r\n', '\r']);
  const cell = () => (random() < 0.2 ? `"${pick(texts).replaceAll('"', '""')}"` : csvCell(pick(texts)));
  const lines = Array.from({ length: 1 + Math.floor(random() * 6) }, () =>
    random() < 0.1 ? '' : Array.from({ length: columns }, cell).join(','),
  );
  return {
    source: `${random() < 0.3 ? '\ufeff' : ''}${lines.join(end)}${random() < 0.7 ? end : ''}`,
    columns,
  };
}

const asParsed = (source: string) =>
  parse(source, {
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];

describe('a CSV text with the places of its cells', () => {
  it('has the cells and lines that another reader finds', () => {
    const random = seededRandom(11);
    for (let n = 0; n < 400; n++) {
      const { source } = oddCsv(random);
      const found = readCsv(source).rows.map(({ cells, line }) => ({
        record: cells.map((c) => c.text),
        line,
      }));
      expect(found, JSON.stringify(source)).toEqual(
        asParsed(source).map(({ record, info }) => ({ record, line: info.lines })),
      );
    }
  });

  it('changes a cell and no other byte; what was in quotes stays in quotes', () => {
    const random = seededRandom(12);
    for (let n = 0; n < 200; n++) {
      const { source } = oddCsv(random);
      const { rows } = readCsv(source);
      if (
        rows.length < 2 ||
        new Set(rows[0]!.cells.map(({ text }) => text.trim())).size < rows[0]!.cells.length
      )
        continue;
      const row = 1 + Math.floor(random() * (rows.length - 1));
      const column = Math.floor(random() * rows[row]!.cells.length);
      const { start, end } = rows[row]!.cells[column]!;
      const patch = new CsvPatch('t.csv', source);
      patch.set(row - 1, patch.header[column]!, 'x');
      expect(patch.patched).toBe(
        source.slice(0, start) + (source[start] === '"' ? '"x"' : 'x') + source.slice(end),
      );
    }
  });

  it('says where a quote is not closed, or something follows it', () => {
    expect(readCsv('a,b\n1,"2').open).toBe(2);
    expect(readCsv('a,b\n"1"x,2\n').open).toBe(2);
  });

  it('takes a further column and a further row', () => {
    const patch = new CsvPatch('t.csv', 'a,b\r\n1,"2"\r\n\r\n3,4');
    patch.addColumn('c', ['x1', "'=x2"]);
    expect(patch.patched).toBe('a,b,c\r\n1,"2",x1\r\n\r\n3,4,\'\'=x2');
    const other = new CsvPatch('t.csv', 'a,b\r\n3,4');
    other.add({ a: '5', b: 'a,b' });
    expect(other.patched).toBe('a,b\r\n3,4\r\n5,"a,b"\r\n');
  });
});
