import { expect, it } from 'vitest';
import { distinctFiles, fileOf } from './address.js';

const files = (...addresses: string[]) => [
  ...distinctFiles(new Map(addresses.map((address) => [address, fileOf(address, true)]))).values(),
];

it('Addresses that differ by case, or by the form of an accent, have files that differ by more', () => {
  expect(
    files(
      '/en/place/AB',
      '/en/place/ab',
      '/en/place/AB/2022',
      '/en/place/ab/2022',
      '/en/place/%C3%A9',
      '/en/place/e%CC%81',
    ),
  ).toEqual([
    'en/place/AB/index.html',
    'en/place/ab~~2/index.html',
    'en/place/AB/2022/index.html',
    'en/place/ab~~2/2022/index.html',
    'en/place/é/index.html',
    'en/place/e\u0301~~2/index.html',
  ]);
});

it('Views whose queries differ in signs alone have files of their own', () => {
  expect(files('/en/figure/map?unit=%E5%8C%97', '/en/figure/map?unit=+', '/en/figure/map?unit=-')).toEqual([
    'en/figure/map/unit-E5-8C-97/index.html',
    'en/figure/map/unit-/index.html',
    'en/figure/map/unit-/index~~2.html',
  ]);
});

it('An address has no way out of the folder of the site', () => {
  expect(files('/en/place/..%2F..%2Fx', '/en/place/..', '/con/en/')).toEqual([
    'en/place/..~2F..~2Fx/index.html',
    'en/place/~2E~2E/index.html',
    '~63on/en/index.html',
  ]);
});
