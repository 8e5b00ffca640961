import { describe, expect, it } from 'vitest';
import { openEdition, prepare } from '../../src/signals/index.js';
import { changed, complaints, editionWith, type Files } from '../helpers/complaints.js';

const number =
  'a number such as 1234.5, or an empty cell when it is missing | write the number without units, spaces or thousands separators';
const broken =
  'in every row as many cells as in the header, paired quotes, and the same line ends | correct this row (a cell with a comma in it needs quotes), or save the table again as CSV UTF-8';
const encoding = 'UTF-8 (with or without BOM) or GB 18030 | save it as UTF-8 (in Excel: CSV UTF-8)';

const wide = (...rows: string[]): Files => ({
  'data/values.csv': ['unit,period,orders,users', ...rows, ''].join('\n'),
});
const long = (...rows: string[]): Files => ({
  'data/values.csv': ['unit,period,indicator,value,status', ...rows, ''].join('\n'),
});

describe('The tables of units and indicators', () => {
  it('hold each unit once', async () => {
    const shanghai = changed('units.csv', ['hz,Hangzhou', 'sh,Hangzhou']);
    expect(await complaints({ ...shanghai, ...wide('sh,2020,1,1') })).toEqual([
      'units.csv:4 | “sh” a second time (first in line 3) | each code once | remove one of the two rows, or correct its code',
    ]);
  });

  it('hold each indicator once', async () => {
    const row = 'orders,Orders again,订单,1\n';
    expect(await complaints(changed('indicators.csv', ['users,', `${row}users,`]))).toEqual([
      'indicators.csv:3 | “orders” a second time (first in line 2) | each code once | remove one of the two rows, or correct its code',
    ]);
  });

  it('name the column of a cell that cannot be', async () => {
    expect(await complaints(changed('indicators.csv', ['用户,1', '用户,up'], ['订单,1', '订单,2']))).toEqual([
      'indicators.csv:2, column direction | “2” | 1 | -1 | correct this cell',
      `indicators.csv:3, column direction | the text “up” | ${number}`,
    ]);
  });

  it('have no columns that nothing reads', async () => {
    expect(await complaints(changed('units.csv', ['name_zh', 'nmae_zh']))).toEqual([
      'units.csv:1, column nmae_zh | the column “nmae_zh”, which nothing reads | one of: code, name_en, name_zh, pinyin, within_en, until, lon, lat, short_zh, note, province | did you mean “name_zh”?',
    ]);
  });

  it('give a place in degrees, east and north together', async () => {
    const pairs = [
      ['province', 'province,lon,lat'],
      ['北京,north', '北京,north,116.4,39.9'],
      ['上海,east', '上海,east,121.5,'],
      ['杭州,east', '杭州,east,190,30'],
    ] as const;
    expect(await complaints(changed('units.csv', ...pairs))).toEqual([
      'units.csv:3, column lat | ∅ | degrees from −90 to 90 | correct this cell',
      'units.csv:4, column lon | “190” | degrees from −180 to 180 | correct this cell',
    ]);
  });

  it('have rows as long as their header', async () => {
    const pairs = [
      ['上海,east', '上海'],
      ['杭州,east', '杭州,east,x'],
    ] as const;
    expect(await complaints(changed('units.csv', ...pairs))).toEqual([
      `units.csv:3 | 3 cells where the header has 4 | ${broken}`,
      `units.csv:4 | 5 cells where the header has 4 | ${broken}`,
    ]);
  });

  it('pair their quotes', async () => {
    expect(await complaints(changed('units.csv', ['Shanghai', '"Shanghai']))).toEqual([
      `units.csv:4 | a quote that is never closed | ${broken}`,
    ]);
  });

  it.each([
    ['units.csv', '', 'a header row'],
    ['units.csv', 'code,name_en,province\n', 'at least one unit'],
    ['indicators.csv', '', 'a header row'],
    ['indicators.csv', 'id,title_en\n', 'at least one indicator'],
  ])('are not empty: %s %j', async (file, content, expected) => {
    expect(await complaints({ [file]: content })).toEqual([
      `${file} | nothing in the file | ${expected} | fill it, or remove it`,
    ]);
  });

  it('are separated by commas', async () => {
    expect(await complaints({ 'units.csv': 'code;name_en\nbj;Beijing\n' })).toEqual([
      'units.csv:1 | cells separated by “;” | cells separated by commas | save it as CSV UTF-8 with commas',
    ]);
  });
});

