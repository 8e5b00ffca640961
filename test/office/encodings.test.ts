import { describe, expect, it } from 'vitest';
import { officeEdition, understandSheets } from '../../src/office/index.js';
import { officeSheets } from '../../src/spreadsheet/index.js';

/** A text in an encoding of one byte a letter. */
const single = (text: string, codes: Record<string, number>) =>
  Uint8Array.from([...text].map((sign) => codes[sign] ?? sign.codePointAt(0)!));

const western = (text: string) => single(text, { '’': 0x92, '–': 0x96, œ: 0x9c });

async function read(file: string, bytes: Uint8Array, answers: Record<string, string> = {}) {
  const { sheets, problems } = await officeSheets(file, bytes);
  const understood = understandSheets(sheets, file);
  const { questions, tables } = officeEdition(file, understood, answers, []);
  return {
    names: [...understood.units.keys()],
    asked: questions.filter(({ decided }) => !decided).map(({ id }) => id),
    usual: questions.find(({ id }) => id === 'encoding')?.usual,
    found: problems.map((problem) => problem.found.en),
    tables,
  };
}

describe('A text file whose bytes do not say how its letters are written', () => {
  it('is read as Windows-1252 where its words look so, and asked about', async () => {
    const rows = 'Pays;Valeur 2020\nCôte d’Ivoire;3\nMéxico;4\nEspaña;5\nÖsterreich;6\n';
    const { names, asked, usual } = await read('pays.csv', western(rows));
    expect(names).toEqual(['Côte d’Ivoire', 'México', 'España', 'Österreich']);
    expect([asked, usual]).toEqual([['encoding'], 'windows-1252']);
  });

  it('is read as Big5 where its pairs of bytes are those of Chinese in it', async () => {
    const big5: Record<string, number[]> = {
      縣: [0xbf, 0xa4],
      市: [0xa5, 0xab],
      人: [0xa4, 0x48],
      口: [0xa4, 0x66],
      臺: [0xbb, 0x4f],
      北: [0xa5, 0x5f],
      中: [0xa4, 0xa4],
    };
    const bytes = [...'縣市,人口比 2020\n臺北市,2\n臺中市,3\n'.replace('比', '')].flatMap(
      (sign) => big5[sign] ?? [sign.charCodeAt(0)],
    );
    const { names, usual } = await read('a.csv', Uint8Array.from(bytes));
    expect([names, usual]).toEqual([['臺北市', '臺中市'], 'big5']);
  });

  it('is refused where its letters would be signs of Western Europe within words', async () => {
    // Łódź, Kraków, Gdańsk in Windows-1250.
    const bytes = single('Miasto;W 2020\nŁódź;3\nKraków;4\nGdańsk;5\n', { Ł: 0xa3, ź: 0x9f, ń: 0xf1 });
    const { found } = await read('a.csv', bytes);
    expect(found[0]).toContain('8-bit');
  });
});

describe('A file with the name of a workbook of Excel', () => {
  it('that is a web page is read by its table, with the cells that span several', async () => {
    const page = `<html><head><meta charset="utf-8"><style>td{color:red}</style></head><body><p>Not this</p>
      <table><tr><th rowspan=2>Country<th colspan=2>GDP (%)</tr><tr><td>2020<td>2021</tr>
      <tr><td>C&ocirc;te&nbsp;d’Ivoire</td><td>1,234.5</td><td>2</td></tr><tr><td>Italy</td><td>3</td><td>4</table></body></html>`;
    const { names, tables } = await read('gdp.xls', new TextEncoder().encode(page));
    expect(names).toEqual(['Côte d’Ivoire', 'Italy']);
    expect(tables!.iData.rows.map(({ cells }) => cells.slice(-2).join(' '))).toEqual([
      '2020 1234.5',
      '2020 3',
      '2021 2',
      '2021 4',
    ]);
  });

  it('that is UTF-16 with tabs is read as Excel writes its Unicode text', async () => {
    const text = '\ufeff城市\t网民 2020\n北京\t26\n上海\t27\n';
    const { names } = await read(
      'a.xls',
      new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer),
    );
    expect(names).toEqual(['北京', '上海']);
  });
});
