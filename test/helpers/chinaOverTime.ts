import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRelease } from '../../src/cli/build.js';
import { openRelease, type Release } from '../../src/release/index.js';
import { chinaOpen, chinaRelease, example, releaseOf } from './editions.js';
import { temporaryFolder } from './folders.js';

/** Other periods, a rule that fills gaps (in place of leaving out who has one), and sources whose tables are left out. */
export interface OverTime {
  periods: string;
  impute?: string;
  without?: readonly string[];
}

/**
 * The cities of China from all the dated tables that the edition carries, which publishes the last alone; or why the
 * records are not here. For tests of what happens between periods, and for the check that older tables say the same.
 */
export async function chinaOverTime({ periods, impute, without = [] }: OverTime): Promise<Release | string> {
  const there = await chinaRelease();
  if (typeof there === 'string') return there;
  const folder = join(temporaryFolder(), 'edition');
  cpSync(chinaOpen, folder, { recursive: true });
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
      .replace(/^ {2}screen: .*$/m, impute ? `  impute: ${impute}` : '$&'),
  );
  const out = join(folder, '..', 'release');
  await buildRelease(folder, out, {});
  return openRelease(out);
}

function change(folder: string, name: string, to: (text: string) => string): void {
  const file = join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = to(before);
  if (after === before && name !== 'sources.yaml') throw new Error(`${name} of china-open has changed`);
  writeFileSync(file, after);
}

/** The cities of China in three years; the example where the records are not available. For pages that show change. */
export async function chinaOverTimeOrExample(): Promise<Release> {
  const made = await chinaOverTime({ periods: '{ frequency: year, base: 2019, first: 2019, last: 2021 }' });
  return typeof made === 'string' ? releaseOf(example) : made;
}
