import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats, type Release } from '../../../src/release/index.js';
import { inBrackets, lacking } from '../../helpers/programs.js';
import { takenAway } from '../../helpers/takeAway.js';
import { named, ours, withNamedRelease } from './rows.js';

withNamedRelease();

interface Feature {
  geometry: { type: 'Point'; coordinates: [number, number] } | null;
  properties: Record<string, string | number | null>;
}

/** The release with coordinates of all units but the last. */
function located(): Release {
  const units = named.plan.units.map((unit, c, { length }) =>
    c === length - 1 ? unit : { ...unit, coordinates: { lon: 100.25 + c, lat: 30.5 - c } },
  );
  return { ...named, plan: { ...named.plan, units } };
}

async function exported(selection = {}) {
  const { folder } = await takenAway(formats['geojson']!, located(), selection);
  const file = join(folder, 'results.geojson');
  return { file, features: JSON.parse(readFileSync(file, 'utf8')).features as Feature[] };
}

describe('GeoJSON', () => {
  it('has every score and rank of the units once, with their names and coordinates', async () => {
    const { features } = await exported();
    const units = located().plan.units;
    const rows = features.flatMap(({ geometry, properties }) => {
      const unit = units.find(({ code }) => code === properties['code'])!;
      expect(properties).toMatchObject({
        name_en: unit.name.en,
        name_zh: unit.name.zh,
        data_status: 'simulated',
      });
      expect(geometry?.coordinates).toEqual(unit.coordinates && [unit.coordinates.lon, unit.coordinates.lat]);
      return Object.keys(properties)
        .filter((key) => key.startsWith('score_'))
        .map((key) => {
          const node = key.slice('score_'.length);
          return [
            properties['code'],
            properties['period'],
            node,
            properties[key],
            properties[`rank_${node}`],
          ];
        });
    });
    const expected = ours(named)
      .filter(({ level }) => level === named.plan.level)
      .map(({ unit, period, node, value, rank }) => [unit, period, node, value, rank]);
    const inOrder = (list: unknown[]) => list.map((row) => JSON.stringify(row)).sort();
    expect(inOrder(rows)).toEqual(inOrder(expected));
  });

  it('has groups where they are asked for, without a geometry', async () => {
    const { features } = await exported({ levels: ['total'] });
    expect(features.map(({ geometry, properties }) => [geometry, properties['level']])).toEqual(
      features.map(() => [null, 'total']),
    );
    expect(features.length).toBeGreaterThan(0);
  });

  const missing = lacking('GDAL');
  it.skipIf(missing)(`is read by GDAL with its reference system${inBrackets(missing)}`, async () => {
    const { file, features } = await exported();
    const { stdout } = spawnSync('ogrinfo', ['-json', '-features', file], { encoding: 'utf8' });
    const [layer] = JSON.parse(stdout).layers;
    expect(layer.featureCount).toBe(features.length);
    expect(layer.geometryFields[0]).toMatchObject({
      type: 'Point',
      coordinateSystem: { projjson: { name: 'WGS 84' } },
    });
    const points = features.flatMap(({ geometry }) => (geometry ? [geometry.coordinates] : []));
    const ends = (of: number[]) => [Math.min(...of), Math.max(...of)] as const;
    const [west, east] = ends(points.map(([lon]) => lon));
    const [south, north] = ends(points.map(([, lat]) => lat));
    expect(layer.geometryFields[0].extent).toEqual([west, south, east, north]);
  });
});
