import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from '../../src/release/index.js';
import { example, inputOf } from './editions.js';
import { temporaryFolder } from './folders.js';

export interface Size {
  units: number;
  periods: number;
  /** Whether a figure is present. */
  has?: (unit: number, period: number, indicator: number) => boolean;
  name?: (unit: number) => string;
  /** Whether units have a Chinese name of their own. */
  chinese?: boolean;
  /** The periods as a list, where they are not consecutive years from 2021 on. */
  list?: readonly string[];
  /** Replacements in edition.yaml: [from, to]. */
  edition?: readonly (readonly [string, string])[];
}

/** The example's own line of periods, which a list replaces. */
const itsPeriods = 'periods: { frequency: year, base: 2021 }';

/** The example edition with other units, periods and figures, as a folder. */
export function oddEdition({
  units,
  periods,
  has = () => true,
  name = (u) => `Unit ${u}`,
  chinese = true,
  list,
  edition = [],
}: Size): string {
  const folder = join(temporaryFolder(), 'edition');
  cpSync(example, folder, { recursive: true });
  const rows = Array.from({ length: units }, (_, u) => u);
  const times = list ?? Array.from({ length: periods }, (_, t) => String(2021 + t));
  const listed = `periods: { list: [${list?.join(', ')}], base: ${list?.[0]} }`;
  const changes = [...(list ? [[itsPeriods, listed] as const] : []), ...edition];
  const file = join(folder, 'edition.yaml');
  const text = changes.reduce((all, [from, to]) => all.replace(from, to), readFileSync(file, 'utf8'));
  writeFileSync(file, text);
  const unitLines = rows.map(
    (u) => `U${u},${name(u)},${chinese ? `单元${u}` : ''},${u % 2 ? 'North' : 'South'}`,
  );
  writeFileSync(join(folder, 'units.csv'), `code,name_en,name_zh,province\n${unitLines.join('\n')}\n`);
  const values = times.flatMap((period, t) =>
    rows.map((u) => {
      const cells = [0, 1, 2, 3].map((k) =>
        has(u, t, k) ? String(1 + ((u * 37 + t * 11 + k * 5) % 97)) : '',
      );
      return `U${u},${period},${cells.join(',')}`;
    }),
  );
  mkdirSync(join(folder, 'data'), { recursive: true });
  const head = 'unit,period,broadband,mobile,online-services,waiting-time';
  writeFileSync(join(folder, 'data', 'values.csv'), `${head}\n${values.join('\n')}\n`);
  return folder;
}

/** A release of such an edition, sufficient for its pages. */
export async function oddRelease(size: Size): Promise<Release> {
  const folder = oddEdition(size);
  const input = await inputOf(folder);
  const { plan } = input;
  const manifest = {
    id: 'x-1',
    title: plan.title,
    licence: plan.licence,
    sources: [],
    files: [],
    inputs: [],
  };
  const none = {
    geocoding: [],
    unplaced: [],
    totals: [],
    noise: [],
    uncertainty: [],
    pairs: [],
    choices: [],
    observed: [],
    records: [],
  };
  return { ...input, ...none, manifest, folder, map: undefined, raw: undefined } as unknown as Release;
}
