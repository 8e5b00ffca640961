import { hash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';
import { casesOf } from '../helpers/thorough.js';

interface Source {
  file: string;
  shipped?: string;
  sha256?: string;
  unit: string;
  name?: string;
  header?: number;
  period?: { column?: string };
  values?: Record<string, string>;
  published?: Record<string, { value?: string; rank?: string }>;
}

interface Outcome {
  counted?: string;
  values: number;
  equal: number;
  different: number;
  ranks?: number;
  'ranks-equal'?: number;
}

interface Recipe {
  name: string;
  hasData: boolean;
  licence?: { name: string };
  'licence-sought'?: object;
  sources: Source[];
  reproduced: Outcome[];
}

const { recipes } = JSON.parse(iplus(['new', '--like', '--json']).out) as { recipes: Recipe[] };

/** Where files of publishers are that this repository may not carry, for those who have fetched them. */
const fetched = process.env['IPLUS_SHELF_DATA'];

/** A folder with the edition of a recipe. */
function editionOf(name: string, data: readonly string[] = []): string {
  const folder = join(temporaryFolder(), name);
  const files = data.length > 0 ? ['--data', ...data] : [];
  const { code, err } = iplus(['new', folder, '--like', name, ...files, '--lang', 'en']);
  expect(err).toBe('');
  expect(code).toBe(0);
  return folder;
}

/** A file with the columns that a recipe reads, for twelve countries, with made-up figures. */
function madeUp({ unit, name, header: heads = 1, period, values, published }: Source, base: string): string {
  const ofNodes = Object.values(published ?? {}).flatMap(({ value, rank }) => [value, rank]);
  const figures = [...new Set([...Object.values(values ?? {}), ...ofNodes.filter((c) => c !== undefined)])];
  const header = [unit, ...(name ? [name] : []), ...(period?.column ? [period.column] : []), ...figures];
  const countries = ['AFG', 'AGO', 'ALB', 'ARE', 'ARG', 'ARM', 'AUS', 'AUT', 'AZE', 'BEL', 'BGD', 'CHN'];
  const rows = countries.map((code, i) => [
    code,
    ...(name ? [`Name of ${code}`] : []),
    ...(period?.column ? [base] : []),
    ...figures.map((_, j) => 1 + ((i * (2 * j + 5) + j * j) % 12)),
  ]);
  const empty = Array.from({ length: heads - 1 }, () => header.map(() => ''));
  return [header.map((c) => c.replace('{period}', base)), ...empty, ...rows]
    .map((row) => row.map((cell) => `"${cell}"`).join(','))
    .join('\n');
}

/** What comes out when an edition is replicated, added up over nodes and periods. */
function outcomeOf(folder: string) {
  const { out } = iplus(['replicate', folder, '--json']);
  const [{ summaries, impossible }] = JSON.parse(out).published[0].tables;
  const sum = (key: string) => summaries.reduce((n: number, s: Record<string, number>) => n + s[key]!, 0);
  const [values, equal, different] = [sum('values'), sum('equal'), impossible.length];
  const ranks = sum('ranks') > 0 ? { ranks: sum('ranks'), 'ranks-equal': sum('ranksEqual') } : {};
  return { values, equal, possible: values - equal - different, different, ...ranks };
}

describe('the shelf of published indices', () => {
  it.each(recipes.filter(({ hasData }) => hasData).map(({ name }) => name))(
    'makes %s of the data in this package, with as many published values as it says',
    (name) => {
      const folder = editionOf(name);
      expect(iplus(['check', folder, '--lang', 'en'])).toMatchObject({ code: 0, err: '' });
      const said = recipes.find((one) => one.name === name)!.reproduced.find((o) => !o.counted);
      expect(said).toMatchObject(outcomeOf(folder));
    },
  );

  const areFetched = ({ sources }: Recipe) =>
    fetched !== undefined && sources.every(({ file }) => existsSync(join(fetched, file)));

  it.each(recipes.filter(areFetched))(
    'makes $name of the fetched files of its publisher, with as many published values as it says',
    ({ name, sources, reproduced }) => {
      const files = sources.map(({ file, sha256 }) => {
        const path = join(fetched!, file);
        const found = hash('sha256', readFileSync(path), 'hex');
        expect([file, found]).toEqual([file, sha256 ?? found]);
        return path;
      });
      expect(reproduced.find((o) => o.counted)).toMatchObject(outcomeOf(editionOf(name, files)));
    },
  );

  const withoutData = recipes.filter(({ hasData }) => !hasData).map(({ name }) => name);

  it.each(casesOf(withoutData, 4))(
    'makes %s of files with the columns of those of its publisher, which pass the check',
    (name) => {
      const { sources } = recipes.find((one) => one.name === name)!;
      const edition = readFileSync(join(root, 'editions', 'shelf', name, 'edition.yaml'), 'utf8');
      const base = /base: (\d+)/.exec(edition)![1]!;
      const folder = temporaryFolder();
      const files = sources.map((source, i) => {
        const file = join(folder, `${i}.csv`);
        writeFileSync(file, madeUp(source, base));
        return file;
      });
      const folderOf = editionOf(name, files);
      expect(iplus(['check', folderOf, '--lang', 'en'])).toMatchObject({ code: 0, err: '' });
    },
  );

  it('ships data only with a licence that was read and allows it', () => {
    const open = /^CC BY( [\d.]+)?( IGO)?$/;
    for (const { name, licence, sources } of recipes) {
      const ships = sources.some(({ shipped }) => shipped !== undefined);
      expect([name, !ships || open.test(licence?.name ?? '')]).toEqual([name, true]);
      for (const { shipped } of sources)
        if (shipped)
          expect(readFileSync(join(root, 'NOTICE'), 'utf8')).toContain(`editions/shelf/data/${shipped}`);
    }
  });

  it('says of every index which licence its data have, or where one was sought', () => {
    for (const { name, licence, ...one } of recipes)
      expect([name, licence === undefined]).toEqual([name, one['licence-sought'] !== undefined]);
  });

  it('is listed and described in both languages', () => {
    for (const lang of ['en', 'zh']) {
      const list = iplus(['new', '--like', '--lang', lang]).out;
      for (const { name } of recipes) {
        expect(list).toContain(`\n${name} `);
        const { code, out } = iplus(['new', '--like', name, '--lang', lang]);
        expect([code, out.includes('undefined')]).toEqual([0, false]);
      }
    }
  });

  it('says what to do about an unknown name, a file too many, a wrong file and no file', () => {
    const dir = join(temporaryFolder(), 'new');
    const other = join(temporaryFolder(), 'other.csv');
    writeFileSync(other, 'iso3,country\nAFG,Afghanistan\n');
    const refused = (...args: string[]) => {
      const { code, err } = iplus(['new', dir, ...args, '--lang', 'en']);
      expect([code, existsSync(dir)]).toEqual([2, false]);
      return err;
    };
    expect(refused('--like', 'hdii')).toContain('did you mean “hdi”?');
    expect(refused('--like')).toContain('no name of an index');
    expect(refused('--data', other)).toContain('--like NAME');
    expect(refused('--like', 'hdi', '--data', other)).toContain('no column “le_{period}”');
    expect(refused('--like', 'hdi', '--data', other, other)).toContain('one file more');
    expect(refused('--like', 'hdi', '--data', 'nowhere.csv')).toContain('raw.githubusercontent.com');
  });

  it('says where a file is another version than that of which the figures are known', () => {
    const later = join(temporaryFolder(), 'later.csv');
    const shipped = readFileSync(join(root, 'editions', 'shelf', 'data', 'hdr-2021.csv'), 'utf8');
    writeFileSync(later, shipped.replaceAll('_2021', '_2022'));
    const { code, out } = iplus(['new', join(temporaryFolder(), 'hdi'), '--like', 'hdi', '--data', later]);
    expect(code).toBe(0);
    expect(out).toMatch(/later\.csv: (not the version|并非)/);
  });
});
