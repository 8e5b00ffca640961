import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editFolder } from '../../src/cli/editFolder.js';
import { serveEditor } from '../../src/server/index.js';
import { openEdition } from '../../src/signals/index.js';
import { chinaOpen, example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { firstPort, inBrowser, violations, visit } from './browser.js';
import { drop } from './dropping.js';

const there = inBrowser();
const folder = temporaryFolder();
let editor: Awaited<ReturnType<typeof serveEditor>>;
const faults: unknown[] = [];

beforeAll(async () => {
  cpSync(example, folder, { recursive: true });
  editor = await serveEditor(editFolder(folder, true), {
    port: firstPort + 70,
    onFault: (error) => faults.push(error),
  });
});
afterAll(() => editor.close());

const rings = ['Northport', 'Riverbend', 'Stonebridge', 'A lake'].map((NAME, x) => {
  const ring = [
    [10 + x, 50],
    [11 + x, 50],
    [11 + x, 51],
    [10 + x, 51],
    [10 + x, 50],
  ];
  return { NAME, ring };
});
const geojson = JSON.stringify({
  type: 'FeatureCollection',
  features: rings.map(({ NAME, ring }) => ({
    type: 'Feature',
    properties: { NAME },
    geometry: { type: 'Polygon', coordinates: [ring] },
  })),
});
const topojson = JSON.stringify({
  type: 'Topology',
  objects: {
    lakes: {
      type: 'GeometryCollection',
      geometries: [{ type: 'Polygon', arcs: [[3]], properties: { NAME: 'A lake' } }],
    },
    towns: {
      type: 'GeometryCollection',
      geometries: rings.map(({ NAME }, i) => ({ type: 'Polygon', arcs: [[i]], properties: { NAME } })),
    },
  },
  arcs: rings.map(({ ring }) => ring),
});

/** What comes to be said once the worker of the page has computed it. */
const soon = <T>(say: () => Promise<T>) => expect.poll(say);
const map = (page: Page) => page.locator('#studio-map');
const areas = (page: Page) =>
  map(page)
    .locator('a[data-unit]')
    .evaluateAll((all) => all.map((a) => (a as unknown as HTMLElement).dataset['unit']));
/** Waits for the first map of a page. */
const drawn = (page: Page) => map(page).locator('a[data-unit]').first().waitFor({ state: 'attached' });
async function saved(page: Page, word: RegExp) {
  await page.keyboard.press('Control+s');
  await soon(() => page.locator('.studio-state').textContent()).toMatch(word);
}

describe('A map in the editor', () => {
  it('that is dropped is drawn, described, saved, and read by the program as it is', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), editor.url, { locale: 'zh-CN' });
    await map(page).waitFor();
    expect(await map(page).textContent()).toContain('尚无地图');
    await drop(page, 'Towns of 2024.json', geojson);
    await soon(() => areas(page)).toEqual(['A1', 'A2', 'A3']);
    await soon(() => page.locator('#studio-check').textContent()).toContain('A lake');
    await map(page).locator('summary').click();
    await page.getByLabel('审图号').fill('GS(2020)1234');
    await page.keyboard.press('Enter');
    await soon(() => map(page).locator('figcaption').textContent()).toContain('审图号：GS(2020)1234');
    expect(await violations(page)).toEqual([]);
    await saved(page, /已保存/);
    expect(readFileSync(join(folder, 'Towns-of-2024.geojson'), 'utf8')).toBe(geojson);
    const { edition, problems } = openEdition(folder);
    expect([problems, edition.source.map]).toEqual([
      [],
      { file: 'Towns-of-2024.geojson', approval: 'GS(2020)1234' },
    ]);
    expect(mishaps).toEqual([]);
    await leave();
  });

  it('that is chosen as a zip takes its place, on a phone too, and can be undone', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), editor.url, {
      locale: 'en-GB',
      viewport: { width: 390, height: 844 },
    });
    await page.locator('.studio-tabs button', { hasText: 'Map' }).click();
    await drawn(page);
    const archive = join(temporaryFolder(), 'towns.zip');
    writeFileSync(archive, zipSync({ 'shapes/neu.topojson': strToU8(topojson) }));
    await map(page).locator('input[type=file]').setInputFiles(archive);
    await soon(() => map(page).locator('figcaption').textContent()).not.toContain('GS(2020)');
    expect(await areas(page)).toEqual(['A1', 'A2', 'A3']);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await soon(() => map(page).locator('figcaption').textContent()).toContain('GS(2020)1234');
    await page.keyboard.press('Control+Shift+z');
    await saved(page, /Saved/);
    expect(existsSync(join(folder, 'neu.topojson'))).toBe(true);
    expect(openEdition(folder).edition.source.map).toEqual({ file: 'neu.topojson', layer: 'towns' });
    await page.getByLabel('Layer of the map').selectOption('lakes');
    await soon(() => page.locator('#studio-check').textContent()).toContain('no shape with the code');
    expect([mishaps, faults]).toEqual([[], []]);
    await leave();
  });

  it('never takes the place of a file that the edition does not use', async () => {
    const own = temporaryFolder();
    cpSync(example, own, { recursive: true });
    writeFileSync(join(own, 'towns.geojson'), 'of somebody else');
    const folder = editFolder(own, true);
    const { files, stamps } = await folder.read();
    const yaml = `${files['edition.yaml']}map: towns.geojson\n`;
    const saved = await folder.write({ 'edition.yaml': yaml, 'towns.geojson': geojson }, stamps);
    expect(saved).toEqual({ refused: expect.stringContaining('there is already towns.geojson') });
    expect(readFileSync(join(own, 'towns.geojson'), 'utf8')).toBe('of somebody else');
    expect(readFileSync(join(own, 'edition.yaml'), 'utf8')).toBe(files['edition.yaml']);
    expect(await folder.write({ '../towns.geojson': geojson }, stamps)).toHaveProperty('refused');
  });

  it('that does not fit is refused before anything changes: undo, save and the edition stay as they are', async (test) => {
    const { page, leave, mishaps } = await visit(there(test), editor.url, { locale: 'en-GB' });
    await drawn(page);
    const alert = () => page.getByRole('alert').first().textContent();
    const isEnabled = (name: string) => page.getByRole('button', { name, exact: true }).isEnabled();
    const before = await page.locator('#studio-history').textContent();
    const planar = readFileSync(join(chinaOpen, 'map.topojson'), 'utf8');
    for (const [name, text, said] of [
      ['x.geojson', 'no JSON', 'x.geojson is no map'],
      [
        'lakes.geojson',
        geojson.replace(/Northport|Riverbend|Stonebridge/g, 'A lake'),
        'no shape with the code',
      ],
      ['map.topojson', planar, 'map.topojson shows none of the units of this edition'],
      ['torn.topojson', planar.replace('"arcs":[[[', '"arcs":[[["x",'), 'torn.topojson'],
    ] as const) {
      await drop(page, name, text);
      await soon(alert).toContain(said);
      expect(await page.locator('#studio-history').textContent()).toBe(before);
      expect([await isEnabled('Undo'), await isEnabled('Save')]).toEqual([false, false]);
      expect(await page.locator('#studio-check').textContent()).toContain('Nothing is wrong');
    }
    await page.getByRole('slider').first().press('ArrowRight');
    await soon(() => isEnabled('Undo')).toBe(true);
    await soon(() => isEnabled('Save')).toBe(true);
    await page.keyboard.press('Control+z');
    expect(mishaps).toEqual([]);
    await leave();
  });
});

