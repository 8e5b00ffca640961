import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Release, shortId } from '../../src/release/index.js';
import { example, releaseOf, root } from '../helpers/editions.js';
import { onSite, visit } from './browser.js';
import { spoken } from './spoken.js';

let release: Release;
const { there, at } = onSite(async () => {
  release = await releaseOf(example);
  return [release];
});

/**
 * What a screen reader reads, from the accessibility tree of Chromium, beside `test/golden/spoken`. After a change that is meant,
 * `npx vitest run test/e2e/spoken.test.ts --update` writes it anew; read it before it is committed.
 */
describe.for(['en', 'zh'] as const)('a screen reader (%s)', (lang) => {
  it.for([
    ['front', ''],
    ['place', 'place/B1'],
    ['ranking', 'ranking'],
  ] as const)('reads the page %s in its order', async ([name, path], test) => {
    const { page, leave, mishaps } = await visit(there(test), at(`/${lang}/${path}`));
    await page.waitForLoadState('networkidle');
    // The release has another id with every change of a file.
    const text = (await spoken(page)).replaceAll(shortId(release.manifest.id), '(release)');
    await leave();
    expect(mishaps).toEqual([]);
    await expect(text).toMatchFileSnapshot(join(root, 'test', 'golden', 'spoken', `${name}-${lang}.txt`));
  });
});
