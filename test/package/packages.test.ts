import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePackages, packages } from '../../scripts/packages.mjs';
import { openRelease as openReleaseFolder } from '../../src/release/index.js';
import { officeSheets } from '../../src/spreadsheet/index.js';
import { claimJson, examplesOf } from '../../src/words/index.js';
import { inBrowser } from '../e2e/browser.js';
import { example, releaseOf, root } from '../helpers/editions.js';
import { filesBelow, temporaryFolder } from '../helpers/folders.js';
import { nodeFolder, nodeVersions, npm } from '../helpers/nodes.js';
import { thorough } from '../helpers/thorough.js';

const names = Object.keys(packages);
const made = (name: string, file: string) => join(root, 'dist', 'npm', name, file);
const readme = (name: string) => readFileSync(join(root, 'src', 'packages', name, 'README.md'), 'utf8');
/** The example of a README, and what it says that it prints. */
const exampleOf = (name: string) => /^```js\n(.*?)^```/ms.exec(readme(name))![1]!;
const printsOf = (name: string) => [...exampleOf(name).matchAll(/^\/\/ → (.*)$/gm)].map(([, line]) => line!);

/** The folder that all packages are installed in, as npm packs them, and their archives. */
let app = '';
const archives = new Map<string, string>();

beforeAll(async () => {
  const folders = await makePackages();
  app = temporaryFolder();
  writeFileSync(join(app, 'package.json'), '{ "private": true, "type": "module" }');
  const { stdout, stderr } = npm(['pack', '--json', '--pack-destination', app, ...folders], app);
  if (!stdout.includes('[')) throw new Error(stderr);
  for (const { name, filename } of JSON.parse(stdout.slice(stdout.indexOf('['))) as Packed[])
    archives.set(name.split('/')[1]!, join(app, filename));
  const installed = npm(['install', '--offline', '--no-audit', '--no-fund', ...archives.values()], app);
  if (installed.status !== 0) throw new Error(installed.stderr);
  for (const name of names) writeFileSync(join(app, `${name}.js`), exampleOf(name));
});

interface Packed {
  name: string;
  filename: string;
}

describe.each(names)('the package %s', (name) => {
  it('runs the example of its README in an empty folder, on every Node that is supported', async () => {
    const here = { folder: join(process.execPath, '..') };
    for (const version of thorough ? nodeVersions : [undefined]) {
      const node = version === undefined ? here : await nodeFolder(version);
      if ('absent' in node) continue;
      const run = spawnSync(join(node.folder, 'node'), [`${name}.js`], { cwd: app, encoding: 'utf8' });
      expect(run.stderr).toBe('');
      expect(run.stdout.trimEnd().split('\n')).toEqual(printsOf(name));
    }
  });

  it(`is no larger for browsers than ${packages[name]!.most} bytes, packed by gzip`, () => {
    const modules = filesBelow(made(name, '')).filter((file) => file.endsWith('.browser.js'));
    for (const module of modules)
      expect(gzipSync(readFileSync(made(name, module)), { level: 9 }).length).toBeLessThanOrEqual(
        packages[name]!.most,
      );
  });

  it('is a package as publint and arethetypeswrong expect it', async () => {
    const { messages, pkg } = await publint({ pkgDir: join(root, 'dist', 'npm', name), pack: false });
    expect(messages.map((message) => formatMessage(message, pkg!))).toEqual([]);
    const checked = await checkPackage(createPackageFromTarballData(readFileSync(archives.get(name)!)));
    const problems: readonly { kind: string; resolutionKind?: string }[] = checked.types
      ? checked.problems
      : [{ kind: 'no types' }];
    // These are modules: what needs require(), or a resolution that knows no exports, does not find them.
    expect(problems.filter(({ resolutionKind = '' }) => !/node10|cjs/.test(resolutionKind))).toEqual([]);
  });
});

describe('in Chromium, from <script type="module"> without a bundler,', () => {
  const browserOf = inBrowser();

  it.for(names.filter((name) => !/node:/.test(exampleOf(name))))(
    '%s runs the example of its README',
    async (name, test) => {
      const browser = browserOf(test);
      const script = exampleOf(name).replaceAll(
        /'@internet-plus-index\/([\w-]+)'/g,
        "'/$1/index.browser.js'",
      );
      const address = await served(script);
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await page.goto(address);
      await expect.poll(() => said).toEqual(printsOf(name));
      await page.close();
    },
  );

  it('elements draw a release from its address, in the language of the page, with receipts', async (test) => {
    const browser = browserOf(test);
    const body = `<div lang="zh"><index-ranking src="/towns/"></index-ranking></div><index-line src="/towns/" units="A1,Lakeside"></index-line>
<index-ranking src="/nowhere/"></index-ranking>`;
    const { folder, plan } = await releaseOf(example);
    const address = await served("import '/charts/elements.browser.js';", body, folder);
    const page = await browser.newPage();
    await page.goto(address);
    const told = (tag: string) => page.locator(tag).first();
    await expect
      .poll(() => told('index-ranking').locator('svg a').count())
      .toBeGreaterThanOrEqual(2 * plan.units.length);
    const [first] = await told('index-ranking').locator('svg a').all();
    expect(await first!.getAttribute('href')).toMatch(/\/towns\/zh\/receipt\?of=results%2F/);
    expect(await told('index-ranking').locator('figure').textContent()).toContain('示例数据');
    await expect
      .poll(() => told('index-line').locator('svg .line0 .stroke, svg .line1 .stroke').count())
      .toBe(2);
    await expect
      .poll(() => page.locator('[role=alert]').textContent())
      .toContain('no release was found there');
    await page.close();
  });
});

