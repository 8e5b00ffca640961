import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEdition } from '../../src/signals/index.js';
import { type Basis, independentMeasures, noMeasures, ownMeasures } from '../helpers/digitalMeasures.js';
import { chinaOpen, chinaRelease, root, worldDigital } from '../helpers/editions.js';
import { validityFile, validityRow } from '../helpers/rankCorrelation.js';
import { table, units, worldIndex } from '../helpers/worldIndex.js';

const panel = join(root, '..', 'shared', 'facts', 'world-digital-2000-2023.csv');

describe('every coefficient with independent measures, worked out again by counting ranks (needs ../shared)', () => {
  it('is that of validity.csv of china-open, in total and per head', async (test) => {
    if (noMeasures) return test.skip(noMeasures);
    const release = await chinaRelease();
    if (typeof release === 'string') return test.skip(release);
    const rows: string[] = [];
    for (const basis of ['per-head', 'total'] satisfies Basis[]) {
      const ours = await ownMeasures(release, basis);
      for (const [measure, theirs] of Object.entries(independentMeasures(basis)))
        for (const [part, figures] of Object.entries(ours))
          rows.push(validityRow([measure, part, basis, '2021'], figures, theirs));
    }
    await expect(validityFile(rows)).toMatchFileSnapshot(join(chinaOpen, 'validity.csv'));
  }, 120_000);

  it.skipIf(!existsSync(panel))(
    'is that of validity.csv of world-digital, in four years of surveys',
    async () => {
      const index = worldIndex();
      const of = table(panel);
      const columns = {
        hdi: 'hdi',
        'gdp-per-person': 'gdp_per_person_usd_constant',
        electricity: 'electricity_use_kwh_per_person',
      };
      const rows = Object.entries(columns).flatMap(([measure, column]) =>
        [2010, 2014, 2018, 2022].map((year) => {
          const ours = Object.fromEntries(
            units.map(({ code }) => [code!, index.get(`${code} ${year}`) ?? Number.NaN]),
          );
          const theirs = Object.fromEntries(
            of.flatMap((row) =>
              row['year'] === String(year) && row[column] ? [[row['iso3']!, Number(row[column])]] : [],
            ),
          );
          return validityRow([measure, 'index', 'per-head', String(year)], ours, theirs);
        }),
      );
      await expect(validityFile(rows)).toMatchFileSnapshot(join(worldDigital, 'validity.csv'));
    },
  );
});

describe('a variant', () => {
  it('has no coefficients of the edition it changes', () => {
    const [own, changed] = [openEdition(worldDigital), openEdition(worldDigital, 'access')];
    expect(own.edition?.source.validity?.measures.length).toBe(3);
    expect(changed.edition?.source.validity).toBeUndefined();
  });
});
