import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Release, receiptOf } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { exampleWith, releaseOf } from '../helpers/editions.js';
import { iplus } from '../helpers/iplus.js';

/** The example with a table of published figures. */
function withTable(
  rows: readonly string[],
  key = '{ file: published.csv, digits: 1, source: A yearbook }',
): string {
  const folder = exampleWith({
    'edition.yaml': [['data-status: example', `data-status: example\npublished: ${key}`]],
  });
  writeFileSync(join(folder, 'published.csv'), `${rows.join('\n')}\n`);
  return folder;
}

const head = 'unit,period,node,value,rank';

/** Every figure of the root in the example, to one decimal; including a group and the total. */
async function ownRows(): Promise<string[]> {
  const { plan, index } = await releaseOf(withTable([head, 'A1,2022,index,1,1']));
  const of = (codes: readonly string[], values: Float64Array, ranks: Int32Array | undefined) =>
    codes.map(
      (code, c) =>
        `${code},2022,index,${values[codes.length + c]!.toFixed(1)},${ranks?.[codes.length + c] ?? ''}`,
    );
  return [
    ...of(
      plan.units.map((u) => u.code),
      index.values,
      index.ranks(0),
    ),
    ...of(
      plan.groupings[0]!.groups.map((g) => g.code),
      index.groups[0]!.values,
      index.groupRanks(0, 0),
    ),
    `${plan.total.code},2022,index,${index.total.values[1]!.toFixed(1)},`,
  ];
}

interface Json {
  published: {
    tables: {
      summaries: {
        level: string;
        values: number;
        equal: number;
        ranks: number;
        ranksEqual: number;
        aside: object;
      }[];
      figures: { unit: string; why?: string; equal?: boolean; difference: number | null }[];
    }[];
  }[];
}
const json = (folder: string): Json => JSON.parse(iplus(['replicate', folder, '--json']).out);

