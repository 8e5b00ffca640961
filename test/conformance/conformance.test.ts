import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEdition, prepare } from '../../src/signals/index.js';
import { noBrowser, openBrowser } from '../e2e/browser.js';
import { example } from '../helpers/editions.js';
import { coinr, goldenTable } from '../helpers/golden.js';
import { casesOf, thorough } from '../helpers/thorough.js';
import { laterOptimised } from '../optimised.js';
import { bundleOf } from './bundle.js';
import type { Given } from './cases.js';
import { firstDifference } from './digest.js';
import { type Answer, answers, lines } from './page.js';
import { pageWith } from './pageWith.js';

const browser = await openBrowser();
if (!browser) console.warn(`The engine is not compared with a browser: ${noBrowser}`);

// Here optimised code is the matter: functions are optimised as early as in the program.
const [later] = laterOptimised;
if (later) setFlagsFromString(`${later.split('=')[0]}=67584`);
afterAll(() => later && setFlagsFromString(later));

let given: Given;
let here: Answer[];
beforeAll(async () => {
  const { edition, tables } = openEdition(example);
  const { plan, panel } = await prepare(openEdition(example));
  given = {
    times: thorough ? { editions: 300, numbers: 1_000_000 } : { editions: 15, numbers: 50_000 },
    iData: goldenTable('coinr-own/iData.csv'),
    iMeta: goldenTable('coinr-own/iMeta.csv'),
    aggregated: coinr('01_pipeline')['Aggregated']!,
    ranks: coinr('09_results')['ranks']!,
    normalised: coinr('05_normalise'),
    example: {
      source: readFileSync(join(example, edition.file), 'utf8'),
      tables: [...tables],
      periods: plan.periods,
      panel,
    },
  };
  here = await answers(given);
});

describe('the conformance suite in Node', () => {
  it('has the answers of COINr where COINr was asked', () => {
    expect(here.flatMap((a) => a.complaints)).toEqual([]);
  });
  it('has a case of every name once, and refuses few random editions and no other', () => {
    expect(new Set(here.map((a) => a.name)).size).toBe(here.length);
    const refused = here.filter((a) => a.refused).map((a) => a.name);
    expect(refused.filter((name) => !name.startsWith('random'))).toEqual([]);
    expect(refused.length).toBeLessThan(given.times.editions / 3);
  });
  it('has the same answers when it is asked again and the engine is warm', async () => {
    // What is tried many times has warmed up within its case; of the rest some cases do, in the thorough run all.
    const again = here.filter(({ name }, i) => !name.startsWith('many times') && (thorough || i % 9 === 0));
    const names = new Set(again.map(({ name }) => name));
    expect(await answers(given, (name) => names.has(name))).toEqual(again);
  });
});

describe('a bundle for the browser', () => {
  it.each(casesOf(['engine', 'edition', 'analysis'], 2))('of %s needs nothing of Node', async (floor) => {
    const { modules } = await bundleOf(`src/${floor}/index.ts`);
    expect(modules).toContain(`src/${floor}/index.ts`);
  });
  it.each(['engine', 'analysis'])('of %s leaves out what reads an edition', async (floor) => {
    const { modules } = await bundleOf(`src/${floor}/index.ts`);
    expect(modules).toContain('src/engine/steps/aggregate.ts');
    expect(modules.filter((m) => /yaml|zod|schema/.test(m))).toEqual([]);
  });
  it('of engine has the solver in a file that is loaded when it is asked for', async () => {
    const { entry, files } = await bundleOf('src/engine/index.ts');
    expect([...files.values()].filter((code) => code.includes('application/wasm'))).toHaveLength(1);
    expect(files.get(entry)).not.toContain('application/wasm');
  });
  it('is refused where something needs Node', async () => {
    await expect(bundleOf('src/signals/index.ts')).rejects.toThrow(/signals.*needs node:/s);
  });
});

describe.skipIf(!browser)('the conformance suite in Chromium', () => {
  let page: Page;
  let there: Answer[];
  beforeAll(async () => {
    const bundle = await bundleOf('test/conformance/page.ts');
    expect(
      bundle.modules.filter(
        (m) => m.startsWith('src/') && !/^src\/(edition|tables|engine|analysis)\//.test(m),
      ),
    ).toEqual([]);
    // Another language, other digits and another clock: nothing may depend on them.
    page = await pageWith(bundle, browser!, { locale: 'ar-EG', timezoneId: 'Asia/Kathmandu' });
    there = await page.evaluate((all) => (globalThis as unknown as Suite).iplus.answers(all), given);
  });

  it('has the answers of COINr where COINr was asked', () => {
    expect(there.flatMap((a) => a.complaints)).toEqual([]);
  });
  it('has the same answers as in Node, to the bit', async () => {
    expect(there.map((a) => a.name)).toEqual(here.map((a) => a.name));
    const differing = here.filter((a, i) => a.digest !== there[i]!.digest).map((a) => a.name);
    const first = await Promise.all(
      differing.slice(0, 5).map(async (name) => {
        const theirs = await page.evaluate(
          ([all, of]) => (globalThis as unknown as Suite).iplus.lines(all, of),
          [given, name] as const,
        );
        const [node, chromium] = firstDifference(await lines(given, name), theirs) ?? ['nothing', 'nothing'];
        return `${name}: Node ${node}, Chromium ${chromium}`;
      }),
    );
    expect({ differing: differing.length, first }).toEqual({ differing: 0, first: [] });
  });
});

interface Suite {
  iplus: { answers: typeof answers; lines: typeof lines };
}
