import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editFolder } from '../../src/cli/editFolder.js';
import { publishBeside } from '../../src/cli/editPublish.js';
import { buildIndex, ranksIn } from '../../src/engine/index.js';
import { readEdition } from '../../src/pipeline/index.js';
import { serveEditor } from '../../src/server/index.js';
import { temporaryFolder } from '../helpers/folders.js';
import { thorough } from '../helpers/thorough.js';
import { firstPort, inBrowser, violations, visit } from './browser.js';
import { drop } from './dropping.js';

const there = inBrowser();

/** A yearbook sheet whose last column is no indicator, though it looks like one. */
const table = [
  '地区,代码,每百人宽带线路（线）,平均等待时间（天）,人均软件收入（元）,每万人研发人员（人）,抽样批次值',
  '北京,110000,33.1,5.2,9310,41.2,17.5',
  '天津,120000,27.9,6.4,4120,33.0,11.5',
  '河北,130000,22.4,7.9,1240,12.9,13.5',
  '山西,140000,30.2,5.9,1580,11.4,12.5',
  '内蒙古,150000,24.6,7.1,1010,9.8,19.5',
  '辽宁,210000,21.8,7.0,1990,15.2,14.5',
  '',
].join('\n');

const words = {
  en: {
    out: 'left out',
    make: 'Make an index of it',
    year: /Which year/,
    whole: 'How the groups are weighed and combined',
    experts: 'Ask experts …',
    more: 'One more expert',
    use: 'Use these weights',
    low: 'Goalpost: no points at',
    high: 'Goalpost: all points at',
    scale: 'A scale of its own',
    goalposts: /Between the bounds/,
    choose: 'Choose it',
    add: 'Add an indicator …',
    nameOf: 'Name in English',
    formula: 'Computed',
    unit: 'Unit',
    addDo: 'Add it',
    remove: 'Remove this indicator',
    china: 'China: provinces or cities',
    save: 'Save',
    saved: 'Saved',
    publish: 'Publish',
    published: /Published: \d+ pages/,
  },
  zh: {
    out: '不读',
    make: '生成指数',
    year: /年/,
    whole: '各组如何加权与合成',
    experts: '请专家判断……',
    more: '增加一位专家',
    use: '采用这组权重',
    low: '目标下限（0分）',
    high: '目标上限（满分）',
    scale: '单独的标准化方法',
    goalposts: /给定的下限和上限/,
    choose: '采用',
    add: '增加指标……',
    nameOf: '中文名称',
    formula: '计算公式',
    unit: '计量单位',
    addDo: '增加',
    remove: '删除该指标',
    china: '中国：省份或城市',
    save: '保存',
    saved: '已保存',
    publish: '发布',
    published: /已发布：共\d+个页面/,
  },
} as const;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const soon = <T>(say: () => Promise<T>) => expect.poll(say, { timeout: 20_000 });

