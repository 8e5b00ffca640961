import { beforeAll, describe, expect, it } from 'vitest';
import type { Release } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { exampleWith, releaseOf } from '../helpers/editions.js';
import { iplus } from '../helpers/iplus.js';

/** The example with scores in so many decimals, those of access in none. */
const edition = () =>
  exampleWith({
    'edition.yaml': [
      ['data-status: example', 'data-status: example\ndigits: 4'],
      ['      weight: 0.6\n', '      weight: 0.6\n      digits: 1\n'],
    ],
    'indicators.csv': [
      ['direction,kind', 'direction,kind,digits'],
      ['lines,1,ratio', 'lines,1,ratio,3'],
      ['subscriptions,1,ratio', 'subscriptions,1,ratio,'],
      ['services,1,stock', 'services,1,stock,'],
      ['days,-1,ratio', 'days,-1,ratio,'],
    ],
  });

describe('digits of an edition', () => {
  let release: Release;
  let html: (path: string) => Promise<string>;
  beforeAll(async () => {
    release = await releaseOf(edition());
    const app = siteApp(release);
    html = async (path) => (await app.request(path)).text();
  });

  it('are those of every page, card, brief and claim; of a node or indicator where it says its own', async () => {
    const { plan, index } = release;
    const at = (id: string) => {
      const g = plan.nodes.findIndex((n) => n.id === id);
      return index.values[(g * index.periods + 1) * index.units]!;
    };
    const whole = at('index').toFixed(4);
    const average = index.total.values[1]!.toFixed(4);
    for (const lang of ['en', 'zh']) {
      for (const path of [`/${lang}/`, `/${lang}/place/A1`, `/${lang}/compare?of=A1+A2`, `/${lang}/report`]) {
        expect(await html(path), path).toContain(whole);
      }
      const place = await html(`/${lang}/place/A1/2022/access`);
      expect(place).toContain(`>${at('access').toFixed(1)}<`);
      expect(await html(`/${lang}/place/A1/2022/broadband`)).toContain(`>${at('broadband').toFixed(3)}<`);
      expect(iplus(['brief', release.folder, '--place', 'A1', '--lang', lang]).out).toContain(average);
    }
    const claim = iplus(['claim', 'Northport had 1 points', release.folder, '--lang', 'en']).out;
    expect(claim).toContain(`${whole} points`);
  });

  it('leave files and the API unrounded', async () => {
    const { items } = JSON.parse(await html('/v1/latest/values?unit=A1&node=index&period=2022')) as {
      items: { value: number }[];
    };
    expect(items[0]!.value).toBe(release.index.values[release.index.units]);
  });

  it('must be whole and few', () => {
    const wrong = exampleWith({
      'edition.yaml': [['data-status: example', 'data-status: example\ndigits: 1.5']],
    });
    expect(iplus(['check', wrong, '--lang', 'en'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('digits'),
    });
  });
});
