import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { unguardCell } from '../../src/edition/index.js';
import type { Release } from '../../src/release/index.js';
import { endpoints } from '../../src/server/api/endpoints/index.js';
import { siteApp } from '../../src/server/index.js';
import { openEdition, prepare } from '../../src/signals/index.js';
import { editionWith } from '../helpers/complaints.js';
import { exampleWith, releaseOf } from '../helpers/editions.js';

/** Names that a spreadsheet program would calculate, and one that begins with an apostrophe. */
const names = ["=cmd|'/c calc'!A0", '+1', '-1', '@SUM(A1)', "'s-Hertogenbosch"] as const;

const formula = /^[=+\-@＝＋－＠\t\r]/;
const isNumber = (cell: string) => cell !== '' && Number.isFinite(Number(cell));

describe('CSV that people open', () => {
  let release: Release;
  let app: ReturnType<typeof siteApp>;
  const get = async (path: string) => Buffer.from(await (await app.request(path)).arrayBuffer());
  beforeAll(async () => {
    const quoted = names.map((name) => `"${name}"`);
    release = await releaseOf(
      exampleWith({
        'units.csv': [
          ['A1,Northport,北港', `=A1,${quoted[0]},${quoted[1]}`],
          ['A2,Riverbend,河湾', `A2,${quoted[2]},${quoted[3]}`],
          ['A3,Stonebridge,石桥', `A3,${quoted[4]},石桥`],
        ],
        'data/values.csv': [
          ['A1,2021', '=A1,2021'],
          ['A1,2022', '=A1,2022'],
        ],
      }),
    );
    app = siteApp(release);
  });

  it('has no formula in any table of the API, and every text comes back', async () => {
    const lists = endpoints.filter(
      ({ path, paged, query }) => paged && !query.includes('of') && /^\/v1\/\{release\}\/\w+$/.test(path),
    );
    for (const { path } of lists) {
      const at = path.replace('{release}', 'latest');
      const cells = (parse(await get(`${at}.csv`)) as string[][]).slice(1);
      expect([path, cells.flat().filter((cell) => formula.test(cell) && !isNumber(cell))]).toEqual([
        path,
        [],
      ]);
    }
    expect(lists.length).toBeGreaterThan(5);
    const rows = parse(await get('/v1/latest/units.csv'), { columns: true }) as Record<string, string>[];
    const { items } = JSON.parse((await get('/v1/latest/units')).toString()) as {
      items: Record<string, unknown>[];
    };
    expect(
      rows.map((row) => [row['unit'], row['name_en'], row['name_zh']].map((cell) => unguardCell(cell!))),
    ).toEqual(items.map((item) => [item['unit'], item['name_en'], item['name_zh']]));
  });

  it('of a figure begins with a byte order mark, and has titles in the language of the page', async () => {
    for (const lang of ['en', 'zh']) {
      const bytes = await get(`/${lang}/figure/ranking.csv`);
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
      const [header, ...rows] = parse(bytes, { bom: true }) as [string[], ...string[][]];
      expect(header).toContain({ en: 'Source', zh: '来源' }[lang]);
      expect(header.some((title) => /^[a-z_]+$/.test(title))).toBe(false);
      expect(rows.flat().filter((cell) => formula.test(cell) && !isNumber(cell))).toEqual([]);
      expect(rows.flat()).toContain(`'${names[0]}`);
    }
  });

  it('has no formula wherever a page offers one, and a byte order mark where it is for readers', async () => {
    const offered = new Set<string>();
    const pages = ['', 'place/%3DA1', 'place/A2', 'compare?of=%3DA1,A2', 'balance', 'data', 'method'];
    for (const page of ['en', 'zh'].flatMap((lang) => pages.map((one) => `/${lang}/${one}`))) {
      const html = (await get(page)).toString();
      for (const [, address] of html.matchAll(/href="([^"]*\.csv[^"]*)"/g))
        offered.add(address!.replaceAll('&amp;', '&'));
    }
    // The files of a release are for programs: their hashes are published.
    const read = [...offered].filter((address) => !/^\/release\/|^data:/.test(address));
    expect(read.length).toBeGreaterThan(40);
    for (const address of read) {
      const bytes = await get(address);
      const cells = (parse(bytes, { bom: true, relax_column_count: true }) as string[][]).flat();
      expect([address, cells.filter((cell) => formula.test(cell) && !isNumber(cell))]).toEqual([address, []]);
      expect([address, bytes[0] === 0xef]).toEqual([address, !/[?&]with=codes/.test(address)]);
    }
  });

  it('may become the table of an edition: an apostrophe that guards is no part of a name or code', async () => {
    const rows = ["bj,'=1+1,''=x,north", "sh,'s-Hertogenbosch,'@a,east", "'+hz,Hangzhou,杭州,east"];
    const folder = editionWith({
      'units.csv': ['code,name_en,name_zh,province', ...rows, ''].join('\n'),
      'data/values.csv': 'unit,period,orders,users\nbj,2020,1,2\nsh,2020,2,3\n+hz,2020,3,4\n',
    });
    const { plan } = await prepare(openEdition(folder));
    expect(plan.units.map(({ code, name: { en, zh } }) => [code, en, zh])).toEqual([
      ['bj', '=1+1', "'=x"],
      ['sh', "'s-Hertogenbosch", '@a'],
      ['+hz', 'Hangzhou', '杭州'],
    ]);
  });
});