describe('The data', () => {
  it('name units, periods, indicators and reasons that exist', async () => {
    const rows = ['bjj,2020,orders,1,', 'sh,20200,orders,2,', 'hz,2020,order,3,', 'bj,2020,users,,supressed'];
    expect(await complaints(long(...rows))).toEqual([
      'data/values.csv:2, column unit | the unit “bjj”, which is not defined | one of: bj, sh, hz | did you mean “bj”?',
      'data/values.csv:3, column period | “20200”, which is not a period | a period written like 2018 | write it in this form, or change periods.frequency',
      'data/values.csv:4, column indicator | the indicator “order”, which is not defined | one of: orders, users | did you mean “orders”?',
      'data/values.csv:5, column status | the status “supressed”, which is not defined | one of: observed, not-observed, suppressed, denominator-zero, out-of-range, unit-did-not-exist, screened, implausible, imputed:linear, imputed:hold, imputed:mean, imputed:median and 5 more | did you mean “suppressed”?',
    ]);
  });

  it('give each cell once, within a file and among files', async () => {
    const again = 'unit,period,orders\nbj,2020,9\n';
    const twice = 'one value for each unit, period and indicator | keep the right one';
    expect(
      await complaints({
        ...long('sh,2020,users,1,', 'sh,2020,users,2,'),
        'data/z.csv': again,
        'data/a.csv': again,
      }),
    ).toEqual([
      `data/values.csv:3 | a second value for sh, 2020, users | ${twice}`,
      `data/z.csv:2 | a second value for bj, 2020, orders | ${twice}`,
    ]);
  });

  it.each(['1,234', '１２', '0x10', 'Infinity', '1 000', '十二', '1_0', '-', '12\u0000'])(
    'do not take %j for a number',
    async (cell) => {
      expect(await complaints(wide('bj,2020,1,1', `sh,2020,2,"${cell}"`))).toEqual([
        cell.includes('\0')
          ? `data/values.csv | a text in UTF-16, UTF-32 or binary data | ${encoding}`
          : `data/values.csv:3, column users | the text “${cell}” | ${number}`,
      ]);
    },
  );

  it('may write a number with a sign, an exponent, or spaces round it', async () => {
    const { panel } = await prepare(openEdition(editionWith(wide('bj,2020, 1.5e3 ,+2', 'sh,2020,.5,3.'))));
    expect([...panel.values].filter((v) => !Number.isNaN(v))).toEqual([1500, 0.5, 2, 3]);
  });

  it('are missing where a cell is empty, NA or NaN, for the reason given', async () => {
    const rows = [
      'bj,2020,orders,5,',
      'bj,2020,users,1,',
      'sh,2020,orders,,suppressed',
      'hz,2020,orders,NaN,',
    ];
    const { panel } = await prepare(openEdition(editionWith(long(...rows, 'sh,2020,users,NA,observed'))));
    expect([...panel.reasons]).toEqual([0, 2, 1, 0, 1, 1]);
    expect([...panel.values].map(Number.isNaN)).toEqual([false, true, true, false, true, true]);
  });

  it.each([
    ['too few', 'sh,2020,1', 3],
    ['too many', 'sh,2020,1,234,5', 5],
  ])('name a row with %s cells', async (_, row, cells) => {
    expect(await complaints(wide('bj,2020,1,1', row))).toEqual([
      `data/values.csv:3 | ${cells} cells where the header has 4 | ${broken}`,
    ]);
  });

  it('name a row whose quotes do not pair', async () => {
    expect(await complaints(wide('bj,2020,"1,2', 'sh,2020,1,2'))).toEqual([
      `data/values.csv:2 | a quote that is never closed | ${broken}`,
    ]);
  });

  it('count lines as an editor does, over empty lines and cells of several lines', async () => {
    const rows = ['', '"b', 'j",2020,1,1', '', 'sh,2020,many,1'];
    expect((await complaints(wide(...rows))).map((line) => line.split(' | ')[0])).toEqual([
      'data/values.csv:4, column unit',
      'data/values.csv:6, column orders',
    ]);
  });

  it('are not an empty file', async () => {
    expect(await complaints({ 'data/values.csv': '' })).toEqual([
      'data/values.csv | nothing in the file | a header row | fill it, or remove it',
    ]);
  });

  it('in a long table need a value column', async () => {
    expect(await complaints({ 'data/values.csv': 'unit,period,indicator,vale\n' })).toEqual([
      'data/values.csv:1 | no column “value” | a column “value” | add it to the header and fill it',
    ]);
  });

  it('in a long table may carry columns of their own, but not a mistyped status', async () => {
    const table = (column: string) => ({
      'data/values.csv': `unit,period,indicator,value,${column}\nbj,2020,orders,1,x\nbj,2020,users,1,y\n`,
    });
    expect(await complaints(table('note'))).toEqual([]);
    expect(await complaints(table('staus'))).toEqual([
      'data/values.csv:1, column staus | the column “staus”, which nothing reads | one of: unit, period, indicator, value, status | did you mean “status”?',
    ]);
  });

  it('in a wide table name the column that is no indicator', async () => {
    expect(await complaints({ 'data/values.csv': 'unit,period,orders,usres\nbj,2020,1,1\n' })).toContain(
      'data/values.csv:1, column usres | the column “usres”, which nothing reads | one of: orders, users | did you mean “users”?',
    );
  });

  it('keep SQL in a column name harmless', async () => {
    const name = '"; DROP TABLE x; --';
    const quoted = `"${name.replaceAll('"', '""')}"`;
    expect(
      await complaints({ 'data/values.csv': `unit,period,orders,users,${quoted}\nbj,2020,1,1,1\n` }),
    ).toEqual([
      `data/values.csv:1, column ${name} | the column “${name}”, which nothing reads | one of: orders, users | correct the spelling, or add it`,
    ]);
  });

  it('in a spreadsheet are not passed over in silence', async () => {
    expect(await complaints({ 'data/more.xlsx': 'PK' })).toEqual([
      'data/more.xlsx | a file of a kind that is not read | data files ending in .csv or .parquet | save it as CSV UTF-8, or move it out of data/',
    ]);
  });

  it('in a Parquet file that is not one are named', async () => {
    expect(
      await complaints({ 'data/more.parquet': 'nothing of the kind, and long enough to be one' }),
    ).toEqual([
      expect.stringMatching(
        /^data\/more\.parquet \| a file that is not Parquet, or is damaged \| a whole Parquet file \| write it again/,
      ),
    ]);
  });
});

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

