import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { editFolder } from '../../src/cli/editFolder.js';
import { publishBeside } from '../../src/cli/editPublish.js';
import { openPublic } from '../../src/cli/openReleases.js';
import { releaseWithin } from '../../src/cli/serve.js';
import { buildIndex, ranksIn } from '../../src/engine/index.js';
import { readEdition } from '../../src/pipeline/index.js';
import { serveEditor } from '../../src/server/index.js';
import { temporaryFolder } from '../helpers/folders.js';
import { firstPort, inBrowser, violations, visit } from './browser.js';
import { drop } from './dropping.js';

const there = inBrowser();

const sheet = `2023年江州市各县（市、区）数字政务情况,,,
填报单位：数据局,,,单位：见表头
县（市、区）,网上可办率（%）,5G基站数（个）,平均办结天数（天）
东河区,81.5,"1,477",4.8
西山区,77.2,981,3.9
南浦区,90.1,"2,553",8.9
清水县,64,约600,2.5
`;

/** The ranks of the edition in a folder, as the program computes them. */
async function ranked(folder: string): Promise<[number, string][]> {
  const { plan, panel, solve } = await readEdition(folder);
  const ranks = ranksIn(buildIndex(plan, panel, solve), 0, plan.periods.length - plan.first - 1);
  return plan.units
    .map(({ name }, c): [number, string] => [ranks[c]!, name.zh])
    .filter(([rank]) => rank > 0)
    .sort(([a], [b]) => a - b);
}

const shown = (page: Page) =>
  page.$$eval('#studio-ranking tbody tr', (rows) =>
    rows.map((row) => [Number(row.children[0]!.textContent), row.children[2]!.textContent]),
  );

it('A spreadsheet dropped on a new folder becomes a published index, by touch on a phone', async (test) => {
  const browser = there(test);
  const folder = join(temporaryFolder(), 'zhengwu');
  const faults: unknown[] = [];
  const publish = (lang: 'en' | 'zh') => publishBeside(folder, lang);
  const options = { port: firstPort + 61, onFault: (error: unknown) => faults.push(error) };
  const editor = await serveEditor({ ...editFolder(folder, true), publish }, options);
  const { page, context, mishaps } = await visit(browser, editor.url, {
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  try {
    await page.locator('.studio-start').waitFor();
    expect(await violations(page)).toEqual([]);
    await drop(page, '政务.csv', sheet);
    await page.getByText('取该数值').tap();
    await button('生成指数').tap();

    await page.locator('#studio-ranking tbody tr').first().waitFor({ state: 'attached' });
    expect(existsSync(folder)).toBe(false);
    await page.locator('.studio-title').tap();
    await page.getByLabel('中文名称').fill('江州市数字政务指数');
    await page.getByLabel('示例数据').check();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('spinbutton', { name: '占本组比重: 网上可办率' }).fill('60');
    await page.keyboard.press('Enter');
    await expect.poll(() => button('发布').isDisabled()).toBe(true);

    await button('方法').tap();
    const choice = page.locator('.studio-choices label', { hasText: '几何平均' });
    await expect.poll(() => choice.textContent()).toMatch(/位次|得分/);
    await choice.tap();
    await button('采用').tap();
    await button('保存').tap();
    await expect.poll(() => page.locator('.studio-state').textContent()).toContain('已保存');
    const made = readFileSync(join(folder, 'edition.yaml'), 'utf8');
    expect(made).toContain('data-status: example');
    expect(made).toContain('aggregate: geometric');
    expect(made.match(/江州市数字政务指数/g)).toHaveLength(2);
    const [first, ...rest] = await ranked(folder);
    await expect.poll(() => shown(page)).toEqual([first, ...rest]);

    await button('发布').tap();
    await expect.poll(() => page.locator('.studio-conflict').textContent()).toContain(`${folder}-site`);
    expect(await violations(page)).toEqual([]);
    const front = readFileSync(join(`${folder}-site`, 'zh', 'index.html'), 'utf8');
    for (const text of [first![1], '江州市数字政务指数', '示例数据']) expect(front).toContain(text);
    expect([mishaps, faults]).toEqual([[], []]);
    expect((await openPublic([releaseWithin(`${folder}-site`)]))[0]!.plan.title.zh).toBe(
      '江州市数字政务指数',
    );
  } finally {
    await context.close();
    await editor.close();
  }
});
