import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { simulatedCities } from '../../../src/platform/vehicles/index.js';
import { root } from '../../helpers/editions.js';
import { temporaryFolder } from '../../helpers/folders.js';
import { iplus } from '../../helpers/iplus.js';

/** The signals as docs/vehicles.md shows them. */
const signals = /```yaml\n(# signals\/vehicles\.yaml\n[\s\S]*?)```/.exec(
  readFileSync(join(root, 'docs/vehicles.md'), 'utf8'),
)![1]!;

const editionYaml = `edition: cars
title: { en: Cars, zh: 汽车 }
version: 1
data-status: simulated
units: { level: city, title: { en: Cities, zh: 城市 } }
periods: { frequency: month, first: 2026-01, base: 2026-01 }
method:
  normalise: { method: min-max, range: [0, 100], over: all-periods }
  aggregate: arithmetic
  missing: { min-present: 0.5, weights: reweight }
tree:
  id: index
  title: { en: Index, zh: 指数 }
  children:
    - { indicator: km-per-active-vehicle }
    - { indicator: mean-speed }
    - { indicator: electric-share }
    - { indicator: start-soc }
`;
const indicators = `id,title_en,title_zh,unit,direction,kind
km-per-active-vehicle,Distance per active vehicle and day,日均行驶里程,km,1,ratio
mean-speed,Mean speed,平均车速,km/h,1,ratio
electric-share,Share of distance in electric mode,纯电行驶里程占比,%,1,ratio
start-soc,State of charge at the start of a charge,起始SOC,%,1,ratio
`;

it('the aggregates of cars are taken by an edition with the signals of docs/vehicles.md', () => {
  const folder = temporaryFolder();
  const ok = (...args: string[]) => expect(iplus(args)).toMatchObject({ code: 0 });
  const fleet = join(folder, 'fleet');
  ok('edge', 'simulate', '--out', fleet, '--cars', '150', '--days', '2', '--first-day', '2026-01-05');
  const edition = join(folder, 'edition');
  for (const part of ['signals', 'records']) mkdirSync(join(edition, part), { recursive: true });
  const aggregates = join(edition, 'records', 'vehicles-2026-01.csv');
  ok(
    'edge',
    'aggregate',
    join(fleet, 'captures'),
    '--borders',
    join(fleet, 'borders.geojson'),
    '--out',
    aggregates,
    '--at-least',
    '3',
    '--provisional',
  );
  const units = simulatedCities.map(({ code }) => `${code},City ${code},城市${code}`);
  writeFileSync(join(edition, 'edition.yaml'), editionYaml);
  writeFileSync(join(edition, 'indicators.csv'), indicators);
  writeFileSync(join(edition, 'units.csv'), `code,name_en,name_zh\n${units.join('\n')}\n`);
  writeFileSync(join(edition, 'signals', 'vehicles.yaml'), signals);
  ok('ingest', edition);
  ok('build', edition, '--out', join(folder, 'release'));

  const results: Record<string, string>[] = parse(readFileSync(join(folder, 'release', 'results.csv')), {
    columns: true,
  });
  expect(
    results.filter((row) => row['node'] === 'index' && row['status'] === 'observed').length,
  ).toBeGreaterThan(3);
  const rows: Record<string, string>[] = parse(readFileSync(aggregates), { columns: true });
  const kmPerVehicle = simulatedCities.map(({ code }) => {
    const of = rows.filter((row) => row['city'] === code && row['distance_km'] !== '');
    const sum = (name: string) => of.reduce((all, row) => all + Number(row[name]), 0);
    return sum('distance_km') / sum('active_vehicles');
  });
  // Scores are the figures between the smallest (0) and the largest (100).
  const [least, most] = [Math.min(...kmPerVehicle), Math.max(...kmPerVehicle)];
  simulatedCities.forEach(({ code }, i) => {
    const row = results.find((r) => r['unit'] === code && r['node'] === 'km-per-active-vehicle')!;
    expect(Number(row['value'])).toBeCloseTo((100 * (kmPerVehicle[i]! - least)) / (most - least), 9);
  });
});