/** Chinese text as GB 18030, by searching the two-byte area for each character. */
function encodeGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  }
  return Uint8Array.from([...text].flatMap((c) => codes.get(c) ?? [c.charCodeAt(0)]));
}

describe('Per cents in the data', () => {
  const perCent = {
    'indicators.csv':
      'id,title_en,title_zh,unit,direction\norders,Orders,订单,%,1\nusers,Users,用户,persons,1\n',
  };
  const values = async (files: Files) => {
    const { plan, panel } = await prepare(openEdition(editionWith({ ...perCent, ...files })));
    const from = plan.periods.indexOf('2020') * panel.units;
    return [...panel.values.slice(from, from + panel.units)];
  };

  it('are the figure before the sign where the unit is per cent, in wide and in long tables', async () => {
    expect(await values(wide('bj,2020,82.4%,1', 'sh,2020,0,2', 'hz,2020,7.5 ％,3'))).toEqual([82.4, 0, 7.5]);
    const rows = ['bj,2020,orders,82.4%,', 'sh,2020,orders,,', 'hz,2020,orders,7%,', 'bj,2020,users,3,'];
    expect(await values(long(...rows))).toEqual([82.4, Number.NaN, 7]);
  });

  it('are refused in any other unit, and beside plain numbers', async () => {
    expect(await complaints({ ...perCent, ...wide('bj,2020,82.4%,3%', 'sh,2020,75,2') })).toEqual([
      'data/values.csv:2, column users | “3%” in a column whose unit is “persons” | per cents only where the unit is per cent (%) | make the unit %, or write plain numbers in the unit of the column',
      'data/values.csv:3, column orders | “75” in a column that also has per cents (“82.4%”) | a column of per cents only, or of plain numbers only | write all cells of the column in the same way',
    ]);
  });

  it('and figures are refused where a double would change them, or a mark may be a digit', async () => {
    const found = await complaints(wide('bj,2020,9007199254740993,1²', 'sh,2020,9007199254740992,1e400'));
    expect(found.map((line) => line.split(' | ').slice(0, 2).join(' | '))).toEqual([
      'data/values.csv:2, column orders | “9007199254740993”, a figure that would become 9007199254740992',
      'data/values.csv:3, column users | “1e400”, a figure that would become Infinity',
      'data/values.csv:2, column users | “1²”: 1 with a footnote mark, or 12?',
    ]);
  });

  it('and a list of problems that is cut says by how many', async () => {
    const rows = Array.from({ length: 339 }, (_, i) => `bj,${2020 + (i % 2)},x${i},1`);
    const found = await complaints(wide(...rows));
    expect(found.find((line) => line.includes('more of this kind'))).toContain('and 319 more of this kind');
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
