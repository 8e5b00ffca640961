import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { AnnouncedFile } from '../../src/edition/index.js';
import { openRelease, type Release, verifyRelease } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { judgedJson, judgedText } from '../../src/terminal/index.js';
import {
  checkClaim,
  claimJson,
  figuresHeadline,
  judgedAnnounced,
  judgedHeadline,
  judgedPeriods,
} from '../../src/words/index.js';
import {
  china2018,
  chinaIndustries,
  chinaProvinces,
  releaseOf,
  root,
  simulatedRelease,
} from '../helpers/editions.js';
import { fromReceipts } from '../helpers/figures.js';
import {
  industryClaimHolds,
  industryPoints,
  provinceClaimHolds,
  provincePoints,
} from '../helpers/officialPoints.js';
import { itThoroughly } from '../helpers/thorough.js';

type Row = Record<string, string>;
const read = (folder: string, file: string): Row[] =>
  parse(readFileSync(join(folder, file), 'utf8'), { columns: true, bom: true });

describe('the announced statements', () => {
  let provinces: Release;
  let industries: Release;
  beforeAll(async () => {
    [provinces, industries] = [await releaseOf(chinaProvinces), await releaseOf(chinaIndustries)];
  }, 240_000);
  const both = () => [provinces, industries];
  const claimsOf = (release: Release, lang: 'en' | 'zh') =>
    judgedAnnounced(release, lang).flatMap((one) =>
      [...one.readings, ...one.nearest].flatMap(({ id, variant, claims }) =>
        claims.map((claim) => ({ id, of: variant ? release.readings!.get(variant)! : release, claim })),
      ),
    );

  it('are all 18, each as it was announced, and each once, in every edition that judges them', (t) => {
    const said = (folder: string) =>
      (parseYaml(readFileSync(join(folder, 'announced.yaml'), 'utf8')) as AnnouncedFile).statements;
    const all = new Map(said(china2018).map(({ id, says }) => [id, says]));
    expect(all.size).toBe(18);
    expect(
      said(chinaProvinces)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...all.keys()].sort());
    for (const { id, says } of [chinaProvinces, chinaIndustries].flatMap(said))
      expect(says).toEqual(all.get(id));
    const facts = join(root, '..', 'shared', 'facts');
    if (!existsSync(facts)) return t.skip('../shared is absent');
    for (const { id, figure, unit } of read(facts, 'news-2018.csv')) {
      const { en } = all.get(id!)!;
      const said = unit === 'rank' || id === 'sectors-fastest' ? [] : figure!.split(';');
      for (const number of said) expect(en, id).toContain(number);
    }
  });

  it('are judged by claims that the checker understands, with one verdict in both languages', () => {
    for (const release of both()) {
      const [en, zh] = [claimsOf(release, 'en'), claimsOf(release, 'zh')];
      expect(en.length).toBeGreaterThan(3);
      en.forEach(({ claim }, i) => {
        expect(claim.verdict, claim.sentence).not.toMatch(/not-understood|no-figure/);
        expect(zh[i]!.claim.verdict, zh[i]!.claim.sentence).toBe(claim.verdict);
      });
      expect(judgedAnnounced(release, 'zh').map(({ verdict }) => verdict)).toEqual(
        judgedAnnounced(release, 'en').map(({ verdict }) => verdict),
      );
    }
  });

  it('have true and false claims that are so by points computed here from the files', () => {
    const points = provincePoints();
    const industry = industryPoints();
    const holds: [Release, (sentence: string, id: string) => boolean | undefined][] = [
      [provinces, (sentence, id) => provinceClaimHolds(sentence, points[id]!)],
      [industries, (sentence) => industryClaimHolds(sentence, industry)],
    ];
    for (const [release, is] of holds) {
      const each = judgedAnnounced(release, 'en').flatMap((one) => judgedPeriods(release, one.id, 'en'));
      const all = [
        ...claimsOf(release, 'en').map(({ id, claim: { sentence, verdict } }) => ({ id, sentence, verdict })),
        ...each.flatMap(({ id, claim, found }) =>
          found.flatMap(({ verdict, periods }) =>
            periods.map((period) => ({ id, sentence: claim.replace('…', period), verdict })),
          ),
        ),
      ];
      for (const { id, sentence, verdict } of all) {
        const own = is(sentence, id);
        expect(own, sentence).toBeDefined();
        if (verdict === 'true' || verdict === 'false')
          expect(`${id}: ${sentence}: ${verdict}`).toBe(`${id}: ${sentence}: ${own}`);
      }
      expect(each.length).toBeGreaterThan(2);
      expect(new Set(all.map(({ verdict }) => verdict))).toEqual(
        new Set(['true', 'false', 'not-distinguishable']),
      );
    }
  });

  it('of years that the announcement was not about have the verdicts of the checker in both languages', () => {
    for (const release of both())
      for (const { id } of judgedAnnounced(release, 'en')) {
        const [en, zh] = (['en', 'zh'] as const).map((lang) => judgedPeriods(release, id, lang));
        expect(zh!.map(({ found }) => found)).toEqual(en!.map(({ found }) => found));
      }
  });

  it('turn with the reading where readings differ, also as to the nearest figures', () => {
    const gap = judgedAnnounced(provinces, 'en').find(({ id }) => id === 'gap-narrowed')!;
    const verdicts = (i: number) => new Set(gap.nearest.map(({ claims }) => claims[i]!.verdict));
    expect(gap.nearestTurns).toBe([0, 1].some((i) => verdicts(i).size > 1));
    expect(gap.nearestTurns).toBe(true);
  });

  it('have receipts for every figure, also for those of the variant within', async () => {
    const app = siteApp(provinces);
    const html = await (await app.request('/en/announced')).text();
    const links = [
      ...new Set([...html.matchAll(/href="(\/en\/receipt\?of=[^"]+)"/g)].map(([, link]) => link!)),
    ];
    const within = links.filter((link) => link.includes('readings%2Fper-enterprise'));
    expect(within.length).toBeGreaterThan(10);
    for (const link of [...within, ...links.slice(0, 10)])
      expect((await app.request(link)).status, link).toBe(200);
    const [first] = within;
    const receipt = await (await app.request(first!)).text();
    expect(receipt).toContain('per Resident and Enterprise');
    for (const [, next] of receipt.matchAll(/href="(\/en\/receipt\?of=readings[^"]+)"/g))
      expect((await app.request(next!)).status, next).toBe(200);
  });

  it('have of a gap per head the receipts of all provinces, from which its Gini coefficients follow', async () => {
    for (const sentence of ['The gap narrowed per head from 2015 to 2017', '2015年至2023年人均差距缩小']) {
      const { figures } = checkClaim(provinces, sentence, 'en');
      expect(Object.keys(figures), sentence).toEqual(['before', 'after']);
      for (const figure of Object.values(figures)) {
        expect(figure.references).toHaveLength(31);
        expect(await fromReceipts(provinces, figure)).toBeCloseTo(figure.value, 9);
      }
    }
  });

  it('have one verdict only where every reading has it, and none where none judges', () => {
    for (const { verdict, cannot, readings } of judgedAnnounced(provinces, 'en')) {
      const all = new Set(readings.map((reading) => reading.verdict));
      expect(verdict).toBe(cannot ? 'cannot' : all.size > 1 ? 'turns' : [...all][0]);
      for (const { verdict: of, claims } of readings) {
        const each = claims.map((claim) => claim.verdict);
        expect(of).toBe(each.find((one) => one === 'false') ?? each.find((one) => one !== 'true') ?? 'true');
      }
    }
  });

  it('stand on the page and in the terminal as the claim checker judges them', async () => {
    for (const release of both())
      for (const lang of ['en', 'zh'] as const) {
        const answer = await siteApp(release).fetch(new Request(`http://localhost/${lang}/announced`));
        expect(answer.status).toBe(200);
        const page = (await answer.text()).replace(/<[^>]*>/g, '').replaceAll('&#39;', '’');
        const text = judgedText(release, lang);
        for (const shown of [page, text]) {
          expect(shown).toContain(judgedHeadline(release, lang));
          for (const { says } of judgedAnnounced(release, lang)) expect(shown).toContain(says[lang]);
          for (const { claim } of claimsOf(release, lang)) expect(shown).toContain(claim.sentence);
        }
        for (const { of, claim } of claimsOf(release, lang)) {
          const asked = claimJson(of, claim.sentence);
          expect(asked.verdict).toBe(claim.verdict);
          expect(text).toContain(asked.answer[lang]);
          expect(page.replaceAll('\u00a0', ' ')).toContain(asked.answer[lang]);
        }
        const front = await (await siteApp(release).fetch(new Request(`http://localhost/${lang}/`))).text();
        expect(front).toContain(judgedHeadline(release, lang));
      }
    expect(JSON.stringify(judgedJson(provinces))).not.toContain('null,null');
  });

  itThoroughly('of simulated records are put in, follow from what was, or are not reproduced', async () => {
    const release = await simulatedRelease();
    const judged = judgedAnnounced(release, 'en');
    const { statements } = release.plan.announced!;
    judged.forEach(({ id, verdict, readings }, i) => {
      if (statements[i]!.given) expect([id, verdict]).toEqual([id, 'given']);
      for (const { claims } of readings)
        for (const claim of claims)
          expect(claim.verdict, claim.sentence).not.toMatch(/not-understood|no-figure|false/);
    });
    const follows = judged.filter(({ verdict }) => verdict === 'true').map(({ id }) => id);
    expect(follows).toEqual(['province-first', 'regions-size', 'regions-growth']);
    for (const lang of ['en', 'zh'] as const) {
      const html = await (await siteApp(release).request(`/${lang}/announced`)).text();
      expect(html).toContain(judgedHeadline(release, lang));
      expect(html).toContain(figuresHeadline(release.plan.announced!.figures!, lang));
      expect(html).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
      expect(html).not.toContain({ en: 'onfirmed', zh: '印证：' }[lang]);
    }
  });

  it('have beside them what a reconstruction on the same site gives, and no other release', async () => {
    const { plan } = provinces;
    const simulated = {
      ...provinces,
      plan: { ...plan, edition: 'made', dataStatus: 'simulated' as const },
    };
    const page = async (...releases: Release[]) =>
      (await siteApp(...releases).fetch(new Request(`http://localhost/${plan.edition}/en/announced`))).text();
    expect(await page(provinces, simulated)).toContain('href="/made/en/announced#city-first"');
    expect(await page(provinces, industries)).not.toContain('simulated');
  });

  it('rest on a release of the variant within, which is verified with the release and by itself', async () => {
    const { recomputed, carried } = await verifyRelease(provinces.folder);
    expect(recomputed).toContain('readings/per-enterprise/results.csv');
    expect(carried.filter((path) => path.startsWith('readings/')).sort()).toEqual([
      'readings/per-enterprise/map.topojson',
      'readings/per-enterprise/sbom.cdx.json',
    ]);
    const within = await openRelease(join(provinces.folder, 'readings', 'per-enterprise'));
    expect(within.manifest.edition).toBe('china-provinces-per-enterprise');
    expect(within.plan.announced).toBeUndefined();
  });
});
