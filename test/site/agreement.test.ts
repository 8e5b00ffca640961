import { describe, expect, it } from 'vitest';
import { headlinePeriod } from '../../src/analysis/index.js';
import { publishedPeriods } from '../../src/edition/index.js';
import { figureOf, parseChoice } from '../../src/figures/index.js';
import { explain, findSubject, openRelease, type Release } from '../../src/release/index.js';
import { overviewPage, sectionsOf } from '../../src/site/index.js';
import { placePage } from '../../src/site/place/placePage.js';
import { phraseText, sentencesOf, standingFact, totalOf, viewOf } from '../../src/words/index.js';
import {
  chinaIndustries,
  chinaProvinces,
  chinaRelease,
  releaseOf,
  simulatedRelease,
  worldDigital,
} from '../helpers/editions.js';
import { livePlatform, visit } from '../helpers/livePlatform.js';
import { agree, type Stated, statedOn, written } from '../helpers/stated.js';

const langs = ['en', 'zh'] as const;

/** Every kind of page of a release, by its path: sections, and a unit, a group and the total with an indicator. */
async function pagesOf(release: Release, lang: 'en' | 'zh'): Promise<[string, string][]> {
  const { plan } = release;
  const none = () => undefined;
  const found: [string, string][] = [['', await overviewPage(release, lang)]];
  for (const { path, asked, render } of sectionsOf(release))
    if (!asked && path !== 'receipt') found.push([path, await render(release, lang, none)]);
  const last = publishedPeriods(plan).at(-1)!;
  const leaf = plan.nodes.findLast(({ indicator }) => indicator >= 0)!.id;
  const codes = [
    plan.units[0]!.code,
    plan.units[Math.floor(plan.units.length / 2)]!.code,
    ...plan.groupings.map(({ groups }) => groups[0]!.code),
    plan.total.code,
  ];
  for (const code of codes)
    for (const node of [plan.nodes[0]!.id, leaf]) {
      const receipt = explain(release, findSubject(plan, code), last, node);
      found.push([`place/${code}/${last}/${node}`, placePage(release, receipt, lang)]);
    }
  return found;
}

/** Pairs of figures of one receipt that cannot be the same number. */
function disagreements(stated: readonly Stated[]): string[] {
  const byKey = new Map<string, Stated[]>();
  for (const one of stated) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
  return [...byKey].flatMap(([key, all]) =>
    all.flatMap((a, i) =>
      all
        .slice(i + 1)
        .filter((b) => !agree(a.text, b.text))
        .map((b) => `${key}: ${a.text} (${a.where}), ${b.text} (${b.where})`),
    ),
  );
}

const indices: Record<string, () => Promise<Release | string>> = {
  'china-provinces': () => releaseOf(chinaProvinces),
  'china-industries': () => releaseOf(chinaIndustries),
  'china-open': chinaRelease,
  'world-digital': () => releaseOf(worldDigital),
  'china-2018': simulatedRelease,
  'a live platform': async () => {
    const live = await livePlatform('');
    const days = ['2026-10-05', '2026-11-02'];
    await live.send(
      ...days.flatMap((day, i) =>
        ['110100', '110200', '310100'].map((city, k) => visit(city, 'h1', 100 + 40 * i + 7 * k, day)),
      ),
    );
    const release = await openRelease(await live.build());
    await live.platform.close();
    return release;
  },
};

describe.each(Object.keys(indices))('a page of %s', (name) => {
  it.for(langs)(
    'states one figure for one receipt in text, charts and tables (%s)',
    { timeout: 600_000 },
    async (lang, test) => {
      const release = await indices[name]!();
      if (typeof release === 'string') return test.skip(release);
      let pairs = 0;
      const wrong: string[] = [];
      for (const [path, html] of await pagesOf(release, lang)) {
        const stated = statedOn(html, release.plan).filter(({ text }) => written(text));
        pairs += stated.length - new Set(stated.map(({ key }) => key)).size;
        wrong.push(...[...new Set(disagreements(stated))].map((one) => `${path}: ${one}`));
      }
      expect(wrong.slice(0, 60)).toEqual([]);
      expect(pairs).toBeGreaterThan(20);
    },
  );
});

describe('a comparison over time', () => {
  it('has the change, both its ends and the ends of its chart over one set of units and indicators', async () => {
    const release = await releaseOf(worldDigital);
    const t = headlinePeriod(release);
    const nodes = release.plan.nodes.keys();
    let compared = 0;
    for (const g of nodes) {
      const view = viewOf(release, t, g);
      const [standing] = standingFact(view, totalOf(release));
      const { rows } = (await figureOf(release, 'series', {
        ...parseChoice(release, () => undefined),
        node: g,
      }))!;
      for (const change of [standing!.before, standing!.base]) {
        if (!change?.set) continue;
        const { before, after } = change.set;
        expect(after.value - before.value).toBeCloseTo(change.points.value, 9);
        // The level is over all units of its period, so that its sentence tells no change since this one.
        const [level] = sentencesOf(release.plan, standing!, 'en').map(phraseText);
        expect(level).not.toMatch(new RegExp(`\\b(on|above|below|from|since) ${change.period}\\b`));
        if (change !== standing!.base) continue;
        const drawn = (period: string) => rows.find((row) => row['period'] === period)!['compared'];
        expect([drawn(change.period), drawn(view.period)]).toEqual([before.value, after.value]);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(1);
  });
});
