import { publishedPeriods } from '../../../edition/index.js';
import { publisherOf } from '../citation.js';
import { agency, localisedName, type SdmxRelease, sdmxId, titleOf } from './identity.js';

const schemas = 'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master';

/** The publication of the vintage that a message is about. */
export interface Published {
  /** Day of publication of the vintage, `2026-10-01`. */
  date?: string | undefined;
}

/** The header of an SDMX-JSON message. `test` is true where the data are not real. */
export function metaOf(
  release: SdmxRelease,
  kind: 'data' | 'structure',
  { date }: Published,
  version: '1.0' | '2.0.0' = '2.0.0',
) {
  const { manifest, plan } = release;
  return {
    schema: `${schemas}/${kind}-message/tools/schemas/${version}/sdmx-json-${kind}-schema.json`,
    id: sdmxId(manifest.id),
    test: plan.dataStatus !== 'real',
    prepared: `${date ?? dataDate(release)}T00:00:00Z`,
    contentLanguages: ['en', 'zh'],
    ...localisedName(titleOf(release)),
    sender: { id: agency, ...localisedName(publisherOf(plan)) },
  };
}

/**
 * The date of a message where no day of publication is known, since the format requires one: the newest date in the data, else the
 * first day of the last period. Never the clock.
 */
export function dataDate({ manifest, geocoding, plan }: SdmxRelease): string {
  const dates = [...manifest.sources.map((s) => s.observed), ...geocoding.map((p) => p.observed)]
    .map((observed) => /^\d{4}-\d{2}-\d{2}/.exec(observed ?? '')?.[0])
    .filter((day) => day !== undefined)
    .sort();
  if (dates.length > 0) return dates.at(-1)!;
  const [year, part] = publishedPeriods(plan).at(-1)!.split('-');
  const month = part?.startsWith('Q') ? Number(part[1]) * 3 - 2 : Number(part ?? 1);
  return `${year}-${String(month).padStart(2, '0')}-01`;
}
