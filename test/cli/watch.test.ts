import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { stateOfEdition, watchEdition } from '../../src/cli/watch.js';
import { root, twoTowns } from '../helpers/editions.js';
import { main } from '../helpers/iplus.js';
import { thorough } from '../helpers/thorough.js';

let edition: string;
let server: ChildProcess;
let url: string;
let printed = '';
const news: { is: string; text?: { en: string; zh: string } }[] = [];
const ending = new AbortController();

/** Waits until something is so. */
async function until(isSo: () => unknown, most = 90_000): Promise<void> {
  const end = Date.now() + most;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not within ${most} ms; the server said: ${printed}`);
    await setTimeout(50);
  }
}

const values = () => join(edition, 'data/values.csv');
/**
 * Each time on a connection of its own: the server closes one that was idle for five seconds, and a process that was busy
 * meanwhile would send its next request on it.
 */
const ask = (path: string) =>
  fetch(new URL(path, url), { signal: ending.signal, headers: { Connection: 'close' } });
const page = async () => (await ask('en/place/A1')).text();
const release = async () => ((await (await ask('v1/latest')).json()) as { id: string }).id;

beforeAll(async () => {
  edition = twoTowns();
  const args = ['serve', '--watch', edition, '--port', '0', '--json', '--lang', 'en'];
  server = spawn(process.execPath, [main, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  server.stdout!.on('data', (part) => (said += part));
  server.stderr!.on('data', (part) => (printed += part));
  await until(() => said.includes('url'));
  url = (JSON.parse(said) as { url: string }).url;
  void listen();
}, 120_000);

afterAll(async () => {
  ending.abort();
  server.kill('SIGTERM');
  if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve));
});

/** Gathers what an open page is told. */
async function listen(): Promise<void> {
  const { body } = await ask('watch');
  const decoder = new TextDecoder();
  try {
    for await (const part of body!) {
      for (const line of decoder.decode(part).split('\n')) {
        if (line.startsWith('data: ')) news.push(JSON.parse(line.slice(6)) as (typeof news)[number]);
      }
    }
  } catch {}
}

/** Writes a file as many editors do: under another name, then in place of the old one. */
function save(file: string, text: string): void {
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}

it('A page of a watched edition has a script that hears of news, and is not cached', async () => {
  const response = await ask('en/');
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  expect(await response.text()).toMatch(/<script type="module" src="\/watch.js"><\/script><\/body>/);
  const script = await ask('watch.js');
  expect(script.headers.get('Content-Type')).toContain('text/javascript');
});

it('An edition that is edited leads to the new figure on the page, and a broken one to a message beside the old figure', async () => {
  const before = await release();
  const good = readFileSync(values(), 'utf8');
  expect(await page()).not.toContain('77.7');

  save(values(), good.replace('31.2', '77.7'));
  await until(async () => (await release()) !== before);
  await until(() => news.some(({ is }) => is === 'release'));
  const edited = await release();
  expect(await page()).toContain(edited);

  news.length = 0;
  save(values(), 'unit,period\n"');
  await until(() => news.some(({ is }) => is === 'problem'));
  const { text } = news.find(({ is }) => is === 'problem')!;
  expect(text!.en).toContain('values.csv');
  expect(text!.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(printed).toContain('values.csv');
  expect(printed).not.toMatch(/^\s+at .*:\d+|node:internal/m);
  expect(await release()).toBe(edited);
  expect((await ask('healthz')).status).toBe(200);

  if (!thorough) return;
  news.length = 0;
  save(values(), good);
  await until(async () => (await release()) === before);
  await until(() => news.some(({ is }) => is === 'release'));
}, 240_000);

it('What editors keep beside the files does not count as a change', async () => {
  const before = await stateOfEdition(edition);
  for (const name of ['.values.csv.swp', 'values.csv~', '#values.csv#', '4913.tmp'])
    writeFileSync(join(edition, 'data', name), '');
  expect(await stateOfEdition(edition)).toBe(before);
  writeFileSync(join(edition, 'data', 'more.csv'), '');
  expect(await stateOfEdition(edition)).not.toBe(before);
});

it('A look during which the machine slept for an hour delays the next ones by seconds', async () => {
  const watched = twoTowns();
  const end = new AbortController();
  let now = 0;
  // Every look seems to take an hour.
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 3_600_000));
  let built = 0;
  const watching = watchEdition(watched, {
    build: async () => void built++,
    onBuilding: () => {},
    onBuilt: () => end.abort(),
    onProblem: () => {},
    signal: end.signal,
    since: 'another state',
  });
  await watching;
  clock.mockRestore();
  expect(built).toBe(1);
}, 60_000);

it('A server that watches nothing has neither the script nor the events', async () => {
  const { siteWithApi } = await import('../../src/server/app.js');
  const { releaseOf, example } = await import('../helpers/editions.js');
  const app = siteWithApi([await releaseOf(example)]);
  for (const path of ['/watch', '/watch.js']) expect((await app.request(path)).status).toBe(404);
  expect(await (await app.request('/en/')).text()).not.toContain('watch.js');
});
