import { beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { exampleWith, releaseOf } from '../helpers/editions.js';
import { iplus } from '../helpers/iplus.js';

const join = (of: string) =>
  exampleWith({ 'edition.yaml': [['      weight: 0.6\n', `      weight: 0.6\n      aggregate: ${of}\n`]] });
const without = join('{ when: { child: any, at-least: 50 }, use: maximum, otherwise: minimum }');
const within = join(
  '{ when: { child: broadband, at-least: 50 }, use: { child: broadband }, otherwise: arithmetic }',
);

interface Part {
  node: string;
  weight: number | null;
  points: number | null;
}
const lineOf = (text: string, id: string) => text.split('\n').find((line) => line.includes(`[${id}]`))!;

describe('a node that is aggregated without weights', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(without);
  });

  it('has no weights in the tree of `check`, where other nodes have theirs', () => {
    for (const lang of ['en', 'zh']) {
      const { out } = iplus(['check', without, '--lang', lang]);
      expect(lineOf(out, 'broadband')).not.toMatch(/0\.\d/);
      expect(lineOf(out, 'access')).toContain('0.600');
      expect(lineOf(out, 'waiting-time')).toMatch(/0\.500 +0\.2000/);
    }
  });

  it('has no weights in a receipt, nor contributions by weight', () => {
    const args = ['explain', 'A1', '2022', 'access', '--release', release.folder];
    const { parts } = JSON.parse(iplus([...args, '--json']).out) as { parts: Part[] };
    expect(parts.map((p) => [p.weight, p.points])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(iplus(args).out).not.toMatch(/0\.6667|0\.3333/);
  });

  it('has no weights on the page of the method, of a place, and in the list of nodes', async () => {
    const app = siteApp(release);
    for (const lang of ['en', 'zh']) {
      const html = await (await app.request(`/${lang}/method`)).text();
      const [, row] = />\s*broadband<\/span><\/td>(.*?)<\/tr>/.exec(html)!;
      expect(row!.match(/>–</g)).toHaveLength(2);
      expect(row).not.toMatch(/\d/);
      expect(await (await app.request(`/${lang}/place/A1/2022/access`)).text()).not.toMatch(
        /0\.6667|0\.3333/,
      );
    }
    const nodes = (await (await app.request('/v1/latest/nodes')).json()) as {
      items: { node: string; weight: number | null }[];
    };
    const weights = Object.fromEntries(nodes.items.map((n) => [n.node, n.weight]));
    expect(weights).toMatchObject({ access: 0.6, broadband: null, mobile: null, 'waiting-time': 0.5 });
  });
});

describe('a node with conditional aggregation, weighted in one of the two cases', () => {
  it('shows the weights in the receipts of the units in that case, and nowhere else', async () => {
    const { folder, plan } = await releaseOf(within);
    const args = (unit: string) => ['explain', unit, '2022', 'access', '--release', folder, '--json'];
    const seen = plan.units.map(({ code }) => {
      const { parts, formula } = JSON.parse(iplus(args(code)).out);
      const reached = formula.find((s: { step: string }) => s.step === 'condition')?.value === 1;
      const weights = (parts as Part[]).map((p) => p.weight);
      expect(weights.every((w) => (w === null) === reached)).toBe(true);
      return reached;
    });
    expect(new Set(seen).size).toBe(2);
    expect(lineOf(iplus(['check', within]).out, 'broadband')).toMatch(/0\.667 +0\.4000/);
  });
});
