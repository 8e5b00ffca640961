import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../../src/release/index.js';
import { openEdition } from '../../src/signals/index.js';
import { chinaOpen, chinaRelease, example, recordsIn, releaseOf, root } from './editions.js';
import { fewCities } from './fewCities.js';
import { temporaryFolder } from './folders.js';
import { thorough } from './thorough.js';

/** Other periods, a rule that fills gaps (in place of leaving out who has one), and sources whose tables are left out. */
export interface OverTime {
  periods: string;
  impute?: string;
  without?: readonly string[];
  /** Only 46 of the cities. */
  few?: boolean;
}

/** Older tables of the sources of the edition, which it does not publish. */
const older = join(root, 'test', 'helpers', 'chinaOlder');

/**
 * The cities of China from the tables of three years, of which the edition publishes the last alone; or why the records
 * are not here. For tests of what happens between periods, and for the check that older tables say the same.
 */
export async function chinaOverTime({
  periods,
  impute,
  without = [],
  few = false,
}: OverTime): Promise<Release | string> {
  const there = await chinaRelease();
  if (typeof there === 'string') return there;
  const folder = join(temporaryFolder(), 'edition');
  cpSync(chinaOpen, folder, { recursive: true });
  if (few) fewCities(folder);
  const why = await addOlder(folder);
  if (why !== undefined) return why;
  for (const id of without) rmSync(join(folder, 'records', `${id}.parquet`));
  change(folder, 'sources.yaml', (text) =>
    text
      .split(/^(?= {2}- id: )/m)
      .filter((source) => !without.some((id) => source.startsWith(`  - id: ${id}\n`)))
      .join(''),
  );
  change(folder, 'signals/mobile.yaml', (text) => text.replace('mobile-blocks-2021-08', 'mobile-blocks-*'));
  change(folder, 'signals/addresses.yaml', (text) => text.replace('ipv4-2021-03', 'ipv4-*'));
  change(folder, 'edition.yaml', (text) =>
    text
      .replace(/^periods: .*$/m, `periods: ${periods}`)
      // The coefficients are of the period that the edition publishes.
      .replace(/^validity:\n(?: .*\n)+/m, '')
      .replace(/^ {2}screen: .*$/m, impute ? `  impute: ${impute}` : '$&'),
  );
  return releaseOf(folder);
}

const isRecords = (path: string) => !/\.(json|part)$/.test(path);

/** Adds the older tables to a copy of the edition; returns why they cannot be had. */
async function addOlder(folder: string): Promise<string | undefined> {
  const sources = readFileSync(join(older, 'sources.yaml'), 'utf8');
  cpSync(join(older, 'records'), join(folder, 'records'), { recursive: true, filter: isRecords });
  change(folder, 'sources.yaml', (text) =>
    text.replace('sources:\n', sources.slice(sources.indexOf('sources:\n'))),
  );
  const added = openEdition(folder).sources.filter(({ id }) => sources.includes(`  - id: ${id}\n`));
  const why = await recordsIn(older, added);
  if (why !== undefined) return why;
  const [own, others] = [folder, older].map((of) => join(of, 'records', 'ledger.json'));
  const entries = [own!, others!].map((file) => JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(own!, JSON.stringify(Object.assign({}, ...entries)));
  cpSync(join(older, 'records'), join(folder, 'records'), { recursive: true, filter: isRecords });
  return undefined;
}

function change(folder: string, name: string, to: (text: string) => string): void {
  const file = join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = to(before);
  if (after === before && name !== 'sources.yaml') throw new Error(`${name} of china-open has changed`);
  writeFileSync(file, after);
}

/** The cities of China in three years (in `npm test` few of them); the example where the records are not available. For pages that show change. */
export async function chinaOverTimeOrExample(): Promise<Release> {
  const periods = '{ frequency: year, base: 2019, first: 2019, last: 2021 }';
  const made = await chinaOverTime({ periods, few: !thorough });
  return typeof made === 'string' ? releaseOf(example) : made;
}
