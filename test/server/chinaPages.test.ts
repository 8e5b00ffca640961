import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Release, subjectsOf } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { chinaRelease } from '../helpers/editions.js';
import { times } from '../helpers/thorough.js';
import { read } from './walk.js';

describe('pages of the cities of China', () => {
  let china: Release | string;
  beforeAll(async () => {
    china = await chinaRelease();
  });

  it('have as many units as the map, each coloured or hatched', async (test) => {
    if (typeof china === 'string') return test.skip(china);
    const html = await (await siteApp(china).request('/en/?as=areas')).text();
    const map = JSON.parse(readFileSync(join(china.folder, 'map.topojson'), 'utf8')) as {
      objects: Record<string, { geometries: { id: string }[] }>;
    };
    const svg = /<figure class="map">.*?<\/svg>/s.exec(html)![0];
    const shown = [...svg.matchAll(/<path[^>]* class="(m\d|none)"/g)].map((m) => m[1]);
    const { units, provinces: _lines, inset: _frame, ...others } = map.objects;
    const uncovered = Object.values(others).flatMap((o) => o.geometries);
    const scored = china.index.values.subarray((china.index.periods - 1) * china.index.units);
    const known = new Set(china.plan.units.flatMap((u, c) => (Number.isNaN(scored[c]) ? [] : [u.code])));
    expect(shown.length).toBe(units!.geometries.length + uncovered.length);
    expect(shown.filter((c) => c !== 'none').length).toBe(
      units!.geometries.filter((u) => known.has(String(u.id))).length,
    );
  });

  it('are complete: no NaN, undefined or null on any of them', async (test) => {
    if (typeof china === 'string') return test.skip(china);
    const site = siteApp(china);
    const { plan } = china;
    const nodes = plan.nodes.map((n) => n.id);
    const paths = subjectsOf(plan).flatMap(({ code }, i) =>
      i % times(24, 6) === 0
        ? [
            `/${i % 4 ? 'en' : 'zh'}/place/${code}/${plan.periods[i % plan.periods.length]}/${nodes[i % nodes.length]}`,
          ]
        : [],
    );
    for (const path of ['/en/', '/zh/', '/en/2021', '/zh/2021', ...paths]) {
      const response = await site.request(path);
      expect(`${response.status} ${path}`).toBe(`200 ${path}`);
      const text = read(await response.text());
      const wrong = text.search(/NaN|undefined|\bnull\b|Infinity|\[object/);
      expect(wrong < 0 ? '' : text.slice(wrong - 40, wrong + 40), path).toBe('');
    }
  });
});
