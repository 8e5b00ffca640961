import { copyFileSync, cpSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRelease, type Release } from '../../src/release/index.js';
import { type Site, serveReleases } from '../../src/server/index.js';
import { releaseOf } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { oddEdition } from '../helpers/oddRelease.js';
import { times } from '../helpers/thorough.js';

let site: Site;
let release: Release;
let good: string;
beforeAll(async () => {
  // In npm test the release of workers.test.ts, which is built once.
  ({ folder: good } = await releaseOf(oddEdition({ units: times(300, 600), periods: times(4, 6) })));
  const folder = join(temporaryFolder(), 'release');
  cpSync(good, folder, { recursive: true });
  release = await openRelease(folder);
  site = await serveReleases([release], { port: 0, log: 'silent', workers: true });
  // The thread for expensive work opens the release by itself: not while a file is another one.
  expect(await statusOf('/v1/latest/exports/csv')).toBe(200);
}, 240_000);
afterAll(() => site.close());

const statusOf = async (path: string) => (await fetch(new URL(path, site.url))).status;

/** Asks and leaves after some milliseconds. */
async function leave(path: string, ms: number): Promise<void> {
  const request = get(new URL(path, site.url), { agent: false }).on('error', () => {});
  await setTimeout(ms);
  request.destroy();
}

const place = (number: number) => `/en/place/${encodeURIComponent(release.plan.units[number]!.code)}`;
const change = () => writeFileSync(join(release.folder, 'movers.csv'), 'changed');
const putBack = () => copyFileSync(join(good, 'movers.csv'), join(release.folder, 'movers.csv'));

// A worker that has to be started again opens the release, which it cannot while a file is another one.
describe('readers who leave while files are changed', () => {
  it('take no quick answer from others: the worker goes on', async () => {
    expect(await statusOf(place(0))).toBe(200);
    change();
    for (let i = 1; i < 60; i++) await leave(place(i), i % 6);
    expect(await statusOf(place(60))).toBe(200);
    putBack();
  });

  it('end expensive work, and it is done again as soon as the files are back', async () => {
    const expensive = '/v1/latest/exports/xlsx';
    change();
    await leave(expensive, 100);
    expect(await statusOf(expensive)).toBe(503);
    putBack();
    await expect.poll(() => statusOf(expensive), { timeout: 60_000, interval: 500 }).toBe(200);
  }, 90_000);
});