/** An edition as the example with units of other codes and names, and further columns; in an editor of its own. */
async function editorOf(units: readonly string[], port: number) {
  const own = temporaryFolder();
  cpSync(example, own, { recursive: true });
  const codes = ['A1', 'A2', 'A3', 'B1', 'B2', 'B3'];
  const rows = units.map((row, i) => `${row},${i < 3 ? 'North' : 'South'}`);
  writeFileSync(join(own, 'units.csv'), ['code,name_en,name_zh,province', ...rows, ''].join('\n'));
  const values = readFileSync(join(own, 'data/values.csv'), 'utf8');
  const renamed = values.replace(
    /^([AB]\d),/gm,
    (_, code: string) => `${units[codes.indexOf(code)]!.split(',')[0]},`,
  );
  writeFileSync(join(own, 'data/values.csv'), renamed);
  const one = await serveEditor(editFolder(own, true), {
    port: firstPort + port,
    onFault: (e) => faults.push(e),
  });
  return { own, ...one };
}

describe('A map of the program itself', () => {
  for (const [what, units, word, port] of [
    [
      'countries by number, code and alias',
      [
        '156,China,中国',
        '4,Afghanistan,阿富汗',
        'US,USA,美国',
        'DEU,D,德',
        'x,Ivory Coast,甲',
        'y,Nowhere,无处',
      ],
      'Coastlines with dots',
      71,
    ],
    [
      'provinces by number, code and name',
      [
        '11,Peking,甲',
        '220000,Jilin Province,吉林省',
        'nm,Inner Mongolia,内蒙古自治区',
        'x,x,西藏',
        'y,y,新疆维吾尔自治区',
        'z,Z,无处',
      ],
      'China: provinces or cities',
      72,
    ],
    [
      'cities by code and name',
      [
        '110000,Beijing,北京',
        'cc,Changchun,长春市',
        'jl,Jilin City,吉林市',
        'sp,Siping,四平市',
        '220500,x,甲',
        'z,Z,无处',
      ],
      'China: provinces or cities',
      73,
    ],
  ] as const) {
    it(`shows ${what}, and is saved as the program reads it`, async (test) => {
      const { own, url, close } = await editorOf(units, port);
      const { page, leave, mishaps } = await visit(there(test), url, { locale: 'en-GB' });
      await page.getByRole('button', { name: word }).click();
      const codes = units.slice(0, 5).map((row) => row.split(',')[0]!);
      await soon(async () => (await areas(page)).sort()).toEqual([...codes].sort());
      expect(await violations(page)).toEqual([]);
      await saved(page, /Saved/);
      const { problems } = openEdition(own);
      expect([problems, mishaps]).toEqual([[], []]);
      await leave();
      await close();
    });
  }

  it('that shows none of the units says so, and changes nothing', async (test) => {
    const { page, leave } = await visit(there(test), editor.url, { locale: 'zh-CN' });
    for (const [word, said] of [
      ['海岸线与圆点', '不足两个'],
      ['中国：省份或城市', '均不是中国的省份或城市'],
    ] as const) {
      await page.getByRole('button', { name: word }).click();
      await soon(() => page.getByRole('alert').first().textContent()).toContain(said);
    }
    expect(await page.getByRole('button', { name: '撤销', exact: true }).isEnabled()).toBe(false);
    await leave();
  });
});
