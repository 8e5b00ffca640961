import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePackages, packages } from '../../scripts/packages.mjs';
import { inBrowser } from '../e2e/browser.js';
import { root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { nodeFolder, nodeVersions, npm } from '../helpers/nodes.js';
import { thorough } from '../helpers/thorough.js';

const names = Object.keys(packages);
const made = (name: string, file: string) => join(root, 'dist', 'packages', name, file);
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
    const bytes = gzipSync(readFileSync(made(name, 'index.browser.js')), { level: 9 }).length;
    expect(bytes).toBeLessThanOrEqual(packages[name]!.most);
  });

  it('is a package as publint and arethetypeswrong expect it', async () => {
    const { messages, pkg } = await publint({ pkgDir: join(root, 'dist', 'packages', name), pack: false });
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
      const server = createServer((request, response) => {
        const file = /^\/([\w-]+\/[\w.-]+\.js)$/.exec(request.url!)?.[1];
        response.setHeader('content-type', file ? 'text/javascript' : 'text/html');
        // No code that is made of text.
        response.setHeader('content-security-policy', "script-src 'self' 'unsafe-inline'");
        response.end(file ? readFileSync(made('', file)) : `<script type="module">${script}</script>`);
      }).listen(0, '127.0.0.1');
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await expect.poll(() => said).toEqual(printsOf(name));
      await page.close();
      server.close();
    },
  );
});
