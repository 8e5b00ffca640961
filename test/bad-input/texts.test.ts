import { describe, expect, it } from 'vitest';
import { openEdition, prepare } from '../../src/signals/index.js';
import { changed, complaints, editionWith, type Files } from '../helpers/complaints.js';
import { encoding, wide } from './tableFiles.js';

function encodeGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Uint8Array.from([...text].flatMap((c) => codes.get(c) ?? [c.charCodeAt(0)]));
}

describe('Texts', () => {
  const gb = (text: string) => encodeGb18030(text);
  const bom = (text: string) => `\ufeff${text}`;
  const windows = (text: string) => text.replaceAll('\n', '\r\n');
  const units = 'code,name_zh,province\n京,北京,华北地区\n沪,上海市,华东地区\n';
  const data = 'unit,period,orders,users\n京,2020,10,1\n沪,2020,20,2\n';

  it.each([
    ['UTF-8 with a byte order mark', bom],
    ['GB 18030', gb],
    ['Windows line ends', windows],
  ])('in %s read the same, in small tables and in data', async (_, encode) => {
    const folder = editionWith({ 'units.csv': encode(units), 'data/values.csv': encode(data) });
    const { plan, panel } = await prepare(openEdition(folder));
    expect(plan.units.map((u) => u.name.zh)).toEqual(['北京', '上海市']);
    expect([...panel.values]).toEqual([10, 20, 1, 2]);
  });

  it.each(['units.csv', 'data/values.csv'])('in UTF-16 or Latin-1 are named: %s', async (file) => {
    const latin = Buffer.from('unit,period,code,name_en,province\nMünchen,Köln,é,ü,ö\n', 'latin1');
    const utf16 = Buffer.from('\ufeffunit,period\n', 'utf16le');
    expect(await complaints({ [file]: utf16 })).toEqual([
      `${file} | a text in UTF-16 (little endian) | ${encoding}`,
    ]);
    expect(await complaints({ [file]: utf16.swap16() })).toEqual([
      `${file} | a text in UTF-16 (big endian) | ${encoding}`,
    ]);
    expect(await complaints({ [file]: latin })).toEqual([
      `${file} | a text in an 8-bit encoding (Windows-1252, Latin-1, Big5 …) | ${encoding}`,
    ]);
  });

  it('with a few bytes of another encoding far into the file are named', async () => {
    const head = Buffer.from(
      `unit,period,orders,users,note\n${`bj,2020,,,${'x'.repeat(90)}\n`.repeat(12_000)}`,
    );
    const far = Buffer.concat([head, Buffer.from('M\xfcnchen,2020,1,1,\n', 'latin1')]);
    const told = await complaints({ 'data/values.csv': far });
    expect(told).toContain(
      `data/values.csv | a text in bytes that are neither UTF-8 nor GB 18030 | ${encoding}`,
    );
  });
});