describe('what packages make', () => {
  it('is drawn as the pages draw it, with a smaller writer of elements', async () => {
    const rows = [
      { name: 'Northport & <co>', value: 91.5, low: 80, high: 95, href: 'https://example.org/"' },
      { name: '湖滨', value: -3, text: '−3', here: true },
    ];
    const small = await import(/* @vite-ignore */ made('charts', 'index.js'));
    const { barChart } = await import('../../src/packages/charts/index.js');
    const plain = (svg: string) => svg.replaceAll(/<(\w+)([^<>]*?)\s*\/>/g, '<$1$2></$1>');
    for (const paper of ['light', 'dark'] as const)
      expect(plain(small.barChart(rows, { paper }))).toBe(plain(barChart(rows, { paper })));
  });

  it('reads a workbook as the program does', async () => {
    const bytes = readFileSync(
      join(
        root,
        'dist',
        'bundle',
        filesBelow(join(root, 'dist', 'bundle')).find((f) => /^template-zh.*\.xlsx$/.test(f))!,
      ),
    );
    const { readWorkbook } = await import(/* @vite-ignore */ made('workbook', 'index.js'));
    const { sheets, unseen } = await officeSheets('template.xlsx', bytes);
    const read = await readWorkbook('template.xlsx', bytes);
    expect(sheets.length).toBeGreaterThan(0);
    expect(read.unseen).toEqual(unseen);
    expect(
      read.sheets.map(({ name, rows, merges }: (typeof read.sheets)[number]) => ({ name, rows, merges })),
    ).toEqual(sheets.map(({ name, rows, merges }) => ({ name, rows, merges })));
    await expect(readWorkbook('a.xlsx', bytes.subarray(0, 900))).rejects.toThrow('a.xlsx');
  });

  it('judges sentences about a release as the program does', async () => {
    const { folder } = await releaseOf(example);
    const { grammar, openRelease } = await import(/* @vite-ignore */ made('claims', 'index.js'));
    const towns = await openRelease('https://example.org/towns', async (url: string) => {
      const file = join(folder, url.split('/release/')[1] ?? 'absent');
      return existsSync(file) ? new Response(readFileSync(file)) : new Response('', { status: 404 });
    });
    const { check, examples } = grammar(towns);
    const release = await openReleaseFolder(folder);
    for (const lang of ['en', 'zh'] as const) {
      const asked: string[] = examplesOf(release, lang);
      expect(examples(lang)).toEqual(asked);
      for (const sentence of [...asked, 'Lakeside is warm.'])
        expect(check(sentence)).toEqual(claimJson(release, sentence));
    }
    // Other names are read in place of those of the release, which keep theirs.
    const other = grammar(towns, { places: { A1: { en: 'Uptown', zh: '上城', pinyin: 'shangcheng' } } });
    const said = 'had a higher index than Lakeside in 2022';
    expect(other.check(`Uptown ${said}`).verdict).toBe(check(`Northport ${said}`).verdict);
    expect(other.check(`Shangcheng ${said}`).verdict).not.toBe('not-understood');
    expect(check(`Uptown ${said}`).verdict).toBe('not-understood');
    expect(() => grammar(towns, { places: { Z9: { en: 'x', zh: 'x' } } })).toThrow('“Z9”');
  });

  it('reads a release as the program wrote it', async () => {
    const { folder, plan, index } = await releaseOf(example);
    const { openRelease } = await import('../../src/packages/release/index.js');
    const files = async (url: string | URL | Request) => {
      const file = join(folder, String(url).split('/release/')[1] ?? 'absent');
      return existsSync(file) ? new Response(readFileSync(file)) : new Response('', { status: 404 });
    };
    const release = await openRelease('https://example.org/towns', files);
    plan.units.forEach(({ code, name }, c) => {
      const { value, rank } = release.get(name.en, '2022');
      expect([value, rank]).toEqual([index.values[index.units + c], index.ranks(0)[index.units + c]]);
      expect(release.get(code, '2022').value).toBe(value);
    });
    expect(() => release.get('Atlantis')).toThrow('no unit “Atlantis”');
    await expect(
      openRelease('https://example.org/release.json?', async () => new Response('', { status: 404 })),
    ).rejects.toThrow('no release was found there');
  });
});

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** The address of a page with a script and a body, beside the packages and the files of a release below towns/. */
async function served(script: string, body = '', release = ''): Promise<string> {
  const contentOf = (url: string): [type: string, content: string | Buffer] | undefined => {
    if (url === '/') return ['text/html', `<!doctype html>${body}<script type="module">${script}</script>`];
    const module = /^\/([\w-]+\/[\w.-]+\.js)$/.exec(url)?.[1];
    if (module) return ['text/javascript', readFileSync(made('', module))];
    const file = /^\/towns\/release\/([\w.-]+)$/.exec(url)?.[1];
    return file === undefined ? undefined : ['text/plain', readFileSync(join(release, file))];
  };
  const server = createServer((request, response) => {
    const found = contentOf(request.url!);
    response.statusCode = found ? 200 : 404;
    // No code that is made of text.
    response.setHeader('content-security-policy', "script-src 'self' 'unsafe-inline'");
    response.setHeader('content-type', `${found?.[0] ?? 'text/plain'}; charset=utf-8`);
    response.end(found?.[1]);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
