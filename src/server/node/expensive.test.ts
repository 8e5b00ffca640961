import { describe, expect, it } from 'vitest';
import { allSections } from '../../site/index.js';
import { endpoints } from '../api/endpoints/index.js';
import { isExpensive } from './expensive.js';

describe('what may take long', () => {
  const expensive = (address: string, accept: string | null = null) => isExpensive(address, accept);

  it.each([
    '/',
    '/en',
    '/en/',
    '/zh/2021',
    '/en/place/440300',
    '/other/en/place/A/2021/access',
    '/en/lab',
    '/places.json',
    '/assets/x.js',
  ])('is not the page %s', (address) => expect(expensive(address)).toBe(false));

  it.each([
    '/en/report',
    '/en/balance?node=x',
    '/other/zh/claims?q=x',
    '/en/place/A?rank=1',
    '/en/place/A.offline.html',
    '/en/figure/map.svg',
  ])('is the page %s', (address) => expect(expensive(address)).toBe(true));

  it('are exports, tables of the analysis, claims, SDMX and whole tables as CSV', () => {
    const paths = [
      '/v1/x/exports/xlsx',
      '/v1/x/analysis/inequality',
      '/v1/x/claims?q=a',
      '/sdmx/3.0/data',
      '/v1/x/values.csv',
    ];
    expect(paths.map((path) => expensive(path))).toEqual(paths.map(() => true));
    expect(expensive('/v1/x/values', 'text/csv')).toBe(true);
    expect(
      ['/v1/releases', '/v1/x', '/v1/x/values', '/v1/x/units.json'].map((path) => expensive(path)),
    ).toEqual([false, false, false, false]);
  });

  it('is no address of the API that is not there', () => {
    const paths = [
      '/v1/x/nope',
      '/v1/x//exports',
      '/v1/x/exports/xlsx/..',
      '/sdmx/data//',
      '/sdmx/nope/a/b/c/d/e',
    ];
    expect(paths.filter((path) => expensive(path))).toEqual([]);
    const there = ['/v1/x/exports/xlsx', '/v1/x/analysis.csv', '/sdmx/data/', '/sdmx/data/x/all/all/'];
    expect(there.filter((path) => !expensive(path))).toEqual([]);
  });

  it('is every endpoint and section that is not said to be quick', () => {
    for (const { path, quick } of endpoints) expect(expensive(path), path).toBe(!quick);
    for (const { path, quick } of allSections) expect(expensive(`/en/${path}`), path).toBe(!quick);
  });

  it('are receipts of any figure, which may make tables of the analysis', () =>
    expect(expensive('/v1/x/receipts?of=analysis/inequality/2021/all/gini')).toBe(true));
});
