import { expect, it } from 'vitest';
import { seededRandom } from '../../src/analysis/index.js';
import { siteWithApi } from '../../src/server/app.js';
import { codings } from '../../src/server/node/codings.js';
import { sectionsOf } from '../../src/site/index.js';
import { example, releaseOf } from '../helpers/editions.js';
import { hostile } from '../helpers/requests.js';

/** Few in every run; `npm run fuzz` sets another number and seed. */
const count = Number(process.env['FUZZ_PAGES'] ?? 400);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_180_412);

const queries = [
  'rank',
  'map',
  'as',
  'from',
  'node',
  'period',
  'unit',
  'of',
  'width',
  'paper',
  'q',
  'against',
  'show',
  'by',
  'x',
];

it(`answers ${count} random addresses of pages, figures, cards and files without an internal error or a stack`, async () => {
  const faults: unknown[] = [];
  const release = await releaseOf(example);
  const app = siteWithApi([release], { codings, onFault: (error) => faults.push(error) });
  const random = seededRandom(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const { plan } = release;
  const good = {
    code: [...plan.units.map((u) => u.code), plan.units[0]!.name.zh, plan.units[1]!.name.en, plan.total.code],
    period: plan.periods.slice(plan.first),
    node: plan.nodes.map((n) => n.id),
    file: ['release.json', ...release.manifest.files.map((f) => f.path)],
  };
  const words = [...Object.values(good).flat(), '2021-2022', '1', '400', 'dark', 'change', 'A1+A2'];
  const sections = sectionsOf(release).map(({ path, below = '' }) => `/LANG/${path}${below}`);
  const routes = [
    ...sections,
    ...sections,
    '/LANG/',
    '/LANG/:period',
    '/LANG/place/:code/:period/:node',
    '/LANG/place/:code/:period',
    '/LANG/place/:code',
    '/LANG/place/:code.offline.html',
    '/LANG/figure/:id.svg',
    '/LANG/figure/:id.csv',
    '/LANG/embed/:id',
    '/LANG/card/:code.svg',
    '/LANG/card.svg',
    '/release/:file',
    '/keys/:file',
    '/assets/:file',
    '/:x/:x',
  ];
  const ids = ['ranking', 'map', 'trend', 'dimensions', 'distribution', 'x'];
  const value = (name: string) => {
    if (random() < 0.3) return one(hostile);
    return encodeURIComponent(name === 'id' ? one(ids) : one(good[name as keyof typeof good] ?? words));
  };
  const seen: Record<number, number> = {};
  for (let i = 0; i < count; i++) {
    const path = one(routes)
      .replace('LANG', one(['en', 'zh']))
      .replace(/:(\w+)(?:\{[^}]*\})?\??/g, (_, name: string) => value(name));
    const asked = Array.from({ length: Math.floor(random() * 3) }, () => `${one(queries)}=${value('word')}`);
    const address = new URL(`http://localhost${path}${asked.length > 0 ? `?${asked.join('&')}` : ''}`);
    const response = await app.request(address, { method: one(['GET', 'GET', 'GET', 'HEAD', 'POST']) });
    seen[response.status] = (seen[response.status] ?? 0) + 1;
    const fault = faults[0] instanceof Error ? faults[0].stack : faults[0];
    if (response.status >= 500) expect.fail(`${response.status} ${address}\n${fault}`);
    const type = response.headers.get('Content-Type') ?? '';
    if (!/text|json|svg/.test(type)) continue;
    expect(await response.text(), `${address}`).not.toMatch(/\n\s+at .*:\d+:\d+|node:internal|\/tmp\/iplus/);
  }
  expect(faults).toEqual([]);
  if (process.env['FUZZ_PAGES']) process.stdout.write(`${JSON.stringify({ count, seed, seen })}\n`);
  for (const status of [200, 302, 404]) expect(seen, `${status}`).toHaveProperty(`${status}`);
}, 3_600_000);
