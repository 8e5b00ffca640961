import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { starterContract } from '../../src/platform/index.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';
import { inBrowser, violations, visit } from './browser.js';

const browser = inBrowser();

/** A contract with its page, and record files: right and wrong lines, as NDJSON and as CSV. */
function folderWithPage(lang: 'en' | 'zh'): string {
  const dir = temporaryFolder();
  const contract = join(dir, 'visits.odcs.yaml');
  writeFileSync(contract, starterContract('visits'));
  expect(iplus(['contract', 'page', contract, '--lang', lang, '--out', join(dir, 'page.html')]).code).toBe(0);
  const { code } = iplus([
    'contract',
    'make',
    contract,
    '--as',
    'example',
    '--out',
    join(dir, 'right.ndjson'),
  ]);
  expect(code).toBe(0);
  const right = readFileSync(join(dir, 'right.ndjson'), 'utf8');
  const records = right
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const wrong = [
    { ...records[0], id: 'x', day: '2026-02-30', visits: 1.5 },
    { ...records[1], id: 'y', extra: '<b>' },
    { ...records[2], visits: 1 },
  ];
  writeFileSync(
    join(dir, 'mixed.ndjson'),
    right + [records[3]!, ...wrong].map((r) => `${JSON.stringify(r)}\n`).join(''),
  );
  const names = Object.keys(records[0]!);
  const rows = [...records, { ...records[0], id: 'z', city: '"' }].map((record) =>
    names
      .map((name) => `"${String((record as Record<string, unknown>)[name]).replaceAll('"', '""')}"`)
      .join(','),
  );
  writeFileSync(join(dir, 'mixed.csv'), `\ufeff${names.join(',')}\r\n${rows.join('\r\n')}\r\n`);
  return dir;
}

describe('the page of a contract', () => {
  it.for(['en', 'zh'] as const)(
    'judges a file as the command does, and sends nothing (%s)',
    async (lang, test) => {
      const dir = folderWithPage(lang);
      const address = pathToFileURL(join(dir, 'page.html')).href;
      const { page, leave, mishaps } = await visit(browser(test), address);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      for (const file of ['right.ndjson', 'mixed.ndjson', 'mixed.csv']) {
        await page.locator('#drop input').setInputFiles(join(dir, file));
        await page.locator('#result b').filter({ hasText: file }).waitFor();
        const shown = await page.locator('.sum b').allTextContents();
        const { out } = iplus([
          'contract',
          'check',
          join(dir, 'visits.odcs.yaml'),
          join(dir, file),
          '--json',
        ]);
        const { run } = (JSON.parse(out) as { runs: { run: Record<string, number> }[] }).runs[0]!;
        const expected = ['read', 'taken', 'aside', 'duplicates', 'conflicts'].map((part) =>
          String(run[part]),
        );
        expect(shown.map((text) => text.replace(/^[=+] /, ''))).toEqual(expected);
      }
      expect(await page.locator('#result').textContent()).not.toContain('undefined');
      expect(asked).toEqual([]);
      expect(await violations(page)).toEqual([]);
      // A file has no origin, so that the page itself counts as foreign.
      expect(mishaps).toEqual([`foreign: ${address}`]);
      await leave();
    },
  );
});