describe('Control characters', () => {
  const refused = (names: string, text: string) =>
    `${names} in “${text}” | text without control characters, marks that turn the direction of writing, and halves of characters | delete this character, which most programs do not show, or write the text again`;

  it('are refused in every table, with line and column', async () => {
    const units = changed('units.csv', ['Beijing', 'Bei\u001b[31mjing'], ['上海', '上\u202e海']);
    const indicators = changed('indicators.csv', ['Orders', 'Or\u0085ders'], ['title_zh', 'title_zh\u0007']);
    const groups = { 'groups.csv': 'column,code,name_en\nprovince,north,"North\u0000\nNorth\u2069"\n' };
    const found = (await complaints({ ...units, ...indicators })).filter((one) => one.includes('U+'));
    expect(found).toEqual([
      `units.csv:2, column name_en | ${refused('U+001B', 'Bei\\u{1b}[31mjing')}`,
      `units.csv:3, column name_zh | ${refused('U+202E', '上\\u{202e}海')}`,
      `indicators.csv:1 | ${refused('U+0007', 'title_zh\\u{7}')}`,
      `indicators.csv:2, column title_en | ${refused('U+0085', 'Or\\u{85}ders')}`,
    ]);
    expect(await complaints({ 'groups.csv': groups['groups.csv'].replace('\0', '') })).toEqual([
      `groups.csv:3, column name_en | ${refused('U+2069', 'North\nNorth\\u{2069}')}`,
    ]);
  });

  it('are refused in edition.yaml, as they are and as escapes of YAML', async () => {
    const asTheyAre = changed('edition.yaml', ['en: Small', 'en: Sm\u009ball'], ['zh: 小', 'zh: 小\ufffe']);
    expect(await complaints(asTheyAre)).toEqual([
      `edition.yaml:2 | ${refused('U+009B, U+FFFE', 'title: { en: Sm\\u{9b}all, zh: 小\\u{fffe} }')}`,
    ]);
    const escaped = changed(
      'edition.yaml',
      ['en: Small', 'en: "Sm\\e]0;all\\x07"'],
      ['en: Index', 'en: "In\\ud800dex"'],
    );
    expect(await complaints(escaped)).toEqual([
      `edition.yaml:2 | ${refused('U+001B, U+0007', 'Sm\\u{1b}]0;all\\u{7}')}`,
      `edition.yaml:9 | ${refused('U+D800', 'In\\u{d800}dex')}`,
    ]);
  });

  it('are none: tabs and line ends in texts, letters of other scripts, marks that join', async () => {
    const names = changed('units.csv', ['Beijing', '"Bei\tjing"'], ['Shanghai', 'می\u200cخواهم']);
    const note = changed('edition.yaml', [
      'version: 1',
      'version: 1\nnote: { en: "One\\n\\ttwo", zh: "👩‍👩‍👧" }',
    ]);
    expect(await complaints({ ...names, ...note })).toEqual([]);
  });
});

describe('Codes of places', () => {
  const rule =
    'a code of 1 to 60 characters on one line, without spaces around it, not “.” or “..”, and unlike any other in whatever form its accents are written | give it another code, in every file that names it';
  /** The small edition with other codes for its three units. */
  const coded = (...codes: string[]): Files => {
    const cell = (code: string) => `"${code.replaceAll('"', '""')}"`;
    const rows = codes.map((code, i) => `${cell(code)},Name ${i},名${i},${i % 2 ? 'north' : 'east'}`);
    const values = codes.map((code, i) => `${cell(code)},2020,${i + 1},${i + 2}`);
    return {
      'units.csv': ['code,name_en,name_zh,province', ...rows, ''].join('\n'),
      ...wide(...values),
    };
  };

  it('may hold anything that can be escaped', async () => {
    for (const odd of [
      'ab,AB',
      '../../x',
      'a&b=c?d#e',
      'p%2e%2e%2f',
      '<b>"x"</b>',
      'CON',
      'b.',
      'q:r',
      'a b',
      '=1+1',
      'x'.repeat(60),
    ]) {
      expect([
        odd,
        await complaints(coded('A', odd, odd.toLowerCase() === odd ? 'C' : odd.toLowerCase())),
      ]).toEqual([odd, []]);
    }
  });

  it('are on one line, not too long, and no way up', async () => {
    expect(await complaints(coded('..', 'a\nb', 'x'.repeat(61)))).toEqual([
      `units.csv:2, column code | the code “..” | ${rule}`,
      `units.csv:4, column code | the code “a\nb” with a tab or line end | ${rule}`,
      `units.csv:5, column code | a code of 61 characters | ${rule}`,
    ]);
  });

  it('are not the same in another form of accents, of units, groups or the total', async () => {
    const other = (code: string, before: string, spelt: string, speltBefore: string) =>
      `the code “${code}” (${spelt}) beside “${before}” (${speltBefore}) | ${rule}`;
    const [one, two] = ['\u00e9', 'e\u0301'];
    expect(await complaints(coded(one, two, 'c'))).toEqual([
      `units.csv:3, column code | ${other(two, one, 'U+0065 U+0301', 'U+00E9')}`,
    ]);
    const group = changed('units.csv', ['杭州,east', `杭州,${two}`], ['北京,north', `北京,${one}`]);
    expect(await complaints(group)).toEqual([
      `units.csv:4, column province | ${other(two, one, 'U+0065 U+0301', 'U+00E9')}`,
    ]);
    const total = changed('edition.yaml', [
      'groups: [',
      `total: { code: " CN", title: { en: All, zh: 全 } }, groups: [`,
    ]);
    expect(await complaints(total)).toEqual([
      `edition.yaml:5 (units.total.code) | the code “ CN” with spaces around it | ${rule}`,
    ]);
  });
});
