import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/edition/index.js';
import { releaseOf, worldDigital } from '../helpers/editions.js';
import { thorough } from '../helpers/thorough.js';
import { onSite, visit } from './browser.js';

const { there, at } = onSite(async () => [await releaseOf(worldDigital, 'access')]);

/**
 * What a reader looks for first on each page, and how it stands there: in English on the screen of a desk, in Chinese on that
 * of a phone. All of it must be seen without scrolling.
 */
const questions: Record<string, readonly (readonly [asks: string, en: RegExp, zh: RegExp])[]> = {
  '': [
    ['how the whole stands', /is at 67\.7 points in 2022/, /指数为\s*67\.7\s*点/],
    ['who leads', /Monaco.*Liechtenstein.*Norway/, /摩纳哥.*列支敦士登.*挪威/],
    ['where on the map', /points, log scale/, /点数（对数刻度）/],
  ],
  ranking: [
    ['how many are ranked', /All 178 countries/, /全部178个/],
    ['who is first', /1 ▲22 Monaco/, /1 ▲22 摩纳哥/],
    ['how to find one', /Find/, /查找/],
  ],
  'place/CHN': [
    ['its rank, as far as it is known', /\( ?17 ?– ?101 ?\)/, /（\s*17\s*—\s*101\s*）/],
    ['its points', /≈83\.5/, /≈83\.5/],
    ['its growth', /4\.0%/, /4\.0%/],
  ],
  compare: [
    ['who is ahead', /ahead of|too close to call/, /领先于|难分先后/],
    ['the points of each', /99\.6.*97\.7/, /99\.6.*97\.7/],
    ['another place to add', /Add/, /添加/],
  ],
  balance: [
    ['whether the gap narrowed', /gap between the countries and territories narrowed/, /差距缩小/],
    ['since when', /from 2005 to 2022/, /2005年至2022年/],
    ['whether chance explains it', /more than chance would explain/, /变化超出偶然/],
  ],
  uncertainty: [
    ['how many ranks hold', /None of 178/, /无一位次在九成结果中不变/],
    ['whose is least certain', /Kuwait , between fifth and 127th/, /科威特.*第5位.*第127位/],
    ['what was varied', /other weightings/, /其他合理权重/],
  ],
  time: [
    ['where the whole stands', /67\.7 points/, /67\.7\s*点/],
    ['since when', /in 2022/, /2022年/],
    ['what comes next', /forecast/, /预测/],
  ],
  sectors: [
    ['which part grew most', /3\.5% in fixed broadband/, /3\.5%\s*（固定宽带）/],
    ['which is the largest', /internet users, with 52\.7%/, /互联网用户，占\s*52\.7%/],
    ['what made the whole grow', /What made the world grow/, /增长来自哪里/],
  ],
  groups: [
    ['which group leads', /Europe and Central Asia leads/, /欧洲和中亚\s*居首/],
    ['who grew fastest', /6\.1%/, /低收入国家和地区|6\.1%/],
    ['the order', /Rank/, /位次/],
  ],
  method: [
    ['of what it consists', /3 indicators of 204/, /3项指标/],
    ['how figures become points', /Normalisation/, /标准化/],
    ['what fills gaps', /filled along a straight line/, /线性插值/],
  ],
  data: [
    ['what is observed', /75\.7% are observed/, /75\.7%为实测值/],
    ['which indicators', /Internet users/, /互联网用户/],
    ['where to take it', /Downloads/, /下载/],
  ],
  lab: [
    ['what can be done here', /Move the weights/, /移动权重/],
    ['who computes', /in your browser/, /您的浏览器/],
    ['that nothing is sent', /Nothing is sent/, /不会向任何地方发送数据/],
  ],
  claims: [
    ['what to write', /A sentence about the index/, /一句关于本指数的话/],
    ['what to press', /Check/, /核对/],
    ['an example', /The index of Monaco/, /摩纳哥/],
  ],
  charts: [
    ['what the chart shows', /India rose from/, /印度由/],
    ['which places are on it', /China \d/, /中国/],
    ['which other charts there are', /Scatter/, /散点/],
  ],
};

const screens: Record<Lang, { width: number; height: number }> = {
  en: { width: 1440, height: 900 },
  zh: { width: 390, height: 844 },
};

describe.for(['en', 'zh'] as const)('the first screen (%s)', (lang) => {
  it('answers what a reader asks first of a page', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/`), { viewport: screens[lang] });
    const missed: string[] = [];
    for (const [i, [path, asked]] of Object.entries(questions).entries()) {
      // Every second page, and the others in the other language; npm run test:thorough opens all in both.
      if (i % 2 !== Number(lang === 'zh') && !thorough) continue;
      await page.goto(at(`/${lang}/${path}`));
      const seen = await textInSight(page);
      for (const [asks, en, zh] of asked)
        if (!{ en, zh }[lang].test(seen)) missed.push(`${path}: ${asks}, in “${seen.slice(0, 300)}”`);
    }
    expect(missed).toEqual([]);
    await leave();
  });

  it('gives the header two rows of a phone, from which the search opens over the name', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/`), { viewport: screens.zh });
    const search = page.locator('.find input');
    await search.waitFor();
    const header = page.locator('header');
    expect((await header.boundingBox())!.height).toBeLessThan(100);
    const main = await page.locator('main').boundingBox();
    await search.fill('Monaco');
    expect((await search.boundingBox())!.width).toBeGreaterThan(300);
    expect(await page.locator('main').boundingBox()).toEqual(main);
    await leave();
  });

  it('has every page in the menu of a phone, and the page in use on its button', async (test) => {
    const { page, leave } = await visit(there(test), at(`/${lang}/`), { viewport: screens.zh });
    const hrefsIn = (nav: string) =>
      page.$$eval(`${nav} a`, (links) => links.map((link) => (link as HTMLAnchorElement).href));
    const all = await hrefsIn('.sections nav');
    expect(all.length).toBeGreaterThan(12);
    // The end of the page also leads to what is beside a release.
    expect((await hrefsIn('footer nav')).slice(0, all.length)).toEqual(all);
    // Reports and slides have a header of their own.
    const framed = all.filter((href) => !/(report|slides)$/.test(href));
    for (const one of thorough ? framed : [framed[1]!, framed[7]!, framed.at(-1)!]) {
      await page.goto(one);
      const menu = page.locator('.sections');
      const here = page.locator('.sections nav [aria-current]');
      const name = await here.textContent();
      expect([one, await menu.locator('summary').textContent()]).toEqual([one, name]);
      await menu.locator('summary').click();
      const boxes = await Promise.all(
        (await page.locator('.sections nav a').all()).map((link) => link.boundingBox()),
      );
      expect(boxes.every((box) => box && box.x >= 0 && box.x + box.width <= 390 && box.height >= 24)).toBe(
        true,
      );
    }
    await leave();
  });
});

/** The texts of a page that stand in the window and can be seen, in their order. */
function textInSight(page: Page): Promise<string> {
  return page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(
      document.querySelector('main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim();
      if (!text || !node.parentElement!.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { top, bottom, left, height } = range.getBoundingClientRect();
      if (height > 0 && top < innerHeight && bottom > 0 && left < innerWidth) found.push(text);
    }
    return found.join(' ');
  });
}
