import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildRelease } from '../../src/cli/build.js';
import { UserError } from '../../src/edition/index.js';
import { buildRelease as build } from '../../src/pipeline/index.js';
import { openRelease } from '../../src/release/index.js';
import { siteApp } from '../../src/server/index.js';
import { complaints } from '../helpers/complaints.js';
import { exampleWith } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { squaresInARow } from '../helpers/squares.js';
import { times } from '../helpers/thorough.js';

// The package has no types.
const { topology } = createRequire(import.meta.url)('topojson-server') as {
  topology(objects: Record<string, unknown>, quantise?: number): object;
};

const features = squaresInARow(['A1', 'A2', 'A3', 'B1'], 90);
const sound = JSON.stringify(topology({ units: { type: 'FeatureCollection', features } }, 1e4));

/** The example with a map of these bytes. */
function withMap(map: string | Uint8Array): string {
  const folder = exampleWith({ 'edition.yaml': [['units:\n', 'map: map.topojson\nunits:\n']] });
  writeFileSync(join(folder, 'map.topojson'), map);
  return folder;
}

const damaged: Record<string, string | Uint8Array> = {
  'no JSON': 'not a map',
  empty: '',
  null: 'null',
  GeoJSON: JSON.stringify({ type: 'FeatureCollection', features }),
  'arcs out of range': sound.replace(/"arcs":\[\[0/, '"arcs":[[77'),
  'no object units': sound.replace('"units"', '"towns"'),
  'ids of other places': sound.replace('"A1"', '"Z1"'),
  'a byte order mark': `\ufeff${sound}`,
  'bytes that are no text': Uint8Array.of(0xff, 0xfe, 0x00, 0xd8),
  'cut off': sound.slice(0, 200),
};

describe('a damaged map', () => {
  it.each(Object.entries(damaged))('is refused by check, with its place: %s', async (_, map) => {
    const said = await complaints(withMap(map));
    expect(said.length).toBeGreaterThan(0);
    for (const line of said) expect(line).toMatch(/^map\.topojson.* \| .+ \| .+ \| .+/);
    expect(said.join()).not.toMatch(/undefined|Error|at .*\.js/);
  });

  it('is no complaint when it is sound', async () => {
    expect(await complaints(withMap(sound))).toEqual([]);
  });
});

describe('a build over a good release', () => {
  let out: string;
  beforeAll(async () => {
    out = join(temporaryFolder(), 'release');
    await buildRelease(withMap(sound), out, {});
  }, 60_000);

  /** Builds an edition over the release; the release that stands then is a good one, whichever it is. */
  async function over(edition: string): Promise<'refused' | 'built'> {
    const before = readlinkSync(out);
    const outcome = await buildRelease(edition, out, {}).then(
      () => 'built' as const,
      (error: unknown) => {
        expect(error).toBeInstanceOf(UserError);
        return 'refused' as const;
      },
    );
    if (outcome === 'refused') expect(readlinkSync(out)).toBe(before);
    const release = await openRelease(out);
    const app = siteApp(release);
    const place = encodeURIComponent(release.plan.units[0]!.code);
    for (const path of ['/en/', '/zh/?map=tier', `/en/place/${place}`, '/en/balance']) {
      const answer = await app.request(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(await answer.text()).not.toMatch(/NaN|>undefined</);
    }
    return outcome;
  }

  it.each(['no JSON', 'arcs out of range', 'GeoJSON'])(
    'with a damaged map leaves it as it was: %s',
    async (name) => {
      expect(await over(withMap(damaged[name]!))).toBe('refused');
    },
  );

  it('with files damaged anywhere leaves it as it was, or puts one that works in its place', async () => {
    const outcomes: string[] = [];
    const files = ['edition.yaml', 'units.csv', 'indicators.csv', 'data/values.csv', 'map.topojson'];
    const damage = fc.record({
      file: fc.constantFrom(...files),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      by: fc.constantFrom('', '\0', '{', '\n', ',,', '"', '-1', '1e999', '�', 'A1'),
      cut: fc.integer({ min: 0, max: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, at, by, cut }) => {
        const edition = withMap(sound);
        const path = join(edition, file);
        const text = readFileSync(path, 'utf8');
        const place = Math.floor(at * text.length);
        writeFileSync(path, text.slice(0, place) + by + text.slice(place + cut));
        outcomes.push(await over(edition));
      }),
      { numRuns: times(5, 14) },
    );
    expect(outcomes).toContain('refused');
  }, 120_000);

  it('whose pages fail leaves it as it was, and says so without a stack', async () => {
    const before = readlinkSync(out);
    const failing = async () => {
      throw new TypeError('x is not a function');
    };
    const other = exampleWith({ 'edition.yaml': [['version: 1', 'version: 2']] });
    await expect(build(other, out, undefined, undefined, undefined, failing)).rejects.toThrow(
      /built but cannot be used \(x is not a function\); nothing was put in its place/,
    );
    expect(readlinkSync(out)).toBe(before);
    expect((await openRelease(out)).plan.version).toBe('1');
  });
});