describe.for(thorough ? (['zh', 'en'] as const) : (['zh'] as const))(
  'From a table to a published index by clicks alone (%s)',
  (lang) => {
    const w = words[lang];

    it('roles, experts, goalposts, a computed indicator, a map and the site; the edition is what was clicked', async (context) => {
      const folder = join(temporaryFolder(), 'my-index');
      const faults: unknown[] = [];
      const editor = await serveEditor(
        { ...editFolder(folder, true), publish: (of) => publishBeside(folder, of) },
        { port: firstPort + 80, onFault: (error) => faults.push(error) },
      );
      const { page, leave, mishaps } = await visit(there(context), editor.url, {
        locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
        viewport: { width: 1440, height: 900 },
      });
      const open = (name: string) => page.locator('.studio-name', { hasText: name }).first().click();

      // The table, and the role of its last column set right by keys.
      await page.locator('.studio-start').waitFor();
      await drop(page, '年鉴.csv', table);
      await button(page, 'G').press('Enter');
      await button(page, w.out).press('Enter');
      await soon(() => page.locator('td.role-out').count()).toBe(1);
      await page.getByRole('textbox', { name: w.year }).fill('2023');
      await page.keyboard.press('Enter');
      await soon(() => button(page, w.make).isEnabled()).toBe(true);
      expect(await violations(page)).toEqual([]);
      await button(page, w.make).click();
      await page.locator('#studio-ranking tbody tr').first().waitFor();

      // A wrong formula is refused; a right one adds an indicator, which is removed again with all that was said of it.
      await button(page, w.whole).click();
      await page.locator('summary', { hasText: w.add }).click();
      const form = page.locator('.studio-add');
      await form.getByLabel(w.nameOf).fill('软件与研发');
      await form.locator('.studio-names button', { hasText: '人均软件收入' }).click();
      const formula = form.getByLabel(w.formula);
      await soon(() => formula.inputValue()).not.toBe('');
      const named = await formula.inputValue();
      await form.getByLabel(w.unit).fill('元');
      await formula.fill(`${named} / nothing`);
      await button(page, w.addDo).click();
      await soon(() => page.getByRole('alert').first().textContent()).toContain('nothing');
      await formula.fill(`${named} / 100`);
      await button(page, w.addDo).click();
      await soon(() => page.locator('.studio-name', { hasText: '软件与研发' }).count()).toBe(1);
      await open('软件与研发');
      await button(page, w.remove).click();
      await soon(() => page.locator('.studio-name', { hasText: '软件与研发' }).count()).toBe(0);

      // Three experts, of whom the third contradicts himself until a judgement is changed.
      await button(page, w.whole).click();
      await page.locator('summary', { hasText: w.experts }).click();
      const pairs = page.locator('.studio-pairs input');
      const judge = async (expert: number, steps: readonly number[]) => {
        const open = page.locator('.studio-who button[aria-pressed=true]');
        await soon(() => open.textContent()).toMatch(new RegExp(`^(专家|Expert )${expert} `));
        await soon(() => pairs.count()).toBe(6);
        for (const [k, step] of steps.entries())
          for (let n = 0; n < Math.abs(step); n++)
            await pairs.nth(k).press(step < 0 ? 'ArrowLeft' : 'ArrowRight');
      };
      await judge(1, [-2, 1, 1, 3, 2, -1]);
      await button(page, w.more).click();
      await judge(2, [-1, 1, 1, 2, 2, 0]);
      await button(page, w.more).click();
      await judge(3, [-2, 4, 0, -3, 5, -4]);
      await soon(() => page.locator('.studio-advice').count()).toBe(1);
      await soon(() => page.locator('.studio-advice').textContent()).toMatch(/0\.\d\d/);
      expect(await violations(page)).toEqual([]);
      await page.locator('.studio-experts input[type=checkbox]').uncheck();
      await soon(() => button(page, w.use).isEnabled()).toBe(true);
      const shown = await page.locator('.studio-experts .studio-points li > b').allTextContents();
      await button(page, w.use).click();

      // Goalposts of one indicator, and its scale.
      await open('每百人宽带线路');
      for (const [label, value] of [
        [w.low, '10'],
        [w.high, '50'],
      ] as const) {
        await page.getByLabel(label).fill(value);
        await page.keyboard.press('Enter');
      }
      await page.locator('summary', { hasText: w.scale }).click();
      await page
        .locator('.studio-fold .studio-choices label', { hasText: w.goalposts })
        .first()
        .locator('input')
        .check();
      await button(page, w.choose).click();

      // The map, and out with it.
      await button(page, w.china).click();
      await soon(() => page.locator('#studio-map a[data-unit]').count()).toBe(6);
      await button(page, w.save).click();
      await soon(() => page.locator('.studio-state').textContent()).toContain(w.saved);
      const { plan, panel, solve } = await readEdition(folder);
      const ranks = [...ranksIn(buildIndex(plan, panel, solve), 0, 0)].sort((a, b) => a - b);
      const shownRanks = () =>
        page.$$eval('#studio-ranking tbody tr', (rows) =>
          rows.map((row) => Number(row.children[0]!.textContent)),
        );
      await soon(shownRanks).toEqual(ranks);
      await button(page, w.publish).click();
      await expect.poll(() => page.locator('main').textContent(), { timeout: 120_000 }).toMatch(w.published);
      expect(existsSync(join(`${folder}-site`, 'index.html'))).toBe(true);

      // The same edition, opened as YAML.
      const yaml = parse(readFileSync(join(folder, 'edition.yaml'), 'utf8'));
      const { experts } = yaml.tree.weigh;
      expect(experts.map(({ counts = true }: { counts?: boolean }) => counts)).toEqual([true, true, false]);
      expect(experts[0].rows[0]).toEqual([1, 3, '1/2', '1/2']);
      expect(Object.values(yaml.method['per-indicator'])).toEqual([{ normalise: { method: 'goalposts' } }]);
      expect(yaml.map.file).toBe('china-provinces.topojson');
      const recipe = parse(readFileSync(join(folder, 'import.yaml'), 'utf8'));
      expect(Object.values(recipe.columns)).toEqual(['out']);
      const weights = plan.nodes[0]!.children.map((h) => plan.nodes[h]!.weight);
      expect(weights.map((share) => `${(100 * share).toFixed(1)}%`)).toEqual(shown);
      expect([mishaps, faults]).toEqual([[], []]);
      await leave();
      await editor.close();
    }, 240_000);
  },
);
