import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editFolder } from '../../src/cli/editFolder.js';
import { serveEditor } from '../../src/server/index.js';
import { openEdition } from '../../src/signals/index.js';
import { example } from '../helpers/editions.js';
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

  it('that is no map, or none of these units, is told and changes nothing by itself', async (test) => {
    const { page, leave } = await visit(there(test), editor.url, { locale: 'en-GB' });
    await drawn(page);
    await drop(page, 'x.geojson', 'no JSON');
    await soon(() => page.getByRole('alert').first().textContent()).toContain('x.geojson is no map');
    await drop(page, 'lakes.geojson', geojson.replace(/Northport|Riverbend|Stonebridge/g, 'A lake'));
    await expect
      .poll(() => page.locator('#studio-check').textContent())
      .toContain('no shape with the code or name');
    await leave();
  });
});
