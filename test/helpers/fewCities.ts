import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../../src/release/index.js';
import { chinaOpen, chinaOrExample, chinaRelease, releaseOf } from './editions.js';
import { temporaryFolder } from './folders.js';
import { thorough } from './thorough.js';

/** A page of 337 cities costs the browser several times as much as one of 46, and asks it little more. */
export async function citiesOrExample(): Promise<Release> {
  if (thorough || typeof (await chinaRelease()) === 'string') return chinaOrExample();
  const folder = join(temporaryFolder(), 'edition');
  cpSync(chinaOpen, folder, { recursive: true });
  fewCities(folder);
  return releaseOf(folder);
}

/** Leaves, in a copy of `china-open`, the cities of three provinces, large, poor and empty, and those that its method names. */
export function fewCities(folder: string): void {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const named = text('edition.yaml');
  const isKept = (code: string) => /^(?:44|52|54)/.test(code) || named.includes(`'${code}'`);
  const rows = (name: string, to: (cells: string[]) => string[] | undefined) => {
    const [head, ...lines] = text(name).trimEnd().split('\n');
    const kept = lines.flatMap((line) => to(line.split(','))?.join(',') ?? []);
    writeFileSync(join(folder, name), [head, ...kept, ''].join('\n'));
  };
  rows('units.csv', (cells) => (isKept(cells[0]!) ? cells : undefined));
  rows('economy.csv', (cells) => (cells[0] !== 'city' || isKept(cells[1]!) ? cells : undefined));
  rows('places.csv', ([province, city, code, unit, ...others]) => {
    const to = /^\d/.test(unit!) && !isKept(unit!) ? 'outside' : unit;
    return [province!, city!, code!, to!, ...others];
  });
  const map = JSON.parse(text('map.topojson')) as { objects: { units: { geometries: { id: string }[] } } };
  map.objects.units.geometries = map.objects.units.geometries.filter(({ id }) => isKept(id));
  writeFileSync(join(folder, 'map.topojson'), JSON.stringify(map));
}