describe('published figures of an edition', () => {
  let rows: string[];
  let release: Release;
  let folder: string;
  beforeAll(async () => {
    rows = await ownRows();
    const wrong = rows[1]!.split(',');
    const changed = [
      ...wrong.slice(0, 3),
      (Number(wrong[3]) + 2).toFixed(1),
      String(Number(wrong[4]) + 1),
    ].join(',');
    folder = withTable([
      head,
      rows[0]!,
      changed,
      ...rows.slice(2),
      'ZZ,2022,index,5.0,',
      'A1,1999,index,5.0,1',
      'A1,2022,nothing,5.0,',
      'A1,2021,index,,',
    ]);
    release = await releaseOf(folder);
  });

  it('that are all reproduced: exit 0, for units, groups and the total', () => {
    const { code, out } = iplus(['replicate', withTable([head, ...rows]), '--lang', 'en']);
    expect(code).toBe(0);
    const n = rows.length;
    expect(out).toContain(
      `${n} of ${n} published values and ${n - 1} of ${n - 1} published ranks come out the same`,
    );
    expect(out).toContain('halves away from zero');
  });

  it('of which one differs: exit 3, with both figures, and those not compared with the reason', () => {
    for (const of of [folder, release.folder]) {
      const { code, out } = iplus(['replicate', of, '--lang', 'en']);
      expect(code).toBe(3);
      const [unit, , , value, rank] = rows[1]!.split(',');
      const name = release.plan.units.find((u) => u.code === unit)!.name.en;
      expect(out).toContain('Different: 1');
      expect(out).toContain(`${name}, My index, 2022: published ${(Number(value) + 2).toFixed(1)}, ours `);
      expect(out).toContain(`rank: published ${Number(rank) + 1}, ours ${rank}`);
      for (const why of [
        'of no unit of this index',
        'of no published period',
        'of no node of the framework',
        'neither value nor rank was published',
      ]) {
        expect(out).toContain(why);
      }
    }
    const zh = iplus(['replicate', folder, '--lang', 'zh']).out;
    expect(zh).toMatch(/已公布的\d+个数值中有\d+个、\d+个位次中有\d+个与本指数一致/);
    expect(zh).not.toMatch(/[a-z]{2} of |undefined|NaN/);
  });

  it('that are all a hundredth higher: the factor is told, in the terminal and on the page', async () => {
    const higher = rows
      .map((row) => row.split(','))
      .map(([unit, period, node, value]) => [unit, period, node, (1.01 * Number(value)).toFixed(3), '']);
    const own = withTable([head, ...higher.map(String)], '{ file: published.csv, digits: 3 }');
    const said = { en: 'ours are multiplied by a number between 1.0', zh: '本指数乘以1.0' };
    const app = siteApp(await releaseOf(own));
    for (const lang of ['en', 'zh'] as const) {
      expect(iplus(['replicate', own, '--lang', lang]).out).toContain(said[lang]);
      const page = await app.request(`/${lang}/published`);
      expect(await page.text()).toContain(said[lang]);
    }
  });

  it('are the same as JSON: shares, largest difference, and every figure', () => {
    const [{ summaries, figures }] = json(folder).published[0]!.tables as [
      Json['published'][number]['tables'][number],
    ];
    const units = summaries.find((s) => s.level === 'city' && s.values > 1)!;
    expect([units.values, units.equal, units.ranks, units.ranksEqual]).toEqual([6, 5, 6, 5]);
    expect(figures.filter((f) => f.why).map((f) => f.why)).toEqual([
      'no-unit',
      'no-period',
      'no-node',
      'not-published',
    ]);
    expect(Math.max(...figures.map((f) => Math.abs(f.difference ?? 0)))).toBeCloseTo(2, 0);
  });

  it('are a table of the release with a dictionary and receipts that give the same figures', async () => {
    const dictionary = readFileSync(join(release.folder, 'analysis', 'dictionary.csv'), 'utf8');
    for (const column of ['share_equal', 'largest_difference', 'ranks_equal', 'value_rounded']) {
      expect(dictionary).toContain(`,${column},`);
    }
    for (const reference of [
      'analysis/published/published/city/index/2022/equal',
      'analysis/published-figures/published/city/A1/2022/index/value',
    ]) {
      const receipt = await receiptOf(release, reference);
      expect(receipt).toMatchObject({ kind: 'table', recomputed: { same: true } });
    }
    const read = release.manifest.inputs.map((i) => i.path);
    expect(read).toContain('published.csv');
  });

  it('have a page in both languages without broken links, and a table in the API', async () => {
    const app = siteApp(release);
    for (const lang of ['en', 'zh']) {
      const html = await (await app.request(`/${lang}/published`)).text();
      expect(html).not.toMatch(/NaN|undefined|\bnull\b|\[object/);
      expect(html).toContain(lang === 'en' ? 'What comes out otherwise (1)' : '不一致的数值 (1)');
      const links = [
        ...new Set(
          [...html.matchAll(/<main[\s\S]*<\/main>/g)].flatMap(([main]) =>
            [...main.matchAll(/href="([^"#]+)"/g)].map((m) => m[1]!.replaceAll('&amp;', '&')),
          ),
        ),
      ];
      expect(links.length).toBeGreaterThan(5);
      for (const link of links) expect((await app.request(link)).status, link).toBe(200);
    }
    const { items } = (await (
      await app.request('/v1/latest/analysis/published-figures?unit=A1&node=My index')
    ).json()) as { items: object[] };
    expect(items.length).toBeGreaterThan(0);
  });

  it('may be in several tables, each with its id, with halves rounded to even', () => {
    const two =
      '[{ file: published.csv, digits: 1, id: first }, { file: published.csv, digits: 1, id: second, rounding: half-even }]';
    const tables = json(withTable([head, ...rows], two)).published[0]!.tables;
    expect(tables).toMatchObject([
      { id: 'first', rounding: 'half-away' },
      { id: 'second', rounding: 'half-even' },
    ]);
    const same = iplus(['check', withTable([head, ...rows], two.replace('second', 'first')), '--lang', 'en']);
    expect(same.err).toContain('an id that no other table');
  });

  it('are refused where none can be compared, or where they could not have been published so', () => {
    const refused = (lines: string[]) => {
      const { code, err } = iplus(['check', withTable(lines), '--lang', 'en']);
      expect(code).toBe(2);
      return err;
    };
    expect(refused([head, 'ZZ,2022,index,1.0,1'])).toContain('none of them of a unit, a period and a node');
    expect(refused(['unit,period,value', 'A1,2022,1'])).toContain('no column “node”');
    expect(refused(['unit,period,node', 'A1,2022,index'])).toContain('no column “value”');
    expect(refused([`${head},score`, 'A1,2022,index,1.0,1,2'])).toContain('“score”, which nothing reads');
    const err = refused([
      head,
      'A1,2022,index,1.25,1',
      'A2,2022,index,many,1',
      'A3,2022,index,1.0,0',
      'B1,2022,index,1.0,1',
      'B1,2022,index,2.0,1',
      ',2022,index,1.0,',
    ]);
    for (const found of ['“1.25”', '“many”', '“0”', 'a second time', 'published.csv:7'])
      expect(err).toContain(found);
    expect(err).toContain('at most 1 decimals');
  });
});
