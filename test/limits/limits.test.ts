import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type LimitName, limits } from '../../src/edition/index.js';
import { changed, complaints, editionWith, type Files } from '../helpers/complaints.js';
import { root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

const grouped = (n: number) => n.toLocaleString('en-US');

it('The table of limits in docs/operations.md is that of the program, name by name', () => {
  const text = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');
  const section = text.slice(text.indexOf('## Limits'), text.indexOf('\n## ', text.indexOf('## Limits') + 1));
  const rows = [...section.matchAll(/^\| `(\w+)` \| ([\d,]+) /gm)].map(([, name, most]) => [name, most]);
  expect(rows).toEqual(Object.entries(limits).map(([name, { most }]) => [name, grouped(most)]));
});

const lines = (header: string, count: number, line: (i: number) => string) =>
  `${header}\n${Array.from({ length: count }, (_, i) => `${line(i)}\n`).join('')}`;

const chain = lines('id,title_en,parent', 30, (i) => (i === 0 ? 'n0,N,' : `n${i},N,n${i - 1}`));
/** The small edition whose tree is in the table of the indicators. */
const flat = `edition: small
title: { en: Small, zh: 小 }
version: 1
data-status: example
units: { level: city }
periods: { frequency: year, base: 2020 }
`;

const withMap = (json: string) => ({
  ...changed('edition.yaml', ['tree:', 'map: map.json\ntree:']),
  'map.json': json,
});

/** What has one more than the limit, or the least that has more. */
const over: Partial<Record<LimitName, [found: string, files: () => Files]>> = {
  nesting: [
    '100,000',
    () => changed('edition.yaml', ['tree:', `a: ${'['.repeat(1e5)}${']'.repeat(1e5)}\ntree:`]),
  ],
  cellText: ['5,001', () => ({ 'units.csv': `code,name_en,province\nbj,${'N'.repeat(5001)},north\n` })],
  columns: [
    '10,001',
    () => ({
      'units.csv': `code,${lines('name_en', 0, String).trim()},${Array.from({ length: 9999 }, (_, i) => `c${i}`)}\n`,
    }),
  ],
  headerSize: [
    '',
    () => ({
      'data/values.csv': `unit,period,${Array.from({ length: 9000 }, (_, i) => `${'c'.repeat(60)}${i}`)}\n`,
    }),
  ],
  units: ['40,001', () => ({ 'units.csv': lines('code,name_en,province', 40_001, (i) => `u${i},U,north`) })],
  groups: ['10,001', () => ({ 'units.csv': lines('code,name_en,province', 10_001, (i) => `u${i},U,p${i}`) })],
  indicators: [
    '1,001',
    () => ({ 'indicators.csv': lines('id,title_en,title_zh,direction', 1001, (i) => `i${i},I,指,1`) }),
  ],
  levels: ['31', () => ({ 'edition.yaml': flat, 'indicators.csv': `${chain}orders,Orders,n29\n` })],
  periods: ['', () => ({ 'data/values.csv': 'unit,period,orders,users\nbj,0900,1,2\nbj,2020,1,2\n' })],
  cells: [
    '4,002,000',
    () => ({
      'units.csv': lines('code,name_en,province', 2001, (i) => `u${i},U,north`),
      'data/values.csv': 'unit,period,orders,users\nu0,1021,1,2\nu0,2020,1,2\n',
    }),
  ],
};

describe('An edition with more than', () => {
  it.each(Object.entries(over))(
    'the limit of %s is refused with what was found and the limit',
    async (name, [found, files]) => {
      const told = await complaints(files());
      const most = `at most ${grouped(limits[name as LimitName].most)} `;
      expect(told).toContainEqual(
        expect.stringContaining(`${found} ${limits[name as LimitName].of.en.split(':')[0]} | ${most}`),
      );
    },
  );

  it.each([
    ['units.csv', 'tableSize'],
    ['edition.yaml', 'yamlSize'],
    ['map.json', 'mapSize'],
  ] as const)('%s over the limit of %s is refused by its size, before it is read', async (file, name) => {
    const folder = editionWith(withMap('{}'));
    truncateSync(join(folder, file), limits[name].most + 1);
    const ran = iplus(['check', folder]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(`${file}\n  found: ${grouped(limits[name].most + 1)} bytes`);
  });

  it('so many data files is refused', async () => {
    const folder = editionWith({});
    for (let i = 0; i < limits.dataFiles.most; i++) writeFileSync(join(folder, 'data', `f${i}.csv`), '');
    expect(iplus(['check', folder]).err).toContain('data/\n  found: 2,001 data files');
  });

  it('so many levels in a map is refused', async () => {
    const told = await complaints(withMap(`{"a":${'['.repeat(200)}${']'.repeat(200)}}`));
    expect(told).toContainEqual(expect.stringContaining('201 levels of nesting | at most 100 levels'));
  });
});

describe('A workbook', () => {
  it('over the limit of its size is refused before it is read', () => {
    const file = join(temporaryFolder(), 'a.xlsx');
    writeFileSync(file, 'PK');
    truncateSync(file, limits.workbookSize.most + 1);
    expect(imported(file)).toContain('50,000,001 bytes of a workbook');
  });

  it('whose part would unpack to more than the limit is refused before it is unpacked', () => {
    expect(imported(packed(Buffer.alloc(10), limits.unpackedSize.most + 1))).toContain(
      '100,000,001 bytes of an unpacked part',
    );
  });

  it('that says less of a part than it unpacks to is damaged', () => {
    expect(imported(packed(Buffer.alloc(1000), 10))).toContain('a damaged workbook');
  });
});

function imported(file: string): string {
  const ran = iplus(['import', 'excel', file, '--to', join(temporaryFolder(), 'edition')]);
  expect(ran).toMatchObject({ code: 2, out: '' });
  return ran.err;
}

/** An archive of one part, `_rels/.rels`, whose directory says that it has so many bytes. */
function packed(content: Buffer, size: number): string {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const name = Buffer.from('_rels/.rels');
  const body = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(body.length, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + body.length, 16);
  const file = join(folder, 'a.xlsx');
  writeFileSync(file, Buffer.concat([local, name, body, entry, name, end]));
  return file;
}
